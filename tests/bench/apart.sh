#!/usr/bin/env bash
# The programs that are made without the seal, for measuring, are no way round it: no room that seals lets
# one of their students in, no student that seals enters one of their rooms, and none is installed.
#
#   apart.sh BUILD    the folder of the build
set -u
build=$1
BIN=$build/bin
# shellcheck source=tests/system/common.sh
. tests/system/common.sh

two=(--seats 2 --rounds 1 --pace 20 --give-up 1)

start_server --auto --seats 2 --rounds 1
room=("127.0.0.1:$port" --code "$code")
expect 3 'no room answers' "$build/bench/goldseam-swarm-unsealed" "${room[@]}" "${two[@]}"
"$BIN/goldseam-swarm" "${room[@]}" "${two[@]}" >/dev/null || die "a student that seals was not let in"

mkdir -p "$work/unsealed"
ln -s "$build/bench/goldseam-server-unsealed" "$work/unsealed/goldseam-server"
BIN=$work/unsealed
start_server --new --auto --seats 2 --rounds 1
room=("127.0.0.1:$port" --code "$code")
expect 3 'no room answers' "$build/bin/goldseam-swarm" "${room[@]}" "${two[@]}"
"$build/bench/goldseam-swarm-unsealed" "${room[@]}" "${two[@]}" >/dev/null || die "the two of the benchmark do not meet"

! grep -rhs unsealed "$build"/cmake_install.cmake "$build"/*/cmake_install.cmake \
    "$build"/*/*/cmake_install.cmake | grep -v 'tests/bench' || die "one of them is installed"
