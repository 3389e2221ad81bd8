#!/usr/bin/env bash
# key.sh: the room's key is a file for its owner alone. A room that starts again has its code and pictures by
# it; without it, or with a damaged one, there is a new code, and that is said. When the session is over the
# file is gone, and so is every trace of it in the folder.
set -u
# shellcheck source=tests/system/house/common.sh
. "$(dirname "$0")/common.sh"

die_at_once() {
    kill -KILL "$server_pid"
    wait "$server_pid" 2>/dev/null
    server_pid=
}
pictures() { sed -n 's/^pictures: //p' "$work/server.out"; }
key_file() { ls "$work"/data/*.key 2>/dev/null; }

# has_new_code SENTENCE: goes on, says why, and has another code; afterwards $code is that one.
has_new_code() {
    local old=$code
    : >"$work/server.out"
    "$bin/goldseam-server" --resume --data "$work/data" >"$work/server.out" 2>"$work/server.err" &
    server_pid=$!
    waits_for "$work/server.out" '^room ready: '
    code=$(sed -n 's/^room ready: .* code //p' "$work/server.out")
    [ "$code" != "$old" ] || complain "the code is the old one without its key"
    grep -q "$1.*The room gets a new code: students type $code" "$work/server.err" ||
        complain "the new code is not said: $(cat "$work/server.err")"
    [ "$(stat -c %a "$(key_file)")" = 600 ] || complain "others can read the new key"
}

open_room --auto --seats 30
waits_for "$work/server.out" '^pictures: '
first=$(pictures)
[ "$(stat -c %a "$(key_file)")" = 600 ] || complain "others can read the key"
secret=$(cat "$(key_file)")
die_at_once
resume_room
waits_for "$work/server.out" '^pictures: '
[ "$(pictures)" = "$first" ] || complain "other pictures after a restart"

die_at_once
echo "not a key" >"$(key_file)"
has_new_code "is not a room's key"
die_at_once
rm "$(key_file)"
has_new_code "cannot be read"
die_at_once
resume_room # by the key that was made last
ends_within 2000 0 TERM
[ -z "$(key_file)" ] || complain "the key is still there behind the end"
! grep -rq "$secret" "$work/data" || complain "the first key lies somewhere"
echo "same code by the same key, another by another, none behind the end"
