/* libcyaml fills the structs by the tables below. When it cannot, it writes a log: a sentence of
 * its own and, from the inside out, where it was. That is caught here, followed through the marked
 * tree (which knows lines better), and said again in words for an author. */
#include "structure.h"

#include <stdio.h>
#include <string.h>

#include <cyaml/cyaml.h>

#include "str.h"

#define STEPS_MAX      12
#define NAME_CHARS_MAX 160
#define TEXT_FIELD(name, type, member)                                                             \
    CYAML_FIELD_STRING_PTR(name, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct type, member, 0, \
                           CYAML_UNLIMITED)
#define LIST_FIELD(name, type, member, entry)                                                      \
    CYAML_FIELD_SEQUENCE(name, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct type, member,      \
                         entry, 0, CYAML_UNLIMITED)

static const cyaml_schema_value_t text_schema = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char *, 0, CYAML_UNLIMITED)};

static const cyaml_schema_field_t pair_fields[] = {
    TEXT_FIELD("left", file_pair, left),
    TEXT_FIELD("right", file_pair, right),
    CYAML_FIELD_END,
};
static const cyaml_schema_value_t pair_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct file_pair, pair_fields)};

static const cyaml_schema_field_t slip_fields[] = {
    TEXT_FIELD("answer", file_slip, said.answer),
    LIST_FIELD("answers", file_slip, said.answers, &text_schema),
    LIST_FIELD("pairs", file_slip, said.pairs, &pair_schema),
    TEXT_FIELD("thinking", file_slip, thinking),
    TEXT_FIELD("turn", file_slip, turn),
    TEXT_FIELD("good", file_slip, good),
    TEXT_FIELD("turns_at", file_slip, turns_at),
    CYAML_FIELD_END,
};
static const cyaml_schema_value_t slip_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct file_slip, slip_fields)};

/* What challenges and twins have in common. */
#define COMMON_FIELDS                                                                              \
    TEXT_FIELD("title", file_challenge, title), TEXT_FIELD("prompt", file_challenge, prompt),      \
        LIST_FIELD("options", file_challenge, options, &text_schema),                              \
        LIST_FIELD("pairs", file_challenge, said.pairs, &pair_schema),                             \
        LIST_FIELD("lines", file_challenge, lines, &text_schema),                                  \
        TEXT_FIELD("answer", file_challenge, said.answer),                                         \
        LIST_FIELD("answers", file_challenge, said.answers, &text_schema),                         \
        TEXT_FIELD("repair", file_challenge, repair),                                              \
        TEXT_FIELD("tolerance", file_challenge, tolerance),                                        \
        TEXT_FIELD("unit", file_challenge, unit),                                                  \
        LIST_FIELD("other_units", file_challenge, other_units, &text_schema),                      \
        TEXT_FIELD("figure", file_challenge, figure),                                              \
        TEXT_FIELD("explanation", file_challenge, explanation),                                    \
        LIST_FIELD("slips", file_challenge, slips, &slip_schema)

static const cyaml_schema_field_t twin_fields[] = {COMMON_FIELDS, CYAML_FIELD_END};
static const cyaml_schema_value_t twin_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct file_challenge, twin_fields)};

static const cyaml_schema_field_t challenge_fields[] = {
    TEXT_FIELD("kind", file_challenge, kind),
    COMMON_FIELDS,
    TEXT_FIELD("seconds", file_challenge, seconds),
    LIST_FIELD("good", file_challenge, good, &text_schema),
    LIST_FIELD("turns", file_challenge, turns, &text_schema),
    LIST_FIELD("lessons", file_challenge, lessons, &text_schema),
    LIST_FIELD("twins", file_challenge, twins, &twin_schema),
    CYAML_FIELD_END,
};
static const cyaml_schema_value_t challenge_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct file_challenge, challenge_fields)};

static const cyaml_schema_field_t pack_fields[] = {
    TEXT_FIELD("title", file_pack, title),
    TEXT_FIELD("language", file_pack, language),
    TEXT_FIELD("ages", file_pack, ages),
    TEXT_FIELD("about", file_pack, about),
    TEXT_FIELD("author", file_pack, author),
    TEXT_FIELD("licence", file_pack, licence),
    CYAML_FIELD_SEQUENCE("challenges", CYAML_FLAG_POINTER, struct file_pack, challenges,
                         &challenge_schema, 0, CYAML_UNLIMITED),
    CYAML_FIELD_END,
};
static const cyaml_schema_value_t pack_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct file_pack, pack_fields)};

