#!/usr/bin/env bash
# tools/play.sh without a display: a lesson in under a minute, with progress and a file of results at the
# end; ended early it keeps what was played. Nothing that it started is left.
BIN=$1
. tests/system/common.sh
unset DISPLAY WAYLAND_DISPLAY
export GOLDSEAM_BIN=$BIN XDG_STATE_HOME=$work/state

# What runs of this test's own lessons: they alone write there.
left_over() {
    local folder
    for folder in /proc/[0-9]*; do
        tr '\0' '\n' 2>/dev/null <"$folder/environ" | grep -qxF "XDG_STATE_HOME=$work/state" || continue
        [ "${folder#/proc/}" = $$ ] || tr '\0' ' ' <"$folder/cmdline" | grep 'goldseam-' || true
    done
}

# results_of OUTPUT: the last line names the file, and it is there.
results_of() {
    local file
    file=$(tail -n 1 "$1" | sed -n 's/^results: //p')
    [ -s "$file" ] || die "the last line names no file of results: $(cat "$1")"
    grep -q '"rounds"' "$file" || die "$file holds no rounds"
}

# The journal that stands beside the results.
journal_of() {
    tail -n 1 "$1" | sed -n 's/^results: \(.*\)\.results\.json$/\1.journal/p'
}

timeout 60 tools/play.sh --headless --rounds 1 --bots 6 --seed 4 >"$work/out" 2>"$work/err" </dev/null
status=$?
[ $status -eq 0 ] || die "status $status: $(cat "$work/out" "$work/err")"
for step in try huddle mend reveal; do
    grep -q "^round 1 of 1: $step" "$work/out" || die "$step was not told: $(cat "$work/out")"
done
results_of "$work/out"
[ -z "$(left_over)" ] || die "left over: $(left_over)"

# The end in the middle of it, as Ctrl-C makes it.
tools/play.sh --headless --rounds 3 --bots 6 --seed 4 >"$work/early" 2>"$work/err" </dev/null &
early=$!
pids+=("$early")
for _ in $(seq 200); do
    grep -q '^round 1 of 3: huddle' "$work/early" && break
    sleep 0.1
done
kill -TERM "$early"
wait "$early"
status=$?
[ $status -eq 130 ] || die "ended early with status $status: $(cat "$work/early" "$work/err")"
results_of "$work/early"
[ -z "$(left_over)" ] || die "left over: $(left_over)"
"$BIN/goldseam-replay" "$(journal_of "$work/early")" >"$work/replay" ||
    die "what was played does not replay: $(cat "$work/replay")"

# Wrong use, in one line each.
expect 2 'bots' tools/play.sh --bots none
expect 2 'no-such-pack' tools/play.sh --headless --pack no-such-pack.yaml
expect 2 '99' tools/play.sh --headless --rounds 99 --bots 2
echo "a lesson, an early end, and nothing left running"
