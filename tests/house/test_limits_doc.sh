#!/usr/bin/env bash
# The table of limits in docs/OPERATING.md is the one that the header has.
#
#   tests/house/test_limits_doc.sh PROGRAM    the built limits_doc; run in the source folder
set -euo pipefail

if ! diff -u <(sed -n '/^| limit |/,/^$/p' docs/OPERATING.md | sed '/^$/d') <("$1"); then
    echo "docs/OPERATING.md: put what limits_doc prints (+) in the table's place" >&2
    exit 1
fi
