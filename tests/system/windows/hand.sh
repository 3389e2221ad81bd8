# Sourced by the tests of windows, behind display.sh: hands. Each window is opened with --knobs, which tells
# where one can press and which words stand there. With HOW=mouse the pointer goes to that place and presses,
# with HOW=keys Tab goes on until the focus stands there, and Enter presses.

declare -A window_of x_of y_of # by the name of who sits there

# open_as NAME X Y ARGS...: a window at that place of the display; its home is a folder of its own.
open_as() {
    local name=$1 x=$2 y=$3
    shift 3
    mkdir -p "$work/$name"
    HOME=$work/$name XDG_CONFIG_HOME=$work/$name XDG_DATA_HOME=$work/$name \
        "$BIN/goldseam" "$@" --size 1280x720 --knobs >"$work/$name.knobs" 2>"$work/$name.out" &
    opened=$!
    pids+=("$opened")
    find_window "$opened"
    put_as "$name" "$found" "$x" "$y"
}

# put_as NAME WINDOW X Y
put_as() {
    window_of[$1]=$2 x_of[$1]=$3 y_of[$1]=$4
    xdotool windowmove --sync "$2" "$3" "$4" 2>/dev/null
}

# What can be pressed in a window now: X Y W H WORDS.
knobs() {
    tail -n 500 "$work/$1.knobs" | awk '
        /^knobs stand/ { last = block; block = ""; next }
        /^knob / { block = block substr($0, 6) "\n" }
        END { printf "%s", last }'
}

# knob_on NAME REGEX: the first that has such words; waits for it, 12 s at most. Sets knob.
knob_on() {
    local name=$1 regex=$2
    for _ in $(seq 120); do
        knob=$(knobs "$name" | grep -m 1 -E "^[0-9]+ [0-9]+ [0-9]+ [0-9]+ \*?([1-9] )?$regex")
        [ -n "$knob" ] && return
        sleep 0.1
    done
    die "$name sees no \"$regex\", but: $(knobs "$name")"
}

point_at() { # NAME KNOB
    local x y w h
    read -r x y w h _ <<<"$2"
    xdotool mousemove --sync $((x_of[$1] + x + w / 2)) $((y_of[$1] + y + h / 2))
}

# By its words, or by its place: a field that has the focus does not show its hint.
has_focus() { # NAME REGEX KNOB
    local x y w h
    read -r x y w h _ <<<"$3"
    knobs "$1" | grep -qE -e "^[0-9]+ [0-9]+ [0-9]+ [0-9]+ \\*([1-9] )?$2" -e "^$x $y $w $h \\*"
}

# Until the focus stands there, 70 steps at most.
tab_to() { # NAME REGEX
    local size
    xdotool windowfocus --sync "${window_of[$1]}"
    for _ in $(seq 70); do
        has_focus "$1" "$2" "$knob" && return
        size=$(stat -c %s "$work/$1.knobs")
        xdotool key Tab
        for _ in $(seq 30); do
            [ "$(stat -c %s "$work/$1.knobs")" -eq "$size" ] || break
            sleep 0.02
        done
    done
    die "Tab does not come to \"$2\" in the window of $1: $(knobs "$1")"
}

# act NAME REGEX: presses what has these words.
act() {
    knob_on "$1" "$2"
    if [ "$HOW" = mouse ]; then
        point_at "$1" "$knob"
        xdotool click 1
    else
        tab_to "$1" "$2"
        xdotool key Return
    fi
    sleep 0.25
}

# writes NAME REGEX WORDS: into the field with these words.
writes() {
    knob_on "$1" "$2"
    if [ "$HOW" = mouse ]; then
        act "$1" "$2"
        xdotool windowfocus --sync "${window_of[$1]}"
    else
        tab_to "$1" "$2"
    fi
    xdotool type --delay 40 "$3"
    sleep 0.3
}

# keys_as NAME KEY...
keys_as() {
    local name=$1
    shift
    press "${window_of[$name]}" 0.2 "$@"
}

# picture_of NAME FILE: of that window, and it is not empty.
picture_of() {
    timeout 20 import -window "${window_of[$1]:?}" "$2" || die "no picture of $1"
    [ "$(identify -format %k "$2")" -gt 40 ] || die "the picture $2 is empty"
}
