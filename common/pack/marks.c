/* Reads the file twice with libyaml: first its events, to refuse what could make the tree large or
 * strange (anchors, aliases, a second document, zero bytes), then the tree itself. */
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#define DEPTH_MAX 16 /* a pack needs 9; thousands take libyaml very long */

struct marks {
    yaml_document_t document;
};

static size_t line_of_offset(const char *bytes, size_t count, size_t offset) {
    size_t line = 1;
    for (size_t i = 0; i < count && i < offset; i++) {
        line += bytes[i] == '\n';
    }
    return line;
}

static void tell_syntax(const yaml_parser_t *parser, const char *bytes, size_t count,
                        struct findings *findings) {
    const char *problem = parser->problem;
    if (parser->error == YAML_MEMORY_ERROR || problem == NULL) { /* it does not always say so */
        findings_mistake(findings, 1, NULL, "there is not enough memory to read this file");
    } else if (parser->error == YAML_READER_ERROR) {
        findings_mistake(findings, line_of_offset(bytes, count, parser->problem_offset), NULL,
                         "expected text in UTF-8, but found: %s", problem);
    } else if (parser->context != NULL && parser->context_mark.line != parser->problem_mark.line) {
        findings_mistake(findings, parser->problem_mark.line + 1, NULL,
                         "expected YAML, but %s %s that begins in line %zu; look for a missing "
                         "quote or colon, or an indentation that differs, in between",
                         problem, parser->context, parser->context_mark.line + 1);
    } else {
        findings_mistake(findings, parser->problem_mark.line + 1, NULL,
                         "expected YAML, but %s; look for a missing quote or colon, or an "
                         "indentation that differs, here or one line above",
                         problem);
    }
}

static bool has_anchor(const yaml_event_t *event) {
    if (event->type == YAML_SCALAR_EVENT) {
        return event->data.scalar.anchor != NULL;
    }
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        return event->data.sequence_start.anchor != NULL;
    }
    return event->type == YAML_ALIAS_EVENT ||
           (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor != NULL);
}

/* What the events so far came to. */
struct tally {
    unsigned documents, depth;
};

static void count_event(const yaml_event_t *event, struct tally *tally) {
    tally->documents += event->type == YAML_DOCUMENT_START_EVENT;
    tally->depth += event->type == YAML_SEQUENCE_START_EVENT;
    tally->depth += event->type == YAML_MAPPING_START_EVENT;
    tally->depth -= event->type == YAML_SEQUENCE_END_EVENT;
    tally->depth -= event->type == YAML_MAPPING_END_EVENT;
}

/* Why an event cannot be taken, as the rest of a sentence; NULL when it can. */
static const char *refusal(const yaml_event_t *event, const struct tally *tally) {
    if (has_anchor(event)) {
        return "expected no anchors (&) and aliases (*); write the text out, or put it in quotes "
               "if it starts with that character";
    }
    if (tally->depth > DEPTH_MAX) {
        return "expected fewer lists and fields inside each other";
    }
    if (tally->documents > 1) {
        return "expected one document in a file, but a second one starts here";
    }
    if (event->type == YAML_SCALAR_EVENT &&
        memchr(event->data.scalar.value, '\0', event->data.scalar.length) != NULL) {
        return "expected text without zero bytes";
    }
    return NULL;
}

static bool events_are_plain(const char *bytes, size_t count, struct findings *findings) {
    yaml_parser_t parser;
    yaml_event_t event = {.type = YAML_NO_EVENT};
    struct tally tally = {0, 0};
    bool goes_on = yaml_parser_initialize(&parser);
    if (!goes_on) {
        findings_mistake(findings, 1, NULL, "there is not enough memory to read this file");
        return false;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, count);
    while (goes_on && event.type != YAML_STREAM_END_EVENT) {
        goes_on = yaml_parser_parse(&parser, &event);
        if (!goes_on) {
            tell_syntax(&parser, bytes, count, findings);
            break;
        }
        count_event(&event, &tally);
        const char *why = refusal(&event, &tally);
        if (why != NULL) {
            findings_mistake(findings, event.start_mark.line + 1, NULL, "%s", why);
            goes_on = false;
        }
        yaml_event_type_t type = event.type;
        yaml_event_delete(&event); /* wipes the type too */
        event.type = type;
    }
    yaml_parser_delete(&parser);
    return goes_on;
}

