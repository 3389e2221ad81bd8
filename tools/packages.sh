# Sourced by the scripts beside it: Debian packages, installed quietly and only where they are missing.
# A name with bars ("a|b") is the first of them that this Debian has.

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "Goldseam needs Debian packages that are not installed, and root rights (or sudo) to install them." >&2
        return 1
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Which of the alternatives "a|b" is installed or can be.
first_known() {
    local name
    for name in ${1//|/ }; do
        if is_installed "$name" || apt-cache show "$name" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    echo "${1%%|*}"
}

need_packages() {
    local wanted name missing=()
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        echo "This is no Debian: install what tools/packages.sh names with your own package manager." >&2
        return 0
    fi
    for wanted in "$@"; do
        for name in ${wanted//|/ }; do
            is_installed "$name" && continue 2
        done
        missing+=("$wanted")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Installing ${#missing[@]} Debian packages ..."
    local log
    log=$(mktemp)
    if ! as_root apt-get -qq update >"$log" 2>&1; then
        cat "$log" >&2
    fi
    local names=()
    for wanted in "${missing[@]}"; do
        names+=("$(first_known "$wanted")")
    done
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        install "${names[@]}" >"$log" 2>&1; then
        cat "$log" >&2
        echo "apt-get could not install: ${names[*]}" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# What the programs are built from, and run with.
PACKAGES_BUILD=(gcc libc6-dev cmake ninja-build gettext "pkgconf|pkg-config" libenet-dev
    "libmsgpack-dev|libmsgpack-c-dev" libsdl2-dev libsdl2-ttf-dev libcyaml-dev libyaml-dev
    libutf8proc-dev libfribidi-dev libharfbuzz-dev libcairo2-dev libfontconfig-dev libsqlite3-dev libsodium-dev fonts-inter fonts-quicksand)

# What the tests need beside that.
# One font has Chinese, Japanese and Korean, the other Arabic and Hebrew.
PACKAGES_TEST=(fonts-dejavu-core fonts-droid-fallback libcmocka-dev clang "libclang-rt-dev|libclang-rt-14-dev" binutils valgrind
    xvfb xdotool imagemagick fontconfig procps iproute2 python3 python3-argon2 python3-cryptography python3-msgpack)

# What makes a Debian package of it.
PACKAGES_DEB=(dpkg-dev file gzip)
