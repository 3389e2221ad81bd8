/* A pack's file as libcyaml fills it in: every text as it stands there, nothing understood yet.
 * NULL is a field that is missing. */
#ifndef STRUCTURE_H
#define STRUCTURE_H

#include "findings.h"
#include "marks.h"

struct file_slip {
    char *answer;
    char *thinking;
    char *turn;
};

/* A challenge, or a twin: a twin has no kind, no seconds and no twins. */
struct file_challenge {
    char *kind;
    char *title;
    char *prompt;
    char *answer;
    char *explanation;
    char *tolerance;
    char *unit;
    char *seconds;
    char **options;
    char **answers;
    char **other_units;
    struct file_slip *slips;
    struct file_challenge *twins;
    unsigned options_count, answers_count, other_units_count, slips_count, twins_count;
};

struct file_pack {
    char *title;
    char *language;
    char *ages;
    char *about;
    char *author;
    char *licence;
    struct file_challenge *challenges;
    unsigned challenges_count;
};

/* NULL with a mistake in `findings` when a field is unknown, double, or of another form. */
struct file_pack *structure_load(const char *bytes, size_t count, const struct marks *marks,
                                 struct findings *findings);
void structure_free(struct file_pack *pack);

#endif
