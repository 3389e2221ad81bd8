# Sourced after common.sh by tests in which students lose the room and come back: what they wrote into
# their log, and whether the journal holds all of it. The students' log is $work/log; there are $seats.

# The clock of the swarm's log.
now_ms() { awk '{ printf "%d\n", $1 * 1000 }' /proc/uptime; }

# Waits until a command holds, for so many tenths of a second.
wait_for() {
    local tenths=$1 i
    shift
    for ((i = 0; i < tenths; i++)); do
        "$@" && return 0
        sleep 0.1
    done
    return 1
}

is_alive() { kill -0 "$1" 2>/dev/null; }

# Students in the room now, as their own log says it.
in_room() {
    awk '$2 == "seat" || $2 == "back" { there[$3] = 1 } $2 == "lost" { delete there[$3] }
         END { for (i in there) n++; print n + 0 }' "$work/log"
}
are_in() { [ "$(in_room)" -eq "$seats" ]; }

# What the students were told against what the journal holds.
compare() {
    local journal
    journal=$(echo "$work"/data/*.journal)
    "$bin/goldseam-replay" "$journal" >"$work/replay.out" 2>&1 ||
        complain "the journal does not replay to the state that was written: $(cat "$work/replay.out")"
    "$bin/goldseam-replay" --events --with-seats "$journal" >"$work/events" 2>/dev/null
    awk -v seats="$seats" '
        function field(name,    at, rest) {
            at = index($0, "\"" name "\":")
            if (!at) return ""
            rest = substr($0, at + length(name) + 3)
            return substr(rest, 1, match(rest, /[,}]/) - 1)
        }
        FILENAME ~ /events$/ {
            if ($0 ~ /"event":"seat_added"/) joined++
            who = field("who")
            if (who == "") next
            number = (field("run") - 1) * 4294967296 + field("place")
            for (i = field("first_action") + 0; i <= field("last_action") + 0; i++) {
                times[who, i]++
                event[who, i] = number
            }
            next
        }
        $2 == "seat" { seat[$3] = $4 }
        $2 == "back" && seat[$3] != $4 { moved++; print "student " $3 " came back to seat " $4 }
        $2 == "kept" && $6 > 0 && !(($3, $5) in told) { told[$3, $5] = $6 }
        END {
            for (it in told) {
                split(it, part, SUBSEP)
                at = seat[part[1]] SUBSEP part[2]
                kept++
                if (times[at] == 0 || event[at] != told[it]) {
                    lost++
                    print "seat " seat[part[1]] " action " part[2] " told as event " told[it] ", is " event[at]
                } else if (times[at] > 1) {
                    twice++
                    print "seat " seat[part[1]] " action " part[2] " counted " times[at] " times"
                }
            }
            printf "%d told to be kept: %d lost, %d counted twice; %d seats for %d students, %d moved\n",
                kept, lost, twice, joined, seats, moved
            exit (lost + twice + moved > 0 || joined != seats || kept == 0)
        }' "$work/events" "$work/log" || complain "what was told to be kept is not in the journal"
}
