/* From a file to a pack: the tree with its lines, the structs, the meaning. Each step runs only on
 * what the step before has found sound. */
#include "pack.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "findings.h"
#include "hash.h"
#include "marks.h"
#include "str.h"
#include "structure.h"

static struct pack *read_marked(const char *bytes, size_t count, const struct marks *marks,
                                struct findings *findings) {
    build_check_kinds(marks, findings);
    struct pack_findings aside;
    struct findings unheard;
    findings_init(&unheard, findings->name, &aside);
    /* Fields of an unknown kind may be unknown too: the kind is what has to be told. */
    bool has_told = findings->told->mistakes_count > 0;
    struct file_pack *file = structure_load(bytes, count, marks, has_told ? &unheard : findings);
    if (file == NULL) {
        return NULL;
    }
    struct pack *pack =
        build_pack(file, marks, count, hash_bytes(HASH_START, bytes, count), findings);
    structure_free(file);
    return pack;
}

static struct pack *read_bytes(const char *name, const char *bytes, size_t count,
                               struct pack_findings *told) {
    struct findings findings;
    struct pack *pack = NULL;
    findings_init(&findings, name, told);
    bytes = bytes != NULL ? bytes : "";
    if (count > PACK_BYTES_MAX) {
        findings_mistake(&findings, 1, NULL, "expected a file of at most %d MiB",
                         PACK_BYTES_MAX / (1024 * 1024));
        return NULL;
    }
    struct marks *marks = marks_open(bytes, count, &findings);
    if (marks != NULL) {
        pack = read_marked(bytes, count, marks, &findings);
        marks_close(marks);
    }
    findings_finish(&findings);
    return pack;
}

/* A mistake that has no line: the file itself cannot be read. */
static void tell_file(struct pack_findings *told, const char *path, const char *why) {
    memset(told, 0, sizeof *told);
    told->mistakes_count = 1;
    str_format(told->mistakes, sizeof told->mistakes, "%s: cannot be read (%s); check the path",
               path, why);
}

struct pack *pack_check(const char *path, struct pack_findings *findings) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        tell_file(findings, path, strerror(errno));
        return NULL;
    }
    struct pack *pack = NULL;
    char *bytes = malloc(PACK_BYTES_MAX + 1);
    size_t count = bytes != NULL ? fread(bytes, 1, PACK_BYTES_MAX + 1, file) : 0;
    if (bytes == NULL || ferror(file) != 0) {
        tell_file(findings, path, bytes == NULL ? "there is not enough memory" : strerror(errno));
    } else {
        pack = read_bytes(path, bytes, count, findings);
    }
    free(bytes);
    fclose(file);
    return pack;
}

struct pack *pack_load(const char *path, char *why, size_t size) {
    struct pack_findings findings;
    struct pack *pack = pack_check(path, &findings);
    str_copy(why, size, findings.mistakes);
    return pack;
}

struct pack *pack_load_bytes(const char *name, const char *bytes, size_t count, char *why,
                             size_t size) {
    struct pack_findings findings;
    struct pack *pack = read_bytes(name, bytes, count, &findings);
    str_copy(why, size, findings.mistakes);
    return pack;
}

void pack_free(struct pack *pack) {
    free(pack); /* one block, see build_pack */
}
