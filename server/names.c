/* A name is a pair out of two lists, drawn by chance; from the drawn pair on, the next free one is
 * taken. Teams need no memory: their number, stepped through all pairs by a stride that shares no
 * factor with their count, never meets the same pair twice. */
#include "names.h"

#include <assert.h>
#include <string.h>

#include "str.h"

static const char *const adjectives[] = {
#define ADJECTIVE(word) word,
#include "names.def"
};
static const char *const animals[] = {
#define ANIMAL(word) word,
#include "names.def"
};
static const char *const glazes[] = {
#define GLAZE(word) word,
#include "names.def"
};
static const char *const places[] = {
#define PLACE(word) word,
#include "names.def"
};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define PAIRS       (COUNT(adjectives) * COUNT(animals))
#define TEAM_PAIRS  (COUNT(glazes) * COUNT(places))
#define TEAM_STRIDE 1009u /* a prime */

_Static_assert(PAIRS == NAMES_PAIRS_MAX, "names.h knows how many pairs there are");
_Static_assert(TEAM_PAIRS % TEAM_STRIDE != 0, "the stride meets every pair");

/* Decoration draws from a stream of its own, so it never moves the rules' dice. */
#define DECORATION_STREAM 0xdec0u

void names_init(struct names *names, uint64_t seed) {
    memset(names, 0, sizeof *names);
    random_init(&names->random, seed, DECORATION_STREAM);
    names->team_offset = random_below(&names->random, (uint32_t)TEAM_PAIRS);
}

/* The first pair from `start` on that is not taken (and not offered); PAIRS when there is none. */
static size_t free_pair(const struct names *names, size_t start, bool may_be_offered) {
    for (size_t i = 0; i < PAIRS; i++) {
        size_t pair = (start + i) % PAIRS;
        if (names->taken[pair] == 0 && (may_be_offered || names->offered[pair] == 0)) {
            return pair;
        }
    }
    return PAIRS;
}

uint16_t names_offer(struct names *names) {
    size_t start = random_below(&names->random, (uint32_t)PAIRS);
    size_t pair = free_pair(names, start, false);
    if (pair == PAIRS) {
        pair = free_pair(names, start, true);
    }
    if (pair == PAIRS) {
        pair = start;
    }
    if (names->offered[pair] < UINT8_MAX) {
        names->offered[pair]++;
    }
    return (uint16_t)(pair + 1);
}

void names_withdraw(struct names *names, uint16_t number) {
    assert(number >= 1 && number <= PAIRS);
    if (names->offered[number - 1] > 0) {
        names->offered[number - 1]--;
    }
}

void names_show(uint16_t number, char *text, size_t size) {
    assert(number >= 1 && number <= PAIRS);
    size_t pair = number - 1u;
    str_format(text, size, "%s %s", adjectives[pair / COUNT(animals)],
               animals[pair % COUNT(animals)]);
}

void names_take(struct names *names, uint16_t number, char *text, size_t size) {
    names_withdraw(names, number);
    uint16_t seats = ++names->taken[number - 1];
    names_show(number, text, size);
    if (seats > 1) {
        char behind[8];
        str_format(behind, sizeof behind, " %u", (unsigned)seats);
        str_append(text, size, behind);
    }
}

/* The place of the word that `text` begins with, up to a space or its end, and what stands behind
 * it. */
static size_t find_word(const char *const *words, size_t count, const char *text,
                        const char **behind) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        bool is_begin = strncmp(text, words[i], length) == 0;
        if (is_begin && (text[length] == ' ' || text[length] == '\0')) {
            *behind = text + length + (text[length] == ' ');
            return i;
        }
    }
    return count;
}

void names_claim(struct names *names, const char *text) {
    const char *rest = text;
    size_t adjective = find_word(adjectives, COUNT(adjectives), rest, &rest);
    if (adjective == COUNT(adjectives)) {
        return;
    }
    size_t animal = find_word(animals, COUNT(animals), rest, &rest);
    if (animal < COUNT(animals)) {
        names->taken[adjective * COUNT(animals) + animal]++;
    }
}

void names_give_back(struct names *names, uint16_t number) {
    assert(names->taken[number - 1] > 0);
    names->taken[number - 1]--;
    if (names->offered[number - 1] < UINT8_MAX) {
        names->offered[number - 1]++;
    }
}

void names_of_team(const struct names *names, uint16_t team, char *text, size_t size) {
    size_t pair = (names->team_offset + (size_t)team * TEAM_STRIDE) % TEAM_PAIRS;
    str_format(text, size, "%s %s", glazes[pair / COUNT(places)], places[pair % COUNT(places)]);
}
