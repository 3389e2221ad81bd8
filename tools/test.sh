#!/usr/bin/env bash
# Installs what is missing, builds with both compilers and with sanitizers, and runs every quick test.
# Any warning is an error. The longer ones are in tools/long.sh.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
need_packages "${PACKAGES_BUILD[@]}" "${PACKAGES_TEST[@]}"

jobs=$(nproc)
started=$(date +%s)

# name, which tests (a label of ctest, or "all"), then what cmake is told beside it
build_and_test() {
    local name=$1 without=()
    [ "$2" = all ] || without=(-LE "$2")
    shift 2
    echo "== $name"
    cmake -S . -B "build/$name" -G Ninja -DGOLDSEAM_WERROR=ON "$@" >"build/$name.log" 2>&1 ||
        { cat "build/$name.log"; return 1; }
    cmake --build "build/$name" -j "$jobs" >"build/$name.log" 2>&1 ||
        { tail -n 60 "build/$name.log"; return 1; }
    ctest --test-dir "build/$name" --output-on-failure --no-tests=error -L quick "${without[@]}" \
        -j "$jobs" && return
    # Some tests run real programs against real time. What did not pass is run once more, alone, so that a
    # busy machine can be told from a mistake; either way it is said.
    echo "== $name: once more, alone, what did not pass"
    ctest --test-dir "build/$name" --output-on-failure --rerun-failed
    echo "== $name: passed only when run alone; see above which"
}

mkdir -p build
# Tests labelled "once" play whole programs against real time for long: one build does it.
build_and_test gcc all -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release
build_and_test clang once -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release
build_and_test sanitize once -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DGOLDSEAM_SANITIZE=ON
echo "All quick tests passed with gcc, clang and sanitizers, in $(($(date +%s) - started)) s."
