#!/usr/bin/env bash
# What a desktop reads is right: the .desktop file, the AppStream data, the icons' sizes, and that man has
# nothing to say about a page. A checker that is not installed is left out.
#   test_desktop.sh BUILD
set -u
found=0

complain() {
    echo "$*" >&2
    found=1
}

desktop=assets/desktop
if command -v desktop-file-validate >/dev/null; then
    said=$(desktop-file-validate $desktop/*.desktop 2>&1) || complain "$said"
fi
# What its entries start is there to be started.
while read -r word; do
    "$1"/bin/goldseam --help | grep -qE "^  goldseam \[?$word\b" || complain "there is no \"goldseam $word\""
done < <(sed -n 's/^Exec=goldseam //p' $desktop/*.desktop)
if command -v appstreamcli >/dev/null; then
    said=$(appstreamcli validate --no-net "$1"/org.goldseam.goldseam.metainfo.xml 2>&1) || complain "$said"
fi

# Width and height are the two numbers at byte 16 of a PNG.
size_of() {
    od -An -j16 -N8 -tu1 "$1" | awk '{ print $3 * 256 + $4 "x" $7 * 256 + $8 }'
}
for icon in "$desktop"/icons/goldseam-[0-9]*.png; do
    size=${icon##*-}
    size=${size%.png}
    [ "$(size_of "$icon")" = "${size}x$size" ] || complain "$icon is $(size_of "$icon")"
done

for page in docs/man/*.1; do
    command -v groff >/dev/null || break
    said=$(groff -man -ww -Tutf8 "$page" 2>&1 >/dev/null)
    [ -z "$said" ] || complain "$page: $said"
done

# Every program that is installed has a page, and each option that is offered has a word.
for program in "$1"/bin/goldseam "$1"/bin/goldseam-{server,pack,swarm,replay,chaos}; do
    page=docs/man/${program##*/}.1
    while read -r option; do
        sed 's/\\-/-/g' "$page" | grep -qe "$option" || complain "$page does not have $option"
    done < <("$program" --help | grep -oE -- '--[a-z][a-z-]*' | sort -u)
done
exit $found
