#!/usr/bin/env bash
# lesson.sh SEATS ROUNDS PACE: a whole lesson without a person. Everybody joins, nobody is
# disconnected, every answer that was sent is kept, every one that was told to be kept is in the
# journal as that student's in that phase, and the journal replays to the same state.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"
seats=$1 rounds=$2 pace=$3

# number NAME: a number of the swarm's figures.
number() {
    sed -n "s/^  \"$1\": \([0-9]*\),\$/\1/p" "$work/swarm.json"
}

# same NAME VALUE
same() {
    [ "$(number "$1")" = "$2" ] || complain "$1 is $(number "$1"), not $2"
}

open_room --auto --seats "$seats" --rounds "$rounds" --seed 3
swarm --seats "$seats" --pace "$pace" --json "$work/swarm.json"
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
ends_with 0 "$server_pid" goldseam-server
server_pid=
cat "$work/swarm.out"

same joined "$seats"
same disconnects 0
same answers_not_taken 0
sent=$(number answers_sent)
same answers_kept "$sent"
[ "$sent" -ge $((3 * seats * rounds)) ] || complain "only $sent answers were sent"

journal=$(sed -n 's/^journal: //p' "$work/server.out")
[ -s "$journal" ] || complain "there is no journal \"$journal\""
[ -s "$(sed -n 's/^results: //p' "$work/server.out")" ] || complain "there are no results"

told='s/^    {"event": \([0-9]*\), "seat": \([0-9]*\), "round": \([0-9]*\), "phase": "\([a-z]*\)"},*$/\1 \2 \3 \4/p'
sed -n "$told" "$work/swarm.json" | sort -u >"$work/told"
[ "$(grep -c '"event"' "$work/swarm.json")" -eq "$sent" ] || complain "not every kept answer is told"
"$bin/goldseam-replay" --answers "$journal" >"$work/replay.out" ||
    complain "the journal does not replay to the state that the server wrote"
grep -E '^[0-9]+ [0-9]+ [0-9]+ [a-z]+$' "$work/replay.out" | sort -u >"$work/journal"
missing=$(comm -23 "$work/told" "$work/journal" | wc -l)
[ -s "$work/told" ] || complain "no answer was told to be kept"
[ "$missing" -eq 0 ] || complain "$missing answers that were told to be kept are not in the journal"
echo "$sent answers, $(wc -l <"$work/journal") events with one in the journal, none missing"
