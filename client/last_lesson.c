/* A word and a value a line, under a line that says the form. The pack goes by its file, so that
 * one that is gone, or has fewer challenges now, is noticed. */
#define _GNU_SOURCE
#include "last_lesson.h"

#include <stdio.h>
#include <string.h>

#include "own_file.h"
#include "str.h"

#define FORM      "goldseam last lesson 1\n"
#define FILE_SIZE 4096
#define GOAL_MAX  9999999 /* as many digits as can be typed */

enum word { PLAN, PHASES, ROUNDS, GOAL, SIZE, SWITCHES, WORD_COUNT };
static const struct {
    const char *name;
    int min, max;
} words[WORD_COUNT] = {
    [PLAN] = {"plan", 0, SETUP_PLAN_COUNT - 1},
    [PHASES] = {"phases", 0, (1 << PHASE_COUNT) - 1}, /* a bit for each */
    [ROUNDS] = {"rounds", 0, ROUNDS_MAX},
    [GOAL] = {"goal", 0, GOAL_MAX},
    [SIZE] = {"size", TEAM_SEATS_MIN, TEAM_SEATS_MAX},
    [SWITCHES] = {"switches", 0, (1 << SETUP_SWITCH_COUNT) - 1},
};

static int bits_of(const bool *is_on, int count) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
        bits |= is_on[i] ? 1 << i : 0;
    }
    return bits;
}

static void take_bits(bool *is_on, int count, int bits) {
    for (int i = 0; i < count; i++) {
        is_on[i] = (bits & 1 << i) != 0;
    }
}

/* The line behind `at` that begins with `name` and a space; false: another stands there. */
static bool take_line(const char **at, const char *name, char *value, size_t size) {
    size_t length = strlen(name), end = strcspn(*at, "\n");
    if (strncmp(*at, name, length) != 0 || (*at)[length] != ' ' || (*at)[end] != '\n' ||
        !str_copy_bytes(value, size, *at + length + 1, end - length - 1)) {
        return false;
    }
    *at += end + 1;
    return true;
}

static bool read_words(const char *at, char *pack, size_t size, int values[WORD_COUNT]) {
    char value[32];
    long long number = 0;
    if (!take_line(&at, "pack", pack, size)) {
        return false;
    }
    for (int i = 0; i < WORD_COUNT; i++) {
        if (!take_line(&at, words[i].name, value, sizeof value) ||
            !str_to_integer(value, words[i].min, words[i].max, &number)) {
            return false;
        }
        values[i] = (int)number;
    }
    return *at == '\0';
}

static bool choose_pack(struct setup *setup, const char *path) {
    for (int i = 0; i < setup->packs_count; i++) {
        if (strcmp(setup->packs[i].path, path) == 0) {
            setup->pack = i;
            return true;
        }
    }
    return false;
}

bool last_lesson_read(const char *path, struct setup *setup) {
    char text[FILE_SIZE], pack[SETUP_PATH_BYTES];
    int values[WORD_COUNT];
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    size_t count = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[count] = '\0';
    if (strncmp(text, FORM, strlen(FORM)) != 0 ||
        !read_words(text + strlen(FORM), pack, sizeof pack, values)) {
        return false;
    }
    setup->rounds = choose_pack(setup, pack) ? values[ROUNDS] : 0;
    setup->plan = (enum setup_plan)values[PLAN];
    setup->goal = (uint32_t)values[GOAL];
    setup->size = (uint8_t)values[SIZE];
    take_bits(setup->is_on, SETUP_SWITCH_COUNT, values[SWITCHES]);
    for (enum phase phase = PHASE_TRY; phase < PHASE_COUNT;
         phase++) { /* so that it can be played */
        bool is_in = (values[PHASES] & 1 << phase) != 0;
        if (is_in != setup->phases[phase]) {
            setup_switch_phase(setup, phase);
        }
    }
    return true;
}

bool last_lesson_keep(const char *path, const struct setup *setup) {
    char text[FILE_SIZE], line[SETUP_PATH_BYTES + 8];
    const int values[WORD_COUNT] = {
        [PLAN] = (int)setup->plan, [PHASES] = bits_of(setup->phases, PHASE_COUNT),
        [ROUNDS] = setup->rounds,  [GOAL] = (int)setup->goal,
        [SIZE] = setup->size,      [SWITCHES] = bits_of(setup->is_on, SETUP_SWITCH_COUNT),
    };
    str_copy(text, sizeof text, FORM);
    str_format(line, sizeof line, "pack %s\n",
               setup->packs_count > 0 ? setup->packs[setup->pack].path : "");
    str_append(text, sizeof text, line);
    for (int i = 0; i < WORD_COUNT; i++) {
        str_format(line, sizeof line, "%s %d\n", words[i].name, values[i]);
        str_append(text, sizeof text, line);
    }
    return own_file_put(path, text);
}
