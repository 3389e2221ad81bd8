#!/usr/bin/env bash
# The room dies in mid-round: the swarm looks for it, gives up in time, ends with 3 and says so; what it
# saw is written, and all that was told to be kept is in the journal that the dead room left.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"

open_room --auto --seats 12 --rounds 2
swarm --seats 12 --pace 4000 --give-up 3 --json "$work/swarm.json"
comes '^round 1 of 2: try' server.out
sleep 3
kill -KILL "$server_pid"
wait "$server_pid" 2>/dev/null
server_pid=
ends_with 3 "$swarm_pid" goldseam-swarm
swarm_pid=
[ "$(wc -l <"$work/swarm.err")" -eq 1 ] || complain "there is not one sentence"
grep -q 'has been gone for 3 s' "$work/swarm.err" || complain "the sentence does not say it"
grep -q '"end": "gone"' "$work/swarm.json" || complain "the figures do not say how it ended"

sed -n 's/^    {"event": \([0-9]*\), "seat": \([0-9]*\).*/\1 \2/p' "$work/swarm.json" |
    sort -u >"$work/told"
[ -s "$work/told" ] || complain "no answer was kept before the room was gone"
"$bin/goldseam-replay" --answers "$work"/data/*.journal >"$work/replay.out" 2>"$work/replay.err"
sed -n 's/^\([0-9]*\) \([0-9]*\) [0-9]* [a-z]*$/\1 \2/p' "$work/replay.out" |
    sort -u >"$work/journal"
missing=$(comm -23 "$work/told" "$work/journal" | wc -l)
[ "$missing" -eq 0 ] || complain "$missing answers that were told to be kept are not in the journal"
