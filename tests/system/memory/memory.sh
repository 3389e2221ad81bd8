#!/usr/bin/env bash
# One allocation of a program gets nothing: it says so in a sentence and ends with status 1, or works on
# as if nothing had been. It never ends by a signal, does not hang, and gives all memory back.
#
#   memory.sh PROGRAM SHIM RUNS [SEED]   RUNS: so many of its allocations, drawn by SEED; "all": each;
#                                        =N: the N-th alone; "=A S B": every S-th from A to B
#
# PROGRAM: pack (a pack of all kinds is checked), server (from its start to the first round), swarm
# (students, from their start to the end of a round). GOLDSEAM_BIN is the folder of the programs.
program=$1 shim=$(realpath "$2") runs=$3
seed=${4:-$(date +%j)} # others each day, and the same ones again on that day
RANDOM=$seed
BIN=${GOLDSEAM_BIN:?}
. tests/system/common.sh
here=tests/system/memory
log=$work/memory.log

# with_shim AT COMMAND...: with its AT-th allocation failing; 0: none. It stands for the command.
with_shim() {
    local at=$1
    shift
    exec env MEMORY_AT="$at" MEMORY_LOG="$log" LD_PRELOAD="$shim" "$@"
}

# wait_for REGEX FILE PID: true when it stands there, false when the program is gone or after 15 s.
wait_for() {
    local _
    for _ in $(seq 750); do
        grep -qE "$1" "$2" 2>/dev/null && return 0
        kill -0 "$3" 2>/dev/null || return 1
        sleep 0.02
    done
    return 1
}

# finish PID: sets status; 124 when it had to be killed after 15 s.
finish() {
    local pid=$1 _
    for _ in $(seq 750); do
        kill -0 "$pid" 2>/dev/null || { wait "$pid"; status=$?; return; }
        sleep 0.02
    done
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null
    status=124
}

# Each of these runs the program with its AT-th allocation failing and sets status and what was reached;
# what it says is in $work/said.

run_pack() {
    (with_shim "$1" "$BIN/goldseam-pack" check assets/packs/seven-kinds-10-12.yaml) >"$work/said" 2>&1 &
    finish $!
    reached='of 1 pack'
}

small_server() {
    "$@" "$BIN/goldseam-server" --pack $here/small.yaml --port 0 --address 127.0.0.1 --seed 5 \
        --data "$work/data" --auto --seats 2 --rounds 1 </dev/null >"$work/room" 2>&1
}

small_swarm() {
    local port code
    port=$(sed -n 's/^room ready: .* port \([0-9]*\) code .*/\1/p' "$work/room")
    code=$(sed -n 's/^room ready: .* code \(.*\)$/\1/p' "$work/room")
    "$@" "$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 2 --seed 3 --pace 20 \
        --give-up 5 --rounds 1
}

run_server() {
    local server students=
    rm -rf "$work/data" "$work/room"
    small_server with_shim "$1" &
    server=$!
    if wait_for '^room ready' "$work/room" $server; then
        small_swarm exec >/dev/null 2>&1 &
        students=$!
        wait_for '^round 1' "$work/room" $server
        kill -INT $server 2>/dev/null
    fi
    finish $server
    [ -z "$students" ] || { kill -TERM "$students"; wait "$students"; } 2>/dev/null
    cp "$work/room" "$work/said"
    reached='^round 1 of 1'
}

run_swarm() {
    local server
    rm -rf "$work/data" "$work/room"
    small_server exec &
    server=$!
    wait_for '^room ready' "$work/room" $server || die "no room: $(cat "$work/room")"
    small_swarm with_shim "$1" >"$work/said" 2>&1 &
    finish $!
    kill -INT $server 2>/dev/null
    wait $server
    reached='^gold '
}

# --- what came of it

told=0 worked=0 kept=0

judge() {
    local at=$1 calls=0 hit=0 blocks=0
    [ "$status" -lt 124 ] || die "allocation $at: status $status: $(cat "$work/said")"
    read -r calls hit blocks <"$log" || die "allocation $at: no end: $(cat "$work/said")"
    [ "$hit" = 1 ] || return 0 # there were not so many this time
    [ "$blocks" -le "$kept" ] || die "allocation $at: $((blocks - kept)) blocks are not given back: $(cat "$work/said")"
    if [ "$status" -eq 0 ]; then
        grep -qE "$reached" "$work/said" || die "allocation $at: it stopped on its way: $(cat "$work/said")"
        worked=$((worked + 1))
        return
    fi
    # A file that could not be read is one that is not right, as long as it is said why.
    grep -qiE 'memory|could not|cannot|not in the journal' "$work/said" || die "allocation $at: status $status without a word: $(cat "$work/said")"
    [ "$status" -eq 1 ] || grep -q 'memory' "$work/said" || die "allocation $at: status $status: $(cat "$work/said")"
    told=$((told + 1))
}

draw() {
    local _
    for _ in $(seq "$runs"); do
        echo $(((RANDOM << 15 | RANDOM) % total + 1))
    done
}

"run_$program" 0
[ $status -eq 0 ] || die "without a fault: status $status: $(cat "$work/said")"
read -r total hit kept <"$log"
case $runs in
all) list=$(seq "$total") ;;
# shellcheck disable=SC2046,SC2086 # one number, or three
=*) list=$(seq $([[ $runs = *\ * ]] || echo ${runs#=}) ${runs#=}) ;;
*) list=$(draw) ;;
esac
for at in $list; do
    rm -f "$log"
    "run_$program" "$at"
    judge "$at"
done
echo "$program: seed $seed: $(wc -w <<<"$list") of $total allocations failed: $told told and ended, $worked went on"
