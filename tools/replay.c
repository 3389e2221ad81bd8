/* goldseam-replay: a journal through the rules again. The same events give the same state, so the
 * hash at the end must be the one that the server wrote; anything else means that the journal or
 * the rules are not what they were. The same way the session is told as a story, or its events are
 * written out for whoever counts. */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "game.h"
#include "journal_reader.h"
#include "replay_events.h"
#include "replay_story.h"
#include "str.h"

#define WHY_SIZE 4096

enum exit_status { EXIT_WELL, EXIT_NOT_EQUAL, EXIT_USE };

static const char *const phase_words[PHASE_COUNT] = {
    [PHASE_NONE] = "none",     [PHASE_TRY] = "try",         [PHASE_HUDDLE] = "huddle",
    [PHASE_OFFER] = "offer",   [PHASE_SHARE] = "share",     [PHASE_MEND] = "mend",
    [PHASE_REVEAL] = "reveal", [PHASE_REFLECT] = "reflect", [PHASE_AGAIN] = "again",
};

enum shape { SHAPE_VERIFY, SHAPE_STORY, SHAPE_EVENTS };

struct replay {
    struct journal_reader *reader;
    enum shape shape;
    bool with_seats, tells_answers;
    struct game *game; /* to verify, or */
    struct room room;  /* for a story: the room's own */
    const struct pack *packs[PACKS_MAX];
    size_t packs_count;
    struct story story;
    uint64_t count;
    char why[WHY_SIZE];
};

static void help(FILE *file) {
    fputs(
        "usage: goldseam-replay [--answers] JOURNAL\n"
        "       goldseam-replay --story [--with-seats] JOURNAL\n"
        "       goldseam-replay --events [--with-seats] JOURNAL\n"
        "\n"
        "Plays the events of a session through the rules again and compares the state at the end\n"
        "with the one that the server wrote.\n"
        "\n"
        "  --story       tells the session by its phases instead: what was asked, tried, shown "
        "and\n"
        "                learned, as the class saw it; nobody's name\n"
        "  --events      writes the events instead, as JSON, one a line; nobody's name or seat\n"
        "  --with-seats  with seats, names and whose words these are: for the teacher alone\n"
        "  --answers     one line for each answer that was kept: NUMBER SEAT ROUND PHASE\n"
        "  --help, --version\n"
        "\n"
        "Ends with 0 when it is equal (or told to its end), 1 when it is not or the session was "
        "not\n"
        "closed, 2 when the command line or the journal is not right.\n",
        file);
}

/* --- an entry
 * ------------------------------------------------------------------------------------- */

static void tell_answer(const struct replay *replay, const struct journal_entry *entry) {
    const struct event_answered *answered = &entry->event.as.answered;
    printf("%llu %u %u %s\n", (unsigned long long)entry->number, answered->seat,
           replay->game->round, phase_words[answered->phase]);
}

static bool verify_entry(struct replay *replay, const struct journal_entry *entry) {
    struct effects effects;
    enum game_status status = game_apply(replay->game, &entry->event, &effects);
    if (status != GAME_OK) {
        str_format(replay->why, WHY_SIZE, "the rules do not take event %u (%s) of run %u: %s",
                   (unsigned)JOURNAL_PLACE_OF(entry->number), event_name(entry->event.kind),
                   (unsigned)JOURNAL_RUN_OF(entry->number), game_status_name(status));
        return false;
    }
    if (replay->tells_answers && entry->event.kind == EVENT_answered) {
        tell_answer(replay, entry);
    }
    return true;
}

/* False when an entry does not fit those before it; `why` says which. */
static bool take_entry(struct replay *replay, const struct journal_entry *entry) {
    replay->count++;
    if (replay->shape == SHAPE_EVENTS) {
        replay_event(stdout, entry, replay->with_seats);
        return true;
    }
    if (replay->shape == SHAPE_VERIFY) {
        return verify_entry(replay, entry);
    }
    story_look(&replay->story);
    if (!room_replay(&replay->room, entry, replay->why, WHY_SIZE)) {
        return false;
    }
    story_tell(&replay->story, entry);
    return true;
}

