#!/usr/bin/env bash
# What a window costs, beside the least that SDL can do (minimal_sdl.c), under Xvfb: both in turn, the middle
# of all runs side by side.
#
#   client.sh BUILD [RUNS [quick]]    a Release build; 5 runs
#
# Start and memory, what it does at rest, a full frame of each screen, and a storm of cheers in a room of 300.
# "quick" measures each of these shortly and asks for limits that a busy machine meets too; ends with 1 when
# one is not met.
BIN=$(realpath "${1:?usage: tests/bench/client.sh BUILD [RUNS [quick]]}")/bin
runs=${2:-5}
kind=${3:-whole}
minimal=${BIN%/bin}/bench/minimal_sdl
cd "$(dirname "$(realpath "$0")")/../.." || exit 1
. tests/system/common.sh
. tests/system/windows/display.sh
needs Xvfb xdotool fc-match
export HOME=$work LC_ALL=C
if [ "$kind" = quick ]; then rest_s=3 seats=60 pace=500; else rest_s=10 seats=300 pace=1000; fi
font=$(fc-match -f '%{file}' Inter)

note() { # FILE VALUE
    echo "$2" >>"$work/figure.$1"
}

middle() { # FILE [PERCENT]
    sort -n "$work/figure.$1" | awk -v part="${2:-50}" '{ all[NR] = $1 } END {
        at = int(NR * part / 100 + 0.5)
        if (NR) print all[at < 1 ? 1 : at] }'
}

now_us() { echo "${EPOCHREALTIME/./}"; }

# Of all threads of a process.
work_us() {
    local sum=0 ns rest file
    for file in /proc/"$1"/task/*/schedstat; do
        { read -r ns rest <"$file" && sum=$((sum + ns / 1000)); } 2>/dev/null
    done
    echo "$sum"
}

memory_kib() { # PID: resident, and private
    awk '/^Rss:/ { rss = $2 } /^Private_/ { own += $2 } END { print rss, own }' "/proc/$1/smaps_rollup"
}

# opens NAME PROGRAM...: until its first frame; sets window, and notes what that took.
opens() {
    local name=$1 began line
    shift
    rm -f "$work/pipe"
    mkfifo "$work/pipe"
    began=$(now_us)
    "$@" >"$work/pipe" 2>"$work/$name.err" &
    window=$!
    pids+=("$window")
    exec 7<"$work/pipe"
    read -r -t 20 line <&7
    [[ $line == frame* ]] || die "$name draws no frame: $(cat "$work/$name.err")"
    note "$name.first_ms" "$(awk -v us=$(($(now_us) - began)) 'BEGIN { printf "%.1f", us / 1e3 }')"
    note "$name.work_ms" "$(awk -v us="$(work_us "$window")" 'BEGIN { printf "%.1f", us / 1e3 }')"
    cat <&7 >"$work/$name.frames" &
    reader=$!
    exec 7<&-
}

# A teacher's window would ask first.
closes() {
    kill -KILL "$window"
    wait "$window" "$reader" 2>/dev/null
    unset 'pids[-1]'
}

# One window: its start, its memory when the room has answered, and what it does while nothing changes.
one_window() { # NAME PROGRAM...
    local name=$1 rss own before frames
    opens "$@"
    sleep 2
    read -r rss own < <(memory_kib "$window")
    note "$name.rss_kib" "$rss"
    note "$name.own_kib" "$own"
    before=$(work_us "$window")
    frames=$(wc -l <"$work/$name.frames")
    sleep "$rest_s"
    note "$name.rest" "$(awk -v us=$(($(work_us "$window") - before)) -v s="$rest_s" 'BEGIN { printf "%.3f", us / s / 1e4 }')"
    note "$name.frames" $(($(wc -l <"$work/$name.frames") - frames))
    closes
}

# --- a frame of each screen --------------------------------------------------------------------------

measure_screens() { # RUNS
    local i
    for ((i = 0; i < $1; i++)); do
        note sheet "$("$minimal" "$font" 400 | awk '{ print $2 }')"
        "$BIN/goldseam" --scene all --bench >>"$work/screens" || die "the screens cannot be drawn"
    done
    # Of each scene the middle of its runs, the heaviest first.
    sort -k1,1 -k2,2n "$work/screens" | awk -v runs="$1" '
        $1 != name { name = $1; n = 0 }
        ++n == int((runs + 1) / 2) { print $2, $1 }' | sort -rn >"$work/heaviest"
}

# The heaviest state of each screen, and how it compares.
screen_rows() {
    local floor
    floor=$(middle sheet)
    awk -v floor="$floor" '{ screen = $2; sub(/-.*/, "", screen) }
        !(screen in seen) { seen[screen] = 1; printf "| %s | %.2f | %.2f | %.2f |\n", $2, $1, floor, $1 / floor }' \
        "$work/heaviest"
}

# --- a storm of cheers -------------------------------------------------------------------------------

waits_for() {
    for _ in $(seq 1200); do
        grep -q "$1" "$work/server.out" && return
        sleep 0.05
    done
    die "no \"$1\" from the room: $(tail -n 5 "$work/server.out")"
}

# comes_in WINDOW: a student, who takes the first name once there are names to pick from.
comes_in() {
    for _ in $(seq 40); do
        press "$1" 0.5 1
        grep -q '^lobby: 1 here' "$work/server.out" && return
    done
    die "the window has not come in: $(tail -n 5 "$work/server.out")"
}

