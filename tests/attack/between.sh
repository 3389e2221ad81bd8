#!/usr/bin/env bash
# between.sh: somebody stands between students and their room. What is heard and sent again moves nobody
# and counts nothing; a handshake whose version was changed on the way opens nothing; and a room with another
# key gets no word but the handshake from a student who typed the code.
set -u
# shellcheck source=tests/attack/common.sh
. "$(dirname "$0")/common.sh"
between_pid=
end_between() {
    [ -z "$between_pid" ] || kill -KILL "$between_pid" 2>/dev/null
    end_all
}
trap end_between EXIT

# stands MODE [SECONDS]: sets between_pid, its output's name, and port, which is its own then.
stands() {
    local mode=$1
    out=between.$mode.out
    "$bin/goldseam-between" "$mode" "$room_port" "${@:2}" >"$work/$out" 2>"$work/between.err" &
    between_pid=$!
    comes '^between ready' "$out"
    port=$(sed -n 's/^between ready: port //p' "$work/$out")
}

goes() {
    kill -TERM "$between_pid"
    ends_with 0 "$between_pid" goldseam-between
    between_pid=
    sed "s/^/$1: /" "$work/between.$1.out" | grep -v ready
}

sealed_bytes() { sed -n 's/^from students: .* sealed (\([0-9]*\) bytes)$/\1/p' "$work/$out"; }

# one_student STATUS WORDS: who comes through there does not come in, and is told why.
one_student() {
    timeout 30 "$bin/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 1 --give-up 3 --quiet \
        >"$work/one.out" 2>"$work/one.err" </dev/null
    local status=$?
    sed 's/^/  told: /' "$work/one.err"
    [ $status -eq "$1" ] || complain "a student ended with $status, not with $1"
    grep -qE "$2" "$work/one.err" || complain "a student was not told \"$2\""
}

# --- what was heard is sent again
open_room --auto --plan full --rounds 12 --approve-texts --seats "$students" --seed 5
room_port=$port
stands replay 4
swarm --seats "$students" --pace "$pace" --quiet --json "$work/swarm.json" --log "$work/log" --give-up 60
comes '^replayed' between.replay.out
sleep 1
grep -q '^replayed: [1-9][0-9]* .*sealed answers to that port: 0$' "$work/between.replay.out" ||
    complain "the room answered what it had heard before: $(cat "$work/between.replay.out")"

# --- another room, another version: beside the lesson that goes on
lesson_between=$between_pid
stands pose
one_student 2 'has another code'
goes pose
[ "$(sealed_bytes)" = 0 ] || complain "$(sealed_bytes) sealed bytes went to a room with another key"
# A room that hears another version says its own; who reads there another one than its own is told so.
for mode in lower-knocks:3:'no room answers' lower-answers:3:'no room answers' lower-both:1:'another version'; do
    IFS=: read -r mode status words <<<"$mode"
    stands "$mode"
    one_student "$status" "$words"
    goes "$mode"
    [ "$(sealed_bytes)" = 0 ] || complain "a session was opened in spite of another version"
done

between_pid=$lesson_between
end_lesson
grep -qE '[1-9][0-9]{2,} that had come before' "$work/server.out" || complain "the room has counted no replay"
goes replay
