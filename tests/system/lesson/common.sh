# Shared by the lessons: a room in a folder of its own, which ends with the test whatever happens.
# Ends only what it started.

pack=assets/packs/fractions-10-12.yaml
bin=${GOLDSEAM_BIN:?the folder with the programs}
work=$(mktemp -d)
server_pid=
swarm_pid=

end_all() {
    local pid
    for pid in $swarm_pid $server_pid; do
        kill -KILL "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
    done
    rm -rf "$work"
}
trap end_all EXIT

# complain SENTENCE: shows what there is, and ends the test.
complain() {
    local file
    echo "NOT AS IT SHOULD BE: $*"
    for file in "$work"/*.out "$work"/*.err; do
        [ -s "$file" ] || continue
        echo "--- ${file##*/}"
        tail -n 30 "$file"
    done
    exit 1
}

# open_room OPTIONS...: starts a server; sets server_pid, port and code.
open_room() {
    : >"$work/server.out" # an earlier room's line must not be read for this one's
    "$bin/goldseam-server" --pack "$pack" --address 127.0.0.1 --port 0 --data "$work/data" \
        "$@" >"$work/server.out" 2>"$work/server.err" &
    server_pid=$!
    local ready='s/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p'
    for _ in $(seq 200); do
        read -r port code < <(sed -n "$ready" "$work/server.out") && return
        kill -0 "$server_pid" 2>/dev/null || break
        sleep 0.05
    done
    complain "the server opened no room"
}

# swarm OPTIONS...: students for that room, in the background; sets swarm_pid.
swarm() {
    "$bin/goldseam-swarm" "127.0.0.1:$port" --code "$code" --pack "$pack" --seed 7 "$@" \
        >"$work/swarm.out" 2>"$work/swarm.err" &
    swarm_pid=$!
}

# ends_with STATUS PID NAME
ends_with() {
    wait "$2"
    local status=$?
    [ "$status" -eq "$1" ] || complain "$3 ended with $status, not with $1"
}
