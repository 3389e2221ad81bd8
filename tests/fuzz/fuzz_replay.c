/* A journal whose sums all hold and whose entries are anything: the bytes are entries, which go
 * through the rules and the room as those of a server that goes on. It refuses with a sentence, or
 * goes on: then time passes, a teacher and a student come in, and whatever the room tells them can
 * be read. How an entry stands in the bytes: rows.h. */
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "fuzz.h"
#include "journal_memory.h"
#include "message_table.h"
#include "rows.h"
#include "server.h"
#include "str.h"
#include "transport_memory.h"

struct rows_past {
    struct journal_past base;
    struct rows rows;
};

static enum journal_read past_next(struct journal_past *past, struct journal_entry *entry,
                                   char *why, size_t size) {
    (void)why;
    (void)size;
    return rows_take(&((struct rows_past *)past)->rows, entry) ? JOURNAL_READ_EVENT
                                                               : JOURNAL_READ_END;
}

static bool past_next_feeling(struct journal_past *past, struct journal_feeling *feeling) {
    (void)past;
    (void)feeling;
    return false;
}

/* Whoever says so. */
static bool is_teachers(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature) {
    (void)context;
    (void)handshake;
    (void)key;
    (void)signature;
    return true;
}

static void give_bytes(void *context, uint8_t *bytes, size_t count) {
    uint8_t *next = context;
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (*next)++;
    }
}

/* --- what the room tells
 * -------------------------------------------------------------------------- */

struct class {
    struct memory_net *net;
    struct transport *room, *client;
    struct server *server;
    uint64_t now_ms;
};

static void listen_to(struct class *class) {
    static struct message message;
    struct transport_event event;
    while (class->client->calls->poll(class->client, 0, &event)) {
        if (event.kind == TRANSPORT_MESSAGE) {
            FUZZ_HOLDS(codec_decode(event.bytes, event.bytes_count, FROM_SERVER, &message) ==
                       CODEC_OK);
        }
    }
}

static void pass(struct class *class, uint64_t ms) {
    struct transport_event event;
    class->now_ms += ms;
    memory_net_set_time(class->net, class->now_ms);
    while (class->room->calls->poll(class->room, 0, &event)) {
        server_handle(class->server, &event, class->now_ms);
    }
    server_tick(class->server, class->now_ms);
    listen_to(class);
}

static void say(struct class *class, uint32_t peer, const struct message *message) {
    static uint8_t bytes[MESSAGE_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof bytes);
    FUZZ_HOLDS(count > 0);
    class->client->calls->send(class->client, peer, bytes, count, TRANSPORT_RELIABLE);
    pass(class, 20);
}

static void come_in(struct class *class, enum role role) {
    uint32_t peer = class->client->calls->connect(class->client, "room", 1, "");
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello.major = PROTOCOL_MAJOR;
    hello.as.hello.minor = PROTOCOL_MINOR;
    hello.as.hello.role = (uint8_t)role;
    if (role != ROLE_BOARD) {
        memset(hello.as.hello.token, (int)role + 1, TOKEN_BYTES);
        hello.as.hello.token_count = TOKEN_BYTES;
    }
    if (role == ROLE_TEACHER) {
        hello.as.hello.owner_count = sizeof hello.as.hello.owner;
        hello.as.hello.signature_count = sizeof hello.as.hello.signature;
    }
    pass(class, 20);
    say(class, peer, &hello);
    if (role == ROLE_STUDENT) {
        struct message join = {.id = MESSAGE_join};
        join.as.join.action = 1;
        say(class, peer, &join);
    }
}

static void look_around(struct class *class) {
    static char results[1 << 18];
    struct results_head head = {.title = "t", .started_at = "a", .ended_at = "b"};
    struct server_status status;
    server_status(class->server, &status);
    server_results(class->server, &head, results, sizeof results);
    come_in(class, ROLE_BOARD);
    come_in(class, ROLE_TEACHER);
    come_in(class, ROLE_STUDENT);
    for (int i = 0; i < 6; i++) {
        pass(class, 1000);
        server_next(class->server, class->now_ms);
    }
    pass(class, 200000);
}

/* --- one journal
 * ---------------------------------------------------------------------------------- */

static void go_on(struct class *class, struct server_config *config, struct rows_past *past,
                  bool is_looked_at) {
    char why[512] = "";
    config->journal = journal_memory_open(400);
    class->server = server_open(config, 1000);
    FUZZ_HOLDS(config->journal != NULL && class->server != NULL);
    class->now_ms = 1000;
    if (!server_resume(class->server, &past->base, why, sizeof why)) {
        FUZZ_HOLDS(why[0] != '\0');
    } else if (is_looked_at) {
        look_around(class);
    }
    server_free(class->server);
    config->journal->calls->close(config->journal, 0, why, sizeof why);
}

/* Returns whether the room is looked at afterwards. */
static bool set_up(struct server_config *config, struct rows_past *past) {
    static uint8_t next;
    static struct pack *packs[2]; /* for all inputs; they are never changed */
    static const struct pack *lent[2];
    static char why[PACK_FINDINGS_BYTES];
    static const char *const paths[] = {FUZZ_PACKS "/fractions-10-12.yaml",
                                        FUZZ_PACKS "/seven-kinds-10-12.yaml"};
    struct rows_head head = rows_head(&past->rows);
    next = 0;
    for (size_t i = 0; i < 2 && packs[i] == NULL; i++) {
        packs[i] = pack_load(paths[i], why, sizeof why);
        FUZZ_HOLDS(packs[i] != NULL);
        lent[i] = packs[i];
    }
    *config = (struct server_config){.title = "t",
                                     .code = "K7QM-2XPD",
                                     .run = ROWS_RUNS_MAX + 1,
                                     .seats_max = 24,
                                     .peers_max = 8,
                                     .packs = lent,
                                     .packs_count = 2,
                                     .is_teachers = is_teachers,
                                     .random_bytes = give_bytes,
                                     .random_context = &next};
    config->game = head.config;
    config->nods_itself = head.nods_itself;
    return head.is_looked_at;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    struct class class = {.net = memory_net_open(1)};
    struct rows_past past = {.base = {.next = past_next, .next_feeling = past_next_feeling},
                             .rows = {.at = bytes, .left = count}};
    struct server_config config;
    bool is_looked_at = set_up(&config, &past);
    class.room = transport_memory_listen(class.net, "K7QM-2XPD", 8);
    class.client = transport_memory_dial(class.net);
    config.transport = class.room;
    go_on(&class, &config, &past, is_looked_at);
    class.client->calls->close(class.client);
    class.room->calls->close(class.room);
    memory_net_close(class.net);
    return 0;
}
