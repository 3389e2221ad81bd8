#!/usr/bin/env bash
# What is there is listed, gone on with, and erased; what cannot be done is said with what to do.
set -u
# shellcheck source=tests/system/house/common.sh
. "$(dirname "$0")/common.sh"

# says STATUS PATTERN WORDS...: what the server answers to these words.
says() {
    local status=$1 pattern=$2 ended
    shift 2
    timeout 20 "$bin/goldseam-server" "$@" --data "$work/data" >"$work/said.out" 2>&1 </dev/null
    ended=$?
    [ $ended -eq "$status" ] || complain "goldseam-server $* ended with $ended, not with $status: $(cat "$work/said.out")"
    grep -q -- "$pattern" "$work/said.out" || complain "goldseam-server $* does not say \"$pattern\": $(cat "$work/said.out")"
}

says 0 'There are no sessions' sessions
[ ! -e "$work/data" ] || complain "looking has made a folder"
says 2 'nothing to go on with' --resume
says 2 'There is no session "x"' --resume x
says 2 'There is no session "x"' erase x
says 2 'One session is needed' erase
says 2 'leave --rounds away' --resume --rounds 3
says 2 'from 1 to 4000' erase x --seat 0
"$bin/goldseam-server" erase --help | grep -q '^usage: goldseam-server erase' || complain "no help"

begin_lesson
name=$(sessions | head -n 1)
sessions | grep -q '30 seats, 1 round, open now' || complain "not listed as open: $(sessions)"
says 1 'open in a server now' erase "$name"
says 2 'open in another server' --resume "$name"
kill -KILL "$server_pid"
wait "$server_pid" 2>/dev/null
server_pid=

# A normal start says how to go on, and begins anew.
other_port=$port other_code=$code
open_room --auto --seats 1
grep -q "was not closed: round 1, .*, 30 seats. To go on with it: goldseam-server --resume $name" \
    "$work/server.out" || complain "it is not said how to go on"
kill -TERM "$server_pid"
wait "$server_pid"
server_pid=

# The port is taken by somebody else.
open_room --auto --seats 1 --port "$other_port" --new
says 1 "port $other_port is in use" --resume "$name"
kill -TERM "$server_pid"
wait "$server_pid"
server_pid=

port=$other_port code=$other_code
resume_room
waits_for "$work/log" ' back '
kill -TERM "$server_pid"
ends_with 0 "$server_pid" goldseam-server
server_pid=
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
says 2 'was closed' --resume "$name"
says 0 "^  1 name" erase "$code" --seat 3
says 2 'has no seat 31' erase "$name" --seat 31
"$bin/goldseam-replay" "$work/data/$name.journal" | grep -q '^equal' || complain "it does not replay any more"
says 0 '^erased, with all its files' erase "$name"
ls "$work"/data/"$name"* 2>/dev/null && complain "files are left"
[ "$(sessions | grep -c ' closed, ')" -eq 2 ] || complain "the others are not there any more"
echo "sessions are listed, resumed and erased"
