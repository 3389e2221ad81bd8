/* How long a server that was started again needs until it knows where it was: a session of many
 * events is played through the rules into a journal, left behind, and gone on with; what the time
 * was spent on is printed. */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "entries.h"
#include "random.h"
#include "scratch.h"
#include "str.h"

#define SEATS   300
#define A_ROUND 1700 /* tries; in the team there are fewer */
#define GOAL_MS 1000

struct session {
    struct game *game;
    struct journal *journal;
    struct random random;
    uint64_t at_ms, count, last;
};

static double now_ms(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1000 + (double)at.tv_nsec / 1e6;
}

static void complain(const char *what) {
    fprintf(stderr, "recovery: %s\n", what);
    exit(1);
}

static void rest(void) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

/* Into the journal what the rules take. */
static void play_one(struct session *session, struct event event, const char *text) {
    struct effects effects;
    struct journal_words words = {.text = text};
    session->at_ms += 10;
    event.at_ms = session->at_ms;
    if (game_apply(session->game, &event, &effects) != GAME_OK) {
        return;
    }
    while (session->journal->calls->room(session->journal) == 0) {
        rest();
    }
    struct journal_by by = {.who = event.kind == EVENT_answered ? event.as.answered.seat : 0};
    session->last = session->journal->calls->append(session->journal, &event, &by,
                                                    text != NULL ? &words : NULL);
    session->count++;
}

static void play_answer(struct session *session, uint64_t wanted) {
    char text[32];
    uint32_t answer = random_below(&session->random, 40) + 1;
    uint32_t draw = random_below(&session->random, 3);
    if (session->count >= wanted) {
        return;
    }
    str_format(text, sizeof text, "%u/8", answer);
    play_one(session,
             (struct event){.kind = EVENT_answered,
                            .as.answered = {.seat = random_below(&session->random, SEATS) + 1,
                                            .phase = (uint32_t)session->game->phase,
                                            .answer = answer,
                                            .mark = answer == 3 ? MARK_MATCH : draw,
                                            .confidence = draw + 1}},
             text);
}

static void play_round(struct session *session, uint64_t wanted) {
    play_one(session,
             (struct event){
                 .kind = EVENT_round_started,
                 .as.round_started = {.challenge = 1, .try_ms = 600000, .twins = 1, .slips = 2}},
             NULL);
    while (session->game->phase != PHASE_NONE && session->count < wanted) {
        uint64_t before = session->count;
        int answers = session->game->phase == PHASE_TRY ? A_ROUND : A_ROUND / 8;
        for (int i = 0; i < answers; i++) {
            play_answer(session, wanted);
        }
        struct event event = {.kind = EVENT_phase_ended};
        event.as.phase_ended.round = session->game->round;
        event.as.phase_ended.phase = (uint32_t)session->game->phase;
        play_one(session, event, NULL);
        if (session->count == before) {
            complain("the session does not go on");
        }
    }
}

static void play(struct session *session, const char *path, uint64_t wanted) {
    char why[512];
    struct journal_session opened = entries_session;
    opened.config.rounds = ROUNDS_MAX;
    opened.config.is_auto = false;
    game_init(session->game, &opened.config);
    session->journal = journal_sqlite_open(path, &opened, why, sizeof why);
    if (session->journal == NULL) {
        complain(why);
    }
    for (uint32_t seat = 1; seat <= SEATS; seat++) {
        play_one(session, (struct event){.kind = EVENT_seat_added, .as.seat_added.seat = seat},
                 NULL);
    }
    while (session->count < wanted) {
        uint64_t before = session->count;
        play_round(session, wanted);
        if (session->count == before) {
            complain("there are not enough rounds for so many events");
        }
    }
    while (session->journal->calls->durable(session->journal) < session->last) {
        rest();
    }
}

/* Where the time goes. */
struct spent {
    double opening, reading, rules;
};

/* Reads all, through the rules. */
static struct spent read_all(const char *path, struct game *game) {
    char why[512];
    struct journal_entry entry;
    struct effects effects;
    struct spent spent = {.opening = -now_ms()};
    struct journal_reader *reader = journal_reader_open(path, why, sizeof why);
    if (reader == NULL) {
        complain(why);
    }
    spent.opening += now_ms();
    spent.reading = -now_ms();
    game_init(game, &journal_reader_head(reader)->config);
    struct journal_past *past = journal_reader_past(reader);
    enum journal_read read = past->next(past, &entry, why, sizeof why);
    while (read == JOURNAL_READ_EVENT) {
        double started = now_ms();
        if (game_apply(game, &entry.event, &effects) != GAME_OK) {
            complain("the rules do not take an event again");
        }
        spent.rules += now_ms() - started;
        read = past->next(past, &entry, why, sizeof why);
    }
    if (read != JOURNAL_READ_END) {
        complain(why);
    }
    spent.reading += now_ms() - spent.rules;
    journal_reader_close(reader);
    return spent;
}

static double resume(const char *path) {
    char why[512];
    double started = now_ms();
    if (journal_sqlite_resume(path, 2, why, sizeof why) == NULL) {
        complain(why);
    }
    return now_ms() - started;
}

static int measure(const char *path, uint64_t wanted, const struct game *played) {
    struct game *game = calloc(1, sizeof *game);
    if (game == NULL) {
        complain("there is not enough memory");
    }
    struct spent spent = read_all(path, game);
    double going_on = resume(path);
    printf(
        "%llu events: %.0f ms = opening and checking %.0f + reading %.0f + rules %.0f + going on "
        "%.0f (goal: %d in Release)\n",
        (unsigned long long)wanted, spent.opening + spent.reading + spent.rules + going_on,
        spent.opening, spent.reading, spent.rules, going_on, GOAL_MS);
    bool is_same = game_hash(game) == game_hash(played);
    free(game);
    if (!is_same) {
        complain("the state is another one");
    }
    return 0;
}

int main(int count, char **words) {
    static const struct option known[] = {{"events", required_argument, NULL, 'e'},
                                          {NULL, 0, NULL, 0}};
    long long events = 100000;
    for (int key; (key = getopt_long(count, words, "", known, NULL)) != -1;) {
        if (key == '?' || !str_to_integer(optarg, 1000, 100000, &events)) {
            fputs("usage: recovery [--events N]\n", stderr);
            return 2;
        }
    }
    char folder[SCRATCH_PATH_SIZE], path[SCRATCH_PATH_SIZE + 32], lock[SCRATCH_PATH_SIZE + 40];
    struct session session = {.game = calloc(1, sizeof *session.game)};
    if (session.game == NULL) {
        complain("there is not enough memory");
    }
    random_init(&session.random, 1, 1);
    scratch_make(folder);
    str_format(path, sizeof path, "%s/session.journal", folder);
    play(&session, path, (uint64_t)events);
    str_format(lock, sizeof lock, "%s.lock", path);
    unlink(lock); /* as if its server had been killed: its writer has nothing more to do */
    int status = measure(path, session.count, session.game);
    scratch_remove(folder);
    fflush(stdout);
    _exit(status);
}
