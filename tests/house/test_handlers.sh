#!/usr/bin/env bash
# An event without a handler does not compile: game.c is compiled as it is, and again with one event more
# in events.def.
#
#   test_handlers.sh SOURCES COMPILER
set -euo pipefail
source=$1
compiler=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$source"/common/rules/*.h "$source/common/rules/events.def" "$source/common/rules/game.c" "$scratch/"

compiles() {
    "$compiler" -std=c17 -fsyntax-only -iquote "$scratch" -iquote "$source/common/base" \
        "$scratch/game.c" 2>"$scratch/said"
}

if ! compiles; then
    echo "game.c does not compile as it is: $(head -n 3 "$scratch/said")" >&2
    exit 1
fi
sed -i 's/^EVENT(session_closed.*/&\nEVENT(nobody_handles_this, 99, U(seat))/' "$scratch/events.def"
if compiles; then
    echo "an event without a handler compiles" >&2
    exit 1
fi
grep -q 'check_nobody_handles_this' "$scratch/said"
grep -q 'do_nobody_handles_this' "$scratch/said"
