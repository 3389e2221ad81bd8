#!/usr/bin/env bash
# tools/purity.sh finds what it is for: small libraries that print, ask the clock, take memory or keep
# some are named; one that only calculates is not.
#
#   test_purity.sh SOURCES COMPILER
set -euo pipefail
source=$1
compiler=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Whether the library made of the line passes.
passes() {
    rm -f "$scratch/one.a"
    printf '%s\n' "$1" >"$scratch/one.c"
    "$compiler" -std=c17 -O0 -c "$scratch/one.c" -o "$scratch/one.o"
    ar rc "$scratch/one.a" "$scratch/one.o"
    "$source/tools/purity.sh" "$scratch/one.a" >"$scratch/said" 2>&1
}

status=0
finds() {
    if passes "$2"; then
        echo "not found: $2" >&2
        status=1
    elif ! grep -qF "$1" "$scratch/said"; then
        echo "not named: $1 in $2: $(cat "$scratch/said")" >&2
        status=1
    fi
}

if ! passes 'unsigned random_next(void); static const int T[] = {1, 2};
             int f(int i) { return T[i] + (int)random_next(); }'; then
    echo "a pure library was not accepted: $(cat "$scratch/said")" >&2
    status=1
fi
finds printf 'int printf(const char *, ...); int f(int i) { return printf("%d", i); }'
finds malloc '#include <stdlib.h>
              void *f(void) { return malloc(8); }'
finds time '#include <time.h>
            long f(void) { return (long)time(0); }'
finds str_copy 'int str_copy(void); int f(void) { return str_copy(); }'
finds .data 'int random_next(void); int f(void) { static int n = 7; return n++ + random_next(); }'
finds .bss 'int random_next(void); int f(void) { static int n; return n++ + random_next(); }'
exit $status
