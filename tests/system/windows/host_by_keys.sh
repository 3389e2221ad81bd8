#!/usr/bin/env bash
# A lesson that is led from the teacher's console by real keys alone: a round with six students in every
# phase of the plan full, taken back once, frozen once, a mistake of the teacher's own told, the window
# killed in the middle and opened again, then the recap and the end. A window with another identity is told
# that the room is not its own. A picture of the console in each phase stays in the build's folder
# pictures/host, for a person to look at.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool import identify

pictures=$(dirname "$BIN")/pictures/host
mkdir -p "$pictures"
rm -f "$pictures"/*.png
start_display 1300x760
start_server --address 127.0.0.1 --plan full --seed 5 --team-size 3

# waits_for PATTERN: a line of the server, within 20 s.
waits_for() {
    for _ in $(seq 200); do
        grep -q -e "$1" "$work/server.out" && return
        sleep 0.1
    done
    die "no \"$1\" from the server: $(tail -n 12 "$work/server.out")"
}

# open_host ARGS...: sets host and window. HOME is one where no identity is.
open_host() {
    HOME=$work/home XDG_STATE_HOME=$work/none "$BIN/goldseam" host "$code" "127.0.0.1:$port" --board off --size 1280x720 \
        "$@" >"$work/host.out" 2>&1 &
    host=$!
    pids+=("$host")
    find_window "$host"
    sleep 1.5
}

# keys KEY...
keys() {
    press "$found" 0.2 "$@"
}

number=0
# picture NAME
picture() {
    local file
    number=$((number + 1))
    sleep 0.5
    file=$(printf '%s/%02d-%s.png' "$pictures" $number "$1")
    import -window "$found" "$file" || die "no picture of $1"
    [ "$(identify -format %k "$file")" -gt 40 ] || die "the picture $file is empty"
}

# goes_on PATTERN: space, three seconds, and the class is there.
goes_on() {
    keys space
    waits_for "$1"
    sleep 0.5
}

# --- who may lead ------------------------------------------------------------------------------------

mkdir -p "$work/home"
expect 2 'There is no identity in .*--identity FILE' env HOME="$work/home" XDG_STATE_HOME="$work/none" \
    "$BIN/goldseam" host "$code" "127.0.0.1:$port"
"$BIN/goldseam-server" identity --identity "$work/stranger" >"$work/stranger.out" || die "no identity"
open_host --identity "$work/stranger"
picture not-ours
keys space
sleep 4
kill "$host"
wait "$host" 2>/dev/null
grep -q '^round' "$work/server.out" && die "a stranger began a round"

# --- the lesson ------------------------------------------------------------------------------------

open_host --identity "$work/data/identity"
picture empty
"$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 6 --seed 7 --pace 200 \
    --pack assets/packs/fractions-10-12.yaml >"$work/swarm.out" 2>&1 &
pids+=($!)
waits_for '^lobby: 6 here'
sleep 1
picture lobby

keys space
picture undo
keys Escape
sleep 3.5
grep -q '^round' "$work/server.out" && die "what was taken back came all the same"
keys f # nobody answers while all look up
goes_on '^round 1 of 12: try'
picture try
kill -KILL "$host" # the room goes on without its teacher's window
wait "$host" 2>/dev/null
open_host --identity "$work/data/identity"
picture back
keys f plus
waits_for '^round 1 of 12: huddle'
waits_for '^round 1 of 12: offer'
picture offer
waits_for '^round 1 of 12: share'
picture share
keys n
goes_on '^round 1 of 12: \(share, thought 2\|mend\)'
for _ in 2 3; do
    grep -q '^round 1 of 12: mend' "$work/server.out" && break
    keys space
    sleep 4
done
waits_for '^round 1 of 12: reveal'
picture reveal
goes_on '^round 1 of 12: reflect'
waits_for '^round 1 of 12: between rounds'
keys n
picture between

goes_on '^round 2 of 12: try'
keys p
picture paused

# By Tab alone: more, my own mistake, and what was learned from it.
keys Tab Tab Tab Tab Tab Tab Return Tab Tab Tab Return
picture mistake
xdotool type --delay 60 'I counted pieces'
keys Return
xdotool type --delay 60 'I draw the whole'
keys Return
sleep 0.5
picture told

# More, the other way round to the end of the lesson, and to the recap.
keys Escape Tab Tab Tab Tab Tab Tab Return
keys shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab Return
picture end
keys Tab Tab Return
waits_for '^recap: '
picture recap
goes_on '^closed'
picture closed
journal=$(sed -n 's/^journal: //p' "$work/server.out")
[ -n "$journal" ] || die "the server told no journal"
grep -aq 'I counted pieces' "$journal"* || die "the teacher's own mistake is not in the journal"
echo "a lesson led by keys; the pictures are in $pictures"
