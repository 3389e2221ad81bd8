/* The way of the focus. Tab goes by order, arrows by place: the nearest middle in that direction,
 * where a step aside counts double. */
#include "focus.h"

#include <limits.h>

const struct hit *hit_at(const struct hits *hits, int x, int y) {
    for (size_t i = hits->count; i > 0; i--) {
        const struct rect *rect = &hits->items[i - 1].rect;
        bool is_in = x >= rect->x && x < rect->x + rect->w && y >= rect->y && y < rect->y + rect->h;
        if (is_in) {
            return &hits->items[i - 1];
        }
    }
    return NULL;
}

const struct hit *hit_of(const struct hits *hits, struct action action) {
    for (size_t i = 0; i < hits->count; i++) {
        if (action_equals(hits->items[i].action, action)) {
            return &hits->items[i];
        }
    }
    return NULL;
}

const struct hit *hit_by_key(const struct hits *hits, enum key key) {
    for (size_t i = 0; i < hits->count && key != KEY_NONE; i++) {
        if (hits->items[i].key == key) {
            return &hits->items[i];
        }
    }
    return NULL;
}

const struct hit *hit_primary(const struct hits *hits) {
    for (size_t i = 0; i < hits->count; i++) {
        if (hits->items[i].is_primary) {
            return &hits->items[i];
        }
    }
    return NULL;
}

/* Where a hit stands in the order: its order, then when it was made. */
static long long place(const struct hits *hits, const struct hit *hit) {
    return (long long)hit->order * HITS_MAX + (hit - hits->items);
}

const struct hit *focus_next(const struct hits *hits, struct action focus, bool is_backward) {
    const struct hit *from = hit_of(hits, focus);
    const long long sign = is_backward ? -1 : 1;
    const struct hit *next = NULL;
    const struct hit *first = NULL;
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->is_mouse) {
            continue;
        }
        if (first == NULL || sign * (place(hits, hit) - place(hits, first)) < 0) {
            first = hit;
        }
        bool is_behind = from != NULL && sign * (place(hits, hit) - place(hits, from)) > 0;
        if (is_behind && (next == NULL || sign * (place(hits, hit) - place(hits, next)) < 0)) {
            next = hit;
        }
    }
    return next != NULL ? next : first;
}

static int magnitude(int n) {
    return n < 0 ? -n : n;
}

/* How far `to` is from `from` in the direction of the arrow; INT_MAX when it is not there. */
static int distance(const struct rect *from, const struct rect *to, enum key arrow) {
    int dx = (2 * to->x + to->w) - (2 * from->x + from->w);
    int dy = (2 * to->y + to->h) - (2 * from->y + from->h);
    bool is_level = arrow == KEY_LEFT || arrow == KEY_RIGHT;
    int ahead = is_level ? dx : dy;
    int aside = magnitude(is_level ? dy : dx);
    ahead = arrow == KEY_LEFT || arrow == KEY_UP ? -ahead : ahead;
    bool is_there =
        is_level ? (arrow == KEY_LEFT ? to->x + to->w <= from->x : to->x >= from->x + from->w)
                 : (arrow == KEY_UP ? to->y + to->h <= from->y : to->y >= from->y + from->h);
    return is_there ? ahead + 2 * aside : INT_MAX;
}

const struct hit *focus_toward(const struct hits *hits, struct action focus, enum key arrow) {
    const struct hit *from = hit_of(hits, focus);
    const struct hit *nearest = NULL;
    int least = INT_MAX;
    if (from == NULL) {
        return focus_next(hits, focus, arrow == KEY_LEFT || arrow == KEY_UP);
    }
    for (size_t i = 0; i < hits->count; i++) {
        int far = distance(&from->whole, &hits->items[i].whole, arrow);
        if (far < least && !hits->items[i].is_mouse) {
            least = far;
            nearest = &hits->items[i];
        }
    }
    return nearest;
}
