#!/usr/bin/env bash
# malformed.sh COUNT [ARGS...]: so many malformed datagrams, sealed and not, beside thirty students. The
# room's memory may grow by 8 MiB; what has been freed is not kept back from being used again.
set -u
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=1"
# shellcheck source=tests/attack/common.sh
. "$(dirname "$0")/common.sh"
count=$1
shift
rate=5000
pace=$((count * 24 / rate)) # so that the lesson is longer, on a busy machine too
[ $pace -ge 600 ] || pace=600

resident() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$server_pid/status"; }

# shellcheck disable=SC2119 # it may be given options
begin_lesson
malformed() { # COUNT SEED ARGS...
    "$bin/goldseam-attack" --port "$port" --rate "$rate" --count "$1" --seed "$2" "${@:3}" malformed \
        >"$work/attack.out" 2>&1 || { cat "$work/attack.out"; complain "malformed datagrams had an effect"; }
    grep '^malformed' "$work/attack.out"
    seats=$((seats + $(sed -n 's/^seats taken: //p' "$work/attack.out")))
}
malformed 5000 1 # everything has been used once
before=$(resident)
malformed "$count" 2 "$@"
after=$(resident)
echo "memory: $before KiB before, $after KiB after"
[ $((after - before)) -le 8192 ] || complain "the room's memory has grown by $((after - before)) KiB"
end_lesson
echo "$count malformed: 0 lost"