/* One step of the way into the file: a field's name, or an entry of a list (from 1). */
struct step {
    char field[NAME_CHARS_MAX + 1];
    unsigned entry;
};

/* What libcyaml wrote: its sentence, and the way from the inside out. */
struct trace {
    char says[NAME_CHARS_MAX + 64];
    struct step steps[STEPS_MAX];
    unsigned steps_count;
};

/* The text between `prefix` at the start of `line` and the last `end` in it. */
static bool between(const char *line, const char *prefix, char end, char *found, size_t size) {
    size_t length = strlen(prefix);
    const char *stop = strrchr(line, end);
    if (strncmp(line, prefix, length) != 0 || stop == NULL || stop < line + length) {
        return false;
    }
    str_copy_bytes(found, size, line + length, (size_t)(stop - line) - length);
    return true;
}

static void take_line(cyaml_log_t level, void *context, const char *format, va_list list) {
    struct trace *trace = context;
    char line[sizeof trace->says];
    char entry[16];
    (void)level;
    vsnprintf(line, sizeof line, format, list);
    line[strcspn(line, "\n")] = '\0';
    struct step step = {.entry = 0};
    long long number = 0;
    if (between(line, "  in mapping field '", '\'', step.field, sizeof step.field)) {
        number = 0;
    } else if (between(line, "  in sequence entry '", '\'', entry, sizeof entry) &&
               str_to_integer(entry, 1, INT32_MAX, &number)) {
        step.entry = (unsigned)number;
    } else {
        if (trace->says[0] == '\0' && strncmp(line, "Load: ", 6) == 0 &&
            strcmp(line, "Load: Backtrace:") != 0) {
            str_copy(trace->says, sizeof trace->says, line + 6);
        }
        return;
    }
    if (trace->steps_count < STEPS_MAX) {
        trace->steps[trace->steps_count++] = step;
    }
}

static const char *last_field(const struct trace *trace) {
    for (unsigned i = 0; i < trace->steps_count; i++) {
        if (trace->steps[i].entry == 0) {
            return trace->steps[i].field;
        }
    }
    return NULL;
}

/* Goes the way from the outside in, but for the innermost `leave` steps. */
static int follow(const struct trace *trace, unsigned leave, const struct marks *marks) {
    int node = marks_root(marks);
    for (unsigned i = trace->steps_count; i > leave; i--) {
        const struct step *step = &trace->steps[i - 1];
        int next = step->entry > 0 ? marks_item(marks, node, step->entry - 1)
                                   : marks_field(marks, node, step->field);
        node = next != 0 ? next : node;
    }
    return node;
}

/* The fields that may stand where the way ends. */
static const cyaml_schema_field_t *fields_at(const struct trace *trace) {
    for (unsigned i = 0; i < trace->steps_count; i++) {
        if (trace->steps[i].entry == 0 && i > 0) {
            const char *list = trace->steps[i].field;
            return strcmp(list, "pairs") == 0   ? pair_fields
                   : strcmp(list, "slips") == 0 ? slip_fields
                   : strcmp(list, "twins") == 0 ? twin_fields
                                                : challenge_fields;
        }
    }
    return pack_fields;
}

static void tell_unknown(const struct trace *trace, const char *field, const struct marks *marks,
                         struct findings *findings) {
    char names[256] = "";
    const char *gap = "";
    for (const cyaml_schema_field_t *known = fields_at(trace); known->key != NULL; known++) {
        str_append(names, sizeof names, gap);
        str_append(names, sizeof names, known->key);
        gap = ", ";
    }
    size_t line = marks_field_line(marks, follow(trace, 0, marks), field);
    findings_mistake(findings, line, field, "expected one of the fields %s", names);
}

