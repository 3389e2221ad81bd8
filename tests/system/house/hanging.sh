#!/usr/bin/env bash
# hanging.sh LIBRARY: the disk hangs. Ctrl-C ends the room within 2 s all the same, a second one at
# once; the session is not closed then, and what was kept is there when it is gone on with.
set -u
library=$1
# shellcheck source=tests/system/house/common.sh
. "$(dirname "$0")/common.sh"

begin_hanging() {
    rm -rf "$work/data" "$work/hangs"
    export LD_PRELOAD=$library HANGING_DISK=$work/hangs
    open_room --auto --plan full --rounds 3 --approve-texts --seats 30
    unset LD_PRELOAD
    swarm --seats 30 --pace 400 --give-up 30 --quiet --log "$work/log"
    waits_for "$work/server.out" '^round 1 of 3: huddle'
    touch "$work/hangs"
    waits_for "$work/server.out" '^attention: '
}

begin_hanging
ends_within 2000 1 TERM
grep -q 'goldseam-server --resume' "$work/server.err" || complain "it is not said how to go on"
rm "$work/hangs"
ends_with 0 "$swarm_pid" goldseam-swarm # they were told
swarm_pid=
resume_room
ends_within 2000 0 TERM
replays

begin_hanging
ends_within 300 1 INT INT
grep -q 'ended at once' "$work/server.err" || complain "it is not said that it ended at once"
rm "$work/hangs"
resume_room
ends_within 2000 0 TERM
replays
echo "a room ends in time although the disk hangs"
