/* Prints docs/PROTOCOL.md: tools/protocol_doc.md with everything between two @ filled in. Limits
 * come from the headers, fields and ranges from the tables that the codec itself walks, what a
 * message means from the comments of messages.def, and words from the headers as they are written.
 * So nothing of it can be true on one day and false on the next. */
#include <ctype.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message_table.h"
#include "prescan.h"
#include "sizes.h"
#include "str.h"

#define PATH_BYTES    4096
#define SOURCE_BYTES  (256 * 1024)
#define COMMENT_BYTES 4096
#define NAME_BYTES    64

static bool starts(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static const char *next_line(const char *at) {
    const char *end = strchr(at, '\n');
    return end != NULL ? end + 1 : at + strlen(at);
}

/* --- fields ------------------------------------------------------------------------------------
 */

static const char *type_name(enum field_type type) {
    switch (type) {
    case FIELD_U8:
        return "U8";
    case FIELD_U16:
        return "U16";
    case FIELD_U32:
        return "U32";
    case FIELD_U64:
        return "U64";
    case FIELD_I16:
        return "I16";
    case FIELD_BOOL:
        return "BOOL";
    case FIELD_STR:
        return "STR";
    case FIELD_BYTES:
        return "BYTES";
    case FIELD_LIST:
        return "LIST";
    case FIELD_PADDING:
        return "PADDING";
    }
    return "";
}

static void print_range(const struct field *field) {
    switch (field->type) {
    case FIELD_U8:
    case FIELD_U16:
    case FIELD_U32:
    case FIELD_U64:
    case FIELD_I16:
        printf("%" PRId64 " to %" PRIu64, field->min, field->max);
        return;
    case FIELD_BOOL:
        return;
    case FIELD_STR:
    case FIELD_BYTES:
        printf("at most %" PRIu64 " bytes", field->max);
        return;
    case FIELD_LIST:
        printf("at most %" PRIu64 " of `%s`", field->max, record_form(field->record)->name);
        return;
    case FIELD_PADDING:
        printf("to %" PRIu64 " bytes in all", field->max);
        return;
    }
}

static void print_fields(const struct form *form) {
    printf("| field | type | values |\n|---|---|---|\n");
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        printf("| `%s` | %s | ", field->name, type_name(field->type));
        print_range(field);
        printf(" |\n");
    }
}

/* --- messages and records ----------------------------------------------------------------------
 */

static void print_senders(unsigned from) {
    static const struct {
        unsigned bits;
        const char *name;
    } senders[] = {{FROM_SERVER, "the room"},
                   {FROM_CLIENT, "every client"},
                   {FROM_STUDENT, "students"},
                   {FROM_BOARD, "boards"},
                   {FROM_TEACHER, "teachers"}};
    const char *between = "";
    for (size_t i = 0; i < sizeof senders / sizeof *senders; i++) {
        if ((from & senders[i].bits) == senders[i].bits) {
            printf("%s%s", between, senders[i].name);
            between = ", ";
            from &= ~senders[i].bits;
        }
    }
}

static bool print_message(const char *name, const char *comment) {
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *message = message_form_at(i);
        if (strcmp(message->form.name, name) == 0) {
            printf("\n#### %s\n\nNumber %d, from ", name, (int)message->id);
            print_senders(message->from);
            printf(".%s%s\n\n", *comment != '\0' ? " " : "", comment);
            print_fields(&message->form);
            return true;
        }
    }
    return false;
}

static bool print_record(const char *name, const char *comment) {
    for (int i = 0; i < RECORD_COUNT; i++) {
        const struct form *form = record_form((enum record_id)i);
        if (strcmp(form->name, name) == 0) {
            printf("\n### %s\n\n%s%s", name, comment, *comment != '\0' ? "\n\n" : "");
            print_fields(form);
            return true;
        }
    }
    return false;
}

/* --- messages.def as text ----------------------------------------------------------------------
 */

/* Takes the comment that starts at `at` as one paragraph. Returns what stands behind it. */
static const char *take_comment(const char *at, char *comment, size_t size) {
    size_t used = 0;
    at += 2;
    while (*at != '\0' && !starts(at, "*/")) {
        bool is_space =
            isspace((unsigned char)*at) || (*at == '*' && at[-1] == ' ' && at[-2] == '\n');
        if (!is_space && used + 1 < size) {
            comment[used++] = *at;
        } else if (is_space && used > 0 && comment[used - 1] != ' ' && used + 1 < size) {
            comment[used++] = ' ';
        }
        at++;
    }
    while (used > 0 && comment[used - 1] == ' ') {
        used--;
    }
    comment[used] = '\0';
    return *at == '\0' ? at : at + 2;
}

/* "--- a round ---" is the heading of what follows and nobody's comment. */
static bool take_heading(char *comment, bool is_shown) {
    if (!starts(comment, "---")) {
        return false;
    }
    char *name = comment + strspn(comment, "- ");
    char *end = name + strlen(name);
    while (end > name && (end[-1] == '-' || end[-1] == ' ')) {
        end--;
    }
    *end = '\0';
    if (is_shown && *name != '\0') {
        printf("\n### %c%s\n", toupper((unsigned char)*name), name + 1);
    }
    comment[0] = '\0';
    return true;
}

