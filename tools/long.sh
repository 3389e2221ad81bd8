#!/usr/bin/env bash
# The longer tests, a night in all; tools/test.sh has the quick ones. Each part can be run alone by
# its name. At the end stands a table of what was run and what came out.
set -eu
cd "$(dirname "$0")/.."

# name, about how long on two cores, what it does
parts=(
    'sim|20 min|the simulator: 20,000 sessions under faults (--seeds A..B for others)'
    'sim-sanitize|5 min|the simulator under sanitizers: 2,000 sessions'
    'mutants|10 min|the simulator finds what is broken on purpose'
    'rules|2 min|a million random events under sanitizers'
    'hashes|6 min|the same seeds give the same states with gcc and clang, Debug and Release'
    'powercut|1 min|the power goes at 2,000 points, on a disk that is honest and on one that lies'
    'syncs|5 min|a sync or a write that fails, at each of the first 500 calls'
    'torn|1 min|1,000 damaged journals of each kind, read under sanitizers'
    'recovery|1 min|the time that a journal of 100,000 events takes to be gone on with'
    'sleep|3 min|students and the room sleep for 5 s and for 60 s, and play on at once'
    'kill|2 h|a class of 30 whose room is killed 1,000 times: nothing that was told to be kept is lost'
    'chaos|35 min|lessons through goldseam-chaos, with several seeds: loss, jitter, other ports, dark times'
    'attacks|25 min|everything that neighbours might do to a room, beside 30 students (ATTACK_SEEDS for other seeds)'
    'malformed|45 min|10,000,000 malformed datagrams, sealed and not, under sanitizers (MALFORMED for another count)'
    'fuzz|80 min|libFuzzer on each target for 20 min (FUZZ_SECONDS for another time), as many at once as cores'
    'memory|70 min|allocations fail one by one, from the start of room, students and pack to a round'
    'bench|20 min|what the seal costs, and what a window costs, beside the least that does the same'
    'deb|3 min|the Debian package on a fresh Debian: installed, lessons played and led, purged (needs root)'
    'repeat|15 min|every quick test 10 times in another order, for what only sometimes fails'
)

usage() {
    cat <<'TEXT'
usage: tools/long.sh [--seeds A..B] [PART ...]

Installs what is missing, builds, and runs the longer tests: all of them, or the parts that are named.
Output goes to build/long/PART.log.

TEXT
    local part
    for part in "${parts[@]}"; do
        IFS='|' read -r name takes does <<<"$part"
        printf '  %-13s %-7s %s\n' "$name" "$takes" "$does"
    done
    cat <<'TEXT'

Ends with 0 when all that was run passed, 1 when something did not, 2 when the command line is not right.
TEXT
}

is_part() {
    local part
    for part in "${parts[@]}"; do
        [ "${part%%|*}" = "$1" ] && return 0
    done
    return 1
}

seeds=1..20000
chosen=()
while [ $# -gt 0 ]; do
    case $1 in
    --help) usage; exit 0 ;;
    --seeds)
        [[ ${2:-} =~ ^[0-9]+(\.\.[0-9]+)?$ ]] ||
            { echo "long.sh: --seeds needs a range like 1..20000." >&2; exit 2; }
        seeds=$2
        shift
        ;;
    *)
        is_part "$1" || { echo "long.sh: there is no part called \"$1\". Try tools/long.sh --help." >&2; exit 2; }
        chosen+=("$1")
        ;;
    esac
    shift
