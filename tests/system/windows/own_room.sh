#!/usr/bin/env bash
# goldseam host without an address: a teacher who never saw Goldseam presses Enter, and the room is open
# under a server of its own. Two students join, the window is killed, the next one finds the room again and
# plays a round on by keys; closed, it asks, leaves the room open, and the last window ends the lesson. Before
# that the server is killed under a window and together with it, and a press goes on with the room.
# Pictures stay in the build's folder pictures/own-room.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import identify

pictures=$(dirname "$BIN")/pictures/own-room
mkdir -p "$pictures"
rm -f "$pictures"/*.png
start_display 1300x760
log=$work/state/goldseam/room.log

# The server is nobody's child here: it ends with its lesson, or by the lock that it alone holds.
end_server() {
    local pid
    for pid in $(sed -n 's/^pid //p' "$work/servers" 2>/dev/null); do
        kill -TERM "$pid" 2>/dev/null
    done
    cleanup
}
trap end_server EXIT

waits_for() {
    for _ in $(seq 250); do
        grep -q -e "$1" "$log" 2>/dev/null && return
        sleep 0.1
    done
    die "no \"$1\" from the server: $(tail -n 12 "$log" 2>&1) $(cat "$work/host.out")"
}

open_host() {
    "$BIN/goldseam" host --port 0 --board off --size 1280x720 >"$work/host.out" 2>&1 &
    host=$!
    pids+=("$host")
    find_window "$host"
    sleep 1.5
}

keys() {
    press "$found" 0.2 "$@"
}

number=0
picture() {
    local file
    number=$((number + 1))
    sleep 0.5
    file=$(printf '%s/%02d-%s.png' "$pictures" $number "$1")
    import -window "$found" "$file" || die "no picture of $1"
    [ "$(identify -format %k "$file")" -gt 40 ] || die "the picture $file is empty"
}

goes_on() {
    keys space
    waits_for "$1"
    sleep 0.5
}

open_host
picture setup
keys Return
for _ in $(seq 50); do # while the window is its parent it can be named
    server=$(pgrep -P "$host" -f goldseam-server) && break
    sleep 0.1
done
echo "pid $server" >"$work/servers"
waits_for '^room ready: .* port [0-9]* code '
port=$(sed -n 's/^room ready: .* port \([0-9]*\) code .*/\1/p' "$log")
code=$(sed -n 's/^room ready: .* code \(.*\)$/\1/p' "$log")
sleep 2
picture open
"$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 2 --seed 7 --pace 200 \
    --pack assets/packs/fractions-10-12.yaml >"$work/swarm.out" 2>&1 &
swarm=$!
pids+=("$swarm")
waits_for '^lobby: 2 here'
kill -KILL "$host"
wait "$host" 2>/dev/null

open_host # finds the room by itself
sleep 1
picture again
[ "$(grep -c '^room ready' "$log")" -eq 1 ] || die "another room was opened"
goes_on '^round 1 of 12: try'
waits_for '^round 1 of 12: share'
picture share
for _ in 1 2 3; do
    grep -q '^round 1 of 12: mend' "$log" && break
    keys space
    sleep 4
done
waits_for '^round 1 of 12: reveal'
goes_on '^round 1 of 12: reflect'
waits_for '^round 1 of 12: between rounds'
picture between

# Leaves the room open: more, and the other way round to the end.
keys Tab Tab Tab Tab Return
keys shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab Return
picture leave
keys Tab Return
for _ in $(seq 50); do
    kill -0 "$host" 2>/dev/null || break
    sleep 0.1
done
kill -0 "$host" 2>/dev/null && die "the window is still open"
wait "$host" || die "the window ended with $?"
kill -0 "$server" 2>/dev/null || die "the room went with its window"

# The window asks for a server; while it is its parent that can be named.
names_server() {
    for _ in $(seq 100); do
        server=$(pgrep -P "$host" -f goldseam-server) && break
        sleep 0.1
    done
    echo "pid $server" >>"$work/servers"
    waits_for "^room ready: .* port $port code $code"
    waits_for '^round 1 of 12: between rounds'
    sleep 2
}

open_host
kill -KILL "$server"
: >"$log" # the next one tells anew
sleep 3
picture gone
keys Tab Return
names_server
picture gone-on
kill -KILL "$server" "$host"
wait "$host" 2>/dev/null
: >"$log"
open_host
picture left
xdotool mousemove --window "$found" 119 656 sleep 0.2 click 1 # "Go on with it"
names_server
picture left-gone-on
kill -KILL "$host"
wait "$host" 2>/dev/null

open_host
keys Tab Tab Tab Tab Return
keys shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab Return
keys Tab Tab Return
waits_for '^recap: '
goes_on '^closed'
wait "$swarm" || die "the students did not see the end: $(tail -n 5 "$work/swarm.out")"
picture closed
keys Return
for _ in $(seq 50); do
    kill -0 "$host" 2>/dev/null || break
    sleep 0.1
done
kill -0 "$host" 2>/dev/null && die "the last window is still open"
echo "a room of one's own by keys; the pictures are in $pictures"
