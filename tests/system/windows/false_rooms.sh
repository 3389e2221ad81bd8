#!/usr/bin/env bash
# Somebody on the network answers each question for rooms with a thousand false ones. Who typed the code
# alone is in the true room all the same, within seconds; and the window lives on.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb
start_display 1300x800
start_server --address 127.0.0.1

"$BIN/false_rooms" "$port" >"$work/false" 2>&1 &
pids+=($!)
for _ in $(seq 50); do
    grep -q ready "$work/false" && break
    sleep 0.1
done
grep -q ready "$work/false" || die "nobody answers: $(cat "$work/false")"

SECONDS=0
"$BIN/goldseam" join "$code" --verbose >/dev/null 2>"$work/window" &
window_pid=$!
pids+=("$window_pid")
for _ in $(seq 400); do
    grep -q 'the connection stands' "$work/window" && break
    kill -0 "$window_pid" 2>/dev/null || die "the window has ended: $(cat "$work/window")"
    sleep 0.1
done
grep -q 'the connection stands' "$work/window" || die "40 s were not enough: $(cat "$work/window")"
took=$SECONDS
kill -TERM "$window_pid"
wait "$window_pid" || die "the window ended with $?"
echo "in the true room after $took s, among a thousand false answers to each question"
