#!/usr/bin/env bash
# SIGTERM and Ctrl-C close the session within 2 s, and students are told. A closed terminal leaves it
# open: students look for the room, and find it when it is started again.
set -u
# shellcheck source=tests/system/house/common.sh
. "$(dirname "$0")/common.sh"

for signal in TERM INT; do
    rm -rf "$work/data"
    begin_lesson
    ends_within 2000 0 $signal
    ends_with 0 "$swarm_pid" goldseam-swarm # 3 where it had to look for the room
    swarm_pid=
    grep -q '"end": "over"' "$work/swarm.json" || complain "students were not told"
    sessions | grep -q ', closed, ' || complain "the session is not closed"
    replays
done

rm -rf "$work/data"
begin_lesson
ends_within 2000 0 HUP
sessions | grep -q ', not closed, ' || complain "a closed terminal has closed the session"
waits_for "$work/log" ' lost '
resume_room
for _ in $(seq 200); do
    [ "$(awk '$2 == "back" { back[$3] = 1 } END { for (i in back) n++; print n + 0 }' "$work/log")" -eq 30 ] && break
    sleep 0.05
done
[ "$(awk '$2 == "back" { back[$3] = 1 } END { for (i in back) n++; print n + 0 }' "$work/log")" -eq 30 ] ||
    complain "not everybody is back"
ends_within 2000 0 TERM
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
replays
echo "a room ends as it is told to"
