#!/usr/bin/env bash
# A lesson led by typed commands: a warm-up, a round of the plan full, a mending round, a break, another
# pack, the recap. The teacher's identity is there, for its owner alone.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"

mkfifo "$work/console"
: >"$work/server.out"
"$bin/goldseam-server" --packs assets/packs --address 127.0.0.1 --port 0 --data "$work/data" \
    --console --plan full --seed 5 --team-size 2 <"$work/console" >"$work/server.out" 2>"$work/server.err" &
server_pid=$!
exec 5>"$work/console"
for _ in $(seq 200); do
    read -r port code < <(sed -n 's/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p' "$work/server.out") && break
    sleep 0.05
done
[ -n "${port:-}" ] || complain "the server opened no room"
[ "$(stat -c %a "$work/data/identity")" = 600 ] || complain "the identity is not for its owner alone"
cp -p "$work/data/identity" "$work/identity"

# says PATTERN WORDS...: types the words and waits until the server has a new line with the pattern.
says() {
    local pattern=$1 before
    shift
    before=$(grep -c -- "$pattern" "$work/server.out")
    echo "$*" >&5
    for _ in $(seq 300); do
        [ "$(grep -c -- "$pattern" "$work/server.out")" -gt "$before" ] && return
        sleep 0.05
    done
    complain "no new line with \"$pattern\" after: $*"
}

# waits_for PATTERN: a line that comes by itself.
waits_for() {
    for _ in $(seq 600); do
        grep -q -- "$1" "$work/server.out" && return
        sleep 0.05
    done
    complain "no line with \"$1\""
}

says 'nobody is here yet' next
swarm --seats 8 --pace 100
waits_for '^lobby: 8 here'
says 'help lists what is' foo
says '^  give FROM TO' help
says '^\* 1  ' packs
says 'warm-up: try' warmup
says 'everybody looks up' freeze
says 'everybody goes on' freeze
says 'try, ".*", [0-9]* s left' status
says '600 s more' time 600
says 'try, ".*", [0-9][0-9][0-9] s left' status
while ! grep -q 'warm-up: reveal' "$work/server.out"; do
    echo next >&5
    sleep 0.5
done
says '^round 1 of 12: try' next
waits_for '^round 1 of 12: offer'
waits_for '^round 1 of 12: share'
says 'first tries\|nothing is offered' queue
says 'your own mistake' 'mistake I forgot the unit / I write it down'
says 'off the screens' mistake
says 'cheers are not heard' mute
says '^round 1 of 12: mend' skip
waits_for '^round 1 of 12: reveal'
says '^round 1 of 12: reflect' next
says 'gold' teams
waits_for 'between rounds'
says 'a break: teams are kept' break
says '^lobby; 1 of 12 rounds' status
says 'from this pack' pack 2
says '^\* 2  ' packs
says 'this plan' plan try, reveal
says '^round 2 of 12: try' next
says '^round 2 of 12: reveal' next
says '^such a round takes' status
says '^recap' end
says 'I forgot the unit -> I write it down' board
says '^closed' end
ends_with 0 "$server_pid" goldseam-server
server_pid=
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
cmp -s "$work/data/identity" "$work/identity" || complain "the identity is another one after the lesson"
"$bin/goldseam-replay" "$work"/data/*.journal >"$work/replay.out" || complain "another hash"
results=$(echo "$work"/data/*.results.json)
# title_of PLACE: of the challenge that was played there, as the terminal told it.
title_of() {
    sed -n "s/^$1: try, \"\(.*\)\" (.*/\1/p" "$work/server.out" | head -n 1
}
warm_up=$(title_of warm-up)
first=$(title_of 'round 1 of 12')
[ -n "$warm_up" ] && [ "$warm_up" != "$first" ] || complain "no title of the warm-up: \"$warm_up\""
grep -qF "\"$first\"" "$results" || complain "the first round is not in the results"
grep -qF "\"$warm_up\"" "$results" && complain "a warm-up is in the results"
grep -q '"lesson": "I write it down"' "$results" || complain "the board is not in the results"
echo "a lesson by typed commands"
