#!/usr/bin/env bash
# lesson.sh SEATS ROUNDS PACE [PACK]: a whole lesson without a person. Everybody joins, nobody is
# disconnected, every answer that was sent is kept, every one that was told to be kept is in the
# journal as that student's in that phase, and the journal replays to the same state.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/common.sh"
seats=$1 rounds=$2 pace=$3 pack=${4:-$pack}

open_room --auto --seats "$seats" --rounds "$rounds" --seed 3
swarm --seats "$seats" --pace "$pace" --json "$work/swarm.json"
played_well
sent=$(number answers_sent)
[ "$sent" -ge $((3 * seats * rounds)) ] || complain "only $sent answers were sent"

kept_and_replayed "$sent"
