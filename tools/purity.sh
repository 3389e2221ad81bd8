#!/usr/bin/env bash
# The rules are pure: what the built library takes from outside is looked up symbol by symbol, and it
# keeps no memory between calls. Names whatever does not hold; exit 1 then.
#
#   tools/purity.sh LIBRARY    librules.a of a build without sanitizers
set -euo pipefail

case "${1:-}" in
--help | -h)
    sed -n '2,5s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac
if [ $# -ne 1 ] || [ ! -r "$1" ]; then
    echo "purity: name a built library, as in: tools/purity.sh build/common/rules/librules.a" >&2
    exit 2
fi
library=$1

# Of base the generator and the hash, of the C library what only looks at and moves bytes, and what
# compilers put in by themselves: failed asserts, stack guards, arithmetic on wide integers.
allowed='random_[a-z0-9_]+|hash_[a-z0-9_]+'
allowed+='|(__)?(memcpy|memset|memcmp|memmove)(_chk)?|bcmp|strcmp'
allowed+='|__assert_fail|__stack_chk_(fail|guard)|_GLOBAL_OFFSET_TABLE_|__u?(div|mod|mul)[dt]i3'

defined=$(nm --defined-only "$library" | awk 'NF == 3 { print $3 }' | LC_ALL=C sort -u)
wanted=$(nm --undefined-only "$library" | awk 'NF == 2 { print $2 }' | LC_ALL=C sort -u)
if [ -z "$defined" ] || [ -z "$wanted" ]; then
    echo "purity: $library has no symbols to look at" >&2
    exit 1
fi

foreign=$(LC_ALL=C comm -13 <(echo "$defined") <(echo "$wanted") | grep -vxE "$allowed" || true)
memory=$(size -A "$library" |
    awk '$1 ~ /^\.t?(data|bss)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 { print $1 " " $2 }')
memory+=$(nm "$library" | awk '$2 == "C" { print "common " $3 }')

if [ -n "$foreign" ]; then
    echo "purity: the rules may not use: ${foreign//$'\n'/ }" >&2
fi
if [ -n "$memory" ]; then
    echo "purity: the rules keep memory of their own (section, bytes): ${memory//$'\n'/ }" >&2
fi
[ -z "$foreign" ] && [ -z "$memory" ] || exit 1
echo "purity: $(echo "$wanted" | wc -l) symbols looked up, none from outside"
