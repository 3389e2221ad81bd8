#!/usr/bin/env bash
# The simulator finds what it is for: in a copy of the sources the server, the rules or the disk are broken on
# purpose, in one way at a time, and each time some seed has to say which invariant does not hold.
#
#   mutants.sh SOURCES [SEEDS]    SEEDS: most that are played for each (default 1000)
set -euo pipefail
source=$(realpath "$1")
seeds=${2:-1000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

git -C "$source" ls-files -z | (cd "$source" && xargs -0 cp --parents -t "$scratch" 2>/dev/null) || true
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache)

build() {
    cmake --build "$scratch/build" --target goldseam-sim >"$scratch/build.log" 2>&1 ||
        { tail -n 20 "$scratch/build.log" >&2; return 1; }
}

cmake -S "$scratch" -B "$scratch/build" -G Ninja -DCMAKE_BUILD_TYPE=Release "${launcher[@]}" \
    >"$scratch/build.log"
build

status=0
# What is broken; files to look in; a change for sed; what the simulator has to say.
finds() {
    local what=$1 where=$2 change=$3 says=$4 file changed="" said code=0
    for file in "$scratch"/$where; do
        cp "$file" "$scratch/whole"
        sed -E -i "$change" "$file"
        cmp -s "$file" "$scratch/whole" && continue
        changed=$file
        break
    done
    if [ -z "$changed" ]; then
        echo "nothing to break any more: $what ($where)" >&2
        status=1
        return
    fi
    build || { status=1; cp "$scratch/whole" "$changed"; return; }
    said=$(cd "$scratch" && timeout 300 build/bin/goldseam-sim --seeds "1..$seeds" 2>&1) || code=$?
    if [ "$code" -eq 1 ] && grep -qF "VIOLATED: $says" <<<"$said"; then
        echo "found: $what -- $(grep -o 'VIOLATED: .*, step [0-9]*' <<<"$said" | head -n 1)"
    else
        echo "not found: $what ($code): $(head -n 1 <<<"$said" | cut -c 1-200)" >&2
        status=1
    fi
    cp "$scratch/whole" "$changed"
}

finds 'acknowledged before it is on disk' 'server/actions.c' \
    '/^void action_acknowledge/,/^}/ s/uint64_t durable = .*/uint64_t durable = UINT64_MAX;/' \
    'nothing is acknowledged before it is durable'
finds 'a name among the ideas' 'server/letters*.c' \
    's/^( *)ideas->leading = .*/&\n    if (ideas->ideas_count > 0) str_copy(ideas->ideas[0].text, NAME_BYTES_MAX, room->desks.list[team->seats[0]].name);/' \
    'a table shows what its own team said'
finds "another team's tries on the table" 'server/letters*.c' \
    '/^static void place_tries/,/^}/ s/team->seats\[i\]/1 + i/' \
    'a table shows what its own team said'
finds 'gold of a team twice' 'common/rules/gold.c' \
    's/^( *)team->gold \+= paid;/\1team->gold += 2 * paid;/' \
    'a round pays no more than it is worth'
finds 'gold falls' 'common/rules/gold.c' \
    's/^( *)team->gold \+= paid;/\1if (paid == 0 \&\& team->gold > 0) { team->gold--; game->gold--; }\n&/' \
    'gold never falls'
finds 'a key beside the question' 'server/letters*.c' \
    's/str_copy\(it->unit, sizeof it->unit, challenge->unit\);/challenge_show(challenge, \&challenge->keys[0], it->unit, sizeof it->unit);/' \
    'a challenge says what the pack asks and no more'
finds 'two connections of one seat' 'server/seating.c' \
    's/before != 0 \&\& before != number/before == number/' \
    'a seat has one live connection'
finds 'an action counts as often as it comes' 'server/actions.c' \
    's/struct desk_action seen = action_log_seen\(\&desk->actions, action\);/struct desk_action seen = {.fate = desk == NULL ? ACTION_TAKEN : ACTION_NEW};/' \
    'an action is one event'
finds 'an event that the journal does not have' 'server/room.c' \
    's/^( *)room->last_event = room->journal->calls->append\(.*/\1if (event->kind == EVENT_seat_left) { room->last_event++; return (struct outcome){.is_taken = true, .event = room->last_event}; }\n&/' \
    '' # which of its consequences comes first is a matter of the seed
