/* goldseam-teacher: for the tests. Leads a room from wherever it runs, by a teacher's identity; or
 * tries what must not come through: as somebody who is no teacher, or with a teacher's own words
 * said again on another connection. */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "address.h"
#include "codec.h"
#include "identity_file.h"
#include "lead.h"
#include "plan_text.h"
#include "protocol.h"
#include "str.h"
#include "transport_enet.h"

#define WHY_SIZE   1024
#define PRETEND_MS 1500

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE, EXIT_OUT_OF_REACH, EXIT_REFUSED };

struct asked {
    char host[256];
    uint16_t port;
    const char *code, *identity, *pretend;
    bool says_again;
    char **words;
    int words_count;
};

enum key { KEY_CODE = 1, KEY_IDENTITY, KEY_PRETEND, KEY_AGAIN, KEY_HELP };

static const struct option known[] = {
    {"code", required_argument, NULL, KEY_CODE},
    {"identity", required_argument, NULL, KEY_IDENTITY},
    {"pretend", required_argument, NULL, KEY_PRETEND},
    {"again", no_argument, NULL, KEY_AGAIN},
    {"help", no_argument, NULL, KEY_HELP},
    {NULL, 0, NULL, 0},
};

static void help(FILE *file) {
    fputs("usage: goldseam-teacher HOST:PORT --code CODE --identity FILE [--again] WORD...\n"
          "       goldseam-teacher HOST:PORT --code CODE --pretend student|board|nobody WORD...\n"
          "\n"
          "Leads a room: each WORD is one of next, end, close, lock, unlock.\n"
          "\n"
          "  --identity FILE  the teacher's\n"
          "  --pretend ROLE   sends the words without being a teacher\n"
          "  --again          then says the teacher's hello again on another connection\n"
          "\n"
          "Ends with 0 when all was done (pretending: said), 1 when the machine cannot, 2 when "
          "the\n"
          "command line or the file is not right, 3 when the room is out of reach, 4 when it did\n"
          "not take the teacher or a word, or took what was said again.\n",
          file);
}

static bool read_words(struct asked *asked, int count, char **words) {
    int key = 0;
    while ((key = getopt_long(count, words, "", known, NULL)) != -1) {
        if (key == KEY_CODE) {
            asked->code = optarg;
        } else if (key == KEY_IDENTITY) {
            asked->identity = optarg;
        } else if (key == KEY_PRETEND) {
            asked->pretend = optarg;
        } else if (key == KEY_AGAIN) {
            asked->says_again = true;
        } else {
            return false;
        }
    }
    if (optind >= count || asked->code == NULL ||
        (asked->identity == NULL) == (asked->pretend == NULL) ||
        !address_read(words[optind], asked->host, sizeof asked->host, &asked->port)) {
        return false;
    }
    asked->words = words + optind + 1;
    asked->words_count = count - optind - 1;
    return true;
}

static enum exit_status complain(const char *why, enum exit_status status) {
    fprintf(stderr, "goldseam-teacher: %s\n", why);
    return status;
}

static bool connect_to(struct wire *wire, struct transport *transport, const struct asked *asked) {
    wire_open(wire, transport, asked->host, asked->port, asked->code);
    return wire->state == WIRE_UP;
}

/* --- leading
 * -------------------------------------------------------------------------------------- */

static void tell_place(const char *word, const struct session_view *view) {
    static const char *const stages[] = {"lobby", "round", "recap", "closed"};
    const struct message_phase *phase = &view->phase;
    if (phase->stage == STAGE_ROUND) {
        printf("%s: round %u %s\n", word, phase->number, plan_phase_word((enum phase)phase->phase));
    } else {
        printf("%s: %s\n", word, stages[phase->stage]);
    }
    fflush(stdout);
}

/* The hello of somebody who is in, by another connection. */
static enum exit_status say_again(const struct lead *lead, struct transport *transport,
                                  const struct asked *asked) {
    static struct message message;
    const uint8_t *bytes = NULL;
    size_t count = 0;
    struct wire wire;
    if (!connect_to(&wire, transport, asked)) {
        return complain("the room is out of reach for a second connection.", EXIT_OUT_OF_REACH);
    }
    wire_say(&wire, lead->hello, lead->hello_count);
    uint64_t until_ms = wire_now_ms() + PRETEND_MS;
    while (wire.state == WIRE_UP && wire_now_ms() < until_ms) {
        if (wire_hear(&wire, &bytes, &count) &&
            codec_decode(bytes, count, FROM_SERVER, &message) == CODEC_OK) {
            printf("said again: %s\n", message_name(message.id));
            wire_close(&wire);
            bool is_refused =
                message.id == MESSAGE_refused && message.as.refused.reason == REFUSED_NOT_YOURS;
            return is_refused ? EXIT_WELL : EXIT_REFUSED;
        }
    }
    return complain("no answer to what was said again.", EXIT_REFUSED);
}

