/* The events go through the rules, as in a server; what stands beside them is made here. */
#include "marked_lesson.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "journal_sqlite.h"
#include "str.h"

static const char pack_text[] = "title: Marked\n"
                                "language: en\n"
                                "challenges:\n"
                                "  - kind: text\n"
                                "    title: A word\n"
                                "    prompt: Which word is it?\n"
                                "    answer: gold\n"
                                "    explanation: It is gold.\n";

const char *marked_text(enum marked what, uint16_t seat) {
    static const char *const words[MARKED_COUNT] = {"name", "try", "huddle", "thought", "note"};
    static char texts[4][32];
    static unsigned turn;
    char *text = texts[turn++ % 4];
    str_format(text, sizeof texts[0], "mark%s%02ux", words[what], seat);
    return text;
}

/* --- playing
 * -------------------------------------------------------------------------------------- */

struct play {
    struct marked_lesson *lesson;
    struct journal *journal;
    uint64_t last;
};

enum ending { LEFT_IN_LOBBY, LEFT_OVER, CLOSED };

static void put(struct play *play, struct event event, const struct journal_words *words) {
    struct effects effects;
    struct game *game = &play->lesson->game;
    event.at_ms = event.at_ms != 0 ? event.at_ms : game->now_ms + 10;
    assert_string_equal(game_status_name(game_apply(game, &event, &effects)),
                        game_status_name(GAME_OK));
    play->last = play->journal->calls->append(play->journal, &event, NULL, words);
    assert_true(play->last > 0);
}

static void come_in(struct play *play, uint16_t seat) {
    uint8_t token[TOKEN_HASH_BYTES];
    memset(token, seat, sizeof token);
    put(play, (struct event){.kind = EVENT_seat_added, .as.seat_added.seat = seat},
        &(struct journal_words){.name = marked_text(MARKED_NAME, seat), .token = token});
    put(play, (struct event){.kind = EVENT_seat_noted, .as.seat_noted.seat = seat},
        &(struct journal_words){.page = marked_text(MARKED_NOTE, seat), .lesson = ""});
}

/* Nobody meets the key but the first team, and that at the mend. */
static void answer(struct play *play, uint16_t seat, enum marked what) {
    const struct game *game = &play->lesson->game;
    bool is_match = game->phase == PHASE_MEND;
    struct event event = {
        .kind = EVENT_answered,
        .as.answered = {
            .seat = seat, .phase = (uint32_t)game->phase, .answer = 100u + seat, .is_final = 1}};
    if (is_match) {
        event.as.answered.answer = 100;
        event.as.answered.mark = MARK_MATCH;
    }
    put(play, event, &(struct journal_words){.text = marked_text(what, seat)});
}

/* The scribe writes what it was thinking; everybody keeps it. */
static void think(struct play *play, uint16_t seat) {
    const struct game *game = &play->lesson->game;
    if (game_scribe(game, game->seats[seat].team) != seat) {
        return;
    }
    struct event event = {
        .kind = EVENT_offered,
        .as.offered = {
            .seat = seat, .consent = CONSENT_KEEP, .thought = THOUGHT_WORDS, .is_final = 1}};
    put(play, event,
        &(struct journal_words){
            .page = marked_text(MARKED_THOUGHT, seat), .lesson = "", .is_page_final = true});
}

static void end_phase(struct play *play) {
    const struct game *game = &play->lesson->game;
    put(play,
        (struct event){.kind = EVENT_phase_ended,
                       .as.phase_ended = {.round = game->round, .phase = (uint32_t)game->phase}},
        NULL);
}

static void play_round(struct play *play) {
    const struct game *game = &play->lesson->game;
    put(play,
        (struct event){.kind = EVENT_round_started,
                       .as.round_started = {.challenge = 1, .try_ms = 60000}},
        NULL);
    while (game->phase != PHASE_NONE) {
        enum phase phase = game->phase;
        for (uint16_t seat = 1; seat <= MARKED_SEATS; seat++) {
            if (phase == PHASE_TRY || phase == PHASE_HUDDLE) {
                answer(play, seat, phase == PHASE_TRY ? MARKED_TRY : MARKED_HUDDLE);
            } else if (phase == PHASE_MEND && game->seats[seat].team == 1) {
                answer(play, seat, MARKED_HUDDLE);
            } else if (phase == PHASE_OFFER) {
                think(play, seat);
            }
        }
        end_phase(play);
    }
}

static void end_lesson(struct play *play) {
    put(play, (struct event){.kind = EVENT_recap_started, .as.recap_started.round = 1}, NULL);
    put(play, (struct event){.kind = EVENT_session_closed}, NULL);
}

