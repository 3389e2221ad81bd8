/* Packs are read and checked as the server will do it. */
#define _POSIX_C_SOURCE 200809L
#include "own_packs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "installed.h"
#include "pack.h"
#include "str.h"

static int is_pack(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

/* The first warning, and how many there are. */
static void tell_check(struct setup_pack *row, const struct pack_findings *findings) {
    char first[160];
    if (findings->warnings_count == 0) {
        return;
    }
    str_copy_bytes(first, sizeof first, findings->warnings, strcspn(findings->warnings, "\n"));
    str_format(row->says, sizeof row->says, "%u to look at: %s", findings->warnings_count, first);
}

/* The beginning of a prompt, in whole characters. */
static void copy_prompt(struct setup_challenge *row, const char *prompt) {
    size_t count = strlen(prompt);
    row->has_more = count > SETUP_PROMPT_BYTES;
    if (row->has_more) {
        count = SETUP_PROMPT_BYTES;
        while (count > 0 && ((unsigned char)prompt[count] & 0xC0u) == 0x80u) {
            count--;
        }
    }
    str_copy_bytes(row->prompt, sizeof row->prompt, prompt, count);
}

/* What the preview shows, of a pack as a whole or not at all. */
static void add_challenges(struct setup *setup, struct setup_pack *row, const struct pack *pack) {
    bool has_room = setup->challenges_count + pack->challenges_count <= SETUP_CHALLENGES_MAX;
    row->first_challenge = has_room ? setup->challenges_count : -1;
    for (uint16_t i = 0; has_room && i < pack->challenges_count; i++) {
        const struct challenge *from = &pack->challenges[i];
        struct setup_challenge *it = &setup->challenges[setup->challenges_count++];
        str_copy(it->title, sizeof it->title, from->title);
        copy_prompt(it, from->prompt);
        it->twins = from->twins_count;
        it->slips = from->slips_count;
        it->try_ms = from->try_ms;
    }
}

static void add(struct setup *setup, const char *path) {
    struct pack_findings *findings = calloc(1, sizeof *findings);
    struct pack *pack = findings != NULL ? pack_check(path, findings) : NULL;
    if (pack != NULL && setup->packs_count < PACKS_MAX) {
        struct setup_pack *row = &setup->packs[setup->packs_count++];
        str_copy(row->path, sizeof row->path, path);
        str_copy(row->title, sizeof row->title, pack->title);
        str_copy(row->language, sizeof row->language, pack->language);
        str_copy(row->ages, sizeof row->ages, pack->ages);
        str_copy(row->first, sizeof row->first, pack->challenges[0].prompt);
        row->challenges = pack->challenges_count;
        add_challenges(setup, row, pack);
        tell_check(row, findings);
    }
    pack_free(pack);
    free(findings);
}

void own_packs_list(const char *folder, struct setup *setup) {
    char installed[INSTALLED_PATH_BYTES], path[SETUP_PATH_BYTES];
    struct dirent **entries = NULL;
    if (folder == NULL && installed_folder("goldseam/packs", installed, sizeof installed)) {
        folder = installed;
    }
    int count = folder != NULL ? scandir(folder, &entries, is_pack, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        if (str_format(path, sizeof path, "%s/%s", folder, entries[i]->d_name)) {
            add(setup, path);
        }
        free(entries[i]);
    }
    free(entries);
}

/* Whether both begin with the same language: what follows is a country's, or how it is written. */
static bool is_same(const char *one, const char *other) {
    size_t length = strcspn(one, "-_.@:");
    return length == strcspn(other, "-_.@:") && strncmp(one, other, length) == 0;
}

static bool choose(struct setup *setup, const char *language) {
    for (int i = 0; i < setup->packs_count; i++) {
        if (is_same(setup->packs[i].language, language)) {
            setup->pack = i;
            return true;
        }
    }
    return false;
}

void own_packs_choose(struct setup *setup, const char *language) {
    if (language == NULL || !choose(setup, language)) {
        (void)choose(setup, "en");
    }
}