static enum exit_status play(struct replay *replay, const char *path) {
    static struct journal_entry entry;
    struct journal_past *past = journal_reader_past(replay->reader);
    for (;;) {
        switch (past->next(past, &entry, replay->why, WHY_SIZE)) {
        case JOURNAL_READ_EVENT:
            if (!take_entry(replay, &entry)) {
                fprintf(stderr, "goldseam-replay: %s: %s.\n", path, replay->why);
                return EXIT_NOT_EQUAL;
            }
            break;
        case JOURNAL_READ_END:
            return EXIT_WELL;
        case JOURNAL_READ_BROKEN:
            fprintf(stderr, "goldseam-replay: %s is damaged: %s.\n", path, replay->why);
            return EXIT_USE;
        }
    }
}

/* --- the three shapes
 * ----------------------------------------------------------------------------- */

static enum exit_status compare(const struct replay *replay, const struct journal_head *head) {
    uint64_t hash = game_hash(replay->game);
    printf("events: %llu\nrules: version %u\nhash: %016llx\n", (unsigned long long)replay->count,
           head->rules_version, (unsigned long long)hash);
    if (!head->is_closed) {
        puts("the session was not closed: there is no hash to compare with");
        return EXIT_NOT_EQUAL;
    }
    if (hash != head->final_hash) {
        printf("not equal to the one written at the end: %016llx\n",
               (unsigned long long)head->final_hash);
        return EXIT_NOT_EQUAL;
    }
    puts("equal to the one written at the end");
    return EXIT_WELL;
}

static enum exit_status verify(struct replay *replay, const char *path) {
    const struct journal_head *head = journal_reader_head(replay->reader);
    replay->game = calloc(1, sizeof *replay->game);
    if (replay->game == NULL) {
        fputs("goldseam-replay: there is not enough memory.\n", stderr);
        return EXIT_NOT_EQUAL;
    }
    game_init(replay->game, &head->config);
    enum exit_status status = play(replay, path);
    status = status == EXIT_WELL ? compare(replay, head) : status;
    free(replay->game);
    return status;
}

static bool load_packs(struct replay *replay) {
    size_t count = journal_reader_head(replay->reader)->packs_count;
    for (size_t i = 0; i < count && i < PACKS_MAX; i++) {
        struct journal_pack pack;
        if (!journal_reader_pack(replay->reader, i, &pack, replay->why, WHY_SIZE)) {
            return false;
        }
        replay->packs[i] =
            pack_load_bytes(pack.name, pack.bytes, pack.bytes_count, replay->why, WHY_SIZE);
        if (replay->packs[i] == NULL) {
            return false;
        }
        replay->packs_count++;
    }
    return true;
}

static enum exit_status tell_story(struct replay *replay, const char *path) {
    const struct journal_head *head = journal_reader_head(replay->reader);
    struct room_config config = {.game = &head->config,
                                 .packs = replay->packs,
                                 .packs_count = (uint8_t)replay->packs_count,
                                 .seats_max = head->seats_max,
                                 .nods_itself = head->nods_itself};
    if (!room_init(&replay->room, &config)) {
        fputs("goldseam-replay: there is not enough memory.\n", stderr);
        return EXIT_NOT_EQUAL;
    }
    replay->story =
        (struct story){.file = stdout, .room = &replay->room, .with_seats = replay->with_seats};
    story_begin(&replay->story, head->title, head->created);
    enum exit_status status = play(replay, path);
    if (status == EXIT_WELL) {
        story_end(&replay->story);
    }
    return status;
}

