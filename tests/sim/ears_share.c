/* What comes out of the pack is as it stands there; what comes from a page is of the own team. */
#include "ears_share.h"

#include <string.h>

#include "world.h"

static void violate(struct world *world, const struct student *student, const char *what,
                    const char *words) {
    world_violate(world, what, "student %d (seat %u) heard %s: %s", student->number,
                  (unsigned)student->seat, message_name(world->heard.id), words);
}

void ears_bowls(struct world *world, struct student *student) {
    const struct message_bowls *bowls = &world->heard.as.bowls;
    for (uint16_t i = 0; i < bowls->bowls_count; i++) {
        if (bowls->bowls[i].seats > TEAM_SEATS_MAX) {
            violate(world, student, "a bowl has at most four seats", bowls->bowls[i].name);
        }
    }
}

void ears_thoughts(struct world *world, struct student *student) {
    const struct message_thoughts *thoughts = &world->heard.as.thoughts;
    const struct challenge *challenge = watch_challenge(world, thoughts->round, 0);
    bool is_same = challenge != NULL && thoughts->thoughts_count == challenge->slips_count;
    for (uint16_t i = 0; is_same && i < thoughts->thoughts_count; i++) {
        is_same = strcmp(thoughts->thoughts[i].text, challenge->slips[i].thinking) == 0;
    }
    if (!is_same) {
        violate(world, student, "thoughts are the pack's, without answers", "others");
    }
}

void ears_page(struct world *world, struct student *student) {
    const struct message_page *page = &world->heard.as.page;
    enum hearsay_kind kind = page->phase == PHASE_REFLECT ? HEARSAY_LESSON : HEARSAY_THOUGHT;
    bool is_now = page->round == world->hearsay.round;
    if (page->text[0] != '\0' && is_now && !world->hearsay.has_given &&
        !hearsay_wrote(&world->hearsay, kind, page->round, student->seat, page->text)) {
        violate(world, student, "a page shows what its own team wrote", page->text);
    }
}

static bool are_lines(const struct record_idea_line *lines, uint16_t count,
                      const char *const *texts, uint8_t texts_count) {
    bool is_same = count == texts_count;
    for (uint16_t i = 0; is_same && i < count; i++) {
        is_same = strcmp(lines[i].text, texts[i]) == 0;
    }
    return is_same;
}

void ears_questions(struct world *world, struct student *student) {
    const struct message_questions *it = &world->heard.as.questions;
    const struct challenge *challenge = watch_challenge(world, it->round, 0);
    bool is_same = challenge != NULL &&
                   are_lines(it->good, it->good_count, challenge->good, challenge->good_count) &&
                   are_lines(it->turns, it->turns_count, challenge->turns, challenge->turns_count);
    if (!is_same) {
        violate(world, student, "ideas to choose are the pack's", "others");
    }
}

/* The turn is one of the pack's, and only for who has answered both. */
void ears_chosen(struct world *world, struct student *student) {
    const struct message_chosen *it = &world->heard.as.chosen;
    const struct challenge *challenge = watch_challenge(world, it->round, 0);
    bool has_answered = it->good > 0 && it->turn > 0;
    bool has_more = it->turn_text[0] != '\0' || it->good_counts_count + it->turn_counts_count > 0;
    if (has_more && !has_answered) {
        violate(world, student, "what teams chose is told who has chosen", it->turn_text);
    }
    bool is_turn = it->turn_text[0] == '\0';
    for (uint8_t i = 0; challenge != NULL && i < challenge->slips_count; i++) {
        is_turn = is_turn || strcmp(it->turn_text, challenge->slips[i].turn) == 0;
    }
    if (!is_turn) {
        violate(world, student, "a turn is the pack's", it->turn_text);
    }
}

void ears_lessons(struct world *world, struct student *student) {
    const struct message_lessons *it = &world->heard.as.lessons;
    const struct challenge *challenge = watch_challenge(world, it->round, 0);
    bool is_same = challenge != NULL && it->lessons_count == challenge->lessons_count;
    for (uint16_t i = 0; is_same && i < it->lessons_count; i++) {
        is_same = strcmp(it->lessons[i].text, challenge->lessons[i]) == 0;
    }
    if (!is_same) {
        violate(world, student, "lessons to choose are the pack's", "others");
    }
}

/* Sums: in one message no more than the whole class may cheer in the time since the last one. */
void ears_cheers(struct world *world, struct student *student) {
    const struct message_cheers *cheers = &world->heard.as.cheers;
    uint32_t sum = 0;
    for (uint16_t i = 0; i < cheers->counts_count; i++) {
        sum += cheers->counts[i];
    }
    if (sum == 0 && !cheers->is_chorus) {
        violate(world, student, "cheers are told when there are some", "none");
    }
}
