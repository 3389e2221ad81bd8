/* Two tables say which field goes with which kind, so that a field at a place where it does nothing
 * is told and not passed over. */
#include "kind.h"

#include <string.h>

#include "str.h"

#define BIT(kind) (1U << (kind))
#define ALL_KINDS (BIT(KIND_COUNT) - 1)
#define ONE_WORD  (BIT(KIND_CHOICE) | BIT(KIND_NUMBER) | BIT(KIND_TEXT))

static const char *const names[KIND_COUNT] = {
    [KIND_CHOICE] = "choice", [KIND_CHOICES] = "choices", [KIND_NUMBER] = "number",
    [KIND_TEXT] = "text",     [KIND_ORDER] = "order",     [KIND_MATCH] = "match",
    [KIND_SLIP] = "slip",
};

/* Fields that only some kinds have; the list ends with NULL. */
struct field_kinds {
    const char *field;
    unsigned kinds;
};

static const struct field_kinds of_challenges[] = {
    {"options", BIT(KIND_CHOICE) | BIT(KIND_CHOICES) | BIT(KIND_ORDER)},
    {"pairs", BIT(KIND_MATCH)},
    {"lines", BIT(KIND_SLIP)},
    {"answer", ONE_WORD | BIT(KIND_CHOICES) | BIT(KIND_SLIP)},
    {"answers", ONE_WORD | BIT(KIND_CHOICES)},
    {"repair", BIT(KIND_SLIP)},
    {"unit", BIT(KIND_NUMBER)},
    {"other_units", BIT(KIND_NUMBER)},
    {"tolerance", BIT(KIND_NUMBER)},
    {NULL, 0},
};

static const struct field_kinds of_slips[] = {
    {"answer", ONE_WORD | BIT(KIND_CHOICES) | BIT(KIND_SLIP)},
    {"answers", BIT(KIND_CHOICES) | BIT(KIND_ORDER)},
    {"pairs", BIT(KIND_MATCH)},
    {NULL, 0},
};

unsigned kind_named(const char *name) {
    unsigned kind = 0;
    while (kind < KIND_COUNT && strcmp(names[kind], name) != 0) {
        kind++;
    }
    return kind;
}

static void list_names(unsigned kinds, char *text, size_t size) {
    text[0] = '\0';
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        if ((kinds & BIT(kind)) == 0) {
            continue;
        }
        bool is_last = kinds >> (kind + 1) == 0;
        str_append(text, size, text[0] == '\0' ? "`" : is_last ? " or `" : ", `");
        str_append(text, size, names[kind]);
        str_append(text, size, "`");
    }
}

void kind_names(char *text, size_t size) {
    list_names(ALL_KINDS, text, size);
}

static void check(const struct builder *builder, int node, const struct field_kinds *fields,
                  enum challenge_kind kind) {
    for (; fields->field != NULL; fields++) {
        bool is_there = marks_field(builder->marks, node, fields->field) != 0;
        if (is_there && (fields->kinds & BIT(kind)) == 0) {
            char kinds[128];
            list_names(fields->kinds, kinds, sizeof kinds);
            field_mistake(builder, spot_at(node, fields->field), "expected with kind %s only",
                          kinds);
        }
    }
}

void kind_check_challenge(const struct builder *builder, int node, enum challenge_kind kind) {
    check(builder, node, of_challenges, kind);
}

void kind_check_slip(const struct builder *builder, int node, enum challenge_kind kind) {
    check(builder, node, of_slips, kind);
}
