#!/usr/bin/env bash
# Every file that a page of ours links to is there, and every picture in docs/pictures is shown somewhere and can
# be drawn anew.
set -u
found=0
pages=(README.md CONTRIBUTING.md docs/*.md)

complain() {
    echo "$*" >&2
    found=1
}

for page in "${pages[@]}"; do
    while read -r target; do
        [ -e "$(dirname "$page")/${target%%#*}" ] || complain "$page links to $target, which is not there"
    done < <(grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//' | grep -vE '^(https?:|#)')
done
for picture in docs/pictures/*.png; do
    name=${picture##*/}
    grep -q "pictures/$name" "${pages[@]}" || complain "$picture is shown nowhere"
    drawn=${name%.png}
    grep -qE "^(draw )?${drawn#teaching-}( |$)" tools/pictures.sh || complain "tools/pictures.sh does not draw $picture"
done
exit $found
