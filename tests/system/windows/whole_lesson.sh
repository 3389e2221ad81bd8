#!/usr/bin/env bash
# A whole lesson as a class plays it: the teacher's window with a server of its own and the board beside it,
# two students' windows, and ten seats of the swarm, by the mouse or by keys alone.
#
#   whole_lesson.sh BIN mouse|keys
#
# Each phase is seen by all four, and each picture of it stays in the build's folder pictures/lesson-mouse or
# lesson-keys, for a person to look at.
BIN=$1
HOW=$2
. tests/system/common.sh
. tests/system/windows/display.sh
. tests/system/windows/hand.sh
needs Xvfb xdotool import identify

pictures=$(dirname "$BIN")/pictures/lesson-$HOW
mkdir -p "$pictures"
rm -f "$pictures"/*.png
PACK=assets/packs/fractions-10-12.yaml
log=$work/state/goldseam/room.log
everybody='host board ada ben'

# The server is nobody's child: it ends with its lesson, or by its own number.
end_server() {
    [ -z "${server-}" ] || kill -TERM "$server" 2>/dev/null
    cleanup
}
trap end_server EXIT

waits_for() {
    for _ in $(seq 300); do
        grep -q -e "$1" "$log" 2>/dev/null && return
        sleep 0.1
    done
    die "no \"$1\" from the room: $(tail -n 12 "$log" 2>&1)"
}

number=0
picture() { # PHASE WHO...
    local who phase=$1
    number=$((number + 1))
    sleep 0.6
    for who in ${2:-$everybody}; do
        picture_of "$who" "$(printf '%s/%02d-%s-%s.png' "$pictures" $number "$phase" "$who")"
    done
}

both() {
    act ada "$@"
    act ben "$@"
}

# goes_on WORDS PATTERN: the teacher's next step, and the room is there, some 3 s later.
goes_on() {
    act host "Next: $1"
    waits_for "$2"
    sleep 0.4
}

# --- the room opens ----------------------------------------------------------------------------------

start_display 2620x1480
open_as host 0 0 host --port 0 --board window --packs assets/packs
host=$opened
act host 'Fractions of everyday'
act host 'Full, again'
act host '3$'
picture setup host
act host 'Open the room'
for _ in $(seq 100); do
    server=$(pgrep -P "$host" -f goldseam-server) && break
    sleep 0.1
done
waits_for '^room ready: .* port [0-9]* code '
port=$(sed -n 's/^room ready: .* port \([0-9]*\) code .*/\1/p' "$log")
code=$(sed -n 's/^room ready: .* code \(.*\)$/\1/p' "$log")
for _ in $(seq 100); do
    board=$(xdotool search --all --pid "$host" --name board | tail -n 1)
    [ -z "$board" ] || break
    sleep 0.1
done
[ -n "$board" ] || die 'the board does not open'
put_as board "$board" 1320 740

# --- who comes in ------------------------------------------------------------------------------------

open_as ada 1320 0 join "$code" "127.0.0.1:$port"
open_as ben 0 740 join "$code" "127.0.0.1:$port"
knob_on ben '.* '
sleep 0.5
picture name
both '[A-Z][a-z]* [A-Z][a-z]*$'
waits_for '^lobby: 2 here'
act ada 'Open a bowl'
sleep 0.7
act ben '.*1 is here'
"$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 10 --seed 7 --pace 300 --pack "$PACK" \
    >"$work/swarm.out" 2>&1 &
swarm=$!
pids+=("$swarm")
waits_for '^lobby: 12 here'
both 'I agree'
sleep 1
picture lobby
act host 'Next: begin'
sleep 0.4
picture undo host
act host '.*(Undo|back)'
sleep 3.5
grep -q '^round' "$log" && die 'what was taken back came all the same'
goes_on begin '^round 1 of 12: try'

# --- the first round: a miss, and all that can be made of it --------------------------------------------

act host 'Freeze'
sleep 0.5
picture frozen
act host 'Let go'
act host '[+] 15 s'
act ada '.*Jo$'
act ada '.*sure'
picture try
act ada 'That is my try'
act ben '.*Ana$'
act ben '.*I think so'
act ben 'That is my try'
waits_for '^round 1 of 12: huddle'
both "I'd say something"
act host 'Pen'
sleep 1
picture huddle
for who in ada ben; do # who was picked says yes
    if knobs $who | grep -q ' Pass$'; then act $who 'Yes'; fi
