#!/usr/bin/env bash
# A lesson that is led over the network, half of it by the teacher of the room and half by a colleague who
# was named to it. Whoever else tries, with an identity of their own, with none at all, or with the
# teacher's own words said again, moves nothing, and is counted.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"

# teach STATUS OPTIONS...: as that teacher; it ends with that status.
teach() {
    local status=$1 got
    shift
    timeout 60 "$bin/goldseam-teacher" "127.0.0.1:$port" --code "$code" "$@" \
        >"$work/teacher.out" 2>"$work/teacher.err"
    got=$?
    [ "$got" -eq "$status" ] || complain "the teacher ended with $got, not with $status: $*"
}

# tells WORDS: the teacher's last line.
tells() {
    [ "$(tail -n 1 "$work/teacher.out")" = "$1" ] || complain "the teacher is not told \"$1\""
}

colleague=$("$bin/goldseam-server" identity --data "$work/laptop") || complain "no identity for a colleague"
"$bin/goldseam-server" identity --identity "$work/stranger" >"$work/stranger.out" ||
    complain "no identity for a stranger"

open_room --plan quick --rounds 2 --team-size 2 --seed 5 --teacher "$colleague"
swarm --seats 6 --pace 100
comes '^lobby: 6 here' server.out

teach 4 --identity "$work/stranger" next
grep -q 'does not know this teacher' "$work/teacher.err" || complain "a stranger is not told so"
for role in student board nobody; do
    teach 0 --pretend "$role" next lock end close
    grep -q '^heard kept' "$work/teacher.out" && complain "a $role was told that something was kept"
done
comes '^attention: refused: .* to lead without' server.out
grep -qE '^(round|recap|closed)' "$work/server.out" && complain "somebody who is no teacher moved the room"

teach 0 --identity "$work/data/identity" --again lock unlock next next
tells 'said again: refused'
grep -q '^next: round 1 ' "$work/teacher.out" || complain "no round began"
grep -qx "a room of $("$bin/goldseam-server" identity --data "$work/data")" "$work/teacher.out" ||
    complain "the room is not signed by its teacher"
teach 0 --identity "$work/laptop/identity" next end close
grep -q '^end: recap' "$work/teacher.out" || complain "there was no recap"

ends_with 0 "$server_pid" goldseam-server
server_pid=
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
said='refused: 12 messages that only a teacher may send, 2 attempts to lead without a teacher'"'"'s identity'
[ "$(grep '^refused: ' "$work/server.out")" = "$said" ] || complain "not what was refused is summed up"
journal=$(sed -n 's/^journal: //p' "$work/server.out")
"$bin/goldseam-replay" "$journal" >"$work/replay.out" || complain "another hash"
echo "led by two teachers from elsewhere; 12 messages and 2 attempts of others refused"
