#!/usr/bin/env bash
# Installed into any folder, the programs find what belongs to them there, from wherever they are started.
BIN=$1
. tests/system/common.sh
prefix=$work/place
cmake --install "$(dirname "$BIN")" --prefix "$prefix" >"$work/install.out" 2>&1 ||
    die "it cannot be installed: $(tail -n 5 "$work/install.out")"
for po in assets/locale/*.po; do
    [ ! -e "$po" ] || [ -s "$prefix/share/locale/$(basename "$po" .po)/LC_MESSAGES/goldseam.mo" ] ||
        die "the language of $po is not installed"
done

cd "$work" || exit 1
for program in goldseam goldseam-server goldseam-pack goldseam-swarm goldseam-replay goldseam-chaos; do
    expect 0 "^$program [0-9.]+$" "$prefix/bin/$program" --version
    compgen -G "$prefix/share/man/man1/$program.1*" >/dev/null || die "$program has no man page"
done
[ "$(find "$prefix/bin" -type f | wc -l)" -eq 6 ] || die "what is in bin: $(ls "$prefix/bin")"
for file in applications/goldseam.desktop icons/hicolor/scalable/apps/goldseam.svg \
    icons/hicolor/48x48/apps/goldseam.png doc/goldseam/README.md doc/goldseam/LICENSE \
    doc/goldseam/docs/OPERATING.md; do
    [ -s "$prefix/share/$file" ] || die "there is no $file"
done

expect 0 'ready to play' "$prefix/bin/goldseam-pack" check fractions-10-12
# A pack of one's own is found beside the others; and without its folder nothing of the kind is.
sed 's/^title: .*/title: Mine/' "$prefix/share/goldseam/packs/fractions-10-12.yaml" \
    >"$prefix/share/goldseam/packs/mine.yaml"
expect 2 'installed: fractions-10-12, mine, numbers-ar-8-10, numbers-ja-8-10, seven-kinds-10-12\.' "$prefix/bin/goldseam-server"
expect 0 'ready to play' "$prefix/bin/goldseam-pack" check mine
mv "$prefix/bin" "$work/bin-alone"
expect 2 'There is no pack "mine"' "$work/bin-alone/goldseam-pack" check mine
echo "installed, and found from anywhere"
