#!/usr/bin/env bash
# lesson.sh SHIM fails|slow: a lesson on a disk whose syncs fail for a second and a half, or take one
# second each. The room goes on, says so where they fail, and no answer that was told to be kept is
# missing.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"
shim=$1 seats=12

mkdir "$work/data"
export SHIM_FOLDER SHIM_FAIL SHIM_AT SHIM_FOR_MS SHIM_ERRNO SHIM_SLOW_MS
SHIM_FOLDER=$(realpath "$work/data")
if [ "$2" = fails ]; then
    SHIM_FAIL=sync SHIM_AT=40 SHIM_FOR_MS=1500 SHIM_ERRNO=5
else
    SHIM_SLOW_MS=1000
fi
LD_PRELOAD=$shim ASAN_OPTIONS=verify_asan_link_order=0 \
    open_room --auto --seats "$seats" --rounds 2 --seed 3
swarm --seats "$seats" --pace 300 --json "$work/swarm.json"
if [ "$2" = fails ]; then
    comes 'attention: The disk does not take what is written' server.out
    comes 'the journal can be written again' server.out
fi
played_well
kept_and_replayed "$(number answers_sent)"
