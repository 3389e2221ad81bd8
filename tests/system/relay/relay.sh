#!/usr/bin/env bash
# relay.sh SECONDS OPTIONS...: ten students play a lesson through a relay that makes trouble for so long:
# with --new-port-every the room sees each of them come from another port again and again, and follows; with
# --dark and --light nothing gets through for a while, and everybody comes back each time, to the same seat
# and within 6 s. What they were told to be kept is in the journal exactly once.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"
# shellcheck source=tests/system/lesson/told.sh
. "$(dirname "$0")/../lesson/told.sh"
seconds=$1 seats=10 pace=$((10 * $1)) # so that the lesson is longer than the trouble
shift
back_max_ms=6000 # 3 s to notice, and a busy machine

# Each student has a process, and so an address, of its own; the relay counts them as they come.
students_come() {
    local i
    students=()
    for ((i = 0; i < seats; i++)); do
        "$bin/goldseam-swarm" "127.0.0.1:$relay_port" --code "$code" --pack "$pack" --seed "$i" --seats 1 \
            --pace "$pace" --give-up 60 --quiet --log "$work/log.$i" >"$work/student$i.out" 2>"$work/student$i.err" &
        students+=($!)
        swarm_pid="$relay_pid ${students[*]}"
        wait_for 100 grep -q " student $((i + 1))$" "$work/relay.out" || complain "student $i did not knock"
    done
}

# One log of all, in the order of time.
gather() {
    local i
    for ((i = 0; i < seats; i++)); do
        awk -v student="$i" '{ $3 = student; print }' "$work/log.$i"
    done | sort -n >"$work/log"
}

# What the relay did, among it.
with_trouble() { grep '^[0-9]' "$work/relay.out" | sort -n -m - "$work/log"; }

all_are_back() {
    gather
    are_in
}
is_calm() { [ "$(($(now_ms) - started))" -gt $((seconds * 1000)) ]; }
is_over() { grep -qE '^(recap|closed)' "$work/server.out"; }

# Another port is followed: nobody has to come back.
tell_ports() {
    local ports backs
    ports=$(grep -c ' port ' "$work/relay.out")
    backs=$(grep -c ' back ' "$work/log")
    echo "other ports: $ports, noticed: $backs"
    [ "$backs" -eq 0 ] && [ "$ports" -ge $((2 * seats)) ] ||
        complain "somebody noticed another port, or there was none"
}

# From the moment when it was light again.
tell_times() {
    with_trouble | awk '$2 == "light" { light = $1 } $2 == "back" { print $1 - light }' | sort -n |
        awk -v max="$back_max_ms" -v least=$((2 * seats)) '
            { ms[NR] = $1 }
            END {
                printf "back: p50 %d ms, p95 %d ms, max %d ms (%d times)\n",
                    ms[int((NR + 1) / 2)], ms[int((NR * 19 + 19) / 20)], ms[NR], NR
                exit (NR < least || ms[NR] > max)
            }' || complain "somebody was not back within $back_max_ms ms, or there was no trouble"
}

open_room --auto --plan full --rounds 12 --approve-texts --seats "$seats" --seed 5
started=$(now_ms)
"$bin/goldseam-relay" "$@" --for "$seconds" "$port" >"$work/relay.out" 2>"$work/relay.err" &
relay_pid=$!
swarm_pid=$relay_pid
comes '^relay ready' relay.out
relay_port=$(sed -n 's/^relay ready: port //p' "$work/relay.out")
students_come

wait_for $((10 * seconds + 50)) is_calm || complain "the trouble does not end"
is_over && complain "the lesson was over before the trouble"
wait_for 100 all_are_back || complain "not everybody is back 10 s after the trouble"

kill -TERM "$server_pid"
ends_with 0 "$server_pid" goldseam-server
server_pid=
for student in "${students[@]}"; do
    ends_with 0 "$student" goldseam-swarm
done
kill -TERM "$relay_pid"
ends_with 0 "$relay_pid" goldseam-relay
swarm_pid=
tail -n 1 "$work/relay.out"
gather
if grep -q ' port ' "$work/relay.out"; then tell_ports; else tell_times; fi
compare
