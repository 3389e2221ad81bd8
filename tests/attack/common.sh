# shellcheck shell=bash
# Sourced by the attacks: thirty students play a lesson in a room, and what is done beside them must
# change nothing for them. The lesson goes on until the attack is over.
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../system/lesson/common.sh"
# shellcheck source=tests/system/lesson/told.sh
. "$(dirname "${BASH_SOURCE[0]}")/../system/lesson/told.sh"
students=30
seats=$students
pace=${PACE:-600}

# begin_lesson OPTIONS...: a room with all students in it, and its first round begun.
begin_lesson() {
    open_room --auto --plan full --rounds 12 --approve-texts --seats "$students" --seed 5 "$@"
    swarm --seats "$students" --pace "$pace" --quiet --json "$work/swarm.json" --log "$work/log" --give-up 60
    comes '^round 1' server.out
}

# attack COMMAND...: goldseam-attack on this room, as it is called there. 77: this machine was too slow for some of it, and the rest had
# no effect; said again by how the test ends.
# shellcheck disable=SC2034 # too_slow is for who sources this
too_slow=0
attack() {
    local status
    "$@" >"$work/attack.out" 2>&1
    status=$?
    cat "$work/attack.out"
    # shellcheck disable=SC2034
    [ $status -eq 77 ] && too_slow=77 && return
    [ $status -eq 0 ] || complain "an attack had an effect"
}

# end_lesson: nobody was disconnected, nothing is lost, and the journal says the same. $seats have joined.
end_lesson() {
    kill -0 "$server_pid" 2>/dev/null || complain "the room has ended"
    grep -qE '^(recap|closed)' "$work/server.out" && complain "the lesson was over before the attack"
    kill -TERM "$server_pid"
    ends_with 0 "$server_pid" goldseam-server
    server_pid=
    ends_with 0 "$swarm_pid" goldseam-swarm
    swarm_pid=
    grep -E '^(kept after|disconnects)' "$work/swarm.out"
    grep -E '^(dropped on the network|refused)' "$work/server.out"
    same joined "$students"
    same disconnects 0
    same answers_not_taken 0
    [ "$(number answers_kept)" -gt 0 ] || complain "nobody has answered anything"
    compare
}
