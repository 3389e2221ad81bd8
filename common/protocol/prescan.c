/* The msgpack format (https://github.com/msgpack/msgpack/blob/master/spec.md), as much of it as we
 * use: a byte says what follows and, for some, in how many bytes its length stands. Everything
 * else, nil, floats, maps and ext among it, is refused. */
#include "prescan.h"

enum head_kind {
    HEAD_REFUSED,
    HEAD_PLAIN, /* `width` bytes of value */
    HEAD_TEXT,  /* `width` bytes of length, then that many bytes: str and bin */
    HEAD_ARRAY, /* `width` bytes of length, then that many values */
};

struct head {
    enum head_kind kind;
    size_t width;
};

struct cursor {
    const uint8_t *at;
    size_t left;
};

/* What the bytes 0xC0 to 0xDF announce. */
static const struct head heads[32] = {
    [0xC2 - 0xC0] = {HEAD_PLAIN, 0},                                 /* false, true */
    [0xC3 - 0xC0] = {HEAD_PLAIN, 0}, [0xC4 - 0xC0] = {HEAD_TEXT, 1}, /* bin */
    [0xC5 - 0xC0] = {HEAD_TEXT, 2},  [0xC6 - 0xC0] = {HEAD_TEXT, 4},
    [0xCC - 0xC0] = {HEAD_PLAIN, 1}, /* unsigned */
    [0xCD - 0xC0] = {HEAD_PLAIN, 2}, [0xCE - 0xC0] = {HEAD_PLAIN, 4},
    [0xCF - 0xC0] = {HEAD_PLAIN, 8}, [0xD0 - 0xC0] = {HEAD_PLAIN, 1}, /* signed */
    [0xD1 - 0xC0] = {HEAD_PLAIN, 2}, [0xD2 - 0xC0] = {HEAD_PLAIN, 4},
    [0xD3 - 0xC0] = {HEAD_PLAIN, 8}, [0xD9 - 0xC0] = {HEAD_TEXT, 1}, /* str */
    [0xDA - 0xC0] = {HEAD_TEXT, 2},  [0xDB - 0xC0] = {HEAD_TEXT, 4},
    [0xDC - 0xC0] = {HEAD_ARRAY, 2}, [0xDD - 0xC0] = {HEAD_ARRAY, 4},
};

static bool skip(struct cursor *cursor, size_t count) {
    if (count > cursor->left) {
        return false;
    }
    cursor->at += count;
    cursor->left -= count;
    return true;
}

/* A length of `width` bytes, the highest first. */
static bool take_length(struct cursor *cursor, size_t width, size_t *length) {
    const uint8_t *at = cursor->at;
    if (!skip(cursor, width)) {
        return false;
    }
    *length = 0;
    for (size_t i = 0; i < width; i++) {
        *length = *length << 8 | at[i];
    }
    return true;
}

/* Reads the first byte and the length where there is one. */
static bool take_head(struct cursor *cursor, struct head *head, size_t *length) {
    *length = 0;
    uint8_t first = cursor->left > 0 ? *cursor->at : 0xC1; /* 0xC1 is never used */
    if (!skip(cursor, 1)) {
        return false;
    }
    if (first < 0x80 || first >= 0xE0) {
        *head = (struct head){HEAD_PLAIN, 0};
    } else if (first < 0x90) {
        *head = (struct head){HEAD_REFUSED, 0}; /* a small map */
    } else if (first < 0xA0) {
        *head = (struct head){HEAD_ARRAY, 0};
        *length = first & 0x0F;
    } else if (first < 0xC0) {
        *head = (struct head){HEAD_TEXT, 0};
        *length = first & 0x1F;
    } else {
        *head = heads[first - 0xC0];
    }
    bool has_length = head->kind == HEAD_TEXT || head->kind == HEAD_ARRAY;
    return !has_length || head->width == 0 || take_length(cursor, head->width, length);
}

/* Steps over one value; of an array only over its head: `length` says what it announced. */
static bool take_value(struct cursor *cursor, bool *is_array, size_t *length) {
    struct head head;
    if (!take_head(cursor, &head, length)) {
        return false;
    }
    *is_array = head.kind == HEAD_ARRAY;
    switch (head.kind) {
    case HEAD_PLAIN:
        return skip(cursor, head.width);
    case HEAD_TEXT:
        return skip(cursor, *length);
    case HEAD_ARRAY:
        return *length <= cursor->left; /* a value takes a byte at least */
    case HEAD_REFUSED:
        break;
    }
    return false;
}

bool prescan(const uint8_t *bytes, size_t count, size_t *nodes) {
    struct cursor cursor = {bytes, count};
    size_t owed[PRESCAN_DEPTH_MAX] = {0}; /* values that each open array still waits for */
    size_t depth = 0;
    *nodes = 1;
    do {
        bool is_array = false;
        size_t length = 0;
        if (!take_value(&cursor, &is_array, &length)) {
            return false;
        }
        if (depth > 0) {
            owed[depth - 1]--;
        }
        if (is_array) {
            *nodes += length;
            if (depth == PRESCAN_DEPTH_MAX || *nodes > PRESCAN_NODES_MAX) {
                return false;
            }
            owed[depth++] = length;
        } else if (depth == 0) {
            return false;
        }
        while (depth > 0 && owed[depth - 1] == 0) {
            depth--;
        }
    } while (depth > 0);
    return cursor.left == 0;
}
