/* The bytes of each pack are kept beside it: the journal takes them as they were. */
#define _POSIX_C_SOURCE 200809L
#include "main_packs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "main_files.h"
#include "str.h"

/* The first warning, and how many more there are. */
static void check(struct packs *packs, uint8_t at) {
    struct pack_findings *findings = calloc(1, sizeof *findings);
    if (findings == NULL) {
        return;
    }
    pack_free(pack_check(packs->paths[at], findings));
    if (findings->warnings_count > 0) {
        char first[160];
        size_t length = strcspn(findings->warnings, "\n");
        str_copy_bytes(first, sizeof first, findings->warnings, length);
        str_format(packs->says[at], sizeof packs->says[at], "%u to look at: %s",
                   findings->warnings_count, first);
    }
    free(findings);
}

/* `bytes` become the packs' where it is one, else they are freed. */
static bool add(struct packs *packs, const char *path, char *bytes, size_t count, char *why,
                size_t size) {
    uint8_t at = packs->count;
    struct pack *pack = pack_load_bytes(path, bytes, count, why, size);
    if (pack == NULL) {
        free(bytes);
        return false;
    }
    packs->list[at] = pack;
    packs->bytes[at] = bytes;
    packs->bytes_count[at] = count;
    str_copy(packs->paths[at], sizeof packs->paths[at], path);
    packs->count++;
    return true;
}

static bool has_place(const struct packs *packs, char *why, size_t size) {
    if (packs->count == PACKS_MAX) {
        str_format(why, size, "A room has %d packs at most.", PACKS_MAX);
    }
    return packs->count < PACKS_MAX;
}

bool packs_add(struct packs *packs, const char *path, char *why, size_t size) {
    size_t count = 0;
    if (!has_place(packs, why, size)) {
        return false;
    }
    char *bytes = files_read(path, PACK_BYTES_MAX, &count, why, size);
    if (bytes == NULL || !add(packs, path, bytes, count, why, size)) {
        return false;
    }
    check(packs, (uint8_t)(packs->count - 1));
    return true;
}

bool packs_add_bytes(struct packs *packs, const struct journal_pack *pack, char *why, size_t size) {
    if (!has_place(packs, why, size)) {
        return false;
    }
    char *bytes = malloc(pack->bytes_count + 1);
    if (bytes == NULL) {
        str_copy(why, size, "There is not enough memory for the packs.");
        return false;
    }
    memcpy(bytes, pack->bytes, pack->bytes_count);
    return add(packs, pack->name, bytes, pack->bytes_count, why, size);
}

static int is_pack(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

bool packs_add_folder(struct packs *packs, const char *folder, char *why, size_t size) {
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_pack, alphasort);
    uint8_t before = packs->count;
    if (count < 0) {
        str_format(why, size, "The folder %s cannot be read: %s.", folder, strerror(errno));
        return false;
    }
    for (int i = 0; i < count; i++) {
        char path[1024];
        str_format(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (!packs_add(packs, path, why, size)) {
            fprintf(stderr, "goldseam-server: left out: %s\n", why);
        }
        free(entries[i]);
    }
    free(entries);
    if (packs->count == before) {
        str_format(why, size, "There is no pack in the folder %s: a pack is a file *.yaml.",
                   folder);
    }
    return packs->count > before;
}

void packs_free(struct packs *packs) {
    for (uint8_t i = 0; i < packs->count; i++) {
        pack_free(packs->list[i]);
        free(packs->bytes[i]);
    }
}
