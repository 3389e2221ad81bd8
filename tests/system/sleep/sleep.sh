#!/usr/bin/env bash
# sleep.sh WHO SECONDS: WHO (students or room) is stopped for so long, as by a lid that is closed, and
# goes on. Two seconds after that everybody is there, and the round that begins then is played by all,
# each on the seat from before.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"
who=$1 seconds=$2 seats=6
wake_ms=2000
answer_ms=1000 # for all of a class that thinks a tenth of a second, on a busy machine

now_ms() { echo $(($(date +%s%N) / 1000000)); }

# Like open_room, with the typed commands at descriptor 5.
mkfifo "$work/console"
: >"$work/server.out"
"$bin/goldseam-server" --pack "$pack" --address 127.0.0.1 --port 0 --data "$work/data" --console \
    --plan quick --seed 5 <"$work/console" >"$work/server.out" 2>"$work/server.err" &
server_pid=$!
exec 5>"$work/console"
for _ in $(seq 200); do
    read -r port code < <(sed -n 's/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p' "$work/server.out") && break
    sleep 0.05
done
[ -n "${port:-}" ] || complain "the server opened no room"

# count WHAT: of how many seats the room says that now.
count() {
    local from
    from=$(wc -l <"$work/server.out")
    echo seats >&5
    for _ in $(seq 20); do
        [ "$(tail -n +$((from + 1)) "$work/server.out" | grep -c '^[0-9][0-9]*  ')" -ge $seats ] && break
        sleep 0.02
    done
    tail -n +$((from + 1)) "$work/server.out" | grep -c "^[0-9][0-9]*  .*, $1"
}

# all_by MS WHAT: the room says it of everybody before that moment.
all_by() {
    while [ "$(now_ms)" -lt "$1" ]; do
        [ "$(count "$2")" -eq $seats ] && return
        sleep 0.05
    done
    return 1
}

names() { grep -o '^[0-9][0-9]*  [^:]*' "$work/server.out" | sort -u; }

swarm --seats $seats --pace 100 --give-up 90
all_by $(($(now_ms) + 20000)) here || complain "the students did not come in"
names >"$work/names"
[ "$(wc -l <"$work/names")" -eq $seats ] || complain "there are not $seats names"

stopped=$swarm_pid
[ "$who" = students ] || stopped=$server_pid
kill -STOP "$stopped"
sleep "$seconds"
[ "$who" = room ] || [ "$(count here)" -eq 0 ] || complain "who sleeps is not away"
kill -CONT "$stopped"
woken=$(now_ms)

all_by $((woken + wake_ms)) here || complain "not everybody is here $wake_ms ms after waking"
echo next >&5
all_by $((woken + wake_ms + answer_ms)) 'here, done' ||
    complain "not everybody has answered $((wake_ms + answer_ms)) ms after waking"
took=$(($(now_ms) - woken))
names | cmp -s - "$work/names" || complain "somebody sits on another seat than before"

kill -TERM "$swarm_pid"
wait "$swarm_pid"
swarm_pid=
kill -TERM "$server_pid"
ends_with 0 "$server_pid" goldseam-server
server_pid=
echo "$who slept for $seconds s; $took ms after waking the try of all $seats was in"
