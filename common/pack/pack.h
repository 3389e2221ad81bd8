/* Packs: files of challenges in YAML, read with libcyaml; marking an answer. A loaded pack never
 * changes; its texts live as long as it does. */
#ifndef PACK_H
#define PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "number.h"
#include "sizes.h"
#include "words.h"

#define PACK_BYTES_MAX (4 * 1024 * 1024)
#define TRY_MS_DEFAULT 60000

/* An answer as it stands in a pack or comes from a student. Nothing typed and nothing picked: not
 * yet. Picks are indexes from 0 into what is shown.
 * - choice: picks[0], one of the options
 * - choices: a set of them, in any order, none twice
 * - number, text: nothing picked, text
 * - order: all options, each once; picks[0] comes first
 * - match: picks[i] is the one of `rights` that options[i] goes to; all of them, each once
 * - slip: picks[0], the line (one of the options) where it goes off; text: the repair, may be ""
 */
struct answer {
    const char *text; /* never NULL */
    uint8_t picks[PICKS_MAX];
    uint8_t picks_count;
};

/* An anticipated miss. */
struct slip {
    struct answer answer;
    const char *thinking; /* the thought behind it, as a student would say it */
    const char *turn;     /* where it turns */
    uint8_t good_index; /* which of its challenge's `good` fits, from 1; 0: the pack does not say */
    uint8_t turn_index; /* the same of `turns` */
};

struct challenge {
    enum challenge_kind kind;
    const char *title;
    const char *prompt;
    const char *explanation;
    const char *figure;             /* a picture in words (figure.h); "" for none */
    const char *unit;               /* shown beside the field; "" for none */
    const char *const *other_units; /* accepted too, folded */
    const char *const *options; /* as they are shown: the items of an order already stand in another
                                   order than the key's, the same after every start */
    const char *const *rights;  /* match: the list on the right, shown in another order likewise */
    const struct answer *keys;  /* any of them meets the key; keys[0] is shown at reveal */
    const struct slip *slips;
    const struct challenge *twins;
    const char *const *good;    /* what can be good in a thinking about it */
    const char *const *turns;   /* where a thinking can turn */
    const char *const *lessons; /* what one can take along. A list that the pack does not give is
                                   that of general_ideas.h; a twin has its challenge's */
    uint8_t options_count, rights_count, other_units_count, keys_count, slips_count, twins_count;
    uint8_t good_count, turns_count, lessons_count; /* IDEAS_PER_CHALLENGE_MAX; never 0 */
    struct number tolerance;
    uint32_t try_ms; /* TRY_MS_DEFAULT when the pack does not say */
};

struct pack {
    const char *title;
    const char *language; /* BCP 47, "en" */
    const char *ages;     /* "10-12"; this and the next three are "" when it does not say */
    const char *about;
    const char *author;
    const char *licence;
    const struct challenge *challenges;
    uint16_t challenges_count;
    uint64_t hash; /* of the file's bytes */
};

/* What there is to say about a file: one line each, at most PACK_FINDINGS_LINES of a sort and then
 * how many more. Mistakes keep a pack from being loaded, warnings do not. */
#define PACK_FINDINGS_LINES 20
#define PACK_FINDINGS_BYTES 16384
struct pack_findings {
    char mistakes[PACK_FINDINGS_BYTES];
    char warnings[PACK_FINDINGS_BYTES];
    unsigned mistakes_count, warnings_count;
};

/* Reads and checks a pack, and tells all there is to say about it. NULL when there is a mistake. */
struct pack *pack_check(const char *path, struct pack_findings *findings);

/* Reads and checks a pack. NULL, and in `why` (size bytes) one line a mistake, each with file,
 * line, field and what was expected, when it is not one. Warnings (words that only warn in prompts)
 * do not stop it. */
struct pack *pack_load(const char *path, char *why, size_t size);

/* The same for bytes that are there; `name` stands where the file's name would. */
struct pack *pack_load_bytes(const char *name, const char *bytes, size_t count, char *why,
                             size_t size);
void pack_free(struct pack *pack);

enum mark {
    MARK_IS_MATCH,
    MARK_IS_MISS,
    MARK_IS_NOT_YET,   /* an empty answer */
    MARK_IS_NO_NUMBER, /* cannot be read yet */
    MARK_IS_TWO_WAYS,  /* can be read in two ways: asked back, never marked */
    MARK_IS_NO_OPTION, /* a pick that is not there, or none of this kind's form */
};

struct marked {
    enum mark mark;
    uint8_t slip;                      /* 1..: which of the challenge's slips it is; 0: none */
    char normal[ANSWER_BYTES_MAX + 1]; /* equal for equal answers: "3/8" for 0,375 and 37.5 %, the
                                          folded text, "#2" for the second option or line, "#1 #3"
                                          for a set in any order; "" for not yet */
};

/* Marks an answer (a twin is a challenge too). A number may leave its unit out; where the challenge
 * names none, what stands behind the number is not looked at. Slips are found as keys are met.
 * Picks that are out of range, there twice, or too few for an order or a match are
 * MARK_IS_NO_OPTION. */
void challenge_mark(const struct challenge *challenge, const struct answer *answer,
                    struct marked *marked);

/* An answer as people read it: what was typed, or what was picked, in words: "a, b" for a set,
 * "a → b" for an order, "a – x, b – y" for pairs, "line → repair". Every key and slip of a pack
 * fits into ANSWER_BYTES_MAX. */
void challenge_show(const struct challenge *challenge, const struct answer *answer, char *text,
                    size_t size);

#endif
