#!/usr/bin/env bash
# What the seal costs: lessons with and without it in turn, the middle of all runs of a kind side by side.
# Each run has a network of its own, so that bytes and drops on the loopback interface are the lesson's.
#
#   seal.sh BUILD [RUNS [SEATS ...]]    a Release build; 5 runs; 300 seats, then once 1000 and 4000
#
# Everybody answers at once, and in a second kind of lesson within about a second. Ends with 0 when all could
# join and nothing was lost, and up to a thousand seats the system dropped nothing before the room; 1 otherwise.
set -u
[ $# -ge 1 ] || { echo 'usage: tests/bench/seal.sh BUILD [RUNS [SEATS ...]]' >&2; exit 2; }
build=$(realpath "$1")
self=$(realpath "$0")
cd "$(dirname "$self")/../.." || exit 1
ROUNDS=6
PACK=assets/packs/fractions-10-12.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

die() {
    echo "seal.sh: $*" >&2
    exit 1
}

program() { # NAME KIND
    case $2 in
    sealed) if [ "${1%%-*}" = goldseam ]; then echo "$build/bin/$1"; else echo "$build/bench/$1"; fi ;;
    unsealed) echo "$build/bench/$1-unsealed" ;;
    esac
}

# --- one run, inside its own network: lines of NAME=VALUE ------------------------------------------------

# Of all threads of a process, in microseconds.
processor_us() {
    local sum=0 ns rest file
    for file in /proc/"$1"/task/*/schedstat; do
        read -r ns rest <"$file" && sum=$((sum + ns / 1000))
    done
    echo "$sum"
}

lo_bytes() {
    awk '/lo:/ { print $10 }' /proc/net/dev
}

# Of the room's socket: what the system had no place for. A class of thousands in one program loses some on
# its own socket, which no student shares.
room_drops() { # PORT
    awk -v port="$(printf ':%04X' "$1")" 'index($2, port) { print $NF }' /proc/net/udp
}

memory_kib() {
    awk '/VmRSS/ { print $2 }' "/proc/$1/status"
}

# Processor and bytes are counted from the end of the first round to that of the last one.
play_lesson() { # KIND SEATS PACE
    local folder=$work/run server room port code line begun=0
    rm -rf "$folder"
    mkdir -p "$folder"
    "$(program goldseam-server "$1")" --pack $PACK --port 0 --address 127.0.0.1 --data "$folder/data" \
        --auto --seats "$2" --rounds $ROUNDS --seed 1 </dev/null >"$folder/out" 2>"$folder/err" &
    server=$!
    until grep -qs '^room ready' "$folder/out"; do
        kill -0 $server 2>/dev/null || die "the room did not open: $(cat "$folder/err")"
        sleep 0.1
    done
    room=$(grep '^room ready' "$folder/out")
    port=${room##* port }
    port=${port%% *}
    code=${room##* code }
    while read -r line; do
        case $line in
        'everybody is in'*) awk '{ print "join_ms=" $6 }' <<<"$line" ;;
        'round  1 '*reveal*) begun=1 us=$(processor_us $server) bytes=$(lo_bytes) ;;
        "round  $ROUNDS "*reveal*)
            echo "processor_ms=$((($(processor_us $server) - us) / 1000 / (ROUNDS - 1)))"
            echo "bytes=$((($(lo_bytes) - bytes) / (ROUNDS - 1) / $2))"
            echo "memory_mib=$(($(memory_kib $server) / 1024))"
            echo "drops=$(room_drops "$port")"
            ;;
        'kept after'*) awk '{ print "kept_p50=" $4; print "kept_p99=" $7 }' <<<"$line" ;;
        'kept a second'*) awk '{ print "kept_a_second=" $4 }' <<<"$line" ;;
        'answers '*) awk '{ print "sent=" $2; print "kept=" $4 }' <<<"$line" ;;
        'disconnects'*) awk '{ print "disconnects=" $2 }' <<<"$line" ;;
        esac
    done < <("$(program goldseam-swarm "$1")" "127.0.0.1:$port" --code "$code" --seats "$2" \
        --pace "$3" --pack $PACK 2>&1)
    wait $server
    [ $begun = 1 ] || die "the lesson was not played: $(cat "$folder/err")"
}

run_inside() { # lesson KIND SEATS PACE, transport KIND PEERS SECONDS, gate KIND
    ip link set lo up || exit 1
    case $1 in
    lesson) play_lesson "$2" "$3" "$4" ;;
    transport)
        "$(program bench_transport "$2")" "$3" "$4"
        ;;
    gate) "$(program bench_gate "$2")" ;;
    esac
}

# --- many runs ---------------------------------------------------------------------------------------

# Appends to WORK/WHAT.KIND.
one() { # NAME WHAT KIND ARGS...
    local name=$1
    shift
    unshare -rn "$self" "$build" --inside "$@" >>"$work/$name.$2" ||
        die "a run of $name, $2, did not come to its end"
}

in_turn() { # TIMES NAME WHAT ARGS...
    local times=$1 name=$2 what=$3 i kind
    shift 3
    for ((i = 0; i < times; i++)); do
        for kind in sealed unsealed; do
            one "$name" "$what" "$kind" "$@"
        done
    done
}

middle() { # NAME KIND FIGURE
    sed -n "s/^$3=//p" "$work/$1.$2" | sort -n | awk '{ all[NR] = $1 } END { if (NR) print all[int((NR + 1) / 2)] }'
}

row() { # NAME FIGURE WORDS
    local sealed unsealed
    sealed=$(middle "$1" sealed "$2")
    unsealed=$(middle "$1" unsealed "$2")
    if [ -z "$sealed" ] || [ -z "$unsealed" ]; then
        die "no $2 was measured"
    fi
    awk -v words="$3" -v a="$sealed" -v b="$unsealed" 'BEGIN {
        printf "| %s | %g | %g | %s |\n", words, a, b, (b >= 1) ? sprintf("%.2f", a / b) : "" }'
}

head_of() {
    printf '\n### %s\n\n| | sealed | unsealed | ratio |\n|---|---|---|---|\n' "$1"
}

lesson_rows() { # NAME
    row "$1" kept_a_second 'answers kept a second'
    row "$1" kept_p50 'kept after, p50, ms'
    row "$1" kept_p99 'kept after, p99, ms'
    row "$1" processor_ms "server's processor a round, ms"
    row "$1" bytes 'bytes a seat and round, with IP and UDP'
    row "$1" memory_mib "server's memory, MiB"
    row "$1" drops 'datagrams that the system dropped before the room'
}

whole() { # SEATS NAME...: nothing lost in any run, and nothing dropped up to a thousand
    local name file seats=$1
    shift
    for name in "$@"; do
        for file in "$work/$name".*; do
            awk -F= -v seats="$seats" '{ sum[$1] += $2 } END { exit !(sum["sent"] == sum["kept"] && sum["disconnects"] == 0 &&
                (sum["drops"] == 0 || seats > 1000)) }' "$file" || { echo "NOT WHOLE: ${file##*/}: $(paste -sd' ' "$file")"; status=1; }
        done
    done
}

