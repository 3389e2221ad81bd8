#!/usr/bin/env bash
# network_home.sh LIBRARY: the data folder lies on another machine, where a journal that is written cannot
# be read. A room that was killed is gone on with there all the same, and the teacher is told.
set -u
library=$1
# shellcheck source=tests/system/house/common.sh
. "$(dirname "$0")/common.sh"

export LD_PRELOAD=$library
begin_lesson
unset LD_PRELOAD
grep -q '^attention: .*another machine' "$work/server.out" || complain "it is not said where the folder lies"
kill -KILL "$server_pid"
wait "$server_pid" 2>/dev/null
server_pid=
waits_for "$work/log" ' lost '
export LD_PRELOAD=$library
resume_room
unset LD_PRELOAD
waits_for "$work/log" ' back '
ends_within 2000 0 TERM
ends_with 0 "$swarm_pid" goldseam-swarm
swarm_pid=
replays
echo "a room on another machine's disk is gone on with"
