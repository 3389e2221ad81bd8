#!/usr/bin/env bash
# Makes the kept inputs anew: seeds from the golden bytes of every message, the packs of assets and a
# lesson that is played for it; what the fuzzers find in SECONDS each; and what is kept already. Of all
# that the smallest inputs that reach as much stay. Inputs called mended-* always stay.
#
#   tests/fuzz/corpora.sh BUILD [SECONDS]   a build of clang with GOLDSEAM_SANITIZE
set -eu
[ $# -ge 1 ] && [ -d "$1" ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
build=$(cd "$1" && pwd)
seconds=${2:-60}
cd "$(dirname "$0")/../.."
BIN=$build/bin
. tests/system/common.sh
. tools/packages.sh
need_packages sqlite3
fuzzers=$build/tests/fuzz
corpus=$PWD/tests/fuzz/corpus
bytes_max=100000

seeds_of_messages() {
    local name hex
    mkdir -p "$work/seeds/prescan" "$work/seeds/codec"
    while read -r name hex; do
        perl -e 'print pack("H*", shift)' "$hex" >"$work/seeds/codec/$name"
        cp "$work/seeds/codec/$name" "$work/seeds/prescan/$name"
    done <tests/golden/messages.txt
}

# Each pack whole, and each of its challenges as a pack.
seeds_of_packs() {
    local pack
    mkdir -p "$work/seeds/pack"
    for pack in assets/packs/*.yaml; do
        cp "$pack" "$work/seeds/pack/"
        awk -v to="$work/seeds/pack/$(basename "$pack")" '
            /^  - kind:/ { n++; print "title: T\nchallenges:" >(to n) }
            n && !/^ *#/ { print >(to n) }' "$pack"
    done
}

seeds_of_a_lesson() {
    local journal plan bytes
    mkdir -p "$work/seeds/journal" "$work/seeds/replay"
    for plan in quick full+again; do
        start_server --auto --approve-texts --seats 6 --rounds 1 --seed 5 --plan "$plan" --warm-up \
            --title "$plan"
        timeout 120 "$BIN/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 6 --seed 5 \
            --pace 40 >"$work/swarm.out" 2>&1 || die "the swarm: $(cat "$work/swarm.out")"
        wait "$server_pid" || die "the server: $(cat "$work/server.err")"
        journal=$(sed -n 's/^journal: //p' "$work/server.out")
        [ -f "$journal" ] || journal=$(ls -t "$work"/data/*.journal | head -n 1)
        "$fuzzers/fuzz_rows" "$journal" >"$work/seeds/replay/$plan"
        for bytes in 300 700 1200 2000 3000; do # as a server that was killed leaves it
            head -c $bytes "$work/seeds/replay/$plan" >"$work/seeds/replay/$plan-$bytes"
        done
        sqlite3 "$journal" "PRAGMA journal_mode=DELETE; UPDATE packs SET content = '';
            DELETE FROM events WHERE number > 12; PRAGMA page_size=512; VACUUM" >/dev/null
        cp "$journal" "$work/seeds/journal/$plan"
    done
}

# One change of each column (journal_edits.c): a number, a text, nothing.
seeds_of_edits() {
    local column
    mkdir -p "$work/seeds/journal"
    for column in $(seq 0 45); do
        printf "%b" "$(printf '\\x%02x\\x01\\x01\\x02' "$column")" >"$work/seeds/journal/number$column"
        printf "%b" "$(printf '\\x%02x\\x02\\x1fabc' "$column")" >"$work/seeds/journal/text$column"
        printf "%b" "$(printf '\\x%02x\\x03\\x00' "$column")" >"$work/seeds/journal/null$column"
    done
}

# One of each kind (fuzz_seal.c).
seeds_of_envelopes() {
    mkdir -p "$work/seeds/seal"
    { printf '\0\4'; head -c 63 /dev/zero; } >"$work/seeds/seal/stranger"
    printf '\1\3\0abc' >"$work/seeds/seal/friend"
    printf '\2\5\0\1abcdef' >"$work/seeds/seal/changed"
    printf '\3\100\1\100\1\240\1\0\377\377\377\377\377\377\377\377' >"$work/seeds/seal/counters"
}

# A handshake that comes through, with a word each way; commands of ENet, one each.
seeds_of_the_wire() {
    local command
    mkdir -p "$work/seeds/handshake" "$work/seeds/filter"
    printf '\4\5\0\0\1\0\0\2\0\0\3\0\6\3\1\0\7\4\3\1\0' >"$work/seeds/handshake/through"
    for command in 1 2 3 4 5 6 7 9 10; do
        { printf '\200\0\0\1'; printf "\\$(printf %03o "$command")"; head -c 44 /dev/zero; } \
            >"$work/seeds/filter/$command"
    done
    printf '\200\0\0\1\206\0\0\1\0\2ab' >"$work/seeds/filter/message"
    printf '\0\0\205\377\0\1' >"$work/seeds/filter/ping"
}

# minimise NAME: what is new, what was kept and the seeds become the kept ones.
minimise() {
    local name=$1 sum=0 size file
    local new=$work/merged/$name
    mkdir -p "$new" "$corpus/$name" "$fuzzers/found/$name/new" "$work/seeds/$name" "$work/run"
    (cd "$work/run" && "$fuzzers/fuzz_$name" -merge=1 -rss_limit_mb=1024 "$new" "$work/seeds/$name" \
        "$corpus/$name" "$fuzzers/found/$name/new") >"$work/merge.log" 2>&1 ||
        die "merging $name: $(tail -n 20 "$work/merge.log")"
    find "$corpus/$name" -type f ! -name 'mended-*' -delete
    while read -r size file; do
        sum=$((sum + size))
        [ "$size" -le 16384 ] && [ "$sum" -le "$bytes_max" ] && cp "$file" "$corpus/$name/"
    done < <(find "$new" -type f -printf '%s %p\n' | sort -n | head -n 400)
    echo "$name: $(find "$corpus/$name" -type f | wc -l) inputs of $(find "$new" -type f | wc -l)"
}

seeds_of_messages
seeds_of_packs
seeds_of_edits
seeds_of_envelopes
seeds_of_the_wire
seeds_of_a_lesson
for target in "$fuzzers"/fuzz_*; do
    name=$(basename "$target")
    name=${name#fuzz_}
    [ -f "tests/fuzz/fuzz_$name.c" ] && [ "$name" != rows ] || continue
    mkdir -p "$corpus/$name"
    [ -n "$(ls "$corpus/$name")" ] || minimise "$name" # a first one, to begin with
    [ "$seconds" -eq 0 ] || bash tests/fuzz/fuzz.sh "$target" "$seconds"
    minimise "$name"
done
