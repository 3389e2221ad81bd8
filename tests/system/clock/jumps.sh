#!/usr/bin/env bash
# jumps.sh LIBRARY: somebody sets the clock of every machine, forwards and back, again and again. The
# lesson does not notice: nobody is lost, nobody is away, and it takes as long as it always does.
set -u
library=$1 seats=30
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"

# It does jump.
export LD_PRELOAD=$library
for _ in $(seq 20); do
    date +%s
    sleep 0.07
done | sort -n >"$work/seconds"
step=$(($(tail -n 1 "$work/seconds") - $(head -n 1 "$work/seconds")))
[ "$step" -gt 3000 ] || complain "the clock went on by $step s and did not jump"

begun=$SECONDS
open_room --auto --rounds 12 --seats "$seats" --seed 5
swarm --seats "$seats" --pace 300 --give-up 10 --quiet --json "$work/swarm.json"
unset LD_PRELOAD
played_well
"$bin/goldseam-replay" --events "$work"/data/*.journal >"$work/events" 2>/dev/null
[ -s "$work/events" ] || complain "there is nothing in the journal"
away=$(grep -c '"event":"seat_away"' "$work/events")
[ "$away" -eq 0 ] || complain "$away times somebody was called away"
took=$((SECONDS - begun))
[ "$took" -ge 4 ] || complain "the lesson took $took s only"
echo "a lesson of $took s; each second the clock jumped by an hour eight times"
