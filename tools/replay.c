/* goldseam-replay: a journal through the rules again. The same events give the same state, so the
 * hash at the end must be the one that the server wrote; anything else means that the journal or
 * the rules are not what they were. */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game.h"
#include "journal_reader.h"
#include "str.h"

#define WHY_SIZE 512

enum exit_status { EXIT_WELL, EXIT_NOT_EQUAL, EXIT_USE };

static const char *const phase_words[PHASE_COUNT] = {
    [PHASE_NONE] = "none",     [PHASE_TRY] = "try",         [PHASE_HUDDLE] = "huddle",
    [PHASE_OFFER] = "offer",   [PHASE_SHARE] = "share",     [PHASE_MEND] = "mend",
    [PHASE_REVEAL] = "reveal", [PHASE_REFLECT] = "reflect", [PHASE_AGAIN] = "again",
};

struct replay {
    struct journal_reader *reader;
    struct game *game;
    bool tells_answers;
    uint64_t count;
    char why[WHY_SIZE];
};

static void help(FILE *file) {
    fputs(
        "usage: goldseam-replay [--answers] JOURNAL\n"
        "\n"
        "Plays the events of a session through the rules again and compares the state at the end\n"
        "with the one that the server wrote.\n"
        "\n"
        "  --answers   one line for each answer that was kept: NUMBER SEAT ROUND PHASE\n"
        "  --help, --version\n"
        "\n"
        "Ends with 0 when they are equal, 1 when they are not or the session was not closed, 2 "
        "when\n"
        "the command line or the journal is not right.\n",
        file);
}

static void tell_answer(const struct replay *replay, uint64_t number, const struct event *event) {
    const struct event_answered *answered = &event->as.answered;
    printf("%llu %u %u %s\n", (unsigned long long)number, answered->seat, replay->game->round,
           phase_words[answered->phase]);
}

/* False when an event does not fit those before it; `why` says which. */
static bool take_event(struct replay *replay, uint64_t number, const struct event *event) {
    struct effects effects;
    enum game_status status = game_apply(replay->game, event, &effects);
    if (status != GAME_OK) {
        str_format(replay->why, WHY_SIZE, "the rules do not take event %llu (%s): %s",
                   (unsigned long long)number, event_name(event->kind), game_status_name(status));
        return false;
    }
    replay->count = number;
    if (replay->tells_answers && event->kind == EVENT_answered) {
        tell_answer(replay, number, event);
    }
    return true;
}

static enum exit_status play(struct replay *replay, const char *path) {
    struct event event;
    uint64_t number = 0;
    for (;;) {
        switch (journal_reader_next(replay->reader, &number, &event, replay->why, WHY_SIZE)) {
        case JOURNAL_READ_EVENT:
            if (!take_event(replay, number, &event)) {
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
    game_init(replay->game, &head->config);
    enum exit_status status = play(replay, path);
    return status == EXIT_WELL ? compare(replay, head) : status;
}

enum { KEY_ANSWERS = 1, KEY_HELP, KEY_VERSION };

static const struct option known[] = {
    {"answers", no_argument, NULL, KEY_ANSWERS},
    {"help", no_argument, NULL, KEY_HELP},
    {"version", no_argument, NULL, KEY_VERSION},
    {NULL, 0, NULL, 0},
};

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
        if (key != KEY_ANSWERS) {
            fputs("Try goldseam-replay --help.\n", stderr);
            return EXIT_USE;
        }
        replay->tells_answers = true;
    }
    if (optind + 1 != count) {
        fputs("goldseam-replay: one journal is needed. Try goldseam-replay --help.\n", stderr);
        return EXIT_USE;
    }
    return replay_file(replay, words[optind]);
}

int main(int count, char **words) {
    struct replay replay = {.game = calloc(1, sizeof *replay.game)};
    if (replay.game == NULL) {
        fputs("goldseam-replay: there is not enough memory.\n", stderr);
        return EXIT_NOT_EQUAL;
    }
    enum exit_status status = run(&replay, count, words);
    if (replay.reader != NULL) {
        journal_reader_close(replay.reader);
    }
    free(replay.game);
    return (int)status;
}
