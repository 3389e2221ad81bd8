#!/usr/bin/env bash
# Installed into any folder, the programs find what belongs to them there, from wherever they are started:
# packs, words, looks, sounds, and the server of a teacher's own room.
BIN=$1
. tests/system/common.sh
. tests/system/windows/display.sh
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
    doc/goldseam/docs/OPERATING.md doc/goldseam/examples/goldseam.yaml goldseam/theme.yaml \
    goldseam/sounds/{chorus,crack,kept,mended,seam}.wav; do
    [ -s "$prefix/share/$file" ] || die "there is no $file"
done

expect 0 'ready to play' "$prefix/bin/goldseam-pack" check fractions-10-12

# picture NAME ARGS...: a screen, as the installed program draws it.
picture() {
    local name=$1
    shift
    "$prefix/bin/goldseam" --scene try-number --screenshot "$work/$name.png" "$@" >"$work/out" 2>&1 ||
        die "no picture: $(cat "$work/out")"
}
picture plain --lang en
picture german --lang de
cmp -s "$work/plain.png" "$work/german.png" && die "German looks like English: its words are not found"
sed -i.built '0,/paper: F7F1E3/s//paper: F7F1F9/' "$prefix/share/goldseam/theme.yaml"
picture lilac --lang en
cmp -s "$work/plain.png" "$work/lilac.png" && die "the installed theme is not read"
mv "$prefix/share/goldseam/theme.yaml.built" "$prefix/share/goldseam/theme.yaml"

# A teacher's room by Enter, with its board; its first sound is one of the installed ones.
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    log=$work/state/goldseam/room.log
    start_display 1300x800
    "$prefix/bin/goldseam" host --port 0 --board window --verbose --lang en >"$work/host.out" 2>&1 &
    host=$!
    pids+=("$host")
    find_window "$host"
    for _ in $(seq 100); do
        grep -q 'the first frame stands' "$work/host.out" && break
        sleep 0.1
    done
    press "$found" 0.2 Return
    for _ in $(seq 100); do # nobody's child once its window has gone
        [ -n "${server-}" ] || server=$(pgrep -P "$host" -f goldseam-server)
        grep -q '^room ready' "$log" 2>/dev/null && break
        sleep 0.1
    done
    [ -z "${server-}" ] || pids+=("$server")
    grep -q '^room ready' "$log" || die "no room was opened: $(cat "$work/host.out")"
    [ "$(readlink "/proc/$server/exe")" = "$prefix/bin/goldseam-server" ] || die "another server than the installed one"
    read -r port code < <(sed -n 's/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p' "$log")
    "$prefix/bin/goldseam-swarm" "127.0.0.1:$port" --code "$code" --seats 2 --pace 100 --quiet \
        --pack "$prefix/share/goldseam/packs/fractions-10-12.yaml" >"$work/swarm.out" 2>&1 &
    pids+=($!)
    for _ in $(seq 100); do
        grep -q '^lobby: 2 here' "$log" && break
        sleep 0.1
    done
    press "$found" 0.2 space
    for _ in $(seq 300); do
        grep -q '\.wav is played' "$work/host.out" && break
        sleep 0.1
    done
    grep -q '\.wav is played' "$work/host.out" || die "no sound was played: $(cat "$work/host.out")"
    grep -qE 'no sounds are installed|nothing can be heard' "$work/host.out" && die "$(cat "$work/host.out")"
    kill -TERM "$server"
    for _ in $(seq 100); do # it still writes
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
else
    echo "without Xvfb and xdotool no window is opened"
fi

# A pack of one's own is found beside the others; and without its folder nothing of the kind is.
sed 's/^title: .*/title: Mine/' "$prefix/share/goldseam/packs/fractions-10-12.yaml" \
    >"$prefix/share/goldseam/packs/mine.yaml"
expect 2 'installed: fractions-10-12, mine, numbers-ar-8-10, numbers-ja-8-10, seven-kinds-10-12\.' "$prefix/bin/goldseam-server"
expect 0 'ready to play' "$prefix/bin/goldseam-pack" check mine
mv "$prefix/bin" "$work/bin-alone"
expect 2 'There is no pack "mine"' "$work/bin-alone/goldseam-pack" check mine
echo "installed, and found from anywhere"