/* The innermost step, as a line and a field's name. */
static size_t place(const struct trace *trace, const struct marks *marks, const char **field) {
    *field = last_field(trace);
    if (trace->steps_count == 0) {
        return marks_line(marks, marks_root(marks));
    }
    if (trace->steps[0].entry > 0) {
        return marks_line(marks, follow(trace, 0, marks));
    }
    return marks_field_line(marks, follow(trace, 1, marks), *field);
}

static const char *form_of(const char *libcyaml_says) {
    static const struct {
        const char *theirs, *ours;
    } forms[] = {
        {"STRING", "a text"},           {"SCALAR", "a text (or nothing)"},
        {"SEQUENCE", "a list"},         {"SEQUENCE_START", "a list"},
        {"MAPPING", "a set of fields"}, {"MAPPING_START", "a set of fields"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(forms[i].theirs, libcyaml_says) == 0) {
            return forms[i].ours;
        }
    }
    return "something else";
}

static void tell_form(const struct trace *trace, const struct marks *marks,
                      struct findings *findings) {
    char wanted[32] = "";
    const char *event = ", got event: ";
    const char *found = strstr(trace->says, event);
    const char *field = NULL;
    size_t line = place(trace, marks, &field);
    between(trace->says, "Expecting ", ',', wanted, sizeof wanted);
    if (found != NULL) {
        findings_mistake(findings, line, field, "expected %s, found %s", form_of(wanted),
                         form_of(found + strlen(event)));
    } else {
        findings_mistake(findings, line, field, "expected another form");
    }
}

static void tell(const struct trace *trace, const char *error, const struct marks *marks,
                 struct findings *findings) {
    char name[NAME_CHARS_MAX + 1];
    const char *says = trace->says;
    const char *field = NULL;
    size_t line = place(trace, marks, &field);
    const char *unknown = "Unexpected key: ";
    const char *missing = "Missing required mapping field: ";
    const char *twice = "Mapping field already seen: ";
    if (strncmp(says, unknown, strlen(unknown)) == 0) {
        str_copy(name, sizeof name, says + strlen(unknown));
        tell_unknown(trace, name, marks, findings);
    } else if (strncmp(says, missing, strlen(missing)) == 0) {
        findings_mistake(findings, line, says + strlen(missing),
                         "expected it here, but there is none");
    } else if (strncmp(says, twice, strlen(twice)) == 0) {
        findings_mistake(findings, line, field, "expected once, but it is here again");
    } else if (strncmp(says, "Expecting ", 10) == 0) {
        tell_form(trace, marks, findings);
    } else {
        findings_mistake(findings, line, field, "expected another form (libcyaml says: %s)",
                         says[0] != '\0' ? says : error);
    }
}

/* libyaml itself has read these bytes to their end before: what it does not take now is memory. */
static bool is_memory(cyaml_err_t result) {
    return result == CYAML_ERR_OOM || result == CYAML_ERR_LIBYAML_PARSER ||
           result == CYAML_ERR_LIBYAML_PARSER_INIT;
}

static cyaml_config_t config_for(struct trace *trace) {
    return (cyaml_config_t){
        .log_fn = trace != NULL ? take_line : NULL,
        .log_ctx = trace,
        .log_level = CYAML_LOG_ERROR,
        .mem_fn = cyaml_mem,
        .flags = CYAML_CFG_NO_ALIAS,
    };
}

struct file_pack *structure_load(const char *bytes, size_t count, const struct marks *marks,
                                 struct findings *findings) {
    struct trace trace = {.steps_count = 0};
    cyaml_config_t config = config_for(&trace);
    cyaml_data_t *data = NULL;
    cyaml_err_t result =
        cyaml_load_data((const uint8_t *)bytes, count, &config, &pack_schema, &data, NULL);
    if (is_memory(result)) {
        findings_mistake(findings, 1, NULL, "there is not enough memory to read this file");
    } else if (result != CYAML_OK) {
        tell(&trace, cyaml_strerror(result), marks, findings);
    } else if (data == NULL) {
        findings_mistake(findings, 1, NULL, "expected a pack with `title` and `challenges`");
    }
    return result == CYAML_OK ? data : NULL;
}

void structure_free(struct file_pack *pack) {
    cyaml_config_t config = config_for(NULL);
    if (pack != NULL) {
        cyaml_free(&config, &pack_schema, pack, 0);
    }
}