static const yaml_node_t *node_at(const struct marks *marks, int node) {
    const yaml_node_t *first = marks->document.nodes.start;
    return node >= 1 && node <= marks->document.nodes.top - first ? first + node - 1 : NULL;
}

/* Names of fields are plain texts. */
static bool names_are_texts(const struct marks *marks, struct findings *findings) {
    const yaml_node_t *node = NULL;
    for (int i = 1; (node = node_at(marks, i)) != NULL; i++) {
        if (node->type != YAML_MAPPING_NODE) {
            continue;
        }
        const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
        for (; pair < node->data.mapping.pairs.top; pair++) {
            if (node_at(marks, pair->key)->type != YAML_SCALAR_NODE) {
                findings_mistake(findings, marks_line(marks, pair->key), NULL,
                                 "expected a plain name in front of the colon");
                return false;
            }
        }
    }
    return true;
}

static bool load(struct marks *marks, const char *bytes, size_t count, struct findings *findings) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        findings_mistake(findings, 1, NULL, "there is not enough memory to read this file");
        return false;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, count);
    bool is_loaded = yaml_parser_load(&parser, &marks->document);
    if (!is_loaded) {
        tell_syntax(&parser, bytes, count, findings);
    }
    yaml_parser_delete(&parser);
    return is_loaded;
}

struct marks *marks_open(const char *bytes, size_t count, struct findings *findings) {
    if (!events_are_plain(bytes, count, findings)) {
        return NULL;
    }
    struct marks *marks = calloc(1, sizeof *marks);
    if (marks == NULL) {
        findings_mistake(findings, 1, NULL, "there is not enough memory to read this file");
        return NULL;
    }
    if (!load(marks, bytes, count, findings)) {
        free(marks);
        return NULL;
    }
    if (marks_root(marks) == 0) {
        findings_mistake(findings, 1, NULL,
                         "expected a pack with `title` and `challenges`, but the file is empty");
    } else if (names_are_texts(marks, findings)) {
        return marks;
    }
    marks_close(marks);
    return NULL;
}

void marks_close(struct marks *marks) {
    if (marks != NULL) {
        yaml_document_delete(&marks->document);
        free(marks);
    }
}

int marks_root(const struct marks *marks) {
    return node_at(marks, 1) != NULL ? 1 : 0;
}

/* The pair of the last field with that name. */
static const yaml_node_pair_t *pair_of(const struct marks *marks, int node, const char *field) {
    const yaml_node_t *mapping = node_at(marks, node);
    if (mapping == NULL || mapping->type != YAML_MAPPING_NODE) {
        return NULL;
    }
    const yaml_node_pair_t *found = NULL;
    const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
    for (; pair < mapping->data.mapping.pairs.top; pair++) {
        const char *name = marks_text(marks, pair->key);
        if (name != NULL && strcmp(name, field) == 0) {
            found = pair;
        }
    }
    return found;
}

int marks_field(const struct marks *marks, int node, const char *field) {
    const yaml_node_pair_t *pair = pair_of(marks, node, field);
    return pair != NULL ? pair->value : 0;
}

int marks_item(const struct marks *marks, int node, unsigned index) {
    const yaml_node_t *list = node_at(marks, node);
    if (list == NULL || list->type != YAML_SEQUENCE_NODE ||
        index >= (size_t)(list->data.sequence.items.top - list->data.sequence.items.start)) {
        return 0;
    }
    return list->data.sequence.items.start[index];
}

const char *marks_name(const struct marks *marks, int node, unsigned index, int *value) {
    const yaml_node_t *mapping = node_at(marks, node);
    if (mapping == NULL || mapping->type != YAML_MAPPING_NODE ||
        index >= (size_t)(mapping->data.mapping.pairs.top - mapping->data.mapping.pairs.start)) {
        return NULL;
    }
    const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start + index;
    *value = pair->value;
    return marks_text(marks, pair->key);
}

const char *marks_text(const struct marks *marks, int node) {
    const yaml_node_t *scalar = node_at(marks, node);
    bool is_text = scalar != NULL && scalar->type == YAML_SCALAR_NODE;
    return is_text ? (const char *)scalar->data.scalar.value : NULL;
}

size_t marks_line(const struct marks *marks, int node) {
    const yaml_node_t *found = node_at(marks, node);
    return found != NULL ? found->start_mark.line + 1 : 1;
}

size_t marks_field_line(const struct marks *marks, int node, const char *field) {
    const yaml_node_pair_t *pair = pair_of(marks, node, field);
    return marks_line(marks, pair != NULL ? pair->key : node);
}
