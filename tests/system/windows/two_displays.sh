#!/usr/bin/env bash
# The board of goldseam host, on displays that come and go. Two of them: it stands on the other one, is closed
# and opened from the console, and keys that are pressed in it lead the lesson. One: the console is under the
# board, and shows while F3 is held and no longer. Two that show the same count as one. Displays are those of
# a file, for the program that displays.c is loaded into; the last part has those of Xvfb. Pictures stay in the
# build's folder pictures/displays.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import identify convert python3
shim=$BIN/libdisplays.so
[ -e "$shim" ] || { echo "SKIPPED: displays.c is not built here"; exit 77; }

pictures=$(dirname "$BIN")/pictures/displays
mkdir -p "$pictures"
rm -f "$pictures"/*.png
log=$work/state/goldseam/room.log
two='0 0 1280 720
1280 0 1280 720'

end_server() {
    local pid
    for pid in $(sed -n 's/^pid //p' "$work/servers" 2>/dev/null); do
        kill -TERM "$pid" 2>/dev/null
        for _ in $(seq 50); do # it still writes
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
    done
    cleanup
}
trap end_server EXIT

# says FILE PATTERN [TIMES]: so many lines of it have come, within 20 s.
says() {
    for _ in $(seq 200); do
        [ "$(grep -c -e "$2" "$1" 2>/dev/null)" -ge "${3:-1}" ] && return
        sleep 0.1
    done
    die "no \"$2\" (${3:-1}) in $1: $(tail -n 12 "$1") $(cat "$work/host.out")"
}

host_says() {
    says "$work/host.out" "$@"
}

# open_host ARGS...: and the room, which is this account's own. Sets console.
open_host() {
    "$BIN/goldseam" host --port 0 --packs "$work/packs" --size 1280x720 --verbose "$@" >"$work/host.out" 2>&1 &
    host=$!
    pids+=("$host")
    find_window "$host"
    console=$found
    xdotool windowmove --sync "$console" 8 0 windowmove --sync "$console" 0 0
    sleep 1
}

begin_room() {
    press "$console" 0.1 Return
    for _ in $(seq 50); do
        server=$(pgrep -P "$host" -f goldseam-server) && break
        sleep 0.1
    done
    echo "pid $server" >"$work/servers"
    says "$log" '^room ready: .* port [0-9]* code '
    port=$(sed -n 's/^room ready: .* port \([0-9]*\) code .*/\1/p' "$log")
    code=$(sed -n 's/^room ready: .* code \(.*\)$/\1/p' "$log")
}

# board_window: sets board to the window that is not the console; "" when there is none.
board_window() {
    board=$(xdotool search --pid "$host" 2>/dev/null | grep -vx "$console" | tail -n 1)
}

# The console has a dark line at its top, a board has none.
shows() {
    local wanted=$1 file=$2 colour
    colour=$(convert "$file" -format '%[pixel:p{600,4}]' info:)
    case $colour in
    *43,42,51*) [ "$wanted" = console ] ;;
    *247,241,227*) [ "$wanted" = board ] ;;
    *) false ;;
    esac || die "$file does not show the $wanted: $colour"
}

number=0
# picture WINDOW console|board NAME
picture() {
    local file
    number=$((number + 1))
    sleep 0.5
    file=$(printf '%s/%02d-%s.png' "$pictures" $number "$3")
    import -window "$1" "$file" || die "no picture of $3"
    [ "$(identify -format %k "$file")" -gt 40 ] || die "the picture $file is empty"
    shows "$2" "$file"
}

close_host() {
    kill -TERM "$host"
    sleep 0.5
    kill -TERM "$host" 2>/dev/null # the first one asks
    wait "$host" || die "the window ended with $?"
}

# --- two displays --------------------------------------------------------------------------------------

