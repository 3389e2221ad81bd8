#!/usr/bin/env bash
# What goldseam-chaos says about a command line and a scenario that are not right, and how it ends.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"

# says STATUS PATTERN OPTIONS...
says() {
    local status=$1 pattern=$2
    shift 2
    "$bin/goldseam-chaos" "$@" >"$work/chaos.out" 2>"$work/chaos.err"
    local ended=$?
    [ "$ended" -eq "$status" ] || complain "goldseam-chaos $* ended with $ended, not with $status"
    [ "$(wc -l <"$work/chaos.err")" -le 2 ] || complain "goldseam-chaos $* says too much"
    grep -q -- "$pattern" "$work/chaos.err" || complain "goldseam-chaos $* does not say $pattern"
}

room='--listen 0 --to 127.0.0.1:9'
# shellcheck disable=SC2086 # options and their values
{
    says 2 'where do students come'
    says 2 'where is the room' --listen 0
    says 2 'needs a port from 0 to 65535' --listen 65536
    says 2 'needs a port from 0 to 65535' --listen lab-3
    says 2 'is not an address to listen on' --listen lab-3:27460 --to 127.0.0.1
    says 2 'is not an address' --listen 0 --to 127.0.0.1:none
    says 2 'one word too many' $room more
    says 2 'loss needs a share like 5%' $room --loss 5
    says 2 'blackhole needs the time that it is dark' $room --blackhole 5s
    says 2 'is up, down or both' $room --direction left
    says 2 'from 0 up' $room --seed -1
    says 2 'Try goldseam-chaos --help' $room --no-such-option
    says 2 'no-such-file' $room --scenario "$work/no-such-file"
    printf 'at 1s loss 5%%\nat 2s los 5%%\n' >"$work/bad.chaos"
    says 2 'bad.chaos:2: "los" is none of loss, ' $room --scenario "$work/bad.chaos"
    says 1 'could not be written' $room --log "$work/no-such-folder/log"
    says 3 'there is no machine called' --listen 0 --to goldseam.invalid:27450
}
"$bin/goldseam-chaos" --help | grep -q '^usage: goldseam-chaos' || complain "--help gives no help"
"$bin/goldseam-chaos" --version | grep -q '^goldseam-chaos [0-9]' || complain "--version gives no version"

# Every scenario that is here can be read. It tells what it did when it is asked, and at Ctrl-C.
for file in "$(dirname "$0")"/*.chaos; do
    : >"$work/chaos.out"
    # shellcheck disable=SC2086
    "$bin/goldseam-chaos" $room --scenario "$file" >"$work/chaos.out" 2>"$work/chaos.err" &
    swarm_pid=$!
    comes '^chaos ready' chaos.out
    kill -USR1 "$swarm_pid"
    comes '^chaos after' chaos.out
    kill -INT "$swarm_pid"
    ends_with 0 "$swarm_pid" goldseam-chaos
    swarm_pid=
    [ "$(grep -c '^chaos after' "$work/chaos.out")" -eq 2 ] || complain "$file: nothing is told at the end"
done

# A port that is taken, while it is taken; a room that is not there is no reason to end; an end is one.
echo 'end 300ms' >"$work/short.chaos"
# shellcheck disable=SC2086
"$bin/goldseam-chaos" $room --scenario "$work/short.chaos" >"$work/first.out" 2>"$work/first.err" &
swarm_pid=$!
comes '^chaos ready' first.out
taken=$(sed -n 's/^chaos ready: port //p' "$work/first.out")
says 1 "port $taken cannot be used" --listen "$taken" --to 127.0.0.1:9
for _ in 1 2 3; do
    echo hello >"/dev/udp/127.0.0.1/$taken"
    sleep 0.05
done
ends_with 0 "$swarm_pid" goldseam-chaos
swarm_pid=
grep -q '^up  *3 came, 3 passed (18 bytes)' "$work/first.out" || complain "three datagrams are not counted"

# Where there are no more files for somebody new, who has been silent for longest makes room.
# shellcheck disable=SC2086
(ulimit -n 20 && exec "$bin/goldseam-chaos" $room --log "$work/few.log") >"$work/few.out" 2>"$work/few.err" &
swarm_pid=$!
comes '^chaos ready' few.out
few=$(sed -n 's/^chaos ready: port //p' "$work/few.out")
for _ in $(seq 30); do
    echo hello >"/dev/udp/127.0.0.1/$few"
done
comes ' client 30$' few.log
kill -TERM "$swarm_pid"
ends_with 0 "$swarm_pid" goldseam-chaos
swarm_pid=
grep -qE '^chaos after .*: 30 clients \(1[0-9] ended for others, 0 datagrams turned away\)' "$work/few.out" ||
    complain "nobody made room"
