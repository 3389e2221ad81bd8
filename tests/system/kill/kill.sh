#!/usr/bin/env bash
# kill.sh KILLS [SEATS [SEED]]: a class of 30 plays lessons of every phase, and the room is killed
# (kill -9) at random moments and started again, until it has died so often. Everything that a student
# was told to be kept is in the journal exactly once, everybody is back in the same seat within 10 s,
# and the journal replays to the state that the last server wrote.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"
# shellcheck source=tests/system/lesson/told.sh
. "$(dirname "$0")/../lesson/told.sh"
kills=$1 seats=${2:-30} seed=${3:-1}
pack=$PWD/$pack
back_max_ms=10000
RANDOM=$seed

is_ready() { grep -q '^room ready' "$work/server.out"; }

# Since a moment, so many have come back.
are_back_since() {
    [ "$(awk -v since="$1" '$2 == "back" && $1 >= since { back[$3] = 1 } END { for (i in back) n++; print n + 0 }' \
        "$work/log")" -ge "$seats" ]
}

# resume_room: goes on with the session; the same code and port, or it is not as it should be.
resume_room() {
    local there
    : >"$work/server.out"
    "$bin/goldseam-server" --resume --data "$work/data" >"$work/server.out" 2>"$work/server.err" &
    server_pid=$!
    wait_for 100 is_ready || complain "the room did not go on"
    there=$(sed -n 's/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p' "$work/server.out")
    [ "$there" = "$port $code" ] || complain "it went on as $there, not as $port $code"
}

# One kill in three comes while students are still on their way back.
kill_once() {
    local at
    sleep "$((RANDOM % 2)).$((RANDOM % 10))"
    is_over && return 1
    at=$(now_ms)
    kill -KILL "$server_pid"
    wait "$server_pid" 2>/dev/null
    resume_room
    died=$((died + 1))
    if [ $((RANDOM % 3)) -eq 0 ] && [ "$died" -lt "$kills" ]; then
        sleep "$((RANDOM % 3)).$((RANDOM % 10))"
        return 0
    fi
    if ! wait_for 150 are_back_since "$at" && ! is_over; then
        echo "killed at $at; the last lines of those who are not back:"
        awk -v since="$at" '{ last[$3] = $0 } $2 == "back" && $1 >= since { back[$3] = 1 }
            END { for (i in last) if (!(i in back)) print last[i] }' "$work/log"
        complain "not everybody is back 15 s after a kill"
    fi
    # How long each of them took, from the kill on.
    awk -v since="$at" '$2 == "back" && $1 >= since && !($3 in seen) { seen[$3] = 1; print $1 - since }' \
        "$work/log" >>"$work/times"
}

is_over() { ! is_alive "$swarm_pid" || grep -qE '^(recap|closed)' "$work/server.out"; }

play_lesson() {
    rm -rf "$work/data"
    open_room --auto --plan full --rounds 12 --approve-texts --seats "$seats" --seed "$RANDOM"
    swarm --seats "$seats" --pace 150 --give-up 60 --quiet --log "$work/log"
    wait_for 200 are_in || complain "not everybody came in"
    while [ "$died" -lt "$kills" ] && kill_once; do :; done
    kill -TERM "$server_pid"
    ends_with 0 "$server_pid" goldseam-server
    server_pid=
    ends_with 0 "$swarm_pid" goldseam-swarm
    swarm_pid=
    compare
}

died=0
lessons=0
: >"$work/times"
: >"$work/log"
while [ "$died" -lt "$kills" ]; do
    play_lesson
    lessons=$((lessons + 1))
    echo "lesson $lessons: killed $died times so far"
done
sort -n "$work/times" | awk -v max="$back_max_ms" '
    { ms[NR] = $1 }
    END {
        printf "back after a kill: p50 %d ms, p95 %d ms, max %d ms (%d times)\n",
            ms[int((NR + 1) / 2)], ms[int((NR * 19 + 19) / 20)], ms[NR], NR
        exit (NR == 0 || ms[NR] > max)
    }' || complain "somebody was not back within $back_max_ms ms"
echo "killed $died times in $lessons lessons: 0 lost"
