/* Everything that a running goldseam-server has open, and how it is opened, in this order. Each
 * returns false with one sentence in house->why. */
#ifndef MAIN_HOUSE_H
#define MAIN_HOUSE_H

#include "commands.h"
#include "fingerprint.h"
#include "journal_lock.h"
#include "main_console.h"
#include "main_options.h"
#include "main_packs.h"
#include "main_sign.h"
#include "main_teachers.h"
#include "room_key.h"
#include "server.h"

#define WHY_SIZE  4096
#define PATH_SIZE 1400

struct house {
    struct options options;
    struct packs packs;
    const struct pack *pack_pointers[PACKS_MAX];
    const char *says_pointers[PACKS_MAX];
    char folder[1024];
    char journal_path[PATH_SIZE], results_path[PATH_SIZE];
    char started_at[32];
    char title[TITLE_BYTES_MAX + 1];
    char code[CODE_CHARS + 1];
    char address[256]; /* of the session that is gone on with; "": none was typed */
    uint32_t run;      /* of the server in this session: 1, or more where it goes on */
    struct room_key key;
    struct fingerprint fingerprint; /* of the key */
    struct identity identity;       /* of the teacher on this machine */
    struct teachers teachers;
    struct journal_lock lock; /* of a journal that is read, and not open for writing yet */
    struct game_config game;
    struct transport *transport;
    struct journal *journal;
    struct server *server;
    struct lobby_sign sign;
    struct console console;
    struct commands commands;
    char why[WHY_SIZE];
};

/* Empty; NULL: there is no memory. */
struct house *house_new(void);
/* Closes all that is open but the journal, which is closed with its session (main_finish.h). */
void house_free(struct house *house);

/* A session begins. Where one is gone on with, resume_open stands for these two. */
bool house_open_packs(struct house *house);
bool house_set_up_game(struct house *house);
bool house_open_network(struct house *house);
/* Makes it; or opens it for writing, and from then on nobody needs to be able to read it. */
bool house_open_journal(struct house *house);
/* The identity of the teacher on this machine, and who else may lead. First of all: the room's key
 * is signed by it. On anything but WELL a sentence is in house->why. */
enum identity_file house_open_identity(struct house *house);
/* A session that is gone on with: without the journal, which is opened when it was read. */
bool house_open_server(struct house *house);
/* Without it students type the address: said on standard error, and no reason to stay closed. */
void house_open_sign(struct house *house);

#endif
