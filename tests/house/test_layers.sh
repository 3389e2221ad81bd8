#!/usr/bin/env bash
# tools/layers.sh finds what it is for: in a small tree of its own, with the real table, each forbidden
# line is named by file and line, and without them there is nothing to say.
#
#   test_layers.sh SOURCES
set -euo pipefail
source=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

mkdir -p "$tree"/common/{base,rules,pack,protocol,transport} "$tree"/client/core "$tree"/server \
    "$tree"/tools
cp "$source/tools/layers.txt" "$tree/tools/"
touch "$tree"/common/base/sizes.h "$tree"/common/rules/game.h "$tree"/common/pack/pack.h \
    "$tree"/common/protocol/codec.h "$tree"/common/transport/{transport,transport_enet}.h

cat >"$tree/common/rules/good.c" <<'C'
/* system("this") is a comment, so is sprintf(x). */
#include "game.h"
#include "sizes.h"
#include <string.h>
static const char *const WORDS = "strcpy(a, b) /*";
int fgets_like(int snprintf_like);
C
cat >"$tree/common/protocol/codec.c" <<'C'
#include <msgpack.h>
C
if ! "$source/tools/layers.sh" "$tree" >/dev/null; then
    echo "a tree that keeps to its layers was not accepted" >&2
    exit 1
fi

# Where each forbidden line goes, and the line itself.
cases=(
    'common/rules/a.c|#include <stdio.h>'
    'common/rules/b.c|#include <time.h>'
    'common/rules/c.c|#include <stdlib.h>'
    'common/rules/d.c|#include "codec.h"'
    'common/rules/e.c|#include "../protocol/codec.h"'
    'common/rules/f.c|#  include <math.h>'
    'common/base/a.c|#include "game.h"'
    'common/pack/a.c|#include "game.h"'
    'common/pack/b.c|#include "codec.h"'
    'common/protocol/a.c|#include <msgpack.h>'
    'common/protocol/b.h|#include "game.h"'
    'common/transport/a.c|#include <enet/enet.h>'
    'common/transport/b.c|#include "codec.h"'
    'server/a.c|#include "transport_enet.h"'
    'server/b.c|#include <sqlite3.h>'
    'server/c.c|#include <time.h>'
    'server/d.c|#include <SDL.h>'
    'client/core/a.c|#include "pack.h"'
    'client/core/b.c|#include "game.h"'
    'client/core/c.c|#include <SDL.h>'
    'client/core/d.c|#include <libintl.h>'
    'client/core/e.c|#include MACRO'
    'client/core/f.c|#include "nowhere.h"'
    'client/unknown/a.c|#include <stdbool.h>'
    'common/rules/g.c|int g(char *to) { return strcpy(to, "a") == to; }'
    'common/rules/h.c|static double half = 0.5;'
    'server/e.c|    x = atoi (text);'
    'tools/a.c|system("ls");'
    'client/core/g.c|extern int other;'
)
status=0
for case in "${cases[@]}"; do
    file=$tree/${case%%|*}
    mkdir -p "${file%/*}"
    printf '/* one\n * two */\n%s\n' "${case#*|}" >"$file"
    if said=$("$source/tools/layers.sh" "$tree" 2>&1); then
        echo "not found: $case" >&2
        status=1
    elif ! grep -qF "${case%%|*}:3:" <<<"$said"; then
        echo "not named by file and line: $case: $said" >&2
        status=1
    fi
    rm "$file"
done
exit $status
