/* The fields of a pack's file: what each may hold, and how its text is taken over. */
#ifndef FIELDS_H
#define FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "findings.h"
#include "marks.h"
#include "store.h"

/* What all of the building needs. */
struct builder {
    const struct marks *marks;
    struct findings *findings;
    struct store store;
    const char *language;
    uint64_t hash; /* of the file's bytes */
    uint64_t seed; /* of what is drawn for the challenge or twin that is being built */
};

/* Where in the file: the field of a node, or an item of that field's list, then `node` is the item.
 */
struct spot {
    int node;
    const char *field;
    bool is_item;
};

/* How a text speaks to students: unkind words are let through, warned of, or refused. */
enum tone { TONE_FREE, TONE_WARNS, TONE_REFUSES };

struct rule {
    size_t bytes_max;
    bool is_required;
    enum tone tone;
};

struct spot spot_at(int node, const char *field);

/* An item of the list in `field` of `node`. */
struct spot spot_item(const struct builder *builder, int node, const char *field, unsigned index);

size_t field_line(const struct builder *builder, struct spot spot);

void field_mistake(const struct builder *builder, struct spot spot, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The text with its white space collapsed, in the store; "" when it is missing, when the rule does
 * not allow it (a mistake is told), or when the store is full. `raw` may be NULL. */
const char *field_text(struct builder *builder, struct spot spot, const struct rule *rule,
                       const char *raw);

/* `count`, or `max` when it is more (a mistake is told). */
unsigned field_list_count(const struct builder *builder, struct spot spot, unsigned count,
                          unsigned max);

/* The first of `count` texts that reads the same: folded, as answers are; `count` for none. */
unsigned field_find(const char *const *texts, unsigned count, const char *text);

#endif
