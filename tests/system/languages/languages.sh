#!/usr/bin/env bash
# The program itself finds its catalogs, where it was built and where it is installed: the same screen looks
# different in each language, the same however the language is asked for, and English where there is none.
#
#   languages.sh BIN    the folder of the built programs
set -eu

goldseam=$1/goldseam
catalogs=$1/../share/locale
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LANGUAGE LC_ALL LC_MESSAGES LANG

# picture NAME ASSIGNMENT... -- OPTION...: draws a screen into NAME.png
picture() {
    local name=$1 assignments=()
    shift
    while [ "$1" != -- ]; do
        assignments+=("$1")
        shift
    done
    shift
    env "${assignments[@]}" "$goldseam" "$@" --scene find-empty --screenshot "$work/$name.png" \
        2>"$work/$name.err"
}

same() { cmp -s "$work/$1.png" "$work/$2.png"; }
fail() {
    echo "$1" >&2
    exit 1
}

picture en --
for lang in de es fr; do
    picture "$lang" -- --lang "$lang"
    same "$lang" en && fail "--lang $lang is drawn in English"
    picture "$lang-set" LANG="$lang" --
    same "$lang" "$lang-set" || fail "LANG=$lang is not drawn as --lang $lang"
    [ ! -s "$work/$lang.err" ] || fail "--lang $lang says: $(cat "$work/$lang.err")"
done
same de es || same es fr || same de fr && fail "two languages look the same"

picture choice LC_ALL=fr_FR.UTF-8 LANG=es -- --lang de
same choice de || fail "--lang does not come before the environment"
picture english LANG=de -- --lang en
same english en || fail "--lang en is not English"
picture plain LANG=C.UTF-8 --
same plain en || fail "a locale without a language is not English"
picture other -- --lang nl
same other en || fail "a language that is not there is not English"
grep -q -- "--lang nl" "$work/other.err" || fail "nothing was said about a language that is not there"
if "$goldseam" --lang ../de --scene list >"$work/out" 2>&1; then
    fail "--lang ../de was taken"
fi

# As installed: bin and share side by side, anywhere.
mkdir -p "$work/usr/bin" "$work/usr/share"
cp "$goldseam" "$work/usr/bin"
cp -r "$catalogs" "$work/usr/share"
goldseam=$work/usr/bin/goldseam
picture installed -- --lang de
same installed de || fail "the installed program does not find its German"
rm "$work/usr/share/locale/de/LC_MESSAGES/goldseam.mo"
picture gone -- --lang de
same gone en || fail "without its catalog a language is not English"
echo "languages: found where they are built and where they are installed"
