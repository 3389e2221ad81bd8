#!/usr/bin/env bash
# The Debian package on a fresh Debian: it is installed with what it depends on and nothing else, a pupil
# without rights plays a lesson with it, draws a picture and opens windows, and when it is purged nothing of
# it is left.
#
#   deb.sh PACKAGE.deb       DEBIAN_MIRROR names another place to fetch Debian from
#
# Needs root rights and the network: without them it says so and is skipped.
set -u
package=${1:?the Debian package}

skip() {
    echo "skipped: $*"
    exit 0
}

[ "$(id -u)" -eq 0 ] || skip "a fresh Debian is made with root rights only"
command -v debootstrap >/dev/null || skip "there is no debootstrap"
unshare --mount --pid --fork true 2>/dev/null || skip "this machine lets nobody mount anything"
# In a room of its own: what is mounted and started here goes when this script does.
[ "${IN_OWN_ROOM-}" ] || exec env IN_OWN_ROOM=1 unshare --mount --pid --fork --kill-child "$0" "$@"

work=$(mktemp -d /var/tmp/goldseam-deb-XXXXXX)
root=$work/root
home=$root/home/pupil
xvfb=

tidy_up() {
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null
    umount -l "$root/dev" "$root/proc" 2>/dev/null
    mountpoint -q "$root/dev" || rm -rf --one-file-system "$work"
}
trap tidy_up EXIT