static void close_session(struct play *play) {
    char why[256];
    assert_true(play->journal->calls->close(play->journal, game_hash(&play->lesson->game), why,
                                            sizeof why));
}

/* As a killed server leaves it. */
static void leave(struct play *play) {
    while (play->journal->calls->durable(play->journal) < play->last) {
        usleep(1000);
    }
}

static void play_all(struct marked_lesson *lesson, const char *created, enum ending ending) {
    char why[512];
    struct journal_pack pack = {
        .name = "marked.yaml", .bytes = pack_text, .bytes_count = sizeof pack_text - 1, .hash = 1};
    struct journal_session session = {.title = "Marked",
                                      .code = "K7QM-2XPD",
                                      .created = created,
                                      .packs = &pack,
                                      .packs_count = 1,
                                      .config = {.seed = 5, .rounds = 1, .team_size = 3},
                                      .seats_max = MARKED_SEATS};
    assert_true(plan_by_name("full", session.config.plan, &session.config.plan_count));
    struct play play = {.lesson = lesson};
    play.journal = journal_sqlite_open(lesson->journal, &session, why, sizeof why);
    assert_non_null(play.journal);
    game_init(&lesson->game, &session.config);
    for (uint16_t seat = 1; seat <= MARKED_SEATS; seat++) {
        come_in(&play, seat);
    }
    if (ending != LEFT_IN_LOBBY) {
        play_round(&play);
        end_lesson(&play);
    }
    if (ending == CLOSED) {
        close_session(&play);
    } else {
        leave(&play);
    }
}

static void name_it(struct marked_lesson *lesson, const char *created) {
    str_format(lesson->name, sizeof lesson->name, "%.10s-081500-K7QM-2XPD", created);
    str_format(lesson->journal, sizeof lesson->journal, "%s/%s.journal", lesson->folder,
               lesson->name);
}

/* One that is not closed is left by a process that ends. */
static void play_and_die(struct marked_lesson *lesson, const char *created, enum ending ending) {
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        play_all(lesson, created, ending);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

void marked_play(struct marked_lesson *lesson, const char *created, bool is_closed) {
    name_it(lesson, created);
    if (is_closed) {
        play_all(lesson, created, CLOSED);
    } else {
        play_and_die(lesson, created, LEFT_IN_LOBBY);
    }
}

void marked_play_to_the_last_event(struct marked_lesson *lesson, const char *created) {
    name_it(lesson, created);
    play_and_die(lesson, created, LEFT_OVER);
}

/* --- the folder
 * ----------------------------------------------------------------------------------- */

void marked_folder(struct marked_lesson *lesson) {
    str_copy(lesson->folder, sizeof lesson->folder, "/tmp/goldseam-house-XXXXXX");
    assert_non_null(mkdtemp(lesson->folder));
}

/* Each file: removed, or searched for bytes. */
static unsigned over_files(const struct marked_lesson *lesson, const char *text, bool removes) {
    unsigned count = 0;
    DIR *files = opendir(lesson->folder);
    assert_non_null(files);
    for (const struct dirent *entry; (entry = readdir(files)) != NULL;) {
        char path[400];
        if (entry->d_name[0] == '.') {
            continue;
        }
        str_format(path, sizeof path, "%s/%s", lesson->folder, entry->d_name);
        if (removes) {
            unlink(path);
            continue;
        }
        FILE *file = fopen(path, "rb");
        static char bytes[4 << 20];
        size_t size = file != NULL ? fread(bytes, 1, sizeof bytes, file) : 0;
        count += text == NULL || strstr(entry->d_name, text) != NULL ||
                 memmem(bytes, size, text, strlen(text)) != NULL;
        fclose(file);
    }
    closedir(files);
    return count;
}

void marked_remove(struct marked_lesson *lesson) {
    over_files(lesson, NULL, true);
    assert_int_equal(rmdir(lesson->folder), 0);
}

unsigned marked_files_with(const struct marked_lesson *lesson, const char *text) {
    return over_files(lesson, text, false);
}

unsigned marked_files(const struct marked_lesson *lesson) {
    return over_files(lesson, NULL, false);
}

int marked_run(char *said, unsigned size, const char *command) {
    char line[1024];
    str_format(line, sizeof line, "%s 2>&1", command);
    FILE *output = popen(line, "r");
    assert_non_null(output);
    size_t count = fread(said, 1, size - 1, output);
    said[count] = '\0';
    return WEXITSTATUS(pclose(output));
}
