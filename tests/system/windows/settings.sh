#!/usr/bin/env bash
# Settings by real keys: they take effect at once, and the next window has them. A broken file stops
# nobody, and is kept beside the new one. In an imaged lab `goldseam` alone goes to the room that the site
# file names, and looks as it says, until a person says otherwise.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import convert
start_display 1300x760
own=$XDG_CONFIG_HOME/goldseam/settings.yaml
unset LANGUAGE LC_ALL LC_MESSAGES
export LANG=C

# open_window PROGRAM ARGS...: sets window and found.
open_window() {
    "$@" --size 1280x720 --verbose --knobs >"$work/window.out" 2>&1 &
    window=$!
    pids+=("$window")
    find_window "$window"
    for _ in $(seq 100); do
        grep -q 'the first frame stands' "$work/window.out" && return
        sleep 0.1
    done
    die "the window does not draw: $(cat "$work/window.out")"
}

close_window() {
    kill -TERM "$window"
    wait "$window"
    local status=$?
    [ $status -eq 0 ] || die "the window ended with $status: $(cat "$work/window.out")"
}

# paper COLOUR WHEN: the window's paper has it, within 5 s.
paper() {
    local got
    for _ in $(seq 50); do
        got=$(import -window "$found" png:- | convert png:- -format '%[hex:u.p{6,400}]' info:)
        [ "${got:0:6}" = "$1" ] && return
        sleep 0.1
    done
    die "the paper is $got and not $1: $2"
}

# kept LINE: it stands in the person's file, within 5 s.
kept() {
    for _ in $(seq 50); do
        grep -qxF -e "$1" "$own" 2>/dev/null && return
        sleep 0.1
    done
    die "no \"$1\" in $own: $(cat "$own")"
}

# says WORDS: a knob of the window has them, within 5 s.
says() {
    for _ in $(seq 50); do
        awk '/^knobs stand/ { last = all; all = "" } /^knob / { all = all $0 "\n" } END { printf "%s", last }' \
            "$work/window.out" >"$work/knobs"
        grep -qE "^knob [0-9 ]+ \*?$1\$" "$work/knobs" && return
        sleep 0.1
    done
    die "there is no \"$1\": $(cat "$work/knobs")"
}

# click WORDS: with the mouse.
click() {
    local x y w h
    says "$1"
    read -r _ x y w h _ < <(grep -E "^knob [0-9 ]+ \*?$1\$" "$work/knobs")
    xdotool mousemove --sync --window "$found" $((x + w / 2)) $((y + h / 2)) click 1
}

# --- a person --------------------------------------------------------------------------------------
open_window "$BIN/goldseam"
paper F7F1E3 'nobody has said anything'
[ ! -e "$own" ] || die "settings are written although nobody changed one"
press "$found" 0.2 F10 Tab Right Return
paper 1D1C21 'dark was chosen'
kept 'theme: dark'
press "$found" 0.2 Down Return
kept 'text: 125'
press "$found" 0.2 Escape F8
kept 'sound: on'
click '\?'
click 'Settings'
click 'Deutsch'
kept 'language: "de"'
says 'Dunkel'
click '100 %'
kept 'text: 100'
close_window

open_window "$BIN/goldseam"
paper 1D1C21 'it was kept'
press "$found" 0.2 F10
says 'Hoher Kontrast'
close_window
open_window "$BIN/goldseam" --theme contrast
paper 000000 'the command line goes first'
close_window
kept 'theme: dark'

# --- a file that is not right ----------------------------------------------------------------------
printf 'theme: pink\ntext: 150\n' >"$own"
open_window "$BIN/goldseam"
paper F7F1E3 'pink is no theme'
grep -qF "settings.yaml:1: field \`theme\`: expected light, dark or contrast, not \"pink\"" "$work/window.out" ||
    die "it does not tell: $(cat "$work/window.out")"
[ "$(cat "$own")" = "$(printf 'theme: pink\ntext: 150')" ] || die "a broken file was written over"
press "$found" 0.2 F10 Tab Right Return
kept 'theme: dark'
kept 'text: 150'
grep -q pink "$own.old" || die "the broken file is not kept beside the new one"
close_window
rm -r "$XDG_CONFIG_HOME"

# --- a lab -----------------------------------------------------------------------------------------
start_server
mkdir -p "$work/lab/bin"
cp "$BIN/goldseam" "$work/lab/bin"
ln -s "$(dirname "$BIN")/share" "$work/lab/share"
printf 'server: 127.0.0.1:%s\ntheme: dark\nloud: yes\n' "$port" >"$work/lab/bin/goldseam.yaml"
open_window "$work/lab/bin/goldseam"
paper 1D1C21 'the site says dark'
grep -qF 'goldseam.yaml:3: field `loud`: expected one of the fields theme,' "$work/window.out" ||
    die "it does not tell of the site file: $(cat "$work/window.out")"
for _ in $(seq 100); do
    grep -q 'the connection stands' "$work/window.out" && break
    sleep 0.1
done
grep -q 'the connection stands' "$work/window.out" || die "it does not go to the site's room"
import -window "$found" "$work/pictures.png"
press "$found" 0.2 F10 Tab Right Right Return
paper 000000 'a person goes before the site'
kept 'theme: contrast'
close_window

# --- a school's own look ---------------------------------------------------------------------------
printf 'light:\n  paper: FFFFFF\n' >"$work/look.yaml"
open_window "$BIN/goldseam" --theme light --theme-file "$work/look.yaml"
paper FFFFFF 'its own theme file'
close_window
printf 'light:\n  ink: F0F0F0\n' >"$work/look.yaml"
expect 2 'look.yaml:2: field `ink`: in the theme light it has a contrast of 1.01 to 1 on paper' \
    "$BIN/goldseam" --theme-file "$work/look.yaml"
echo "settings take effect, are kept, and a lab's hold below them"
