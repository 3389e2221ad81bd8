#!/usr/bin/env bash
# Before a push: everything of tools/test.sh, and that the code is formatted, its documents are up to
# date, no file is too long, and clang-tidy has nothing to say.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
need_packages "${PACKAGES_BUILD[@]}" "${PACKAGES_TEST[@]}" clang-format clang-tidy

mapfile -t code < <(git ls-files '*.c' '*.h')
echo "== format"
clang-format --dry-run --Werror "${code[@]}" 2>&1 | grep -E 'error|warning' | head -20 && exit 1
echo "== sizes"
too_long=$(wc -l "${code[@]}" | awk '$2 != "total" && $1 > 700 { print "  " $2 ": " $1 " lines" }')
[ -z "$too_long" ] || { printf 'Over 700 lines:\n%s\n' "$too_long"; exit 1; }
echo "== clang-tidy"
cmake -S . -B build/tidy -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug >/dev/null
git ls-files "*.c" | grep -v fixture |
    xargs -P "$(nproc)" -n 8 clang-tidy --quiet -p build/tidy 2>/dev/null || exit 1
tools/test.sh
