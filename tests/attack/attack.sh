#!/usr/bin/env bash
# attack.sh ARGS...: thirty students play, and goldseam-attack does to their room what ARGS say. Nobody is
# disconnected, and what was told to be kept is in the journal.
set -u
# shellcheck source=tests/attack/common.sh
. "$(dirname "$0")/common.sh"

# shellcheck disable=SC2119 # it may be given options
begin_lesson
attack "$bin/goldseam-attack" --port "$port" --pid "$server_pid" --identity "$work/data/identity" "$@"
seats=$((students + $(sed -n 's/^seats taken: //p' "$work/attack.out")))
end_lesson
exit $too_slow
