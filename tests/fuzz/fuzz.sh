#!/usr/bin/env bash
# fuzz.sh PROGRAM SECONDS: looks for inputs that a target does not stand. The kept ones are read only;
# what is new goes to a folder beside the program, and an input that was found there, too, with the
# command that does it again.
set -u
program=$1 seconds=$2
name=$(basename "$program")
name=${name#fuzz_}
here=$(cd "$(dirname "$0")" && pwd)
work=$(dirname "$program")/found/$name
mkdir -p "$work/new" "$work/run" || exit 1
cd "$work/run" || exit 1
options=(-max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -print_final_stats=1
    -artifact_prefix="$work/")
[ -f "$here/$name.dict" ] && options+=(-dict="$here/$name.dict")
export ASAN_OPTIONS=malloc_context_size=8${ASAN_OPTIONS:+:$ASAN_OPTIONS}
# What a run before this one found is said by itself, not in passing.
rm -rf "$work/new" && mkdir "$work/new"
"$program" "${options[@]}" "$work/new" "$here/corpus/$name" >"$work/log" 2>&1
status=$?
if [ $status -ne 0 ]; then
    tail -n 60 "$work/log"
    echo "again: (cd $work/run && $program $(sed -n 's/.*Test unit written to //p' "$work/log" | tail -n 1))"
    exit 1
fi
grep -E '^INFO: Seed' "$work/log"
tail -n 1 <(grep -E 'cov: [0-9]+' "$work/log")
grep -E '^stat::(number_of_executed_units|average_exec_per_sec|new_units_added)' "$work/log"
