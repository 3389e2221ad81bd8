#!/usr/bin/env bash
# Installs what is missing, builds as Debian builds its own packages, and makes a Debian package of it.
# Prints the package's file; with --check lintian has its say first.
set -eu
cd "$(dirname "$0")/.."

case "${1-}" in
'' | --check) ;;
--help) echo "usage: tools/deb.sh [--check]" && sed -n '2,3s/^# //p' "$0" && exit 0 ;;
*) echo "tools/deb.sh: there is no option \"$1\". Try --help." >&2 && exit 2 ;;
esac
# shellcheck source=tools/packages.sh
. tools/packages.sh
need_packages "${PACKAGES_BUILD[@]}" "${PACKAGES_DEB[@]}" >&2

flags() { dpkg-buildflags --get "$1"; }
mkdir -p build
if ! {
    cmake -S . -B build/deb -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF \
        -DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_C_FLAGS="$(flags CPPFLAGS) $(flags CFLAGS)" \
        -DCMAKE_EXE_LINKER_FLAGS="$(flags LDFLAGS) -Wl,-z,now" &&
        cmake --build build/deb && rm -f build/deb/*.deb && (cd build/deb && cpack -G DEB)
} >build/deb.log 2>&1; then
    tail -n 40 build/deb.log >&2
    exit 1
fi
if [ "${1-}" = --check ]; then
    need_packages lintian >&2
    lintian --fail-on error,warning --tag-display-limit 0 build/deb/*.deb >&2
fi
echo build/deb/*.deb
