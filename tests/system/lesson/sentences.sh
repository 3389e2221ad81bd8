#!/usr/bin/env bash
# Whatever is not right, the swarm says one sentence and ends with the status that belongs to it.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"

# says STATUS PATTERN WORDS...: what the swarm answers to these words.
says() {
    local status=$1 pattern=$2
    shift 2
    "$bin/goldseam-swarm" "$@" >"$work/swarm.out" 2>"$work/swarm.err"
    local ended=$?
    [ "$ended" -eq "$status" ] || complain "goldseam-swarm $* ended with $ended, not with $status"
    grep -q -- "$pattern" "$work/swarm.err" || complain "goldseam-swarm $* does not say $pattern"
}

says 2 'where is the room' --seats 3
says 2 'how many students' 127.0.0.1:27450
says 2 'is not an address' 127.0.0.1:none --seats 3
says 2 'from 1 to 4000' 127.0.0.1:27450 --seats 0
says 2 'from 1 to 4000' 127.0.0.1:27450 --seats 4001
says 2 'one word too many' 127.0.0.1:27450 127.0.0.1:27451 --seats 3
says 2 'Try goldseam-swarm --help' --no-such-option
says 2 'no-such-pack.yaml' 127.0.0.1:27450 --seats 3 --pack "$work/no-such-pack.yaml"
says 3 'there is no machine called' goldseam.invalid:27450 --seats 1
"$bin/goldseam-swarm" --help | grep -q '^usage: goldseam-swarm' || complain "--help gives no help"

# A port at which nobody is.
open_room --auto
kill -TERM "$server_pid"
wait "$server_pid"
server_pid=
says 3 'no room answers' "127.0.0.1:$port" --seats 2 --give-up 1

# Two places, three students; another code.
open_room --auto --seats 2 --seats-max 2 --rounds 1
says 2 'has another code' "127.0.0.1:$port" --seats 2 --code 0000-0000
says 1 '2 of 3 students could join; the room has no more seats' "127.0.0.1:$port" --seats 3 \
    --pack "$pack" --pace 50
ends_with 0 "$server_pid" goldseam-server
server_pid=
open_room --auto --seats 3 --rounds 1
says 1 'could not be written' "127.0.0.1:$port" --seats 3 --pack "$pack" --pace 50 \
    --json "$work/no-such-folder/swarm.json"
ends_with 0 "$server_pid" goldseam-server
server_pid=

# Ctrl-C: what was seen is still told.
open_room --auto --seats 5
swarm --seats 5 --pace 60000 --json "$work/swarm.json"
# The room starts its round before the disk has the last seat, and only then is that student told.
comes '^everybody is in: 5 ' swarm.out
comes '^round 1 ' server.out
kill -INT "$swarm_pid"
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
grep -q '^seats .* 5 of 5 joined' "$work/swarm.out" || complain "nothing is told after Ctrl-C"
grep -q '"end": "interrupted"' "$work/swarm.json" || complain "the figures do not say how it ended"
