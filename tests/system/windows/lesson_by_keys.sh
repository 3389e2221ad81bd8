#!/usr/bin/env bash
# A whole lesson by real keys: two students' windows, a board, and the console, through a warm-up and every
# phase of full+again. Phases that end when all are done are ended by the keys alone. A picture of each
# window in each phase stays in the build's folder pictures/lesson, for a person to look at.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import identify

pictures=$(dirname "$BIN")/pictures/lesson
mkdir -p "$pictures"
rm -f "$pictures"/*.png

start_display 2600x1500

# --- the console -----------------------------------------------------------------------------------

start_room --plan full+again

# waits_for PATTERN: a line of the console, within 15 s.
waits_for() {
    for _ in $(seq 150); do
        grep -q -e "$1" "$work/server.out" && return
        sleep 0.1
    done
    die "no \"$1\" from the console: $(tail -n 12 "$work/server.out")"
}

# types WORDS...: into the console, and gives it a moment.
types() {
    echo "$*" >&5
    sleep 0.4
}

# --- the windows -----------------------------------------------------------------------------------

declare -A window
# open_window NAME X Y ARGS...
open_window() {
    local name=$1 x=$2 y=$3
    shift 3
    mkdir -p "$work/$name"
    HOME=$work/$name XDG_CONFIG_HOME=$work/$name XDG_STATE_HOME=$work/$name XDG_DATA_HOME=$work/$name \
        "$BIN/goldseam" "$@" "$code" "127.0.0.1:$port" --size 1280x720 >"$work/$name.out" 2>&1 &
    pids+=($!)
    find_window $!
    window[$name]=$found
    xdotool windowmove "$found" "$x" "$y"
}

# keys NAME KEY...
keys() {
    local name=$1
    shift
    press "${window[$name]}" 0.15 "$@"
}

# all_press KEY...: one student, then the other.
all_press() {
    keys ada "$@"
    keys ben "$@"
}

# picture NAME: of each window, and none of them is empty.
number=0
picture() {
    local name file
    number=$((number + 1))
    sleep 0.7
    for name in ada ben board; do
        file=$(printf '%s/%02d-%s-%s.png' "$pictures" $number "$1" $name)
        import -window "${window[$name]}" "$file" || die "no picture of $name in $1"
        [ "$(identify -format %k "$file")" -gt 40 ] || die "the picture $file is empty"
    done
}

# calmly PATTERN: the phase has begun; there is time for all.
calmly() {
    waits_for "$1"
    types time 300
}

# --- the lesson ------------------------------------------------------------------------------------

open_window ada 0 0 join
open_window ben 1290 0 join
open_window board 0 740 board
sleep 2
picture name
all_press 1
waits_for '^lobby: 2 here'
keys ada 1 # opens a bowl
sleep 0.7
keys ben 2 # chooses it
sleep 0.7
types teams
waits_for ': 2 seats, '
all_press Tab Return
picture lobby

types warmup
calmly '^warm-up: try'
all_press 4 Return Return Return
calmly '^warm-up: huddle'
all_press 1 Return Return
calmly '^warm-up: mend'
all_press 6 Return Return
waits_for '^warm-up: reveal'
picture warm-up
types next

calmly '^round 1 of 12: try'
keys ada 2 Return Return
picture try
keys ada Return
keys ben 1 Return Return Return
calmly '^round 1 of 12: huddle'
keys ada 2 Return
picture huddle
keys ada Return
keys ben 2 Return Return

calmly '^round 1 of 12: offer' # two thoughts and own words, then who may see it
all_press 1 Tab Tab Tab Tab Tab Return
picture offer
all_press Return Return
waits_for '^round 1 of 12: share, thought 1'
types queue
waits_for '^1  Jo '
all_press 1 2
keys ada Tab Return Tab Tab Tab Return
picture share
types mistake I added tops and bottoms / I cut both into the same parts first
picture mistake
types mistake
types next
waits_for '^round 1 of 12: share, thought 2' # in a room of one team always two
types next

calmly '^round 1 of 12: mend'
keys ben F2
keys ada 2 Return
picture mend
keys ada Return
keys ben 2 Return Return
waits_for '^round 1 of 12: reveal'
picture reveal
types next
calmly '^round 1 of 12: reflect'
keys ada 1 Return
picture reflect
keys ada Return
keys ben 1 Return Return
calmly '^round 1 of 12: again'
picture again
all_press 2 Return Return Return
waits_for '^round 1 of 12: between rounds'
picture between
types teams
waits_for ', gold 8, open cracks 0' # tried, got there, helped, looked back: all of it by keys

types freeze
picture frozen
types freeze
types break
picture break
types end
waits_for '^recap: gold 8 '
picture recap
keys ada 2
keys ben 3
picture recap-pages
types end
waits_for '^closed'
picture closed
echo "a lesson by keys; the pictures are in $pictures"
