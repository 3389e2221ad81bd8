/* Opening a room: packs and plan first, because what is not right there is told before anything is
 * touched; then the network, the journal, and the room itself. */
#define _DEFAULT_SOURCE
#include "main_house.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installed.h"
#include "journal_sqlite.h"
#include "limit.h"
#include "main_files.h"
#include "main_key.h"
#include "main_machine.h"
#include "plan_text.h"
#include "str.h"
#include "transport_enet.h"

#define PLAN_BYTES_MAX 4096

struct house *house_new(void) {
    struct house *house = calloc(1, sizeof *house);
    if (house != NULL) {
        house->lock.descriptor = -1;
    }
    return house;
}

void house_free(struct house *house) {
    if (house->server != NULL) {
        server_free(house->server);
    }
    if (house->transport != NULL) {
        house->transport->calls->close(house->transport);
    }
    if (house->sign.discovery != NULL) {
        discovery_close(house->sign.discovery);
    }
    identity_deinit(&house->identity);
    room_key_deinit(&house->key);
    journal_lock_drop(&house->lock);
    packs_free(&house->packs);
    free(house);
}

/* The plan of a name, or of a file. */
static bool open_plan(struct house *house) {
    const char *plan = house->options.plan != NULL ? house->options.plan : "quick";
    struct game_config *game = &house->game;
    size_t count = 0;
    if (plan_by_name(plan, game->plan, &game->plan_count)) {
        return true;
    }
    if (access(plan, F_OK) != 0) {
        str_format(
            house->why, sizeof house->why,
            "There is no plan called \"%s\", and no file of that name. There are quick, full "
            "and full+again.",
            plan);
        return false;
    }
    char *text = files_read(plan, PLAN_BYTES_MAX, &count, house->why, sizeof house->why);
    if (text == NULL) {
        return false;
    }
    text[count] = '\0';
    bool is_plan =
        plan_text_read(plan, text, game->plan, &game->plan_count, house->why, sizeof house->why);
    free(text);
    return is_plan;
}

/* As many rounds as all packs have challenges could be played; by default those of the first. */
static bool set_rounds(struct house *house) {
    unsigned there = 0;
    for (uint8_t i = 0; i < house->packs.count; i++) {
        there += house->packs.list[i]->challenges_count;
    }
    unsigned first = house->packs.list[0]->challenges_count;
    if (house->options.rounds > there) {
        str_format(house->why, sizeof house->why,
                   "--rounds %u is more than the pack has: it has %u challenges.",
                   house->options.rounds, there);
        return false;
    }
    house->game.rounds = (uint8_t)(first < ROUNDS_MAX ? first : ROUNDS_MAX);
    if (house->options.rounds > 0) {
        house->game.rounds = house->options.rounds;
    }
    return true;
}

bool house_set_up_game(struct house *house) {
    const struct options *options = &house->options;
    struct game_config *game = &house->game;
    if (!set_rounds(house) || !open_plan(house)) {
        return false;
    }
    house->run = 1;
    game->seed = options->seed;
    if (!options->has_seed) {
        machine_random(NULL, (uint8_t *)&game->seed, sizeof game->seed);
    }
    game->goal = options->goal;
    game->team_size = options->team_size;
    game->is_auto = options->is_auto;
    game->may_type = options->may_type;
    game->grace_ms = options->is_auto ? 300 : 3000;
    const char *what = game_config_check(game);
    str_copy(house->why, sizeof house->why, what != NULL ? what : "");
    return what == NULL;
}

bool house_open_packs(struct house *house) {
    const struct options *options = &house->options;
    for (uint8_t i = 0; i < options->packs_count; i++) {
        char path[INSTALLED_PATH_BYTES];
        if (!installed_pack(options->packs[i], path, sizeof path, house->why, sizeof house->why) ||
            !packs_add(&house->packs, path, house->why, sizeof house->why)) {
            return false;
        }
    }
    if (options->packs_folder != NULL &&
        !packs_add_folder(&house->packs, options->packs_folder, house->why, sizeof house->why)) {
        return false;
    }
    const char *title = options->title != NULL ? options->title : house->packs.list[0]->title;
    str_copy(house->title, sizeof house->title, title);
    return true;
}

/* Of a new room; or the one of the code that the class has on its board. Without its file the room
 * opens all the same, by a new code. */
static bool make_key(struct house *house) {
    uint8_t secret[KEY_BYTES];
    bool is_old =
        house->run > 1 && key_read(house->journal_path, &house->key, house->why, sizeof house->why);
    if (!is_old) {
        machine_random(NULL, secret, sizeof secret);
        room_key_init(&house->key, secret);
        explicit_bzero(secret, sizeof secret);
    }
    if (!fingerprint_of_key(house->key.open, &house->fingerprint)) {
        str_copy(house->why, sizeof house->why,
                 "There is not enough memory to make the room's code: 64 MiB are needed.");
        return false;
    }
    if (house->run > 1 && !is_old) {
        fprintf(stderr, "goldseam-server: %s The room gets a new code: students type %s.\n",
                house->why, house->fingerprint.code);
        key_erase(house->journal_path);
    }
    identity_sign_room(&house->identity, &house->key);
    str_copy(house->code, sizeof house->code, house->fingerprint.code);
    return is_old || house->run == 1 ||
           key_write(house->journal_path, &house->key, house->why, sizeof house->why);
}

