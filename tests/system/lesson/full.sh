#!/usr/bin/env bash
# full.sh PACK SEATS ROUNDS PACE PLAN (full or full+again): a whole lesson of every phase without a
# person. Every seat meets every phase of the plan; thoughts are offered, shown, cheered and answered,
# and what the students wrote stands on the learning board at the end. Nothing that was kept is missing
# from the journal.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"
pack=$1 seats=$2 rounds=$3 pace=$4 plan=$5

# at_least NAME VALUE
at_least() {
    [ "$(number "$1")" -ge "$2" ] || complain "$1 is $(number "$1"), below $2"
}

# The room starts when nobody has come for a while, so that there is a lobby to sit down in.
open_room --auto --rounds "$rounds" --plan "$plan" --approve-texts --seed 3
swarm --seats "$seats" --pace "$pace" --plan "$plan" --json "$work/swarm.json"
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
phases='try huddle offer share mend reveal reflect'
[ "$plan" = full ] || phases="$phases again"
for phase in $phases; do
    grep -q "^  \"met\": .*\"$phase\": ${seats}[,}]" "$work/swarm.json" ||
        complain "not every seat has met $phase"
done
[ "$(number others_said)" -eq $(($(number others_kept) + $(number others_not_taken))) ] ||
    complain "something that was said beside answers was neither kept nor refused"
at_least bowls_opened 1
at_least bowls_chosen 1
at_least feelings $((seats / 2))
for offer in offers_kept_back offers_without_name offers_with_name thoughts_written; do
    at_least "$offer" 1
done
at_least spotlights "$rounds"
at_least ideas_chosen $((2 * rounds))
at_least cheers_heard $(($(number cheers_sent) * 9 / 10))
at_least choruses 1
at_least lessons $((rounds * seats / 4))
at_least lessons_written 1
at_least board_written 1
kept_and_replayed "$sent"
