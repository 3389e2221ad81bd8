#!/usr/bin/env bash
# A target sees only what it links: with the very flags that a part is built with, a header of a part
# that it may use is found, and one of a part that it may not is not.
#
#   test_includes.sh BUILD    a build folder with compile_commands.json
set -euo pipefail
commands=$1/compile_commands.json
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The command that compiles a file, without what it writes.
command_for() {
    grep '"command":' "$commands" | grep -F "/$1" | grep -vF '/tests/' | head -n 1 |
        sed -E 's/^ *"command": "//; s/",? *$//; s/\\"/"/g; s/\\\\/\\/g; s/ (-MD|-o|-c) .*//'
}

# Compiles one include as if it stood in that file.
sees() {
    local command
    command=$(command_for "$1")
    if [ -z "$command" ]; then
        echo "no command for $1 in $commands" >&2
        exit 1
    fi
    printf '#include "%s"\nstruct one;\n' "$2" >"$scratch/one.c"
    (cd "$(dirname "$commands")" && eval "$command -fsyntax-only '$scratch/one.c'") \
        >"$scratch/said" 2>&1
}

status=0
expect() {
    local wanted=$1 file=$2 header
    shift 2
    for header in "$@"; do
        if sees "$file" "$header"; then
            [ "$wanted" = yes ] && continue
            echo "$file can include $header, which is not for it" >&2
        else
            [ "$wanted" = no ] && grep -q "$header" "$scratch/said" && continue
            echo "$file cannot include $header: $(head -n 3 "$scratch/said")" >&2
        fi
        status=1
    done
}

expect yes common/rules/game.c game.h sizes.h random.h
expect no common/rules/game.c codec.h messages.h pack.h transport.h session.h
expect yes common/pack/pack.c pack.h number.h
expect no common/pack/pack.c game.h codec.h transport.h
expect yes common/protocol/codec.c codec.h utf8.h
expect no common/protocol/codec.c game.h pack.h transport.h
expect no common/base/str.c game.h codec.h pack.h transport.h
expect yes client/core/session.c session.h messages.h
expect no client/core/session.c game.h pack.h
exit $status
