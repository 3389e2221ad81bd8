#!/usr/bin/env bash
# A window is killed in the middle of a try, and started again with the same code: the same seat, the same
# phase, and the own answer on the screen. A second window on the machine is another student. When the
# lesson is over nothing of it stays on the disk.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import compare
start_display 2600x800
export HOME=$work/home
mkdir -p "$HOME"
start_room --plan quick

# says PATTERN WORDS...: types the words into the console until it says that; a second or two.
says() {
    local pattern=$1
    shift
    for _ in $(seq 100); do
        : >"$work/server.out.seen"
        local from
        from=$(wc -l <"$work/server.out")
        echo "$*" >&5
        sleep 0.2
        tail -n +$((from + 1)) "$work/server.out" >"$work/server.out.seen"
        grep -qE -e "$pattern" "$work/server.out.seen" && return
    done
    die "no \"$pattern\" after $*: $(tail -n 12 "$work/server.out")"
}

# open_window X ARGS...: sets window and window_pid.
open_window() {
    local x=$1
    shift
    "$BIN/goldseam" "$@" --size 1280x720 --less-motion >"$work/window.out" 2>&1 &
    window_pid=$!
    pids+=("$window_pid")
    find_window "$window_pid"
    window=$found
    xdotool windowmove "$window" "$x" 0
}

keys() { press "$window" 0.3 "$@"; }

# What is below the clock and left of the bowl, which are alike by chance only.
picture() { import -window "$window" -crop 700x560+20+130 "$work/$1.png"; }

open_window 0 join "$code" "127.0.0.1:$port"
first=$window_pid
sleep 1.5
keys 1
says '^1  .*, here' seats
name=$(sed -n 's/^1  \([^:]*\):.*/\1/p' "$work/server.out" | head -n 1)

[ "$(find "$work/state" -name '*.seat' | wc -l)" -eq 1 ] || die "the first seat is not remembered"
open_window 1290 join "$code" "127.0.0.1:$port"
sleep 1.5
keys 1
says '^2  .*, here' seats
[ "$(find "$work/state" -name '*.seat' | wc -l)" -eq 2 ] || die "two windows are not two files"
window_pid=$first
window=$(xdotool search --pid "$first" | tail -n 1)

says 'on we go' next
says ' s more' time 300
sleep 0.5
keys 2 Return Return Return
says '^1  .*, here, done' seats
sleep 1
picture before
kill -KILL "$first"
{ wait "$first"; } 2>/dev/null
says '^1  .*, away' seats

open_window 0 join "$code" "127.0.0.1:$port"
says "^1  $name: .*, here, done" seats
[ "$(grep -c '^[0-9][0-9]*  ' "$work/server.out.seen")" -eq 2 ] || die "somebody new sits there"
sleep 1
picture after
differ=$(compare -metric AE "$work/before.png" "$work/after.png" null: 2>&1)
[ "$differ" = 0 ] || die "$differ points of the screen are not what they were"

says '^recap' end
says '^closed' end
for _ in $(seq 50); do
    [ -z "$(find "$work/state" -name '*.seat')" ] && break
    sleep 0.1
done
[ -z "$(find "$work/state" -name '*.seat')" ] || die "a seat of a lesson that is over is still there"
echo "$name was killed, came back, and had said the same"
