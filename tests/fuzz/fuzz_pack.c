/* Any bytes as a pack. It loads and keeps what pack.h promises, or every line of the refusal says
 * file and line. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "pack.h"
#include "utf8.h"

#define NAME "fuzz.yaml"

static void texts_are_whole(const char *const *texts, unsigned count, unsigned min, unsigned max) {
    FUZZ_HOLDS(count >= min && count <= max);
    for (unsigned i = 0; i < count; i++) {
        FUZZ_HOLDS(texts[i][0] != '\0' && utf8_is_clean(texts[i], strlen(texts[i])));
    }
}

static void lists_are_whole(const struct challenge *it) {
    texts_are_whole(it->options, it->options_count, 0, OPTIONS_MAX);
    texts_are_whole(it->rights, it->rights_count, 0, OPTIONS_MAX);
    texts_are_whole(it->other_units, it->other_units_count, 0, ACCEPTED_MAX);
    texts_are_whole(it->good, it->good_count, 2, IDEAS_PER_CHALLENGE_MAX);
    texts_are_whole(it->turns, it->turns_count, 2, IDEAS_PER_CHALLENGE_MAX);
    texts_are_whole(it->lessons, it->lessons_count, 1, IDEAS_PER_CHALLENGE_MAX);
}

/* What is shown fits where it is shown, and marks as what it is. */
static void is_marked(const struct challenge *challenge, const struct answer *answer,
                      unsigned slip) {
    struct marked marked;
    char shown[ANSWER_BYTES_MAX + 1];
    challenge_mark(challenge, answer, &marked);
    challenge_show(challenge, answer, shown, sizeof shown);
    FUZZ_HOLDS(marked.mark == (slip == 0 ? MARK_IS_MATCH : MARK_IS_MISS));
    FUZZ_HOLDS(marked.slip == slip);
    FUZZ_HOLDS(shown[0] != '\0');
}

static void keeps_its_promises(const struct challenge *challenge) {
    FUZZ_HOLDS(challenge->kind < KIND_COUNT && challenge->keys_count > 0);
    FUZZ_HOLDS(challenge->slips_count <= SLIPS_MAX && challenge->twins_count <= TWINS_MAX);
    FUZZ_HOLDS(challenge->prompt[0] != '\0' && strlen(challenge->prompt) <= PROMPT_BYTES_MAX);
    FUZZ_HOLDS(utf8_is_clean(challenge->prompt, strlen(challenge->prompt)));
    FUZZ_HOLDS(strlen(challenge->explanation) <= EXPLANATION_BYTES_MAX);
    FUZZ_HOLDS(strlen(challenge->title) <= TITLE_BYTES_MAX);
    lists_are_whole(challenge);
    for (unsigned i = 0; i < challenge->keys_count; i++) {
        is_marked(challenge, &challenge->keys[i], 0);
    }
    for (unsigned i = 0; i < challenge->slips_count; i++) {
        const struct slip *slip = &challenge->slips[i];
        is_marked(challenge, &slip->answer, i + 1);
        FUZZ_HOLDS(slip->good_index <= challenge->good_count);
        FUZZ_HOLDS(slip->turn_index <= challenge->turns_count);
        FUZZ_HOLDS(strlen(slip->thinking) <= THINKING_BYTES_MAX);
        FUZZ_HOLDS(strlen(slip->turn) <= TURN_BYTES_MAX);
    }
    for (unsigned i = 0; i < challenge->twins_count; i++) {
        keeps_its_promises(&challenge->twins[i]);
    }
}

/* "fuzz.yaml:LINE: ..." in each line but "and N more". */
static void says_where(const char *why) {
    FUZZ_HOLDS(why[0] != '\0');
    for (const char *line = why; line != NULL;) {
        unsigned number = 0;
        int used = 0;
        bool has_place = sscanf(line, NAME ":%u: %n", &number, &used) == 1 && used > 0;
        bool is_rest = sscanf(line, "and %u more", &number) == 1;
        FUZZ_HOLDS((has_place || is_rest) && number > 0);
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    static char why[PACK_FINDINGS_BYTES];
    why[0] = '\0';
    struct pack *pack = pack_load_bytes(NAME, (const char *)bytes, count, why, sizeof why);
    if (pack == NULL) {
        says_where(why);
        return 0;
    }
    FUZZ_HOLDS(why[0] == '\0');
    FUZZ_HOLDS(pack->challenges_count > 0 && pack->challenges_count <= CHALLENGES_MAX);
    for (unsigned i = 0; i < pack->challenges_count; i++) {
        keeps_its_promises(&pack->challenges[i]);
    }
    pack_free(pack);
    return 0;
}
