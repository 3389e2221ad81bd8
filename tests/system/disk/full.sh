#!/usr/bin/env bash
# full.sh: a lesson on a disk of 1 MiB that fills up and has room again. The room says so within a second,
# goes on, and no answer that was told to be kept is missing. Needs the right to mount; else it is skipped,
# with status 77.
set -u
if [ "${IN_OWN_MOUNTS:-}" != yes ]; then
    if [ "$(id -u)" -ne 0 ] || ! unshare --mount true 2>/dev/null; then
        echo "skipped: a disk of 1 MiB can be mounted by root only"
        exit 77
    fi
    IN_OWN_MOUNTS=yes exec unshare --mount "$0" "$@"
fi
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"
# shellcheck source=tests/system/disk/times.sh
. "$(dirname "$0")/times.sh"
seats=12

mkdir "$work/data"
mount -t tmpfs -o size=1m,mode=0700 tmpfs "$work/data" || complain "1 MiB could not be mounted"
trap 'umount -l "$work/data"; end_all' EXIT

fill() {
    dd if=/dev/zero of="$work/data/ballast" bs=4k status=none 2>/dev/null
    [ "$(df --output=avail "$work/data" | tail -n 1)" -eq 0 ] || complain "the disk is not full"
}

# Before anybody is in, the log is empty and there is no room for it to grow.
open_room --auto --seats "$seats" --rounds 3 --seed 3
fill
filled=$(ms)
swarm --seats "$seats" --pace 700 --json "$work/swarm.json"
said_within 1000 "$filled" 'attention: The disk is full'
sleep 2
grep -q 'written again' "$work/server.out" && complain "a disk without room was written"
freed=$(ms)
rm "$work/data/ballast"
said_within 2000 "$freed" 'the journal can be written again'

# In the middle of the lesson: what is in the log goes into the file, and there may be room again in it.
comes 'round 1' server.out
fill
sleep 3
rm "$work/data/ballast"
played_well
kept_and_replayed "$(number answers_sent)"
