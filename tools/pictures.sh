#!/usr/bin/env bash
# Draws the pictures of README.md and docs/ anew, by the program itself: look at them before they are
# committed.
#
#   tools/pictures.sh [BUILD]    the folder that cmake builds in (build/gcc)
set -eu
cd "$(dirname "$0")/.."
goldseam=${1:-build/gcc}/bin/goldseam
[ -x "$goldseam" ] || { echo "There is no $goldseam: build first, or name the folder." >&2; exit 2; }

draw() { # FILE SCENE SIZE
    "$goldseam" --scene "$2" --size "$3" --screenshot "docs/pictures/$1.png"
}
draw try try-number 1280x720
draw huddle huddle 1280x720
draw recap recap 1280x720
# Five challenges with a picture beside each other.
figures() {
    local scene folder
    folder=$(mktemp -d)
    for scene in bars circle line grid dots; do
        "$goldseam" --scene "figure-$scene" --size 960x540 --screenshot "$folder/$scene.png"
    done
    montage "$folder"/{bars,circle,line,grid,dots}.png -tile 3x -geometry 600x+4+4 \
        -background '#DDD3BC' docs/pictures/figures.png
    rm -r "$folder"
}
figures
while read -r name scene; do
    draw "teaching-$name" "$scene" 960x540
done <<'END'
setup setup
board-lobby board-lobby
console desk-try
try try-number
huddle huddle
offer offer-miss
board-share board-share-cheers
board-reveal board-reveal
recap recap
END
