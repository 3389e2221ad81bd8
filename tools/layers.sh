#!/usr/bin/env bash
# Layers and bans: every #include of common, server, client and tools against tools/layers.txt, and no
# function that the house does not use. Names file and line of whatever does not hold; exit 1 then.
#
#   tools/layers.sh [FOLDER]    the tree to look at (this one); its own tools/layers.txt is the table
set -euo pipefail

case "${1:-}" in
--help | -h)
    sed -n '2,5s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac
cd "${1:-$(dirname "$0")/..}"

table=tools/layers.txt
if [ ! -r "$table" ]; then
    echo "layers: there is no $table here: name the folder of the sources" >&2
    exit 2
fi

banned='strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|rand|srand|alloca|setjmp|longjmp|system'
findings=0

say() {
    echo "$1" >&2
    findings=$((findings + 1))
}

# The table: line i is for the files that fit owners[i], which may include words[i].
owners=()
words=()
while read -r owner rest; do
    case "$owner" in '' | '#'*) continue ;; esac
    owners+=("$owner")
    words+=("$rest")
done <"$table"

# What a file may include, as one list of words; kept for the file that is being read.
allowed_for() {
    local file=$1 i
    allowed=()
    for i in "${!owners[@]}"; do
        # shellcheck disable=SC2053,SC2206,SC2254
        case "${file%/*}" in "${owners[$i]}") allowed+=(${words[$i]}) && continue ;; esac
        # shellcheck disable=SC2206,SC2254
        case "$file" in ${owners[$i]}) [ -d "${owners[$i]}" ] || allowed+=(${words[$i]}) ;; esac
    done
}

may_include() {
    local file=$1 what=$2 name word
    name=${what:1:-1}
    if [ "${what:0:1}" = '"' ]; then
        case "$name" in */*) return 1 ;; esac
        [ -e "${file%/*}/$name" ] && return 0
    fi
    for word in ${allowed[@]+"${allowed[@]}"}; do
        if [ "${what:0:1}" = '<' ]; then
            # shellcheck disable=SC2053
            [[ "$what" == $word ]] && return 0
        else
            [ -d "$word" ] && [ -e "$word/$name" ] && return 0
            [ "$word" = "${word%/*}/$name" ] && [ -f "$word" ] && return 0
        fi
    done
    return 1
}

set -f # the patterns of the table are not for the shell to expand
folders=()
for folder in common server client tools; do
    [ -d "$folder" ] && folders+=("$folder")
done
mapfile -t files < <(find "${folders[@]}" -name '*.[ch]' | LC_ALL=C sort)

for file in "${files[@]}"; do
    allowed_for "$file"
    while IFS=: read -r line text; do
        what=$(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*("[^"]+"|<[^>]+>).*/\1/p' <<<"$text")
        if [ -z "$what" ]; then
            say "$file:$line: an include has to name its file"
        elif ! may_include "$file" "$what"; then
            say "$file:$line: $what is not for ${file%/*} (see $table)"
        fi
    done < <(grep -nE '^[[:space:]]*#[[:space:]]*include' "$file" || true)
done

# Comments and texts out, lines kept, so that a word about a function is not a call of it.
code_of() {
    awk '
    {
        out = ""
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1); two = substr($0, i, 2)
            if (in_comment) { if (two == "*/") { in_comment = 0; i++ } }
            else if (quote != "") { if (c == "\\") i++; else if (c == quote) quote = "" }
            else if (two == "/*") { in_comment = 1; i++; out = out " " }
            else if (two == "//") break
            else if (c == "\"" || c == "\047") { quote = c; out = out " " }
            else out = out c
        }
        if (substr($0, length($0), 1) != "\\") quote = ""
        print FILENAME ":" FNR ": " out
    }' "$@"
}

# look PLACES WORDS WHY: each line of code in files that fit PLACES with one of WORDS.
look() {
    local finding
    while IFS= read -r finding; do
        say "$finding"
    done < <(grep -E "^$1:[0-9]+: (.*[^[:alnum:]_])?($2)" <<<"$code" |
        sed -E "s/^([^ ]+) .*/\1 $3/" || true)
}

code=$(code_of "${files[@]}")
for word in ${banned//|/ }; do
    look '[^ ]+' "${word}[[:space:]]*\\(" "$word is not used in this house"
done
look '[^ ]+\.c' 'extern[[:space:]]' 'extern in a .c file: include the header that declares it'
look 'common/rules/[^ ]+' '(float|double)([^[:alnum:]_]|$)' 'the rules calculate in whole numbers'

if [ "$findings" -gt 0 ]; then
    echo "layers: $findings findings in ${#files[@]} files" >&2
    exit 1
fi
echo "layers: ${#files[@]} files, each within its layer"
