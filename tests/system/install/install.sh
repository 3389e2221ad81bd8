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

# says FILE PATTERN: such a line comes within 20 s.
says() {
    for _ in $(seq 200); do
        grep -q -e "$2" "$1" 2>/dev/null && return
        sleep 0.1
    done
    die "no \"$2\" in $1: $(tail -n 12 "$1")"
}

# opens NAME ARGS...: a window; sets found, and its output is NAME.out.
opens() {
    local name=$1
    shift
    "$prefix/bin/goldseam" "$@" --verbose --lang en >"$work/$name.out" 2>&1 &
    pids+=($!)
    find_window $!
    says "$work/$name.out" 'the first frame stands'
}

# A teacher's room by Enter, with its board, and a student who hears one of the installed sounds.
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    log=$work/state/goldseam/room.log
    start_display 1300x800
    opens host host --port 0 --board window
    teacher=$found
    press "$teacher" 0.2 Return
    says "$log" '^room ready'
    server=$(pgrep -P "${pids[-1]}" -f goldseam-server) || die "the server is not the window's"
    pids+=("$server") # nobody's child once its window has gone
    [ "$(readlink "/proc/$server/exe")" = "$prefix/bin/goldseam-server" ] ||
        die "another server than the installed one"
    read -r port code < <(sed -n 's/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p' "$log")
    opens student join "$code" "127.0.0.1:$port" --sound on
    student=$found
    says "$work/student.out" 'the connection stands'
    sleep 1.5
    press "$student" 0.3 1
    says "$log" '^lobby: 1 here'
    press "$teacher" 0.2 space
    says "$log" '^round 1 of [0-9]*: try'
    press "$student" 0.3 2 Return Return Return
    says "$work/student.out" '\.wav is played'
    grep -qE 'no sounds are installed|nothing can be heard' "$work"/{host,student}.out && die "no sounds are found"
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