die() {
    echo "NOT AS EXPECTED: $*"
    tail -n 20 "$work"/*.log "$home"/*.out 2>/dev/null
    exit 1
}

fresh() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
pupil() {
    chroot --userspec=pupil "$root" /usr/bin/env -i --chdir=/home/pupil HOME=/home/pupil LC_ALL=C.UTF-8 \
        PATH=/usr/bin:/bin ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
}

make_root() {
    local suite
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    debootstrap --variant=minbase "$suite" "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} \
        >"$work/debootstrap.log" 2>&1 || skip "Debian cannot be fetched: $(tail -n 1 "$work/debootstrap.log")"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null # how this machine reaches a mirror
    mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev" || die "nothing can be mounted"
    fresh useradd --create-home pupil || die "there is no pupil"
}

what_is_there() {
    fresh find / -xdev -iname '*goldseam*' -not -path '/home/*' -not -path '/proc/*' \
        -not -path '/var/log/*' -not -path '/var/cache/*' -not -path '/tmp/*'
}

install_it() {
    cp "$package" "$root/tmp/goldseam.deb"
    { fresh apt-get -q update && fresh env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install /tmp/goldseam.deb; } >"$work/install.log" 2>&1 ||
        die "it cannot be installed"
    fresh dpkg --audit | grep -q . && die "dpkg is not content: $(fresh dpkg --audit)"
    echo "installed, with $(grep -c '^Setting up' "$work/install.log") packages in all"
}

says_its_version() {
    local program
    for program in goldseam goldseam-server goldseam-pack goldseam-swarm goldseam-replay goldseam-chaos; do
        [ "$(pupil $program --version)" = "$program $version" ] || die "$program has another version"
        [ -s "$root/usr/share/man/man1/$program.1.gz" ] || die "$program has no man page"
    done
    pupil goldseam-pack check fractions-10-12 seven-kinds-10-12 >"$work/check.log" 2>&1 ||
        die "the installed packs are not right"
    pupil goldseam-server >"$work/packs.log" 2>&1
    [ $? -eq 2 ] && grep -q 'fractions-10-12, ' "$work/packs.log" || die "the installed packs are not listed"
}

# Every window that is offered stands beside, where there is an Xvfb to show it.
plays_a_lesson() {
    local server swarm windows=() window
    pupil goldseam-server --pack fractions-10-12 --address 127.0.0.1 --port 0 --auto --new --seats "$1" \
        --rounds 2 --seed 5 >"$home/server.out" 2>&1 &
    server=$!
    for _ in $(seq 100); do
        read -r port code < <(sed -n 's/^room ready: .* port \([0-9]*\) code \(.*\)$/\1 \2/p' "$home/server.out") && break
        sleep 0.1
    done
    [ "${port-}" ] || die "the room is not ready"
    if [ "${DISPLAY-}" ]; then
        for window in $(pupil goldseam --help | grep -oE 'goldseam \[?(join|board|host)\b' | grep -oE '[a-z]+$'); do
            pupil goldseam $window "$code" "127.0.0.1:$port" --quit-after 4 >"$home/$window.out" 2>&1 &
            windows+=($!)
        done
    fi
    pupil goldseam-swarm "127.0.0.1:$port" --code "$code" --pack fractions-10-12 --seats "$1" --pace 50 \
        --quiet >"$home/swarm.out" 2>&1 &
    swarm=$!
    for window in "${windows[@]+"${windows[@]}"}"; do
        wait "$window" || die "a window ended with $?"
    done
    wait "$swarm" || die "the students ended with $?"
    wait "$server" || die "the room ended with $?"
    pupil goldseam-replay "$(sed -n 's/^journal: //p' "$home/server.out")" >"$home/replay.out" 2>&1 ||
        die "the lesson cannot be played again"
    echo "a lesson of $1 students, ${#windows[@]} windows beside"
}

draws() {
    pupil goldseam --scene try-number --screenshot try.png >"$home/scene.out" 2>&1 || die "no picture"
    [ "$(head -c 8 "$home/try.png" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || die "no PNG"
    [ "$(stat -c %s "$home/try.png")" -gt 20000 ] || die "a picture without text"
    pupil goldseam --lang de --scene try-number --screenshot de.png >"$home/scene.out" 2>&1 ||
        die "no picture in German"
    cmp -s "$home/try.png" "$home/de.png" && die "German looks like English: its words are not found"
    mv "$root/usr/share/fonts" "$root/usr/share/no-fonts"
    pupil goldseam --scene try-number --screenshot none.png >"$home/no-font.out" 2>&1
    [ $? -eq 1 ] && grep -q 'There is no font to write with' "$home/no-font.out" || die "without a font"
    mv "$root/usr/share/no-fonts" "$root/usr/share/fonts"
    (unset DISPLAY && pupil goldseam join 127.0.0.1 >"$home/no-display.out" 2>&1)
    [ $? -eq 1 ] && grep -qi 'display' "$home/no-display.out" || die "without a display"
}

desktop_finds_it() {
    local share=$root/usr/share
    [ -s "$share/icons/hicolor/48x48/apps/goldseam.png" ] || die "there is no icon"
    if command -v desktop-file-validate >/dev/null; then
        desktop-file-validate "$share/applications/goldseam.desktop" || die "the .desktop file"
    fi
    if command -v appstreamcli >/dev/null; then
        appstreamcli validate --no-net "$share"/metainfo/org.goldseam.*.xml >"$work/appstream.log" ||
            die "the AppStream data"
    fi
}

show_windows_somewhere() {
    command -v Xvfb >/dev/null || return
    Xvfb -displayfd 3 -ac -screen 0 1300x800x24 3>"$work/display" >/dev/null 2>&1 &
    xvfb=$!
    for _ in $(seq 100); do
        if [ -s "$work/display" ]; then
            DISPLAY=:$(cat "$work/display")
            export DISPLAY
            return
        fi
        sleep 0.1
    done
    die "there is no display"
}

goes_again() {
    fresh env DEBIAN_FRONTEND=noninteractive apt-get -q -y purge goldseam >"$work/purge.log" 2>&1 ||
        die "it cannot be purged"
    [ -z "$(what_is_there)" ] || die "what is left: $(what_is_there)"
    [ -d "$home/.local/state/goldseam" ] || die "the pupil's own files went too"
}

unset DISPLAY
version=$(dpkg-deb -f "$package" Version)
make_root
[ -z "$(what_is_there)" ] || die "the root is not fresh: $(what_is_there)"
install_it
says_its_version
show_windows_somewhere
plays_a_lesson 6
draws
desktop_finds_it
goes_again
echo "PASSED: goldseam $version on a fresh Debian: installed, played, purged"
