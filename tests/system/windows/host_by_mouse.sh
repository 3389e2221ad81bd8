#!/usr/bin/env bash
# The teacher's console by the mouse alone: the round is begun, taken back and begun; a seat is carried to
# another team, once to nowhere, and goes there when the round ends; its name opens its page; the lesson is
# ended. Pictures stay in the build's folder pictures/mouse.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import

pictures=$(dirname "$BIN")/pictures/mouse
mkdir -p "$pictures"
start_display 1300x760
start_server --address 127.0.0.1 --plan quick --seed 5 --team-size 3

waits_for() {
    for _ in $(seq 200); do
        grep -q -e "$1" "$work/server.out" && return
        sleep 0.1
    done
    die "no \"$1\" from the server: $(tail -n 12 "$work/server.out")"
}

# knobs: what can be pressed now, into the file of that name.
knobs() {
    awk '/^knobs stand/ { last = all; all = "" } /^knob / { all = all $0 "\n" } END { printf "%s", last }' \
        "$work/host.out" >"$work/knobs"
}

# place PATTERN: sets x and y to the middle of the knob with these words, within 5 s.
place() {
    local w h
    for _ in $(seq 50); do
        knobs
        if grep -qE "^knob [0-9 ]+ \*?$1\$" "$work/knobs"; then
            read -r _ x y w h _ < <(grep -E "^knob [0-9 ]+ \*?$1\$" "$work/knobs")
            x=$((x + w / 2))
            y=$((y + h / 2))
            return
        fi
        sleep 0.1
    done
    die "there is no \"$1\": $(cat "$work/knobs")"
}

click() {
    place "$1"
    xdotool mousemove --sync --window "$found" "$x" "$y" click 1
    sleep 0.4
}

# carry X Y: from where the pointer is, with the button down, in steps.
carry() {
    xdotool mousedown 1
    for step in 1 2 3 4; do
        xdotool mousemove --window "$found" $((x + ($1 - x) * step / 4)) $((y + ($2 - y) * step / 4))
        sleep 0.1
    done
}

HOME=$work/home "$BIN/goldseam" host "$code" "127.0.0.1:$port" --board off --size 1280x720 --lang en --knobs \
    --identity "$work/data/identity" >"$work/host.out" 2>&1 &
pids+=("$!")
find_window "$!"
"$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 6 --seed 7 --pace 300 \
    --pack assets/packs/fractions-10-12.yaml >"$work/swarm.out" 2>&1 &
pids+=($!)
waits_for '^lobby: 6 here'

click 'Next: begin the round'
click 'Next: begin the round in [0-9] s. Undo'
sleep 3.5
grep -q '^round' "$work/server.out" && die "what was taken back came all the same"
click 'Next: begin the round'
waits_for '^round 1 of 12: try'
click 'Freeze' # nobody ends the try meanwhile
sleep 1

# The first seat of the first team, and the second team: names are narrow, teams as wide as the panel.
knobs
seat=$(awk '$2 > 800 && $4 < 200 && $3 > 120' "$work/knobs" | grep -vE ' (Back|More)$' | head -n 1 | cut -d' ' -f6-)
read -r _ to_x to_y to_w to_h _ < <(awk '$2 > 800 && $4 > 300 && $3 > 120' "$work/knobs" | sed -n 2p)
[ -n "$seat" ] && [ -n "$to_h" ] || die "no seats or no second team: $(cat "$work/knobs")"
place "$seat"
xdotool mousemove --sync --window "$found" "$x" "$y"
carry 300 600 # nowhere
xdotool mouseup 1
xdotool mousemove --sync --window "$found" "$x" "$y"
carry $((to_x + to_w / 2)) $((to_y + to_h / 2))
import -window "$found" "$pictures/carried.png" || die "no picture"
xdotool mouseup 1
sleep 0.5
import -window "$found" "$pictures/waits.png" || die "no picture"
click "$seat"
place 'Two sit here'
import -window "$found" "$pictures/seat.png" || die "no picture"
click 'Back'
click 'Back'

click 'More'
click 'End the lesson'
click 'Close the room now'
waits_for '^closed'
journal=$(sed -n 's/^journal: //p' "$work/server.out")
"$BIN/goldseam-replay" --events "$journal" >"$work/events" || die "the journal is not readable"
moves=$(grep -c 'seat_moved' "$work/events")
[ "$moves" = 1 ] || die "$moves moves are in the journal: $(grep seat_moved "$work/events")"
echo "a lesson led by the mouse; the pictures are in $pictures"