start_display 2560x720
mkdir "$work/packs"
cp assets/packs/fractions-10-12.yaml "$work/packs"
export DISPLAYS_FILE=$work/displays
echo "$two" >"$DISPLAYS_FILE"
export LD_PRELOAD=$shim
open_host
unset LD_PRELOAD
xdotool search --pid "$host" | grep -vx "$console" && die "there is a board before there is a room"
begin_room
host_says "the board's window stands on display 1, full"
host_says 'the connection stands' 2
board_window
[ -n "$board" ] || die "the board has no window"
xdotool getwindowgeometry "$board" | tr '\n' ' ' | grep -q 'Position: 1280,0 .*Geometry: 1280x720' ||
    die "the board does not fill the other display: $(xdotool getwindowgeometry "$board")"
"$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 3 --seed 7 --pace 200 \
    --pack assets/packs/fractions-10-12.yaml >"$work/swarm.out" 2>&1 &
pids+=($!)
says "$log" '^lobby: 3 here'
picture "$console" console lobby-console
picture "$board" board lobby-board
press "$board" 0.2 space # leads from there too
says "$log" '^round 1 of 12: try'
picture "$console" console try-console
picture "$board" board try-board

press "$console" 0.2 b
host_says "the board's window is closed"
board_window
[ -z "$board" ] || die "the board was closed and is there"
press "$console" 0.2 b
host_says "the board's window stands" 2
board_window
python3 tests/system/windows/press_cross.py "$board"
host_says "the board's window is closed" 2
kill -0 "$host" || die "the console went with its board"
press "$console" 0.2 b
host_says "the board's window stands" 3

# --- the second one goes away, and comes again ---------------------------------------------------------

echo '0 0 1280 720' >"$DISPLAYS_FILE"
host_says 'the console is covered'
host_says "the board's window is closed" 3
board_window
[ -z "$board" ] || die "there is a board without a display for it"
picture "$console" board covered
xdotool windowfocus --sync "$console"
xdotool keydown F3
host_says 'the console is seen'
picture "$console" console held
sleep 1.5 # keys repeat
[ "$(grep -c 'the console is covered' "$work/host.out")" -eq 1 ] || die "what is held flickers"
picture "$console" console held-long
xdotool keyup F3
host_says 'the console is covered' 2
picture "$console" board let-go
press "$console" 0.2 p
picture "$console" board paused
press "$console" 0.2 p

# The keyboard goes elsewhere while the key is down, and the key is let go there.
"$BIN/goldseam" join 127.0.0.1:9 --size 960x540 >"$work/other.out" 2>&1 &
other_pid=$!
pids+=("$other_pid")
find_window "$other_pid"
xdotool windowfocus --sync "$console"
xdotool keydown F3
host_says 'the console is seen' 2
xdotool windowfocus --sync "$found"
host_says 'the console is covered' 3
xdotool keyup F3
xdotool windowfocus --sync "$console"
sleep 1
[ "$(grep -c 'the console is seen' "$work/host.out")" -eq 2 ] || die "it is seen, and no key is held"
kill "$other_pid"
picture "$console" board focus-lost

echo "$two" >"$DISPLAYS_FILE"
host_says '2 displays: the board has a window' 2
picture "$console" board offered
press "$console" 0.2 b
host_says "the board's window stands" 4
host_says 'the console is seen' 3
board_window
picture "$console" console beside-again
picture "$board" board beside-again-board
close_host
board_window
[ -z "$board" ] || die "the board outlived the console"

# --- what was said counts; and displays as Xvfb has them -----------------------------------------------

open_host --board window
host_says "the board's window stands on display 0$"
board_window
picture "$board" board said-window
close_host
open_host --board off
sleep 2
picture "$console" console said-off
grep -q "the board's window" "$work/host.out" && die "a board that is off is there"
press "$console" 0.2 c
host_says 'the console is covered'
picture "$console" board covered-by-hand
close_host
open_host
host_says '1 displays: the board is shown here'
host_says 'the console is covered'
picture "$console" board one-display
close_host
start_display 1280x720 -screen 1 1280x720x24 # for SDL they lie at one place, as mirrored ones do
open_host
host_says 'the board is shown here'
host_says 'the console is covered'
picture "$console" board mirrored
close_host
echo "the board on two displays, one, and two again; the pictures are in $pictures"
