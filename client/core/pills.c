/* A lane takes one pill at a time and the next when that one has risen. What is heard meanwhile is
 * summed: "It's OK! x 12". Of several that wait, the one that most people sent goes first. */
#include "pills.h"

static void hear(struct pills *pills, const struct session_cheers *heard) {
    for (int i = 0; i < CHEER_COUNT; i++) {
        bool is_more = pills->is_known && heard->total[i] > pills->seen[i];
        pills->waiting[i] += is_more ? heard->total[i] - pills->seen[i] : 0;
        pills->seen[i] = heard->total[i];
    }
    pills->is_known = true;
}

static int most_waited(const struct pills *pills) {
    int most = -1;
    for (int i = 0; i < CHEER_COUNT; i++) {
        bool is_more = most < 0 || pills->waiting[i] > pills->waiting[most];
        most = pills->waiting[i] > 0 && is_more ? i : most;
    }
    return most;
}

/* Lanes take turns, so that two do not go up side by side. */
static void keep_apart(struct pills *pills, int lane, uint64_t now_ms) {
    for (int other = 0; other < PILL_LANES; other++) {
        uint64_t least = now_ms + PILL_GAP_MS / PILL_LANES;
        if (other != lane && pills->free_ms[other] < least) {
            pills->free_ms[other] = least;
        }
    }
}

void pills_note(struct pills *pills, const struct session_cheers *heard, uint64_t now_ms) {
    hear(pills, heard);
    for (uint8_t lane = 0; lane < PILL_LANES; lane++) {
        int cheer = most_waited(pills);
        if (cheer < 0 || now_ms < pills->free_ms[lane]) {
            continue;
        }
        pills->list[pills->next] = (struct pill){
            .start_ms = now_ms,
            .count = pills->waiting[cheer],
            .cheer = (uint8_t)cheer,
            .lane = lane,
        };
        pills->next = (pills->next + 1) % PILLS_MAX;
        pills->waiting[cheer] = 0;
        pills->free_ms[lane] = now_ms + PILL_GAP_MS;
        keep_apart(pills, lane, now_ms);
    }
}

uint64_t pills_wake_ms(const struct pills *pills) {
    uint64_t wake = UINT64_MAX;
    for (int lane = 0; lane < PILL_LANES && most_waited(pills) >= 0; lane++) {
        wake = pills->free_ms[lane] < wake ? pills->free_ms[lane] : wake;
    }
    return wake;
}
