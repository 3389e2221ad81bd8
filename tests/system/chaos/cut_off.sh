#!/usr/bin/env bash
# cut_off.sh SCENARIO SEED SECONDS [steady]: ten students, each with an address of its own, play a lesson
# through a network that gives them other ports, or goes dark, for so long. Everybody comes back each time,
# to the same seat and within 6 s, and what they were told to be kept is in the journal exactly once.
# With steady nobody's connection ends: who comes from another port is followed there.
set -u
# shellcheck source=tests/system/chaos/common.sh
. "$(dirname "$0")/common.sh"
scenario=$1 seed=$2 seconds=$3 is_steady=${4:-}
seats=10 pace=$((10 * seconds)) # so that the lesson is longer than the trouble
back_max_ms=6000 # 3 s to notice, and a busy machine

# The proxy counts them as they come.
students_come() {
    local i
    students=()
    for ((i = 0; i < seats; i++)); do
        "$bin/goldseam-swarm" "127.0.0.1:$port" --code "$code" --pack "$pack" --seed "$((100 * seed + i))" \
            --seats 1 --pace "$pace" --give-up 60 --quiet --log "$work/log.$i" \
            >"$work/student$i.out" 2>"$work/student$i.err" &
        students+=($!)
        swarm_pid="$chaos_pid ${students[*]}"
        wait_for 100 grep -q " client $((i + 1))$" "$work/chaos.log" || complain "student $i did not knock"
    done
}

# One log of all, in the order of time.
gather() {
    local i
    for ((i = 0; i < seats; i++)); do
        awk -v student="$i" '{ $3 = student; print }' "$work/log.$i"
    done | sort -n >"$work/log"
}

all_are_back() {
    gather
    are_in
}

# From the last new port on, or from the moment when it was light again.
tell_times() {
    sort -n -m "$work/chaos.log" "$work/log" | awk '
        $2 == "port" { cut[$3 - 1] = $1 }
        $2 == "light" { light = $1; split("", cut) }
        $2 == "back" { ms = $1 - ($3 in cut ? cut[$3] : light); print ms < 0 ? 0 : ms }' | sort -n |
        awk -v max="$back_max_ms" '
            { ms[NR] = $1 }
            END {
                if (NR == 0) print "nobody was away"
                else printf "back p50 %d p95 %d max %d ms, %d times\n",
                    ms[int((NR + 1) / 2)], ms[int((NR * 19 + 19) / 20)], ms[NR], NR
                exit (NR > 0 && ms[NR] > max)
            }'
}

open_room --auto --plan full --rounds 12 --approve-texts --seats "$seats" --seed 5
through "$scenario" "$seed"
students_come
wait_for $((10 * seconds + 100)) is_calm || complain "the trouble does not end"
grep -qE '^(recap|closed)' "$work/server.out" && complain "the lesson was over before the trouble"
wait_for 100 all_are_back || complain "not everybody is back 10 s after the trouble"
end_room
for student in "${students[@]}"; do
    ends_with 0 "$student" goldseam-swarm
done
end_chaos
swarm_pid=
gather
times=$(tell_times) || complain "somebody was not back within $back_max_ms ms: $times"
[ "$(grep -cE ' (port|dark) ' "$work/chaos.log")" -ge 2 ] || complain "there was no trouble"
[ -z "$is_steady" ] || [ "$times" = 'nobody was away' ] || complain "somebody was away: $times"
compare
tell "0 lost, same seats; $(grep -c ' port ' "$work/chaos.log") new ports, $(grep -c ' dark ' "$work/chaos.log") times dark; $times"
