/* A pack's file as libcyaml fills it in: every text as it stands there, nothing understood yet.
 * NULL is a field that is missing. */
#ifndef STRUCTURE_H
#define STRUCTURE_H

#include "findings.h"
#include "marks.h"

struct file_pair {
    char *left;
    char *right;
};

/* An answer in one of the forms in which a file can give it. */
struct file_answer {
    char *answer;
    char **answers;
    struct file_pair *pairs;
    unsigned answers_count, pairs_count;
};

struct file_slip {
    struct file_answer said;
    char *thinking;
    char *turn;
    char *good;
    char *turns_at;
};

/* A challenge, or a twin: a twin has no kind, no seconds, no ideas, no lessons and no twins. */
struct file_challenge {
    char *kind;
    char *title;
    char *prompt;
    struct file_answer said;
    char *repair;
    char *explanation;
    char *figure;
    char *tolerance;
    char *unit;
    char *seconds;
    char **options;
    char **lines;
    char **other_units;
    char **good;
    char **turns;
    char **lessons;
    struct file_slip *slips;
    struct file_challenge *twins;
    unsigned options_count, lines_count, other_units_count, slips_count, twins_count;
    unsigned good_count, turns_count, lessons_count;
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
