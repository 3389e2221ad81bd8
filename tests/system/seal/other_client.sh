#!/usr/bin/env bash
# other_client.sh BIN: what docs/SECURITY.md and docs/PROTOCOL.md say is enough for a client of
# another make; and that this client says nothing to a room that is not the one of the code.
BIN=$1
. tests/system/common.sh
here=tests/system/seal
export PYTHONDONTWRITEBYTECODE=1

# Debian's own python3 has Debian's modules; another one may stand before it in the path.
for python in /usr/bin/python3 python3 none; do
    "$python" -c 'import argon2.low_level, cryptography, msgpack' 2>/dev/null && break
done
if [ "$python" = none ]; then
    echo "skipped: python3 with argon2, cryptography and msgpack is not here"
    exit 77
fi

# wire CLIENT: what went between the room and that client of the tap, one line a datagram.
wire() {
    sed -n "s/^$1 //p" "$work/wire"
}

# only CLIENT WAY REGEX: something went that way, and nothing that does not fit.
only() {
    wire "$1" | grep -q "^$2 " || die "client $1: nothing went $2"
    ! wire "$1" | grep "^$2 " | grep -vxE "$2 ($3)" || die "client $1: that went $2"
}

start_server --address 127.0.0.1 --auto --seats 1 --rounds 1
"$python" "$here/wiretap.py" "$port" >"$work/wire" &
pids+=("$!")
for _ in $(seq 100); do
    grep -q ^port "$work/wire" && break
    sleep 0.1
done
tap=127.0.0.1:$(sed -n 's/^port //p' "$work/wire")
client=("$python" "$here/other_client.py" "$tap")
sealed='4 (64|128|256|512|1140)'

# The last symbol of the code is another one: it hears the room's key, and says nothing more.
case $code in *0) near=${code%?}1 ;; *) near=${code%?}0 ;; esac
expect 4 'not the one that the code names' "${client[@]}" "$near"
only 1 '>' '1 256'
only 1 '<' '2 44|3 208'
wire 1 | grep -qx '< 3 208' || die "the room did not show its key"

expect 5 "the room's seal has version 1$" "${client[@]}" "$code" --version 9
only 2 '>' '1 256'
only 2 '<' '5 12'

# The code as somebody types it.
expect 0 '^answered' "${client[@]}" "$(tr 'A-Z-' 'a-z ' <<<"$code")"
only 3 '>' "1 256|$sealed"
only 3 '<' "2 44|3 208|$sealed"
grep -q '1 here' "$work/server.out" || die "nobody is in the room: $(cat "$work/server.out")"
cat "$work/out"
echo "$(wire 3 | wc -l) datagrams on the wire"
