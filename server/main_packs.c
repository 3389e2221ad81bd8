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

bool packs_add(struct packs *packs, const char *path, char *why, size_t size) {
    uint8_t at = packs->count;
    if (at == PACKS_MAX) {
        str_format(why, size, "A room has %d packs at most.", PACKS_MAX);
        return false;
    }
    char *bytes = files_read(path, PACK_BYTES_MAX, &packs->bytes_count[at], why, size);
    if (bytes == NULL) {
        return false;
    }
    packs->list[at] = pack_load_bytes(path, bytes, packs->bytes_count[at], why, size);
    if (packs->list[at] == NULL) {
        free(bytes);
        return false;
    }
    packs->bytes[at] = bytes;
    str_copy(packs->paths[at], sizeof packs->paths[at], path);
    packs->count++;
    check(packs, at);
    return true;
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