/* By the signature of the room's key, as any client sees it. */
static void tell_whose(const struct wire *wire) {
    struct transport_identity shown;
    char key[IDENTITY_KEY_CHARS + 1];
    if (wire->transport->calls->identity(wire->transport, wire->peer, &shown)) {
        identity_key_text(shown.teacher, key);
        printf("a room of %s\n", key);
    }
}

static enum exit_status lead_lesson(struct lead *lead, const struct asked *asked) {
    tell_whose(&lead->wire);
    tell_place("in", &lead->session.view);
    for (int i = 0; i < asked->words_count; i++) {
        if (!lead_do(lead, asked->words[i])) {
            return complain("the room did not take a word.", EXIT_REFUSED);
        }
        tell_place(asked->words[i], &lead->session.view);
    }
    return EXIT_WELL;
}

static enum exit_status lead_room(const struct wire *wire, struct transport *transport,
                                  const struct asked *asked) {
    static struct lead lead;
    struct identity identity;
    char why[WHY_SIZE];
    if (identity_file_read(asked->identity, &identity, why, sizeof why) != IDENTITY_FILE_WELL) {
        return complain(why, EXIT_USE);
    }
    bool is_in = lead_begin(&lead, wire, &identity);
    identity_deinit(&identity);
    if (!is_in) {
        bool is_stranger = lead.session.why_ended == SESSION_NOT_OWNER;
        return complain(is_stranger ? "this room does not know this teacher."
                                    : "the room let the teacher out.",
                        is_stranger ? EXIT_REFUSED : EXIT_OUT_OF_REACH);
    }
    enum exit_status status = lead_lesson(&lead, asked);
    if (status == EXIT_WELL && asked->says_again) {
        status = say_again(&lead, transport, asked);
    }
    wire_close(&lead.wire);
    return status;
}

/* --- pretending
 * ----------------------------------------------------------------------------------- */

static bool say_hello(struct wire *wire, const char *role) {
    struct message hello = {.id = MESSAGE_hello};
    bool is_board = strcmp(role, "board") == 0;
    if (!is_board && strcmp(role, "student") != 0) {
        return strcmp(role, "nobody") == 0;
    }
    hello.as.hello = (struct message_hello){.major = PROTOCOL_MAJOR,
                                            .minor = PROTOCOL_MINOR,
                                            .role = is_board ? ROLE_BOARD : ROLE_STUDENT};
    return wire_say_message(wire, &hello);
}

static enum exit_status pretend(struct wire *wire, const struct asked *asked) {
    static const struct session_view nowhere;
    const uint8_t *bytes = NULL;
    size_t count = 0;
    if (!say_hello(wire, asked->pretend)) {
        return complain("--pretend takes student, board or nobody.", EXIT_USE);
    }
    for (int i = 0; i < asked->words_count; i++) {
        struct message message;
        if (!lead_message(&nowhere, asked->words[i], &message)) {
            return complain("there is no such word.", EXIT_USE);
        }
        message.as.host_next.action = (uint32_t)(i + 1); /* of all of them the first field */
        wire_say_message(wire, &message);
    }
    uint64_t until_ms = wire_now_ms() + PRETEND_MS;
    while (wire->state == WIRE_UP && wire_now_ms() < until_ms) {
        static struct message heard;
        if (wire_hear(wire, &bytes, &count) &&
            codec_decode(bytes, count, FROM_SERVER, &heard) == CODEC_OK) {
            printf("heard %s\n", message_name(heard.id));
        }
    }
    wire_close(wire);
    return EXIT_WELL;
}

int main(int count, char **words) {
    struct asked asked = {.port = PROTOCOL_PORT};
    struct wire wire;
    char why[WHY_SIZE];
    if (count == 2 && strcmp(words[1], "--help") == 0) {
        help(stdout);
        return EXIT_WELL;
    }
    if (!read_words(&asked, count, words)) {
        help(stderr);
        return EXIT_USE;
    }
    struct fingerprints *fingerprints = fingerprints_open();
    struct transport *transport = NULL;
    str_copy(why, sizeof why, "there is not enough memory.");
    if (fingerprints != NULL) {
        transport = transport_enet_dial(2, fingerprints, why, sizeof why);
    }
    if (transport == NULL) {
        fingerprints_close(fingerprints);
        return (int)complain(why, EXIT_MACHINE);
    }
    enum exit_status status = EXIT_OUT_OF_REACH;
    if (!connect_to(&wire, transport, &asked)) {
        complain("the room is out of reach.", status);
    } else {
        status =
            asked.pretend != NULL ? pretend(&wire, &asked) : lead_room(&wire, transport, &asked);
    }
    transport->calls->close(transport);
    fingerprints_close(fingerprints);
    return (int)status;
}
