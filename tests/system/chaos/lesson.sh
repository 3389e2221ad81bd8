#!/usr/bin/env bash
# lesson.sh SCENARIO SEED ROUNDS PACE [CHECK...]: a class of thirty plays a lesson through goldseam-chaos.
# Whatever it does, what was told to be kept is in the journal exactly once, under the student's own seat.
# Checks beside that:
#   steady         nobody's connection ends
#   p99=MS         99 of 100 answers are kept within so long
#   well=SECONDS   so long after the scenario's last line at the latest, everybody is there, and has been
#                  told again that something is kept; then the lesson ends
set -u
# shellcheck source=tests/system/chaos/common.sh
. "$(dirname "$0")/common.sh"
scenario=$1 seed=$2 rounds=$3 pace=$4
shift 4
seats=30 steady= p99= well= plan=quick
[ "$rounds" -lt 4 ] || plan=full
for check in "$@"; do
    case $check in
    steady) steady=yes ;;
    p99=*) p99=${check#p99=} ;;
    well=*) well=${check#well=} ;;
    *) echo "lesson.sh: there is no check \"$check\"." >&2; exit 2 ;;
    esac
done

# Who is there and has been told something since.
are_well() {
    are_in && [ "$(awk -v calm="$(calm_ms)" '$2 == "kept" && $1 > calm { told[$3] = 1 }
        END { for (i in told) n++; print n + 0 }' "$work/log")" -eq "$seats" ]
}

# When the last student was there and told something, after the trouble; nothing has been lost since.
well_after_ms() {
    awk -v calm="$(calm_ms)" '$1 > calm && $2 == "kept" && !($3 in told) { told[$3] = 1; last = $1 }
        $1 > calm && $2 == "back" { last = $1 } END { print last - calm }' "$work/log"
}

figure() {
    sed -n "s/^  \"kept_ms\": {.*\"$1\": \([0-9]*\)\..*/\1/p" "$work/swarm.json"
}

open_room --auto --plan "$plan" --rounds "$rounds" --approve-texts --seats "$seats" --seed 5
through "$scenario" "$seed"
swarm --seats "$seats" --pace "$pace" --seed "$seed" --json "$work/swarm.json" --log "$work/log"
students=$swarm_pid
swarm_pid="$chaos_pid $students"
after=
if [ -n "$well" ]; then
    wait_for 2400 is_calm || complain "the scenario has no last line that comes"
    grep -qE '^(recap|closed)' "$work/server.out" && complain "the lesson was over before the trouble"
    wait_for $((10 * well + 10)) are_well || complain "not everybody is well $well s after the trouble"
    after=$(well_after_ms)
    end_room
fi
ends_with 0 "$students" goldseam-swarm
if [ -n "$server_pid" ]; then
    ends_with 0 "$server_pid" goldseam-server
    server_pid=
fi
end_chaos
swarm_pid=
grep -E '^(seats|answers|kept|disconnects)' "$work/swarm.out"
same joined "$seats"
[ -z "$steady" ] || same disconnects 0
[ -z "$p99" ] || [ "$(figure p99)" -le "$p99" ] || complain "99 of 100 were kept within $(figure p99) ms, not $p99 ms"
[ -z "$well" ] || [ "$after" -le $((1000 * well)) ] || complain "well after $after ms"
compare
tell "kept p50 $(figure p50) p99 $(figure p99) max $(figure max) ms, 0 lost, $(number disconnects) disconnects${after:+, well after $after ms}"
