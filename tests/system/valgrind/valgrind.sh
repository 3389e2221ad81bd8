#!/usr/bin/env bash
# The server plays a lesson under valgrind: nothing leaked, nothing read that was not written.
BIN=$1
. tests/system/common.sh
command -v valgrind >/dev/null || die "valgrind is not installed"
RUNNER="valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,indirect"
start_server --auto --seats 12 --rounds 2 --seed 5
"$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 12 --seed 5 --pace 200 \
    --pack assets/packs/fractions-10-12.yaml >"$work/swarm.out" 2>&1 ||
    die "the swarm ended with $?: $(cat "$work/swarm.out")"
wait "$server_pid"
status=$?
[ $status -eq 0 ] || die "the server ended with $status: $(cat "$work/server.err")"
grep -q '^results: ' "$work/server.out" || die "no results"
echo "a lesson under valgrind, clean"
