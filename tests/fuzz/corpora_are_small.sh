#!/usr/bin/env bash
# The kept inputs are small enough to be kept: 16 KiB each, 120 KiB and 500 files a target.
set -eu
cd "$(dirname "$0")/corpus"
status=0
for folder in */; do
    large=$(find "$folder" -type f -size +16k)
    [ -z "$large" ] || { echo "too large: $large"; status=1; }
    bytes=$(find "$folder" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }')
    files=$(find "$folder" -type f | wc -l)
    echo "$folder $files files, $bytes bytes"
    [ "$bytes" -le 122880 ] && [ "$files" -le 500 ] && [ "$files" -gt 0 ] ||
        { echo "$folder is too large, or empty: tests/fuzz/corpora.sh makes it anew"; status=1; }
done
exit $status
