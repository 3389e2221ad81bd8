#!/usr/bin/env bash
# network.sh SECONDS [SEED]: the attackers sit at another machine: a network namespace with 200 addresses,
# behind a cable of its own. Nothing of that is left behind. Where this is not allowed the test is skipped.
set -u
# shellcheck source=tests/attack/common.sh
. "$(dirname "$0")/common.sh"
seconds=$1 seed=${2:-1}
space=goldseam-$$ near=gsn$$ far=gsf$$ net=10.$((64 + $$ % 128)).$(($$ / 128 % 256))

end_network() {
    ip netns del "$space" 2>/dev/null
    ip link del "$near" 2>/dev/null
    end_all
}
trap end_network EXIT

make_network() {
    ip netns add "$space" && ip link add "${near:0:15}" type veth peer name "${far:0:15}" netns "$space" &&
        ip addr add "$net.1/24" dev "${near:0:15}" && ip link set "${near:0:15}" up || return 1
    for i in $(seq 10 215); do
        echo "addr add $net.$i/24 dev ${far:0:15}"
    done | ip netns exec "$space" ip -batch - &&
        ip netns exec "$space" ip link set "${far:0:15}" up && ip netns exec "$space" ip link set lo up
}
if ! make_network 2>"$work/network.err"; then
    echo "skipped: no network namespaces here: $(head -n 1 "$work/network.err")"
    exit 77
fi

open_room --auto --plan full --rounds 12 --approve-texts --seats "$students" --seed 5 --address 0.0.0.0
swarm --seats "$students" --pace "$pace" --quiet --json "$work/swarm.json" --log "$work/log" --give-up 60
comes '^round 1' server.out
attack ip netns exec "$space" "$bin/goldseam-attack" --host "$net.1" --from "$net.11" --port "$port" \
    --pid "$server_pid" --seconds "$seconds" --seed "$seed" flood-spoofed-knocks flood-handshakes half-open hellos
end_lesson
exit $too_slow