bool house_open_network(struct house *house) {
    if (!make_key(house)) {
        return false;
    }
    struct enet_room room = {.address = house->options.address,
                             .port = house->options.port,
                             .key = house->key,
                             .peers_max = PEERS_MAX,
                             .machine_times =
                                 house->options.is_terminal_server ? LIMIT_TERMINAL_SERVER : 1};
    house->transport = transport_enet_listen(&room, house->why, sizeof house->why);
    room_key_deinit(&room.key);
    return house->transport != NULL;
}

static bool make_journal(struct house *house) {
    char stem[64];
    machine_date("%Y-%m-%d-%H%M%S", stem, sizeof stem);
    machine_date("%Y-%m-%dT%H:%M:%SZ", house->started_at, sizeof house->started_at);
    str_format(house->journal_path, PATH_SIZE, "%s/%s-%s.journal", house->folder, stem,
               house->code);
    str_format(house->results_path, PATH_SIZE, "%s/%s-%s.results.json", house->folder, stem,
               house->code);
    struct journal_pack packs[PACKS_MAX];
    for (uint8_t i = 0; i < house->packs.count; i++) {
        packs[i] = (struct journal_pack){.name = house->packs.paths[i],
                                         .bytes = house->packs.bytes[i],
                                         .bytes_count = house->packs.bytes_count[i],
                                         .hash = house->packs.list[i]->hash};
    }
    struct journal_session session = {
        .title = house->title,
        .code = house->code,
        .created = house->started_at,
        .packs = packs,
        .packs_count = house->packs.count,
        .config = house->game,
        .address = house->options.address,
        .port = transport_enet_port(house->transport),
        .seats_max = house->options.seats_max,
        .seats_wait = house->options.seats,
        .nods_itself = house->options.nods_itself,
    };
    house->journal =
        journal_sqlite_open(house->journal_path, &session, house->why, sizeof house->why);
    return house->journal != NULL &&
           key_write(house->journal_path, &house->key, house->why, sizeof house->why);
}

bool house_open_journal(struct house *house) {
    if (house->run == 1) {
        return make_journal(house);
    }
    house->journal = journal_sqlite_resume_held(house->journal_path, house->run, &house->lock,
                                                house->why, sizeof house->why);
    return house->journal != NULL;
}

enum identity_file house_open_identity(struct house *house) {
    const struct options *options = &house->options;
    enum identity_file got = teachers_open_identity(
        options->identity, house->folder, &house->identity, house->why, sizeof house->why);
    if (got == IDENTITY_FILE_WELL) {
        teachers_add(&house->teachers, house->identity.open);
    }
    for (uint8_t i = 0; i < options->teachers_count; i++) {
        teachers_add(&house->teachers, options->teachers[i]);
    }
    return got;
}

bool house_open_server(struct house *house) {
    const struct pack **packs = house->pack_pointers;
    const char **says = house->says_pointers;
    for (uint8_t i = 0; i < house->packs.count; i++) {
        packs[i] = house->packs.list[i];
        says[i] = house->packs.says[i];
    }
    struct server_config config = {
        .title = house->title,
        .code = house->code,
        .run = house->run,
        .seats_max = house->options.seats_max,
        .peers_max = PEERS_MAX,
        .seats_wait = house->options.seats,
        .warms_up = house->options.warms_up,
        .game = house->game,
        .packs = packs,
        .pack_says = says,
        .packs_count = house->packs.count,
        .is_teachers = teachers_know,
        .teachers_context = &house->teachers,
        .journal = house->journal,
        .transport = house->transport,
        .nods_itself = house->options.nods_itself,
        .machine_times = house->options.is_terminal_server ? LIMIT_TERMINAL_SERVER : 1,
        .machine_seats = house->options.machine_seats,
        .random_bytes = machine_random,
    };
    house->server = server_open(&config, machine_ms());
    if (house->server == NULL) {
        str_copy(house->why, sizeof house->why, "There is not enough memory for a room.");
    }
    return house->server != NULL;
}

void house_open_sign(struct house *house) {
    char why[256];
    house->sign.title = house->title;
    house->sign.port = transport_enet_port(house->transport);
    house->sign.key_count = KEY_BYTES;
    memcpy(house->sign.key, house->key.open, KEY_BYTES);
    house->sign.discovery = discovery_listen(PROTOCOL_FIND_PORT, why, sizeof why);
    if (house->sign.discovery == NULL) {
        fprintf(stderr,
                "goldseam-server: the room cannot be found by itself (%s); students type the "
                "address.\n",
                why);
    }
}
