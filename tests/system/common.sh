# Sourced by the system tests: starts programs, finds out where a room listens, and ends only what it
# started. BIN is the folder of the programs.
set -u
work=$(mktemp -d)
export XDG_STATE_HOME=$work/state   # a window remembers its seat there
export XDG_CONFIG_HOME=$work/config # and here how a person likes it
pids=()

cleanup() {
    local pid
    for pid in "${pids[@]+"${pids[@]}"}"; do
        kill -TERM "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
    done
    rm -rf "$work"
}
trap cleanup EXIT

die() {
    echo "NOT AS EXPECTED: $*" >&2
    exit 1
}

# start_server ARGS...: sets server_pid, port, code. Output in $work/server.out and .err.
# RUNNER stands in front of the program (valgrind); the room reads what CONSOLE names, or nothing.
start_server() {
    : >"$work/server.out" # what an earlier one said is not taken for its word
    ${RUNNER-} "$BIN/goldseam-server" --pack assets/packs/fractions-10-12.yaml --port 0 \
        --data "$work/data" "$@" <"${CONSOLE:-/dev/null}" >"$work/server.out" 2>"$work/server.err" &
    server_pid=$!
    pids+=("$server_pid")
    for _ in $(seq 300); do
        grep -q '^room ready' "$work/server.out" && break
        kill -0 "$server_pid" 2>/dev/null || break
        sleep 0.1
    done
    grep -q '^room ready' "$work/server.out" || die "the server is not ready: $(cat "$work/server.err")"
    port=$(sed -n 's/^room ready: .* port \([0-9]*\) code .*/\1/p' "$work/server.out")
    code=$(sed -n 's/^room ready: .* code \(.*\)$/\1/p' "$work/server.out")
}

# expect STATUS REGEX COMMAND...: the command ends with that status and says something that matches, in
# one line or a few, within 20 s.
expect() {
    local status=$1 regex=$2 got
    shift 2
    timeout 20 "$@" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    [ $got -eq "$status" ] || die "status $got instead of $status: $* -- $(cat "$work/out" "$work/err")"
    grep -qE -e "$regex" "$work/out" "$work/err" || die "no \"$regex\" from: $* -- $(cat "$work/out" "$work/err")"
    [ "$(wc -l <"$work/err")" -le 12 ] || die "too many lines from: $* -- $(cat "$work/err")"
}
