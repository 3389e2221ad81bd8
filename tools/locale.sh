#!/usr/bin/env bash
# After a change of client/core/texts.def: makes assets/locale/goldseam.pot anew and brings the languages
# beside it up to date. What is new stands there empty, what changed is marked fuzzy: translate both.
#
#   tools/locale.sh [BUILD]    the folder that cmake builds in (build/gcc)
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/gcc}
cmake --build "$build" --target texts_pot
"$build/bin/texts_pot" >assets/locale/goldseam.pot
for po in assets/locale/*.po; do
    msgmerge --quiet --update --backup=none --no-wrap "$po" assets/locale/goldseam.pot
    msgfmt --check --statistics -o /dev/null "$po"
done