done
if [ ${#chosen[@]} -eq 0 ]; then
    for part in "${parts[@]}"; do
        chosen+=("${part%%|*}")
    done
fi

# shellcheck source=tools/packages.sh
. tools/packages.sh
need_packages "${PACKAGES_BUILD[@]}" "${PACKAGES_TEST[@]}"
mkdir -p build/long

# A folder of builds, then targets; what cmake is told is in the name: compiler-type.
build() {
    local name=$1 compiler type=Release extra=()
    shift
    compiler=${name%%-*}
    case ${name#*-} in
    debug) type=Debug ;;
    sanitize) type=Debug extra=(-DGOLDSEAM_SANITIZE=ON) ;;
    esac
    cmake -S . -B "build/long/$name" -G Ninja -DCMAKE_C_COMPILER="$compiler" \
        -DCMAKE_BUILD_TYPE="$type" "${extra[@]}" >/dev/null
    cmake --build "build/long/$name" --target "$@" >"build/long/$name.log" 2>&1 ||
        { tail -n 40 "build/long/$name.log"; return 1; }
}

run_sim() {
    build gcc-release goldseam-sim
    build/long/gcc-release/bin/goldseam-sim --seeds "$seeds"
}

run_sim-sanitize() {
    build clang-sanitize goldseam-sim
    build/long/clang-sanitize/bin/goldseam-sim --seeds 1..2000
}

run_mutants() {
    tests/sim/mutants.sh .
}

run_rules() {
    build clang-sanitize test_rules_random_play
    build/long/clang-sanitize/tests/unit/rules/test_rules_random_play
}

run_hashes() {
    local name first="" state
    for name in gcc-release gcc-debug clang-release clang-debug; do
        build "$name" goldseam-sim test_rules_golden
        "build/long/$name/tests/unit/rules/test_rules_golden"
        state=$("build/long/$name/bin/goldseam-sim" --seeds 1..300 | grep '^all in all')
        echo "$name: $state"
        [ -z "$first" ] || [ "$state" = "$first" ] || { echo "another state with $name"; return 1; }
        first=$state
    done
}

run_powercut() {
    build gcc-release powercut
    build/long/gcc-release/tests/system/disk/powercut --points 2000
}

run_syncs() {
    build gcc-release syncs
    build/long/gcc-release/tests/system/disk/syncs --calls 500
}

run_torn() {
    build clang-sanitize test_torn
    TORN=1000 build/long/clang-sanitize/tests/unit/journal/test_torn
}

run_recovery() {
    build gcc-release recovery
    build/long/gcc-release/tests/system/disk/recovery
}

run_sleep() {
    local who seconds
    build gcc-release goldseam-server goldseam-swarm
    for who in students room; do
        for seconds in 5 60; do
            GOLDSEAM_BIN=build/long/gcc-release/bin tests/system/sleep/sleep.sh "$who" "$seconds"
        done
    done
}

run_kill() {
    build gcc-release goldseam-server goldseam-swarm goldseam-replay
    GOLDSEAM_BIN=$PWD/build/long/gcc-release/bin bash tests/system/kill/kill.sh 1000
}

# One line for each lesson that was tried, then all of them as a table. A seed that does not do well does
# not keep the others from being tried.
run_chaos() {
    local seed status=0 log=build/long/chaos.tried
    build gcc-release goldseam-server goldseam-swarm goldseam-replay goldseam-chaos
    : >"$log"
    try() {
        local out=build/long/chaos.lesson
        GOLDSEAM_BIN=build/long/gcc-release/bin bash "tests/system/chaos/$@" >"$out" 2>&1 ||
            { status=1; cat "$out"; echo "tried: $*: NOT WELL" >>"$log"; return 0; }
        grep '^tried: ' "$out" >>"$log"
    }
    for seed in 1 2 3 4 5; do
        try lesson.sh five "$seed" 6 300 steady p99=1000
        try lesson.sh twenty "$seed" 6 300 steady
        try lesson.sh half "$seed" 12 400 well=10
    done
    for seed in 1 2 3; do
        try lesson.sh half-long "$seed" 12 700 well=10
        try lesson.sh afternoon "$seed" 12 900 well=10
    done
    try cut_off.sh ports-long 1 180 steady
    try cut_off.sh dark-long 1 180
    cat "$log"
    echo "chaos: $(grep -c ' 0 lost' "$log") of $(wc -l <"$log") lessons with 0 lost"
    return $status
}

# One target; its line of the table goes where all the lines go.
fuzz_one() {
    local name=$1 result=passed found line
    local fuzzers=build/long/clang-sanitize/tests/fuzz
    bash tests/fuzz/fuzz.sh "$PWD/$fuzzers/fuzz_$name" "${FUZZ_SECONDS:-1200}" \
        >"build/long/fuzz-$name.log" 2>&1 || result=FOUND
    found=$(find "$fuzzers/found/$name" -maxdepth 1 -type f -newer "build/long/fuzz-began" \
        \( -name 'crash-*' -o -name 'leak-*' -o -name 'timeout-*' -o -name 'oom-*' \) | wc -l)
    line=$(sed -n 's/.*cov: \([0-9]*\) ft: \([0-9]*\) .*/\1 \2/p' "$fuzzers/found/$name/log" | tail -n 1)
    count() { sed -n "s/^stat::$1: *//p" "$fuzzers/found/$name/log"; }
    printf '%-10s %12s %9s %9s %8s %9s  %s\n' "$name" "$(count number_of_executed_units)" \
        "$(count average_exec_per_sec)" "${line% *}" "$(count new_units_added)" "$found" "$result" \
        >>build/long/fuzz.table
    [ $result = passed ] || cat "build/long/fuzz-$name.log"
    [ $result = passed ]
}

# Of several rooms' rows one table: how often each was tried, what went both ways, the longest that others
# waited (p99), what it cost, and in how many tries something came of it.
sum_attacks() {
    awk '
        /^NOT AS IT SHOULD BE/ { bad++; next }
        $7 == "/" && $9 == "/" {
            if (!($1 in tries)) order[++names] = $1
            tries[$1]++; sent[$1] += $2; heard[$1] += $4
            if ($8 + 0 >= p99[$1] + 0) p99[$1] = $8
            if (tries[$1] == 1 || $8 + 0 < best[$1] + 0) best[$1] = $8
            if ($12 + 0 > memory[$1]) memory[$1] = $12 + 0
            if (/NOT AS IT SHOULD BE/) { failed[$1]++; bad++ }
        }
        END {
            printf "%-22s %6s %10s %10s %22s %10s %s\n", "attack", "tries", "sent", "heard", "p99 ms, best / worst",
                "KiB most", "came of it"
            for (i = 1; i <= names; i++) {
                n = order[i]
                printf "%-22s %6d %10d %10d %22s %10d %d\n", n, tries[n], sent[n], heard[n], best[n] " / " p99[n],
                    memory[n], failed[n]
            }
            printf "%d attacks on %d rooms: %d with an effect\n", names - 1, tries["calm"], bad
        }' "$1"
}

run_attacks() {
    local seed family log=build/long/attacks.rows bin=$PWD/build/long/gcc-release/bin status=0
    build gcc-release goldseam-server goldseam-swarm goldseam-replay goldseam-attack goldseam-between
    : >"$log"
    for seed in ${ATTACK_SEEDS:-1 2 3}; do
        for family in outside filter inside flood crowd pose broken; do
            PACE=3000 GOLDSEAM_BIN=$bin bash tests/attack/attack.sh --seed "$seed" --seconds 5 "$family" >>"$log" 2>&1 ||
                [ $? -eq 77 ] || status=1 # this machine was too slow for a flood
        done
        PACE=3000 GOLDSEAM_BIN=$bin bash tests/attack/network.sh 5 "$seed" >>"$log" 2>&1 ||
            [ $? -eq 77 ] || status=1 # where there is no other machine to be had
        GOLDSEAM_BIN=$bin bash tests/attack/between.sh >>"$log" 2>&1 || status=1
    done
    grep -E '^(skipped|NOT AS|TOO SLOW|replay: replayed|[0-9]+ told to be kept)' "$log" || true
    sum_attacks "$log"
    return $status
}

run_malformed() {
    local count=${MALFORMED:-10000000} done_count=0 a_room=200000
    build clang-sanitize goldseam-server goldseam-swarm goldseam-replay goldseam-attack
    while [ "$done_count" -lt "$count" ]; do
        # Thirty students cost some memory in a lesson of their own, and a lesson ends: so many to each.
        local now=$((count - done_count < a_room ? count - done_count : a_room))
        GOLDSEAM_BIN=$PWD/build/long/clang-sanitize/bin bash tests/attack/malformed.sh "$now" \
            --seed $((1000 + done_count / a_room))
        done_count=$((done_count + now))
    done
    echo "$done_count malformed datagrams: 0 lost"
}

run_fuzz() {
    local name names status=0
    names=$(sed -n 's/^fuzz_target(\([a-z]*\).*/\1/p' tests/fuzz/CMakeLists.txt)
    # shellcheck disable=SC2086,SC2046 # one target each
    build clang-sanitize $(printf 'fuzz_%s ' $names)
    : >build/long/fuzz.table
    touch build/long/fuzz-began
    export -f fuzz_one
    xargs -P "$(nproc)" -n 1 bash -c 'fuzz_one "$1"' fuzz_one <<<"$names" || status=1
    printf '%-10s %12s %9s %9s %8s %9s\n' target executions 'a second' coverage new findings
    sort build/long/fuzz.table
    echo "goal: no findings, in $(grep -c passed build/long/fuzz.table) of $(wc -w <<<"$names") targets reached"
    return $status
}

run_memory() {
    local program
    build gcc-release goldseam-server goldseam-swarm goldseam-pack memory_shim
    local pids=() pid status=0
    for program in pack server swarm; do
        GOLDSEAM_BIN=$PWD/build/long/gcc-release/bin bash tests/system/memory/memory.sh $program \
            build/long/gcc-release/tests/system/memory/libmemory_shim.so all &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        wait "$pid" || status=1
    done
    return $status
}

run_bench() {
    local programs=(goldseam-server goldseam-swarm bench_transport bench_gate) program status=0
    for program in "${programs[@]}"; do
        programs+=("$program-unsealed")
    done
    build gcc-release "${programs[@]}" goldseam minimal_sdl
    tests/bench/seal.sh build/long/gcc-release || status=1
    tests/bench/client.sh build/long/gcc-release || status=1
    return $status
}

run_deb() {
    local package
    [ "$(id -u)" -ne 0 ] || need_packages debootstrap desktop-file-utils appstream
    package=$(tools/deb.sh --check)
    tests/system/deb/deb.sh "$package"
}

run_repeat() {
    build gcc-debug all
    ctest --test-dir build/long/gcc-debug -L quick --schedule-random --repeat until-fail:10 \
        --output-on-failure --no-tests=error
}

table=()
status=0
for part in "${chosen[@]}"; do
    echo "== $part"
    started=$(date +%s)
    outcome=passed
    set +e # behind "||" the subshell would go on after a step that failed
    (set -e; "run_$part") >"build/long/$part.log" 2>&1
    [ $? -eq 0 ] || { outcome=FAILED; status=1; }
    set -e
    lines=30
    [ "$part" != attacks ] || lines=80
    tail -n $lines "build/long/$part.log"
    last=$(grep -E '^skipped: |0 lost|with an effect|sessions a second|acknowledged lost|that was told is there|goal:|damaged and said|allocations failed|VIOLATED|not found|PASSED|tests passed|all in all|slept for|the seal,' "build/long/$part.log" |
        tail -n 1 | cut -c 1-80)
    table+=("$(printf '%-13s %-7s %6d s  %s' "$part" "$outcome" "$(($(date +%s) - started))" "$last")")
done

echo
printf '%s\n' "${table[@]}"
exit $status
