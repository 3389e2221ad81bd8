#!/usr/bin/env bash
# The Debian package on a fresh Debian: it is installed with what it depends on and nothing else, a pupil
# without rights plays a lesson with it, leads one of their own with a board beside, draws pictures with the
# fonts that come along, with the recommended ones and without any; and when it is purged nothing of it is left.
#
#   deb.sh PACKAGE.deb       DEBIAN_MIRROR names another place to fetch Debian from
#
# Pictures of the windows stay in the folder pictures/ beside the package, for a person to look at.
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
unshare --mount --pid --mount-proc --fork true 2>/dev/null || skip "this machine lets nobody mount anything"
# In a room of its own: what is mounted and started here goes when this script does.
[ "${IN_OWN_ROOM-}" ] || exec env IN_OWN_ROOM=1 unshare --mount --pid --mount-proc --fork --kill-child "$0" "$@"

work=$(mktemp -d /var/tmp/goldseam-deb-XXXXXX)
root=$work/root
home=$root/home/pupil
pictures=$(dirname "$package")/pictures
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
# With RUN=exec and & behind it, $! is the program itself.
pupil() {
    ${RUN-} chroot --userspec=pupil "$root" /usr/bin/env -i --chdir=/home/pupil HOME=/home/pupil LC_ALL=C.UTF-8 \
        PATH=/usr/bin:/bin SDL_AUDIODRIVER=dummy ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
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
    local packs=(fractions-10-12 numbers-ar-8-10 numbers-ja-8-10 seven-kinds-10-12)
    pupil goldseam-pack check "${packs[@]}" >"$work/check.log" 2>&1 || die "the installed packs are not right"
    pupil goldseam-server >"$work/packs.log" 2>&1
    [ $? -eq 2 ] && grep -q "installed: $(sed 's/ /, /g' <<<"${packs[*]}")\\." "$work/packs.log" ||
        die "the installed packs are not listed"
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
        for window in $(pupil goldseam --help | grep -oE 'goldseam \[?(join|board|host)\b' | grep -oE '[a-z]+$' | sort -u); do
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

# paints NAME SCENE ARGS...: a screen into a PNG of that name.
paints() {
    local name=$1 scene=$2
    shift 2
    pupil goldseam --scene "$scene" --screenshot "$name.png" "$@" >"$home/scene.out" 2>&1 ||
        die "no picture $name"
}

differs() {
    cmp -s "$home/$1.png" "$home/$2.png" && die "$3"
}

draws() {
    paints try try-number
    [ "$(head -c 8 "$home/try.png" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || die "no PNG"
    [ "$(stat -c %s "$home/try.png")" -gt 20000 ] || die "a picture without text"
    paints german try-number --lang de
    differs try german "German looks like English: its words are not found"
    local theme=$root/usr/share/goldseam/theme.yaml
    sed -i.shipped '0,/paper: F7F1E3/s//paper: F7F1F9/' "$theme"
    paints lilac try-number
    mv "$theme.shipped" "$theme"
    differs try lilac "the installed theme is not read"
    (unset DISPLAY && pupil goldseam join 127.0.0.1 >"$home/no-display.out" 2>&1)
    [ $? -eq 1 ] && grep -qi 'display' "$home/no-display.out" || die "without a display"
}

draws_without_a_font() {
    local what
    mv "$root/usr/share/fonts" "$root/usr/share/no-fonts"
    for what in '--scene try-number --screenshot none.png' join host board; do
        # shellcheck disable=SC2086 # words
        pupil goldseam $what >"$home/no-font.out" 2>&1
        [ $? -eq 1 ] && grep -q 'There is no font to write with' "$home/no-font.out" || die "without a font: $what"
    done
    mv "$root/usr/share/no-fonts" "$root/usr/share/fonts"
}

# What is recommended makes another picture; what is suggested can be had.
draws_with_more_fonts() {
    local recommended suggested name
    # Of a choice ("a | b") the first, as apt takes it.
    IFS=', ' read -ra recommended < <(dpkg-deb -f "$package" Recommends | sed 's/ *| *[^,]*//g')
    IFS=', ' read -ra suggested < <(dpkg-deb -f "$package" Suggests)
    for name in "${suggested[@]}"; do
        fresh apt-cache show "$name" >/dev/null 2>&1 || die "$name is suggested, and Debian has none"
    done
    fresh env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${recommended[@]}" \
        >"$work/fonts.log" 2>&1 || die "what is recommended cannot be installed"
    paints recommended try-number
    differs try recommended "the recommended fonts are not taken"
    paints japanese cjk-try-slip
    mkdir -p "$pictures" && cp "$home/recommended.png" "$pictures/7-recommended.png" &&
        cp "$home/japanese.png" "$pictures/8-japanese.png"
}

# says FILE PATTERN: such a line comes within 30 s.
says() {
    for _ in $(seq 300); do
        grep -qE -e "$2" "$1" 2>/dev/null && return
        sleep 0.1
    done
    die "no \"$2\" in $1: $(tail -n 20 "$1")"
}

# find_window PID [OTHER]: sets found to its window that is not the other one, within 10 s.
find_window() {
    for _ in $(seq 100); do
        found=$(xdotool search --pid "$1" 2>/dev/null | grep -vx "${2-none}" | tail -n 1)
        [ -n "$found" ] && return
        sleep 0.1
    done
    die "window of $1 does not open"
}

press() {
    local window=$1 key
    shift
    xdotool windowfocus --sync "$window"
    for key in "$@"; do
        xdotool key "$key"
        sleep 0.3
    done
}

# picture WINDOW NAME
picture() {
    sleep 1
    import -window "$1" "$pictures/$2.png" && [ "$(identify -format %k "$pictures/$2.png")" -gt 40 ] ||
        die "no picture of $2"
}

# The example of a site file, with one line of it taken to hold.
looks_as_the_site_says() {
    local dark
    mkdir "$root/etc/goldseam"
    sed 's/^#theme: light/theme: dark/' "$root/usr/share/doc/goldseam/examples/goldseam.yaml" \
        >"$root/etc/goldseam/goldseam.yaml" || die "there is no example of a site file"
    RUN=exec pupil goldseam --size 1280x720 --verbose >"$home/site.out" 2>&1 &
    dark=$!
    find_window $dark
    says "$home/site.out" 'the first frame stands'
    picture "$found" 6-site
    kill -TERM $dark && wait $dark || die "the window ended with $?"
    rm -r "$root/etc/goldseam"
    [ "$(convert "$pictures/6-site.png" -format '%[hex:u.p{6,400}]' info: | cut -c 1-6)" = 1D1C21 ] ||
        die "the site file is not read"
}

# A teacher who has only the package: Enter opens a room under the installed server, the board stands beside,
# and a student who knows the code alone comes in and tries.
leads_a_lesson() {
    local log=$home/.local/state/goldseam/room.log host server student console board window code
    command -v xdotool >/dev/null && command -v import >/dev/null && [ "${DISPLAY-}" ] ||
        { echo "without Xvfb, xdotool and import nobody leads"; return; }
    mkdir -p "$pictures" && rm -f "$pictures"/*.png
    RUN=exec pupil goldseam host --port 0 --board window --size 1280x720 --verbose >"$home/host.out" 2>&1 &
    host=$!
    find_window $host
    console=$found
    xdotool windowmove "$console" 0 0
    says "$home/host.out" 'the first frame stands'
    picture "$console" 1-setup
    press "$console" Return
    says "$log" '^room ready'
    server=$(pgrep -f -u "$(stat -c %u "$home")" goldseam-server)
    [ "$(readlink "/proc/$server/exe")" = "$root/usr/bin/goldseam-server" ] || die "another server than the installed one"
    code=$(sed -n 's/^room ready: .* code //p' "$log")
    find_window $host "$console"
    board=$found
    xdotool windowmove "$board" 1310 0

    RUN=exec pupil goldseam join "$code" --sound on --size 1280x720 --verbose >"$home/join.out" 2>&1 &
    student=$!
    find_window $student
    window=$found
    xdotool windowmove "$window" 0 760
    says "$home/join.out" 'the connection stands'
    sleep 1.5
    picture "$window" 2-names
    press "$window" 1
    says "$log" '^lobby: 1 here'
    picture "$console" 3-console
    picture "$board" 4-board
    press "$console" space
    says "$log" '^round 1 of [0-9]+: try'
    picture "$window" 5-try
    press "$window" 2 Return Return Return
    says "$home/join.out" '\.wav is played'
    grep -hE 'no sounds are installed|nothing can be heard' "$home"/{host,join}.out && die "sounds are not there"
    looks_as_the_site_says
    kill -TERM $student && wait $student || die "the student's window ended with $?"
    kill -TERM $host && sleep 0.5 && kill -TERM $host 2>/dev/null # the first one asks
    wait $host || die "the teacher's window ended with $?"
    kill -TERM "$server"
    says "$log" '^results: '
    echo "a lesson of a teacher's own, led in windows; their pictures are in $pictures"
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
    Xvfb -displayfd 3 -ac -noreset -screen 0 2600x1500x24 3>"$work/display" >/dev/null 2>&1 &
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
    [ -z "$(find "$root/usr/share/goldseam" "$root/usr/share/doc/goldseam" "$root/etc/goldseam" 2>/dev/null)" ] ||
        die "folders are left"
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
leads_a_lesson
draws_without_a_font
draws_with_more_fonts
desktop_finds_it
goes_again
echo "PASSED: goldseam $version on a fresh Debian: installed, played, purged"
