/* The tree with its lines is that of the packs. A file of comments alone says nothing, which is
 * what an example is before somebody makes it their own. */
#define _GNU_SOURCE
#include "yaml_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Blank lines, comments and the mark of a document's start. */
static bool says_nothing(const char *bytes) {
    while (*bytes != '\0') {
        size_t count = strcspn(bytes, "\n");
        size_t blank = strspn(bytes, " \t\r");
        bool is_mark =
            count >= 3 && strncmp(bytes, "---", 3) == 0 && strspn(bytes + 3, " \r") >= count - 3;
        if (blank < count && bytes[blank] != '#' && !is_mark) {
            return false;
        }
        bytes += count + (bytes[count] == '\n' ? 1 : 0);
    }
    return true;
}

static bool is_plain_file(FILE *file) {
    struct stat about;
    return fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode);
}

static void take_bytes(struct yaml_file *file, FILE *from) {
    char bytes[YAML_FILE_BYTES_MAX + 2];
    size_t count = fread(bytes, 1, YAML_FILE_BYTES_MAX + 1, from);
    if (ferror(from) != 0 || count > YAML_FILE_BYTES_MAX) {
        findings_mistake(&file->findings, 1, NULL, "expected a file of at most %d KiB",
                         YAML_FILE_BYTES_MAX / 1024);
        return;
    }
    bytes[count] = '\0';
    bool is_text = strlen(bytes) == count;
    if (!is_text || !says_nothing(bytes)) {
        file->marks = marks_open(bytes, count, &file->findings);
    }
}

/* A pipe in its place is not waited for. */
static FILE *open_now(const char *path) {
    int number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    FILE *file = number >= 0 ? fdopen(number, "rb") : NULL;
    if (file == NULL && number >= 0) {
        close(number);
    }
    return file;
}

void yaml_file_open(struct yaml_file *file, const char *path) {
    *file = (struct yaml_file){.path = path};
    findings_init(&file->findings, path, &file->told);
    FILE *from = open_now(path);
    file->is_there = from != NULL || (errno != ENOENT && errno != ENOTDIR);
    if (from == NULL) {
        if (file->is_there) {
            findings_mistake(&file->findings, 1, NULL, "it cannot be read (%s)", strerror(errno));
        }
        return;
    }
    if (is_plain_file(from)) {
        take_bytes(file, from);
    } else {
        findings_mistake(&file->findings, 1, NULL, "expected a file");
    }
    fclose(from);
    int unused;
    if (file->marks != NULL &&
        marks_name(file->marks, marks_root(file->marks), 0, &unused) == NULL) {
        findings_mistake(&file->findings, 1, NULL, "expected lines like `theme: dark`");
    }
}

void yaml_file_close(struct yaml_file *file) {
    findings_finish(&file->findings);
    marks_close(file->marks);
    file->marks = NULL;
}

struct yaml_field yaml_field_at(struct yaml_file *file, int node, unsigned index) {
    struct yaml_field field = {.name = NULL};
    if (file->marks == NULL) {
        return field;
    }
    field.name = marks_name(file->marks, node, index, &field.node);
    if (field.name == NULL) {
        return field;
    }
    field.text = marks_text(file->marks, field.node);
    field.line = marks_field_line(file->marks, node, field.name);
    for (unsigned before = 0; before < index; before++) {
        int unused;
        if (strcmp(marks_name(file->marks, node, before, &unused), field.name) == 0) {
            findings_mistake(&file->findings, field.line, field.name,
                             "expected once, but it is here again");
        }
    }
    return field;
}

void yaml_file_expected(struct yaml_file *file, const struct yaml_field *field, const char *what) {
    char quote[256];
    if (field->text == NULL) {
        findings_mistake(&file->findings, field->line, field->name, "expected %s", what);
        return;
    }
    findings_quote(field->text, quote, sizeof quote);
    findings_mistake(&file->findings, field->line, field->name, "expected %s, not \"%s\"", what,
                     quote);
}
