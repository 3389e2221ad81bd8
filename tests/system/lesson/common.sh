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
    for _ in $(seq 1200); do
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

# number NAME: a number of the swarm's figures.
number() {
    sed -n "s/^  \"$1\": \([0-9]*\),\$/\1/p" "$work/swarm.json"
}

# same NAME VALUE
same() {
    [ "$(number "$1")" = "$2" ] || complain "$1 is $(number "$1"), not $2"
}

# at_least NAME VALUE
at_least() {
    [ "$(number "$1")" -ge "$2" ] || complain "$1 is $(number "$1"), below $2"
}

# played_well: the swarm and the room end by themselves; everybody was in all the time, and every answer
# was taken. Shows what the swarm saw.
played_well() {
    ends_with 0 "$swarm_pid" goldseam-swarm
    swarm_pid=
    ends_with 0 "$server_pid" goldseam-server
    server_pid=
    cat "$work/swarm.out"
    same joined "$seats"
    same disconnects 0
    same answers_not_taken 0
    same answers_kept "$(number answers_sent)"
}

# comes PATTERN FILE: waits for a line with it, a minute at the most.
comes() {
    for _ in $(seq 1200); do
        grep -q -- "$1" "$work/$2" && return
        sleep 0.05
    done
    complain "no line with \"$1\" in $2"
}

# kept_and_replayed SENT: the room ended as it should; so many answers were sent, each that was told to be
# kept is in the journal as that student's in that phase, and the journal replays to the same state.
kept_and_replayed() {
    local told missing
    journal=$(sed -n 's/^journal: //p' "$work/server.out")
    [ -s "$journal" ] || complain "there is no journal \"$journal\""
    [ -s "$(sed -n 's/^results: //p' "$work/server.out")" ] || complain "there are no results"

    told='s/^    {"event": \([0-9]*\), "seat": \([0-9]*\), "round": \([0-9]*\), "phase": "\([a-z]*\)"},*$/\1 \2 \3 \4/p'
    sed -n "$told" "$work/swarm.json" | sort -u >"$work/told"
    [ "$(grep -c '"event"' "$work/swarm.json")" -eq "$1" ] || complain "not every kept answer is told"
    "$bin/goldseam-replay" --answers "$journal" >"$work/replay.out" ||
        complain "the journal does not replay to the state that the server wrote"
    grep -E '^[0-9]+ [0-9]+ [0-9]+ [a-z]+$' "$work/replay.out" | sort -u >"$work/journal"
    missing=$(comm -23 "$work/told" "$work/journal" | wc -l)
    [ -s "$work/told" ] || complain "no answer was told to be kept"
    [ "$missing" -eq 0 ] || complain "$missing answers that were told to be kept are not in the journal"
    echo "$1 answers, $(wc -l <"$work/journal") events with one in the journal, none missing"
}
