#!/usr/bin/env bash
# A room at an address of which nobody typed the code: the window shows three pictures, and the room hears
# nothing before Yes, nor after No. Behind Yes the teacher is known on this machine: the next window and the
# board come in without a question. With another code nobody comes in at all. Pictures of the windows stay
# in the build's folder pictures/pictures, for a person to look at.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import compare
pictures=$(dirname "$BIN")/pictures/pictures
mkdir -p "$pictures"
rm -f "$pictures"/*.png
start_display 1300x800
export HOME=$work/home
mkdir -p "$HOME"
start_room --plan quick

grep -qE '^pictures: [1-4] [a-z]+, [1-4] [a-z]+, [1-4] [a-z]+$' "$work/server.out" ||
    die "the room does not say its pictures: $(cat "$work/server.out")"

# says WORDS...: what the console says to that is in $work/said.
says() {
    local from
    from=$(wc -l <"$work/server.out")
    echo "$*" >&5
    sleep 0.6
    tail -n +$((from + 1)) "$work/server.out" >"$work/said"
}

# is_here COUNT: so many students are in the room.
is_here() {
    for _ in $(seq 20); do
        says status
        grep -qE "(^|, )$1 here, " "$work/said" && return
    done
    die "not $1 here: $(cat "$work/said")"
}

# open_window ARGS...: sets window and window_pid.
open_window() {
    "$BIN/goldseam" "$@" --size 1280x720 --less-motion --verbose >"$work/window.out" 2>&1 &
    window_pid=$!
    pids+=("$window_pid")
    find_window "$window_pid"
    window=$found
    for _ in $(seq 100); do
        grep -qE 'the connection (stands|ended)' "$work/window.out" && break
        sleep 0.1
    done
    sleep 1.2
}

close_window() {
    kill -TERM "$window_pid"
    wait "$window_pid"
}

picture() { import -window "$window" "$pictures/$1.png"; }

# has_moved ONE OTHER: two pictures of the window are not the same.
has_moved() {
    compare -metric AE "$pictures/$1.png" "$pictures/$2.png" null: >/dev/null 2>&1 &&
        die "$1 and $2 look the same"
}

says code
code_said=$(cat "$work/said")
[[ $code_said == "code $code; pictures: "* ]] || die "the word code says: $code_said"

open_window join "127.0.0.1:$port"
picture 1-question
press "$window" 0.5 Return space 3
picture 2-question-still
compare -metric AE "$pictures/1-question.png" "$pictures/2-question-still.png" null: 2>/dev/null ||
    die "a key that is no answer has changed the question"
press "$window" 1 2
picture 3-no
has_moved 1-question 3-no
is_here 0
[ ! -e "$work/state/goldseam/teachers" ] || die "a teacher is known whose room was refused"
close_window

open_window join "127.0.0.1:$port"
press "$window" 1 1
picture 4-yes
has_moved 1-question 4-yes
press "$window" 1 1
is_here 1
[ "$(stat -c %a "$work/state/goldseam/teachers")" = 600 ] || die "the teacher is not noted for this account alone"
[ "$(wc -l <"$work/state/goldseam/teachers")" -eq 2 ] || die "not one teacher: $(cat "$work/state/goldseam/teachers")"

open_window join "127.0.0.1:$port"
picture 5-known
press "$window" 1 1
is_here 2

open_window board "127.0.0.1:$port"
picture 6-board

other=${code%?}0
[ "$other" != "$code" ] || other=${code%?}1
open_window join "$other" "127.0.0.1:$port"
picture 7-another-code
press "$window" 0.5 1
is_here 2
echo "nothing was said before Yes, and nothing at all behind No"
