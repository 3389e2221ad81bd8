/* One function for each source of strings. The names come from the client and the server both,
 * whose headers must not meet: what is here needs the client's texts, the server's names and packs.
 */
#include "student_texts.h"

#include <string.h>

#include "general_ideas.h"
#include "names.h"
#include "str.h"
#include "texts.h"

#define PLACE_SIZE 200

void read_windows(struct reader *reader) {
    const struct texts *texts = texts_english();
    char place[PLACE_SIZE];
    for (int id = 0; id < TEXT_COUNT; id++) {
        str_format(place, sizeof place, "texts.def: %s", text_name((enum text_id)id));
        reader->read(reader, "en", place, texts->forms[0][id]);
        if (texts->forms[1][id] != NULL) {
            reader->read(reader, "en", place, texts->forms[1][id]);
        }
    }
}

void read_general_ideas(struct reader *reader) {
    char place[PLACE_SIZE];
    for (enum general_idea idea = GENERAL_IDEA_NONE + 1; idea < GENERAL_IDEA_COUNT; idea++) {
        str_format(place, sizeof place, "general_ideas.def: number %d", (int)idea);
        reader->read(reader, "en", place, general_idea_text(idea));
    }
}

void read_names(struct reader *reader) {
    static struct names names;
    char text[NAME_BYTES_MAX + 1];
    char place[PLACE_SIZE];
    for (uint16_t number = 1; number <= NAMES_PAIRS_MAX; number++) {
        names_show(number, text, sizeof text);
        str_format(place, sizeof place, "names.def: a student's, pair %u", number);
        reader->read(reader, "en", place, text);
    }
    names_init(&names, 1);
    for (uint16_t team = 1; team <= TEAMS_MAX; team++) {
        names_of_team(&names, team, text, sizeof text);
        str_format(place, sizeof place, "names.def: a team's, number %u", team);
        reader->read(reader, "en", place, text);
    }
}

/* --- packs
 * ---------------------------------------------------------------------------------------- */

struct page {
    struct reader *reader;
    const char *language;
    char where[PLACE_SIZE]; /* file and challenge */
};

static void read_field(const struct page *page, const char *field, unsigned number,
                       const char *text) {
    char place[PLACE_SIZE + 40];
    str_format(place, sizeof place, "%s, %s", page->where, field);
    if (number > 0) {
        char behind[16];
        str_format(behind, sizeof behind, " %u", number);
        str_append(place, sizeof place, behind);
    }
    bool is_prompt = strcmp(field, "prompt") == 0;
    if (!is_prompt) {
        page->reader->read(page->reader, page->language, place, text);
    } else if (page->reader->read_prompt != NULL) {
        page->reader->read_prompt(page->reader, page->language, place, text);
    }
}

static void read_list(const struct page *page, const char *field, const char *const *list,
                      uint8_t count) {
    for (uint8_t i = 0; i < count; i++) {
        read_field(page, field, i + 1u, list[i]);
    }
}

static void read_challenge(const struct page *page, const struct challenge *challenge) {
    read_field(page, "title", 0, challenge->title);
    read_field(page, "prompt", 0, challenge->prompt);
    read_list(page, "option", challenge->options, challenge->options_count);
    read_list(page, "right side", challenge->rights, challenge->rights_count);
    read_field(page, "unit", 0, challenge->unit);
    read_field(page, "explanation", 0, challenge->explanation);
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        read_field(page, "thinking of slip", i + 1u, challenge->slips[i].thinking);
        read_field(page, "turn of slip", i + 1u, challenge->slips[i].turn);
    }
    read_list(page, "good", challenge->good, challenge->good_count);
    read_list(page, "turns", challenge->turns, challenge->turns_count);
    read_list(page, "lessons", challenge->lessons, challenge->lessons_count);
}

void read_pack(struct reader *reader, const char *file, const struct pack *pack) {
    struct page page = {.reader = reader, .language = pack->language};
    str_copy(page.where, sizeof page.where, file);
    read_field(&page, "title", 0, pack->title);
    for (uint16_t i = 0; i < pack->challenges_count; i++) {
        const struct challenge *challenge = &pack->challenges[i];
        str_format(page.where, sizeof page.where, "%s: challenge %u", file, i + 1u);
        read_challenge(&page, challenge);
        for (uint8_t j = 0; j < challenge->twins_count; j++) {
            str_format(page.where, sizeof page.where, "%s: challenge %u, twin %u", file, i + 1u,
                       j + 1u);
            read_challenge(&page, &challenge->twins[j]);
        }
    }
}
