#!/usr/bin/env bash
# Every mistake that a person can make when starting a program gets one clear sentence and the right
# exit status: 1 the machine cannot, 2 wrong use or a file that is not right, 3 the room is out of reach.
BIN=$1
. tests/system/common.sh
pack=assets/packs/fractions-10-12.yaml
unset DISPLAY WAYLAND_DISPLAY

version=$("$BIN/goldseam-server" --version)
version=${version#goldseam-server }
for program in goldseam goldseam-server goldseam-swarm goldseam-replay goldseam-pack; do
    expect 0 '--help' "$BIN/$program" --help
    expect 2 '(--help|option)' "$BIN/$program" --no-such-option
    expect 0 '--version' "$BIN/$program" --help
    expect 0 "^$program [0-9]+\.[0-9]+\.[0-9]+\$" "$BIN/$program" --version
    expect 0 "^$program $version\$" "$BIN/$program" --version
done

# packs
expect 2 'installed: .*fractions-10-12' "$BIN/goldseam-server"
expect 2 'no-such.*Installed are: .*fractions-10-12' "$BIN/goldseam-server" --pack no-such
expect 2 'Installed are: .*fractions-10-12' "$BIN/goldseam-swarm" 127.0.0.1:9 --seats 1 --pack no-such
expect 2 'Installed are: .*fractions-10-12' "$BIN/goldseam-pack" check no-such
expect 0 'ready to play' "$BIN/goldseam-pack" check fractions-10-12
expect 2 'no-such\.yaml' "$BIN/goldseam-server" --pack "$work/no-such.yaml"
printf 'title: Half\nlanguage: en\nchallenges:\n  - kind: number\n    title: [oops\n' >"$work/torn.yaml"
expect 2 'torn\.yaml:[0-9]+' "$BIN/goldseam-server" --pack "$work/torn.yaml"
sed '0,/kind: number/s//kind: nombre/' "$pack" >"$work/kind.yaml"
expect 2 'kind\.yaml:[0-9]+.*kind' "$BIN/goldseam-server" --pack "$work/kind.yaml"
expect 2 'kind\.yaml:[0-9]+.*kind' "$BIN/goldseam-pack" check "$work/kind.yaml"
expect 0 'ready to play' "$BIN/goldseam-pack" check "$pack"

# numbers and names of options
expect 2 'rounds' "$BIN/goldseam-server" --pack "$pack" --rounds 999
expect 2 'port' "$BIN/goldseam-server" --pack "$pack" --port 70000
expect 2 'plan' "$BIN/goldseam-server" --pack "$pack" --plan nonsense

printf 'try, huddle\nmend # before reveal\nreveal, share\n' >"$work/late.plan"
expect 2 'late\.plan:3: share needs offer' "$BIN/goldseam-server" --pack "$pack" --plan "$work/late.plan"
printf 'try\nhudle\nreveal\n' >"$work/typo.plan"
expect 2 'typo\.plan:2: "hudle"' "$BIN/goldseam-server" --pack "$pack" --plan "$work/typo.plan"
mkdir "$work/empty"
expect 2 'no pack in the folder' "$BIN/goldseam-server" --packs "$work/empty"
expect 2 'cannot be read' "$BIN/goldseam-server" --packs "$work/no-such-folder"
expect 2 'torn\.yaml' "$BIN/goldseam-server" --packs "$work"

# the machine
touch "$work/a-file"
expect 1 'a-file' "$BIN/goldseam-server" --pack "$pack" --port 0 --data "$work/a-file/below"
start_server
expect 1 "$port" "$BIN/goldseam-server" --pack "$pack" --port "$port" --data "$work/data"
expect 1 'display' "$BIN/goldseam" join "127.0.0.1:$port"
expect 2 'scene' "$BIN/goldseam" --scene no-such-scene --screenshot "$work/x.png"

# out of reach
expect 3 'reach|answer' "$BIN/goldseam-swarm" 127.0.0.1:9 --seats 2 --give-up 2
expect 2 'another code' "$BIN/goldseam-swarm" "127.0.0.1:$port" --code 0000-0000 --seats 1 --give-up 2

# journals
expect 2 'no-such' "$BIN/goldseam-replay" "$work/no-such.db"
head -c 5000 /dev/urandom >"$work/noise.db"
expect 2 'noise' "$BIN/goldseam-replay" "$work/noise.db"
echo "every mistake was told"
