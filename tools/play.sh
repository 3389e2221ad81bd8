#!/usr/bin/env bash
# Installs what is missing, builds, and plays a whole lesson on this machine: with windows where there
# is a display, without where there is none. Ends everything that it started.
set -u
cd "$(dirname "$0")/.." || exit 1

bots=
pack=assets/packs/fractions-10-12.yaml
rounds=
seed=
headless=no

usage() {
    cat <<'EOT'
usage: tools/play.sh [--headless] [--bots N] [--pack FILE] [--rounds K] [--seed S]

Plays a lesson with a room, a board, a window for you, and classmates who answer by themselves.
Without a display, or with --headless, the classmates play alone.

  --bots N      classmates (default 11 beside you, 24 without windows)
  --pack FILE   the challenges (default assets/packs/fractions-10-12.yaml)
  --rounds K    how many of them (default: all)
  --seed S      the same seed, the same class
EOT
}

needs_number() {
    case "$2" in
    '' | *[!0-9]*)
        echo "tools/play.sh: $1 needs a number, not \"$2\"." >&2
        exit 2
        ;;
    esac
}

while [ $# -gt 0 ]; do
    case "$1" in
    --headless) headless=yes ;;
    --bots | --rounds | --seed)
        needs_number "$1" "${2-}"
        case "$1" in --bots) bots=$2 ;; --rounds) rounds=$2 ;; --seed) seed=$2 ;; esac
        shift
        ;;
    --pack)
        pack=${2-}
        [ -n "$pack" ] || { echo "tools/play.sh: --pack needs a file." >&2; exit 2; }
        shift
        ;;
    --help | -h) usage; exit 0 ;;
    *) echo "tools/play.sh: there is no option \"$1\". Try --help." >&2; exit 2 ;;
    esac
    shift
done
[ -r "$pack" ] || { echo "tools/play.sh: the pack \"$pack\" cannot be read." >&2; exit 2; }
if [ -z "${DISPLAY-}" ] && [ -z "${WAYLAND_DISPLAY-}" ]; then
    headless=yes
fi
if [ -z "$bots" ]; then
    [ $headless = yes ] && bots=24 || bots=11
fi
[ "$bots" -ge 1 ] && [ "$bots" -le 1000 ] || { echo "tools/play.sh: --bots from 1 to 1000." >&2; exit 2; }

log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

# Installs what is missing and builds; sets bin.
build() {
    # shellcheck source=tools/packages.sh
    . tools/packages.sh
    need_packages "${PACKAGES_BUILD[@]}" || exit 1
    echo "Building ..."
    if ! { cmake -S . -B build/play -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF &&
        cmake --build build/play; } >"$log/build" 2>&1; then
        tail -n 40 "$log/build" >&2
        echo "The build did not succeed." >&2
        exit 1
    fi
    bin=build/play/bin
}

# Programs that are built already can be named, as the tests do.
bin=${GOLDSEAM_BIN-}
[ -n "$bin" ] || build

server=
swarm=
window=
board=
follower=

is_alive() { [ -n "$1" ] && kill -0 "$1" 2>/dev/null; }

# Ends what was started: the windows and classmates, then the room, which writes its results.
end_all() {
    local pid
    for pid in $window $board $swarm; do
        is_alive "$pid" && kill -TERM "$pid" 2>/dev/null
    done
    is_alive "$server" && kill -TERM "$server" 2>/dev/null
    for pid in $window $board $swarm $server $follower; do # the room's last lines stand before ours
        wait "$pid" 2>/dev/null
    done
}

results_line() {
    local file
    file=$(sed -n 's/^results: //p' "$log/server" | tail -n 1)
    if [ -n "$file" ]; then
        echo "results: $file"
    else
        tail -n 5 "$log/server" "$log/server.err" >&2
        return 1
    fi
}

interrupted() {
    trap '' INT TERM
    echo
    echo "Ending the lesson; what was played is kept."
    end_all
    results_line
    exit 130
}
trap interrupted INT TERM

seats=$bots
[ $headless = yes ] || seats=$((bots + 1))
: >"$log/server" # which is read at once
"$bin"/goldseam-server --pack "$pack" --port 0 --auto --new --seats "$seats" \
    ${rounds:+--rounds "$rounds"} ${seed:+--seed "$seed"} >"$log/server" 2>"$log/server.err" &
server=$!

for _ in $(seq 100); do
    grep -q '^room ready' "$log/server" && break
    is_alive "$server" || break
    sleep 0.1
done
if ! grep -q '^room ready' "$log/server"; then
    cat "$log/server.err" >&2
    wait "$server"
    status=$?
    exit $((status == 0 ? 1 : status))
fi
port=$(sed -n 's/^room ready: .* port \([0-9]*\) code .*/\1/p' "$log/server")
code=$(sed -n 's/^room ready: .* code \(.*\)$/\1/p' "$log/server")
echo "The room is open: code $code, port $port."

# The room's own lines, as they come.
tail -n +2 -f --pid="$server" "$log/server" | grep --line-buffered -v '^results: ' &
follower=$!

pace=150
if [ $headless = no ]; then
    pace=6000
    "$bin"/goldseam board "$code" "127.0.0.1:$port" >/dev/null 2>"$log/board.err" &
    board=$!
    "$bin"/goldseam join "$code" "127.0.0.1:$port" >/dev/null 2>"$log/window.err" &
    window=$!
    echo "Pick your name in the window; your classmates come in behind you."
    for _ in $(seq 300); do
        grep -q '^lobby: [1-9]' "$log/server" && break
        is_alive "$window" && is_alive "$server" || break
        sleep 0.2
    done
fi
"$bin"/goldseam-swarm "127.0.0.1:$port" --code "$code" --seats "$bots" --pack "$pack" \
    --pace $pace --quiet ${rounds:+--rounds "$rounds"} ${seed:+--seed "$seed"} \
    >"$log/swarm" 2>"$log/swarm.err" &
swarm=$!

# A lesson ends by itself, or when the person has closed both windows.
while is_alive "$server"; do
    if [ $headless = no ] && ! is_alive "$window" && ! is_alive "$board"; then
        echo "Both windows are closed: ending the lesson."
        kill -TERM "$server" 2>/dev/null
        break
    fi
    sleep 0.2
done
wait "$server"
status=$?
wait "$swarm"
swarm_status=$?
wait "$follower" 2>/dev/null
[ $headless = yes ] && cat "$log/swarm"
if [ $headless = no ] && [ $status -eq 0 ] && is_alive "$window"; then
    echo "The lesson is over. The windows close in a moment."
    for _ in $(seq 100); do
        is_alive "$window" || break
        sleep 0.2
    done
fi
end_all
if [ $status -ne 0 ]; then
    cat "$log/server.err" "$log/swarm.err" >&2
    [ $swarm_status -eq 3 ] && exit 3
    exit $status
fi
if [ $headless = yes ] && [ $swarm_status -ne 0 ]; then
    cat "$log/swarm.err" >&2
    exit $swarm_status
fi
results_line