static enum exit_status story(struct replay *replay, const char *path) {
    enum exit_status status = EXIT_USE;
    if (load_packs(replay)) {
        status = tell_story(replay, path);
        room_deinit(&replay->room);
    } else {
        fprintf(stderr, "goldseam-replay: %s: %s\n", path, replay->why);
    }
    for (size_t i = 0; i < replay->packs_count; i++) {
        pack_free((struct pack *)replay->packs[i]);
    }
    return status;
}

static enum exit_status replay_file(struct replay *replay, const char *path) {
    replay->reader = journal_reader_open(path, replay->why, WHY_SIZE);
    if (replay->reader == NULL) {
        fprintf(stderr, "goldseam-replay: %s.\n", replay->why);
        return EXIT_USE;
    }
    const struct journal_head *head = journal_reader_head(replay->reader);
    if (head->rules_version != RULES_VERSION) {
        fprintf(
            stderr,
            "goldseam-replay: %s was played by version %u of the rules, this program has %d. Use "
            "the Goldseam that wrote it.\n",
            path, head->rules_version, RULES_VERSION);
        return EXIT_USE;
    }
    if (replay->with_seats) {
        fputs("goldseam-replay: this names students beside what they have answered. It is for the "
              "teacher\nalone: not for the class, nor for anybody's record. goldseam-server erase "
              "SESSION --seat N\ntakes one student's words out.\n",
              stderr);
    }
    switch (replay->shape) {
    case SHAPE_STORY:
        return story(replay, path);
    case SHAPE_EVENTS:
        return play(replay, path);
    case SHAPE_VERIFY:
        break;
    }
    return verify(replay, path);
}

/* --- the command line
 * ------------------------------------------------------------------------------ */

enum { KEY_ANSWERS = 1, KEY_STORY, KEY_EVENTS, KEY_WITH_SEATS, KEY_HELP, KEY_VERSION };

static const struct option known[] = {
    {"answers", no_argument, NULL, KEY_ANSWERS},
    {"story", no_argument, NULL, KEY_STORY},
    {"events", no_argument, NULL, KEY_EVENTS},
    {"with-seats", no_argument, NULL, KEY_WITH_SEATS},
    {"help", no_argument, NULL, KEY_HELP},
    {"version", no_argument, NULL, KEY_VERSION},
    {NULL, 0, NULL, 0},
};

static void take_option(struct replay *replay, int key) {
    replay->tells_answers = replay->tells_answers || key == KEY_ANSWERS;
    replay->with_seats = replay->with_seats || key == KEY_WITH_SEATS;
    if (key == KEY_STORY || key == KEY_EVENTS) {
        replay->shape = key == KEY_STORY ? SHAPE_STORY : SHAPE_EVENTS;
    }
}

static enum exit_status run(struct replay *replay, int count, char **words) {
    int key = 0;
    while ((key = getopt_long(count, words, "", known, NULL)) != -1) {
        if (key == KEY_HELP) {
            help(stdout);
            return EXIT_WELL;
        }
        if (key == KEY_VERSION) {
            puts("goldseam-replay " GOLDSEAM_VERSION);
            return EXIT_WELL;
        }
        if (key == '?') {
            fputs("Try goldseam-replay --help.\n", stderr);
            return EXIT_USE;
        }
        take_option(replay, key);
    }
    bool is_plain = replay->shape == SHAPE_VERIFY;
    if (optind + 1 != count) {
        fputs("goldseam-replay: one journal is needed. Try goldseam-replay --help.\n", stderr);
        return EXIT_USE;
    }
    if ((is_plain && replay->with_seats) || (!is_plain && replay->tells_answers)) {
        fputs("goldseam-replay: --with-seats goes with --story or --events, --answers with "
              "neither.\n",
              stderr);
        return EXIT_USE;
    }
    return replay_file(replay, words[optind]);
}

int main(int count, char **words) {
    static struct replay replay;
    enum exit_status status = run(&replay, count, words);
    if (replay.reader != NULL) {
        journal_reader_close(replay.reader);
    }
    return (int)status;
}