# A student's window and the board in a class that cheers: the frames while the first thought is shown.
storm() {
    local name phase began ended
    start_room --plan full --rounds 1
    for name in join board; do
        "$BIN/goldseam" $name "$code" "127.0.0.1:$port" --bench >"$work/storm.$name" 2>&1 &
        window=$!
        pids+=("$window")
        find_window "$window"
        [ $name = board ] || comes_in "$found"
    done
    "$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats "$seats" --pace "$pace" \
        --pack assets/packs/fractions-10-12.yaml >"$work/swarm.out" 2>&1 &
    pids+=($!)
    waits_for "^lobby: $((seats + 1)) here"
    for phase in try huddle offer share; do
        echo next >&5
        waits_for "^round 1 of 1: $phase"
        [ $phase = share ] || sleep 3
    done
    read -r began _ </proc/uptime
    sleep "$rest_s"
    read -r ended _ </proc/uptime
    for name in join board; do
        awk -v from="$began" -v to="$ended" '$9 >= from && $9 <= to { print $2 }' "$work/storm.$name" \
            >"$work/figure.storm-$name"
        awk -v from="$began" -v to="$ended" '$9 >= from && $9 <= to { print $4 }' "$work/storm.$name" \
            >"$work/figure.storm-$name-work"
    done
}

# --- what came of it ---------------------------------------------------------------------------------

bad=0
# row WORDS FIGURE GOAL: beside that of the minimal program; the goal is a ratio.
row() {
    awk -v words="$1" -v a="$(middle "$3.$2")" -v b="$(middle "minimal.$2")" -v goal="$4" 'BEGIN {
        printf "| %s | %g | %g | %.2f | %s |\n", words, a, b, (b > 0) ? a / b : 0, goal }'
}

# at_most LIMIT VALUE WORDS: a limit of the quick test.
at_most() {
    awk -v limit="$1" -v value="$2" 'BEGIN { exit !(value != "" && value + 0 <= limit + 0) }' && return
    echo "NOT AS IT SHOULD BE: $3: $2, and at most $1 is asked for"
    bad=1
}

ratio() { awk -v a="$(middle "$1")" -v b="$(middle "$2")" 'BEGIN { printf "%.2f", a / b }'; }

start_display 1400x800
start_server --address 127.0.0.1 # open, and nothing goes on in it
for ((i = 0; i < runs; i++)); do
    one_window minimal "$minimal" "$font"
    one_window student "$BIN/goldseam" join "$code" "127.0.0.1:$port" --bench
    [ "$kind" = whole ] || continue
    one_window board "$BIN/goldseam" board "$code" "127.0.0.1:$port" --bench
    one_window teacher "$BIN/goldseam" host "$code" "127.0.0.1:$port" --identity "$work/data/identity" --bench
done
kill -TERM "$server_pid"
wait "$server_pid"
measure_screens "$([ "$kind" = whole ] && echo "$runs" || echo 1)"
storm

printf '%s, %s processors, %s, %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "$(uname -sr)" "$(. /etc/os-release && echo "$PRETTY_NAME")"
for who in student board teacher; do
    [ -s "$work/figure.$who.rest" ] || continue
    printf "\n### A %s's window (%s runs each)\n\n| | ours | minimal | ratio | goal |\n|---|---|---|---|---|\n" $who "$runs"
    row 'start to first frame, ms' first_ms $who '1.5'
    row 'of that at work, ms' work_ms $who ''
    row 'memory, resident, KiB' rss_kib $who '2'
    row 'memory, private, KiB' own_kib $who ''
    row "processor when nothing happens, %" rest $who 'at most 0.5 %'
    row "frames in $rest_s s when nothing happens" frames $who '0 frames'
done
printf '\n### A full frame of each screen in its heaviest state, ms (goal: 1.5, and under 4 ms)\n'
printf '\n| scene | ours | minimal | ratio |\n|---|---|---|---|\n'
screen_rows
printf '\n### A storm of cheers from %s, ms a frame (goal: p99 at most 16)\n' "$seats"
printf '\n| | frames | middle | p99 | p99 of work |\n|---|---|---|---|---|\n'
for name in join board; do
    printf '| %s | %s | %s | %s | %s |\n' $name "$(wc -l <"$work/figure.storm-$name")" "$(middle storm-$name)" \
        "$(middle storm-$name 99)" "$(middle storm-$name-work 99)"
done
heaviest=$(head -n 1 "$work/heaviest")
printf '\na window, goal: first frame %s of the minimal one, the heaviest frame %s ms, %s %% at rest\n' \
    "$(ratio student.first_ms minimal.first_ms)" "${heaviest% *}" "$(middle student.rest)"

[ "$kind" = quick ] || exit 0
at_most 2.5 "$(ratio student.work_ms minimal.work_ms)" 'work until the first frame, beside the minimal program'
at_most 2.5 "$(ratio student.rss_kib minimal.rss_kib)" 'memory, beside the minimal program'
at_most 1 "$(middle student.rest)" '% of a processor at rest'
at_most 0 "$(middle student.frames)" 'frames without a change'
at_most 8 "${heaviest% *}" "ms, a frame of ${heaviest#* }"
at_most 16 "$(middle storm-join-work 99)" 'ms of work, p99 of a frame in a storm'
exit $bad
