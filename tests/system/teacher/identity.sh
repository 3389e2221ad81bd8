#!/usr/bin/env bash
# The teacher's identity: made once, the same ever after, told as a key, and never taken where others
# could have it or where it is damaged; then it stays as it is, and the sentence says what to do.
set -u
# shellcheck source=tests/system/lesson/common.sh
. "$(dirname "$0")/../lesson/common.sh"

file=$work/data/identity

# refuses STATUS PATTERN WORDS...: the server does not start.
refuses() {
    local status=$1 pattern=$2 got
    shift 2
    timeout 20 "$bin/goldseam-server" "$@" </dev/null >"$work/no.out" 2>"$work/no.err"
    got=$?
    [ "$got" -eq "$status" ] || complain "status $got, not $status: $*"
    grep -q -- "$pattern" "$work/no.err" || complain "no \"$pattern\" from: $*"
}

start=(--pack "$pack" --address 127.0.0.1 --port 0 --data "$work/data" --auto --seats 1)
key=$("$bin/goldseam-server" identity --data "$work/data") || complain "no key"
[[ "$key" =~ ^[0-9a-f]{64}$ ]] || complain "this is no key: $key"
[ "$(stat -c %a "$file")" = 600 ] || complain "the identity is not for its owner alone"
grep -q "^key $key\$" "$file" || complain "the file does not say the key"
open_room --auto
kill -TERM "$server_pid"
ends_with 0 "$server_pid" goldseam-server
server_pid=
[ "$("$bin/goldseam-server" identity --data "$work/data")" = "$key" ] || complain "the room made another identity"

chmod 644 "$file"
refuses 2 'chmod 600' "${start[@]}"
refuses 2 'chmod 600' identity --data "$work/data"
chmod 600 "$file"
cp -p "$file" "$work/good"
sed -i 's/^secret ./secret z/' "$file"
cp -p "$file" "$work/damaged"
refuses 2 'is damaged' "${start[@]}"
cmp -s "$file" "$work/damaged" || complain "a damaged identity was written over"
refuses 1 '--identity FILE' "${start[@]}" --identity "$work/none/identity"
refuses 2 'goldseam-server identity' "${start[@]}" --teacher "${key:1}"
refuses 2 'not expected\|Nothing more' identity more

# Another place: what stands in the data folder is not looked at.
[ "$("$bin/goldseam-server" identity --identity "$work/good")" = "$key" ] || complain "another key from a copy"
open_room --auto --identity "$work/good"
kill -TERM "$server_pid"
ends_with 0 "$server_pid" goldseam-server
server_pid=
cmp -s "$file" "$work/damaged" || complain "a damaged identity was written over"
[ "$(find "$work" -name 'identity*' | wc -l)" -eq 1 ] || complain "something was left beside the identity"
echo "an identity: one key, for its owner alone, never written over"
