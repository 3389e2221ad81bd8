#!/usr/bin/env bash
# full.sh PACK SEATS ROUNDS PACE PLAN (full or full+again): a whole lesson of every phase without a
# person. Every seat meets every phase of the plan in every round, and the mending round; thoughts are
# offered, shown, cheered and answered; the pen asks, and hears yes and pass; what the students wrote
# stands on the learning board at the end, every line of it; the gold of the teams is the class's.
# Nothing that was kept is missing from the journal.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"
pack=$1 seats=$2 rounds=$3 pace=$4 plan=$5

# The room starts when nobody has come for a while, so that there is a lobby to sit down in.
open_room --auto --rounds "$rounds" --plan "$plan" --approve-texts --seed 3
swarm --seats "$seats" --pace "$pace" --plan "$plan" --json "$work/swarm.json"
played_well
phases='try huddle offer share mend reveal reflect'
[ "$plan" = full ] || phases="$phases again"
for phase in $phases; do
    grep -q "^  \"met\": .*\"$phase\": ${seats}[,}]" "$work/swarm.json" ||
        complain "not every seat has met $phase"
done
# Seat by seat: as many rounds as there were, with mend and reveal of the mending round beside.
whole='"try": '$rounds', "huddle": '$rounds', "offer": '$rounds', "share": '$rounds
whole="$whole, \"mend\": $((rounds + 1)), \"reveal\": $((rounds + 1)), \"reflect\": $rounds"
[ "$(grep -c "^    {\"seat\": .*$whole" "$work/swarm.json")" -eq "$seats" ] ||
    complain "a seat has not met every phase in every round"

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
at_least claims 1
at_least cheers_heard $(($(number cheers_sent) * 9 / 10))
for cheer in ok brave me_too now_i_see thank_you you_can; do
    grep -q "^  \"cheers_heard_by_kind\": .*\"$cheer\": [1-9]" "$work/swarm.json" ||
        complain "nobody has heard the cheer $cheer"
done
at_least choruses 1

# The pen, once in each share at the most, and what it is answered.
at_least pens_asked $((rounds / 2))
[ "$(number pens_asked)" -le "$rounds" ] || complain "the pen was drawn more than once in a share"
same pens_asked $(($(number pens_yes) + $(number pens_passed)))
at_least pens_yes 1
same pens_passed $(($(number pens_asked) / 3))

# One mending round, the last of all, and everybody in it.
same met_mending_round "$seats"
same mending_rounds "$seats"
[ "$(grep -c '^mending round: mend' "$work/server.out")" -eq 1 ] ||
    complain "there was not one mending round"
grep '^mending round: reveal\|^round\|^recap' "$work/server.out" | tail -n 2 | head -n 1 |
    grep -q '^mending round' || complain "the mending round was not the last one"

# What was written is what the board of the room holds, line by line, and what the screens showed of it.
results=$(sed -n 's/^results: //p' "$work/server.out")
sed -n 's/^    {"seat": .*, "lesson": "\(.*\)"},*$/\1/p' "$work/swarm.json" | sort >"$work/wrote"
awk '/^    "learning_board": \[/ { is_board = 1 } /^    \]/ { is_board = 0 }
    is_board && /"lesson":/ { sub(/.*"lesson": "/, ""); sub(/",$/, ""); lesson = $0 }
    is_board && /"own_words": true/ { print lesson }' "$results" | sort >"$work/held"
at_least lessons $((rounds * seats / 4))
at_least lessons_written "$rounds"
[ "$(wc -l <"$work/wrote")" -ge "$(number lessons_written)" ] || complain "not every lesson is told"
diff "$work/wrote" "$work/held" || complain "the learning board does not hold what the students wrote"
sed -n 's/^    {"lesson": "\(In round .*\)"},*$/\1/p' "$work/swarm.json" | sort >"$work/shown"
same board_own "$(wc -l <"$work/shown")"
at_least board_own 1
[ -z "$(comm -23 "$work/shown" "$work/wrote")" ] || complain "the board shows what nobody wrote"
same board_lines "$(awk '/^    "learning_board": \[/ { is_board = 1 } /^    \]/ { is_board = 0 }
    is_board && /"lesson":/ { lines++ } END { print lines + 0 }' "$results")"

# Gold: the teams', the class's and the room's.
gold=$(sed -n 's/^    "gold": \([0-9]*\),$/\1/p' "$results")
same gold "$gold"
[ "$(sed -n 's/^    {"seat": .*"team": \([0-9]*\),.*"gold": \([0-9]*\)}.*/\1 \2/p' "$work/swarm.json" |
    sort -u | awk '{ sum += $2 } END { print sum + 0 }')" = "$gold" ] || complain "the teams' gold is not the class's"
kept_and_replayed "$(number answers_sent)"