measure() { # SEATS TIMES
    in_turn "$2" "transport$1" transport "$1" 3
    in_turn "$2" "burst$1" lesson "$1" 1
    in_turn "$2" "second$1" lesson "$1" 600
    head_of "$1 seats: the lesson, everybody answers at once ($2 runs each)"
    row "burst$1" join_ms 'all have their welcome and a seat, ms'
    lesson_rows "burst$1"
    head_of "$1 seats: the lesson, answers come within about a second ($2 runs each)"
    lesson_rows "second$1"
    head_of "$1 connections: the transport alone ($2 runs each)"
    row "transport$1" join_ms 'all are let in, ms'
    row "transport$1" join_room_us "room's processor a join, us"
    row "transport$1" answers_a_second 'messages answered a second, all at once for ever'
    row "transport$1" answer_room_us "room's processor a message and its answer, us"
    whole "$1" "burst$1" "second$1" "transport$1"
}

if [ "${2-}" = --inside ]; then
    shift 2
    run_inside "$@"
    exit
fi
runs=${2:-5}
seats_list=("${@:3}")
unshare -rn ip link set lo up 2>/dev/null ||
    die "this needs a network of its own (unshare -rn, ip): install util-linux and iproute2, and allow user namespaces"
printf '%s, %s processors, %s, %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "$(uname -sr)" "$(. /etc/os-release && echo "$PRETTY_NAME")"
in_turn "$runs" gate gate
head_of "The gate by itself, no network ($runs runs each)"
row gate handshake_room_us "handshake, room's part, us"
row gate handshake_client_us "handshake, client's part, us"
for bytes in 20 80 200 400 1000; do
    row gate datagram_${bytes}_us "sealed and opened again, $bytes bytes, us"
done
row gate fingerprint_ms 'fingerprint of a room, once a client (the same in both), ms'
if [ ${#seats_list[@]} -gt 0 ]; then
    for seats in "${seats_list[@]}"; do
        measure "$seats" "$runs"
    done
else
    seats_list=(300)
    measure 300 "$runs"
    measure 1000 1
    measure 4000 1
fi
printf '\nthe seal, %s seats at once: %s answers kept a second of %s\n' "${seats_list[0]}" \
    "$(middle "burst${seats_list[0]}" sealed kept_a_second)" \
    "$(middle "burst${seats_list[0]}" unsealed kept_a_second)"
exit $status