done
both 'Jo .*of us'
both 'Back '
waits_for '^round 1 of 12: offer'
sleep 0.7
both 'In our own words'
scribe='' # one of the two writes for both, and the field is open for them
for who in ada ben; do
    if knobs $who | grep -qE ' \*$'; then scribe=$who; fi
done
[ -n "$scribe" ] || die 'nobody can write'
xdotool windowfocus --sync "${window_of[$scribe]}" type --delay 40 'We thought five is more than three'
sleep 0.5
both 'Show it with our name'
picture offer
both 'Hand it in'
act host 'Nod to all'
waits_for '^round 1 of 12: share'
sleep 1
picture share

act ada "It's OK"
act ada 'Brave'
act ben 'I thought that too'
act ben 'Now I see it'
act ada 'It thinks of'
act ada 'More parts of one'
sleep 0.5
picture cheers
for _ in 1 2 3 4; do # until ours stands there, or the last one
    if knobs ada | grep -q 'That was ours'; then
        both 'That was ours'
        sleep 0.5
        picture ours
        break
    fi
    knobs host | grep -q 'Next: another' || break
    act host 'Next: another'
    sleep 4
done
act host 'More'
sleep 0.3
picture more host
act host 'My own mistake'
sleep 0.3
xdotool windowfocus --sync "${window_of[host]}" type --delay 40 'I counted the pieces' # the field is open
sleep 0.3
writes host 'Now I draw' 'Now I draw the whole'
act host 'Show it'
sleep 0.5
picture mistake
act host 'More'
act host 'My own mistake'
act host 'Take it away'
for _ in 1 2 3; do
    grep -q '^round 1 of 12: mend' "$log" && break
    act host 'Next: '
    sleep 4
done
sleep 1
act ada 'Kim'
act ada 'Back '
sleep 0.3
picture mend
act ben 'Kim'
act ben 'Back '
waits_for '^round 1 of 12: reveal'
picture flowing
sleep 2
picture reveal
goes_on reflect '^round 1 of 12: reflect'
both 'The more equal parts'
picture reflect
both 'Hand it in'
for _ in 1 2 3; do
    grep -q '^round 1 of 12: again' "$log" && break
    act host 'Next: once more'
    sleep 4
done
sleep 0.7
picture again
both 'Max'
both '.*I think so'
both 'That is my try'
sleep 1.5
for _ in 1 2 3; do
    grep -q '^round 1 of 12: between' "$log" && break
    act host 'Next: '
    sleep 4
done
act host 'Nod to all'
sleep 0.5
picture between

# --- the second round begins, and the lesson ends ---------------------------------------------------------

goes_on 'the next round' '^round 2 of 12: try'
act host 'Pause'
sleep 0.5
both 'Not there yet'
picture second
act host 'More'
act host 'End the lesson'
sleep 0.3
picture end host
act host 'To the recap'
waits_for '^recap: '
sleep 1
picture recap
act ada 'Learning board'
act ben 'Just for me'
sleep 0.3
picture pages
goes_on 'close' '^closed'
picture closed
wait "$swarm" || die "the class did not see the end: $(tail -n 5 "$work/swarm.out")"

# --- what stands in the results ---------------------------------------------------------------------------

results=$(sed -n 's/^results: //p' "$log")
[ -s "$results" ] || die "there are no results: $(tail -n 5 "$log")"
for words in 'Who holds the longer piece' 'We thought five is more than three' 'The more equal parts' 'I counted the pieces'; do
    grep -q "$words" "$results" || die "\"$words\" is not in the results: $(cat "$results")"
done
for phase in name lobby frozen try huddle offer share mend reveal reflect again between recap closed; do
    for who in $everybody; do
        ls "$pictures"/*-$phase-$who.png >/dev/null 2>&1 || die "$who has not seen $phase"
    done
done
echo "a whole lesson by $HOW; the pictures are in $pictures"