finds 'a resent action is not answered' 'server/actions.c' \
    's/if \(seen.event <= .*/if (seen.event == UINT64_MAX) {/' \
    'everyone agrees within 10 s after the faults stop'
finds 'the class is not told that it moved on' 'server/audience.c' \
    '/case EFFECT_PHASE:/,/break;/ s/audience->is_elsewhere = true;/audience->is_elsewhere = (effect->id % 7) == 9;/' \
    'everyone agrees within 10 s after the faults stop'
finds 'a turn that is always due' 'server/server.c' \
    's/return waits_for_disk \? .*/return waits_for_disk ? server->now_ms : server->now_ms;/' \
    "the server's next turn is not always at once"
finds 'memory for every hello' 'server/greeting.c' \
    's/^( *)connection->is_in = true;/&\n    static void *volatile kept; kept = malloc(64);/; s/^#include <string.h>/&\n#include <stdlib.h>/' \
    'the server takes no memory after its start'
finds 'a replay that forgets the nod' 'server/room.c' \
    '/^bool room_replay/,/^}/ s/^( *)take_accepted\(.*/\1if (entry->event.kind != EVENT_text_decided) { take_accepted(room, \&entry->event, \&words, before); }/' \
    'a room that is read again is the room that it was'
finds 'a restart that does not know what was done' 'server/server_past.c' \
    's/^( *)note_action\(server, entry\);/\1if (entry->number == 0) { note_action(server, entry); }/' \
    'a room that is read again is the room that it was'
finds 'a restart that gives all the consoles one place' 'server/greeting.c' \
    's/teacher->left_ms = server->room.now_ms;/teacher->left_ms = 0;/; s/return teacher->who == 0;/return false;/' \
    'a room that is read again is the room that it was'
finds 'a token that is told before it is on disk' 'server/actions.c' \
    's/desk->has_fresh = desk->fresh_event != 0 \&\& .*/desk->has_fresh = desk->fresh_event != 0;/' \
    'a token is told when it is on disk'
finds 'a token that holds no longer than the next one is made' 'server/desk.c' \
    's/^( *)if \(is_newer\) \{/\1use(desks, seat, token);\n&/' \
    'who comes back has the same seat'
finds 'an action that is noted under another number' 'server/actions.c' \
    '/^uint16_t action_seat/,/^}/ s/\.first_action = action, /.first_action = action > 1 ? action - 1 : 1, /' \
    'an action is one event'
finds 'a disk that forgets more than it says' 'server/journal_memory.c' \
    's/synced > lost \? synced - lost : 0/synced > lost + 3 ? synced - lost - 3 : 0/' \
    'what is acknowledged outlives a crash'
finds 'numbers of a run that is dead' 'server/journal_memory.c' \
    's/JOURNAL_RUN_OF\(self->next_number\) \+ 1, 1/JOURNAL_RUN_OF(self->next_number), 1/' \
    'no event number is used twice'
finds 'a restart that takes time away' 'server/server_past.c' \
    's/server->opened_ms = server->now_ms - room->now_ms;/server->opened_ms = server->now_ms - room->now_ms - 1500;/' \
    'no time of a phase is lost by a restart'
finds 'a loss that nobody notices' 'server/greeting.c' \
    's/^( *)note_lost\(server, message->last_event\);/\1if (message->last_event == 0) { note_lost(server, message->last_event); }/' \
    'what a damaged disk lost is noticed'
finds 'what a teacher did is not told on the next connection' 'server/acts_wire.c' \
    's/seen.fate == ACTION_TAKEN \&\& !outbox_is_full\(\&server->outbox\)/seen.fate == ACTION_NEW/' \
    'everyone agrees within 10 s after the faults stop'
finds 'a slow reader that is not told the now' 'server/catch_up.c' \
    's/^( *)tell_now\(server, number\);/\1if (number == 0) { tell_now(server, number); }/' \
    'everyone agrees within 10 s after the faults stop'
finds 'messages without end for who does not read' 'server/mail.c' \
    's/if \(connection->peer == 0 \|\| connection->is_behind\) \{/if (connection->peer == 0) {/' \
    'nothing is queued for who does not read'
finds 'a seat that comes back after it was taken away' 'server/room_follow.c' \
    's/^( *)desks_void_tokens\(.*/\1(void)room; (void)event;/' \
    'a seat that was taken away brings nobody back'
exit $status
