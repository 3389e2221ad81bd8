# Shared by the tests of the house.
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"

now_ms() { awk '{ printf "%d\n", $1 * 1000 }' /proc/uptime; }

# waits_for FILE PATTERN: a line that comes by itself, within 20 s.
waits_for() {
    local _
    for _ in $(seq 400); do
        grep -q -- "$2" "$1" && return
        sleep 0.05
    done
    complain "no line with \"$2\" in ${1##*/}"
}

# A lesson of 30 with a teacher's own pace, in its first round.
begin_lesson() {
    open_room --auto --plan full --rounds 3 --approve-texts --seats 30
    swarm --seats 30 --pace 400 --give-up 30 --quiet --log "$work/log" --json "$work/swarm.json"
    waits_for "$work/server.out" '^round 1 of 3: huddle'
}

# ends_within MS STATUS SIGNAL...: the room ends with that status so soon after the last signal, of
# which each comes 0.3 s after the one before.
ends_within() {
    local limit=$1 status=$2 signal at took ended
    shift 2
    for signal in "$@"; do
        at=$(now_ms)
        kill "-$signal" "$server_pid" || complain "the room is gone before $signal"
        [ "$signal" = "${*: -1}" ] && [ $# -eq 1 ] || sleep 0.3
    done
    [ $# -eq 1 ] || limit=$((limit + 300))
    wait "$server_pid"
    ended=$?
    took=$(($(now_ms) - at))
    server_pid=
    [ "$ended" -eq "$status" ] || complain "after $* it ended with $ended, not with $status"
    [ "$took" -le "$limit" ] || complain "after $* it took $took ms, more than $limit"
    echo "after $*: ended with $status in $took ms"
}

# resume_room: goes on, with the same code and port.
resume_room() {
    : >"$work/server.out"
    "$bin/goldseam-server" --resume --data "$work/data" "$@" >"$work/server.out" 2>"$work/server.err" &
    server_pid=$!
    waits_for "$work/server.out" "^room ready: .* port $port code $code\$"
}

sessions() { "$bin/goldseam-server" sessions --data "$work/data"; }

replays() {
    "$bin/goldseam-replay" "$work"/data/*.journal >"$work/replay.out" || complain "another hash"
}
