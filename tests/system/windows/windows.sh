#!/usr/bin/env bash
# The room dies without a word: a student's window and the board stay, keep trying, and are in again when
# the room goes on. A window at an address where nobody is waits too. Closing ends with 0.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb
start_display 1400x800

# open_window NAME ARGS...: what it has to tell is in $work/NAME.
open_window() {
    local name=$1
    shift
    "$BIN/goldseam" "$@" --verbose >/dev/null 2>"$work/$name" &
    pids+=($!)
    echo $! >"$work/$name.pid"
}

# stands NAME TIMES: the window has been connected so often, within 25 s.
stands() {
    for _ in $(seq 250); do
        [ "$(grep -c 'the connection stands' "$work/$1")" -ge "$2" ] && return
        kill -0 "$(cat "$work/$1.pid")" 2>/dev/null || die "the window $1 has ended: $(cat "$work/$1")"
        sleep 0.1
    done
    die "$1 was not connected $2 times: $(cat "$work/$1")"
}

start_server
open_window student join "$code" "127.0.0.1:$port"
open_window board board "$code" "127.0.0.1:$port"
open_window nobody join 127.0.0.1:9
stands student 1
stands board 1

kill -KILL "$server_pid"
{ wait "$server_pid"; } 2>/dev/null
"$BIN/goldseam-server" --resume --data "$work/data" >"$work/second" 2>&1 &
pids+=($!)
stands student 2
stands board 2
for _ in $(seq 100); do # a try takes 5 s
    grep -q 'the connection ended' "$work/nobody" && break
    sleep 0.1
done
grep -q 'the connection ended' "$work/nobody" || die "the third window has not tried"

for name in student board nobody; do
    pid=$(cat "$work/$name.pid")
    kill -TERM "$pid"
    wait "$pid"
    status=$?
    [ $status -eq 0 ] || die "the window $name ended with $status: $(cat "$work/$name")"
done
echo "three windows, two rooms, and nobody was lost"
