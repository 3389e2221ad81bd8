/* Bytes that were right once. */
#include "golden.h"

#include <stdio.h>
#include <string.h>

#define LINE_MAX_BYTES 8192

static int digit(char c) {
    const char *digits = "0123456789abcdef", *at = c == '\0' ? NULL : strchr(digits, c);
    return at == NULL ? -1 : (int)(at - digits);
}

static void read_line(struct golden_bytes *message, const char *text) {
    message->count = 0;
    while (digit(text[0]) >= 0 && digit(text[1]) >= 0 && message->count < GOLDEN_BYTES_MAX) {
        message->bytes[message->count++] = (uint8_t)(digit(text[0]) << 4 | digit(text[1]));
        text += 2;
    }
}

bool golden_read(struct golden *golden, const char *path) {
    char line[LINE_MAX_BYTES];
    FILE *file = fopen(path, "r");
    golden->count = 0;
    while (file != NULL && golden->count < GOLDEN_MAX && fgets(line, sizeof line, file) != NULL) {
        const char *hex = strchr(line, ' ');
        if (hex != NULL) {
            read_line(&golden->messages[golden->count], hex + 1);
            golden->count += golden->messages[golden->count].count > 0 ? 1 : 0;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return golden->count > 0;
}

/* What often stands at an edge. */
static uint8_t edge(struct random *random) {
    static const uint8_t edges[] = {0,    1,    0x7f, 0x80, 0xff, 0xfe, 0xc0, 0xc1, 0xc6, 0xca,
                                    0xcf, 0xd3, 0xd4, 0xc9, 0xd9, 0xdb, 0xdd, 0xdf, 0x90, 0xa0};
    return edges[random_below(random, sizeof edges)];
}

static void change_one(struct random *random, uint8_t *bytes, size_t count) {
    uint8_t *byte = &bytes[random_below(random, (uint32_t)count)];
    switch (random_below(random, 3)) {
    case 0:
        *byte = (uint8_t)(*byte ^ 1u << random_below(random, 8));
        break;
    case 1:
        *byte = edge(random);
        break;
    default:
        *byte = (uint8_t)random_next(random);
        break;
    }
}

void golden_break(struct random *random, uint8_t *bytes, size_t *count, size_t max) {
    unsigned changes = 1 + random_below(random, 4);
    for (unsigned i = 0; i<changes && * count> 0; i++) {
        change_one(random, bytes, *count);
    }
    uint32_t kind = random_below(random, 8);
    if (kind == 0 && *count > 0) {
        *count = random_below(random, (uint32_t)*count);
    } else if (kind == 1 && *count < max) {
        size_t more = 1 + random_below(random, (uint32_t)(max - *count));
        memset(bytes + *count, edge(random), more);
        *count += more;
    }
}
