# Sourced by lessons through goldseam-chaos: the proxy stands between the students and the room.
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"
# shellcheck source=tests/system/lesson/told.sh
. "$(dirname "$0")/../lesson/told.sh"
scenarios=$(dirname "$0")
chaos_pid=

# through SCENARIO SEED: puts the proxy before the room; sets chaos_pid, and port to its own.
through() {
    "$bin/goldseam-chaos" --listen 0 --to "127.0.0.1:$port" --scenario "$scenarios/$1.chaos" --seed "$2" \
        --log "$work/chaos.log" >"$work/chaos.out" 2>"$work/chaos.err" &
    chaos_pid=$!
    swarm_pid=$chaos_pid # so that it ends with the test
    comes '^chaos ready' chaos.out
    port=$(sed -n 's/^chaos ready: port //p' "$work/chaos.out")
}

# The time of the log's line for the last line of the scenario; nothing before it.
calm_ms() {
    local last
    last=$(grep -n '^at' "$scenarios/$scenario.chaos" | tail -n 1 | cut -d : -f 1)
    awk -v last="$last" '$2 == "step" && $3 == last { print $1 }' "$work/chaos.log"
}
is_calm() { [ -n "$(calm_ms)" ]; }

end_room() {
    kill -TERM "$server_pid"
    ends_with 0 "$server_pid" goldseam-server
    server_pid=
}

end_chaos() {
    kill -TERM "$chaos_pid"
    ends_with 0 "$chaos_pid" goldseam-chaos
    cat "$work/chaos.out"
}

# tell CAME: a line for the table of tools/long.sh.
tell() {
    printf 'tried: %-12s seed %-3s %3s students  %s\n' "$scenario" "$seed" "$seats" "$1"
}
