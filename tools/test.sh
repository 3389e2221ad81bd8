#!/usr/bin/env bash
# Installs what is missing, builds with both compilers and with sanitizers, and runs every quick test.
# Any warning is an error. What had to be skipped here is named at the end. The longer ones are in tools/long.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
need_packages "${PACKAGES_BUILD[@]}" "${PACKAGES_TEST[@]}"

jobs=$(nproc)
skipped=()
started=$(date +%s)

# name, then what cmake is told beside it
build() {
    local name=$1
    shift
    echo "== $name"
    cmake -S . -B "build/$name" -G Ninja -DGOLDSEAM_WERROR=ON "$@" >"build/$name.log" 2>&1 ||
        { cat "build/$name.log"; return 1; }
    cmake --build "build/$name" -j "$jobs" >"build/$name.log" 2>&1 ||
        { tail -n 60 "build/$name.log"; return 1; }
}

# What a run of ctest says that it has not run, by its output.
note_skipped() {
    local test
    while read -r test; do
        skipped+=("$1: $test")
    done < <(sed -nE 's/^[[:space:]]+[0-9]+ - (.*) \((Skipped|Not Run|Disabled)\)$/\1/p' "build/$1.tests")
}

# name, how many at once, then which: options of ctest
run_tests() {
    local name=$1 at_once=$2 status=0
    shift 2
    ctest --test-dir "build/$name" --output-on-failure --no-tests=error -L quick "$@" \
        -j "$at_once" 2>&1 | tee "build/$name.tests" || status=1
    note_skipped "$name"
    [ $status -ne 0 ] || return 0
    # Some tests run real programs against real time. What did not pass is run once more, alone, so that a
    # busy machine can be told from a mistake; either way it is said.
    echo "== $name: once more, alone, what did not pass"
    ctest --test-dir "build/$name" --output-on-failure --rerun-failed
    echo "== $name: passed only when run alone; see above which"
}

mkdir -p build
# Tests labelled "once" play whole programs against real time for long: one build does it, and since they
# wait more than they work, twice as many at once.
build gcc -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release
run_tests gcc "$jobs" -LE once
run_tests gcc $((2 * jobs)) -L once
build clang -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release
run_tests clang "$jobs" -LE once
build sanitize -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DGOLDSEAM_SANITIZE=ON
run_tests sanitize "$jobs" -LE once
grep -q '^GOLDSEAM_HAS_LIBFUZZER:INTERNAL=1' build/sanitize/CMakeCache.txt ||
    skipped+=("sanitize: fuzz_*, which look for new inputs: clang finds no libFuzzer here (Debian: libclang-rt-dev)")
if [ ${#skipped[@]} -gt 0 ]; then
    echo "Skipped on this machine:"
    printf '  %s\n' "${skipped[@]}"
fi
echo "All ${skipped:+other }quick tests passed with gcc, clang and sanitizers, in $(($(date +%s) - started)) s."