/* Prints each declaration that starts with `macro` under the comment in front of it. False when
 * there is one that the tables do not know. */
static bool print_declarations(const char *at, const char *macro,
                               bool (*print)(const char *name, const char *comment)) {
    char comment[COMMENT_BYTES] = "";
    while (*at != '\0') {
        if (starts(at, "/*")) {
            at = take_comment(at, comment, sizeof comment);
            take_heading(comment, print == print_message);
            at = next_line(at);
            continue;
        }
        if (starts(at, macro)) {
            char name[NAME_BYTES];
            const char *from = at + strlen(macro);
            str_copy_bytes(name, sizeof name, from, strcspn(from, ","));
            if (!print(name, comment)) {
                return false;
            }
        }
        if (*at != ' ' && *at != '\n') {
            comment[0] = '\0';
        }
        at = next_line(at);
    }
    return true;
}

/* Prints the enums of a header from the one named `first` on, as they stand there. */
static bool print_enums(const char *header, const char *first) {
    const char *at = strstr(header, first);
    if (at == NULL) {
        return false;
    }
    printf("```c\n");
    for (bool is_inside = false; *at != '\0'; at = next_line(at)) {
        int length = (int)(next_line(at) - at);
        is_inside = is_inside || starts(at, "enum ");
        if (is_inside) {
            printf("%.*s", length, at);
            is_inside = memchr(at, '}', (size_t)length) == NULL;
        }
    }
    printf("```\n");
    return true;
}

/* --- the page ----------------------------------------------------------------------------------
 */

static char source_messages[SOURCE_BYTES];
static char source_words[SOURCE_BYTES];
static char source_reasons[SOURCE_BYTES];
static char source_page[SOURCE_BYTES];

static bool print_list(const char *name) {
    if (strcmp(name, "messages") == 0) {
        return print_declarations(source_messages, "MESSAGE(", print_message);
    }
    if (strcmp(name, "records") == 0) {
        return print_declarations(source_messages, "RECORD(", print_record);
    }
    if (strcmp(name, "words") == 0) {
        return print_enums(source_words, "enum stage");
    }
    return strcmp(name, "reasons") == 0 && print_enums(source_reasons, "enum refusal_reason");
}

static bool print_named(const char *name) {
#define LIMIT(limit)                                                                               \
    { #limit, limit }
    static const struct {
        const char *name;
        int value;
    } limits[] = {
        LIMIT(PROTOCOL_MAJOR),     LIMIT(PROTOCOL_MINOR),     LIMIT(PROTOCOL_PORT),
        LIMIT(PROTOCOL_FIND_PORT), LIMIT(DATAGRAM_BYTES_MAX), LIMIT(MESSAGE_BYTES_MAX),
        LIMIT(PART_BYTES_MAX),     LIMIT(PRESCAN_DEPTH_MAX),  LIMIT(PRESCAN_NODES_MAX),
    };
#undef LIMIT
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (strcmp(limits[i].name, name) == 0) {
            return printf("%d", limits[i].value) > 0;
        }
    }
    return print_list(name);
}

static bool print_page(void) {
    const char *at = source_page;
    while (*at != '\0') {
        size_t plain = strcspn(at, "@");
        printf("%.*s", (int)plain, at);
        at += plain;
        if (*at == '@') {
            char name[NAME_BYTES];
            size_t length = strcspn(at + 1, "@");
            str_copy_bytes(name, sizeof name, at + 1, length);
            if (!print_named(name)) {
                fprintf(stderr, "error: nothing is known about \"%s\"\n", name);
                return false;
            }
            at += length + (at[length + 1] == '@' ? 2 : 1);
        }
    }
    return true;
}

static bool read_source(const char *folder, const char *name, char *text) {
    char path[PATH_BYTES];
    str_format(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "error: cannot open %s: give the folder of the sources with --source\n",
                path);
        return false;
    }
    size_t count = fread(text, 1, SOURCE_BYTES, file);
    fclose(file);
    if (count == SOURCE_BYTES) {
        fprintf(stderr, "error: %s is larger than %d bytes\n", path, SOURCE_BYTES);
        return false;
    }
    text[count] = '\0';
    return true;
}

static bool read_sources(const char *folder) {
    return read_source(folder, "common/protocol/messages.def", source_messages) &&
           read_source(folder, "common/base/words.h", source_words) &&
           read_source(folder, "common/protocol/protocol.h", source_reasons) &&
           read_source(folder, "tools/protocol_doc.md", source_page);
}

static const char usage[] =
    "usage: protocol_doc [--source FOLDER]\n"
    "Prints docs/PROTOCOL.md out of the sources in FOLDER (default: here).\n";

int main(int argc, char **argv) {
    static const struct option options[] = {{"source", required_argument, NULL, 's'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    const char *folder = ".";
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option == 'h') {
            fputs(usage, stdout);
            return EXIT_SUCCESS;
        }
        if (option != 's') {
            fputs(usage, stderr);
            return 2;
        }
        folder = optarg;
    }
    if (optind < argc) {
        fputs(usage, stderr);
        return 2;
    }
    if (!read_sources(folder) || !print_page()) {
        return 2;
    }
    if (fflush(stdout) != 0) {
        fputs("error: cannot write the page\n", stderr);
        return 1;
    }
    return EXIT_SUCCESS;
}
