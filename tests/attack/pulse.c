/* One thread with one connection. A ping that was lost on the way is one that is not answered: it
 * is never sent again, and counts as one that took as long as was waited for it. */
#include "pulse.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "pupil.h"

#define PING_US     5000
#define PATIENCE_US 1000000
#define PINGS_MAX   65536   /* as many as there are sequence numbers: five minutes */
#define ALIVE_US    5000000 /* who says nothing for a minute is sent away */

struct pulse {
    struct pupil pupil;
    struct gate_address room;
    uint64_t seed;
    atomic_bool is_over;
    pthread_t thread;
    struct pulse_report report;
    uint64_t sent_us[PINGS_MAX], took_us[PINGS_MAX];
    size_t took_count;
};

static void ping(struct pulse *pulse, uint64_t now_us) {
    struct craft craft;
    unsigned number = pulse->report.pings++;
    pulse->sent_us[number] = now_us;
    pupil_begin(&pulse->pupil, &craft);
    craft_command(&craft, ENET_PROTOCOL_COMMAND_PING | CRAFT_ACKED, 0xff, (uint16_t)(number + 2));
    pupil_send(&pulse->pupil, &craft);
}

static void say_alive(struct pulse *pulse) {
    pulse->pupil.scratch = (struct message){.id = MESSAGE_alive};
    pupil_say(&pulse->pupil, &pulse->pupil.scratch);
}

/* The answers come as acknowledgements; everything else is the pupil's business. */
static void on_acked(void *context, uint8_t channel, uint16_t sequence) {
    struct pulse *pulse = context;
    unsigned number = (uint16_t)(sequence - 2);
    if (channel == 0xff && number < pulse->report.pings && pulse->sent_us[number] != 0) {
        pulse->took_us[pulse->took_count++] = stranger_us() - pulse->sent_us[number];
        pulse->sent_us[number] = 0;
    }
}

static void *beat(void *context) {
    struct pulse *pulse = context;
    uint64_t next_us = stranger_us(), alive_us = next_us;
    while (!atomic_load(&pulse->is_over)) {
        uint64_t now_us = stranger_us();
        if (now_us >= alive_us) {
            say_alive(pulse);
            alive_us = now_us + ALIVE_US;
        }
        if (now_us >= next_us && pulse->report.pings < PINGS_MAX) {
            ping(pulse, now_us);
            next_us = now_us + PING_US;
        }
        stranger_wait(&pulse->pupil.guest.stranger, 1);
        pupil_listen(&pulse->pupil);
    }
    uint64_t until_us = stranger_us() + PATIENCE_US;
    while (pulse->took_count < pulse->report.pings && stranger_us() < until_us) {
        stranger_wait(&pulse->pupil.guest.stranger, 10);
        pupil_listen(&pulse->pupil);
    }
    return NULL;
}

struct pulse *pulse_begin(const struct gate_address *room, uint32_t from, uint64_t seed) {
    struct pulse *pulse = calloc(1, sizeof *pulse);
    if (pulse == NULL) {
        return NULL;
    }
    pulse->report.was_in = pupil_open(&pulse->pupil, room, from, seed, 5000);
    if (pulse->report.was_in) {
        pupil_hello_as_board(&pulse->pupil);
    }
    pulse->pupil.on_acked = on_acked;
    pulse->pupil.acked_context = pulse;
    if (pulse->report.was_in && pthread_create(&pulse->thread, NULL, beat, pulse) != 0) {
        pupil_close(&pulse->pupil);
        free(pulse);
        return NULL;
    }
    return pulse;
}

static int by_size(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static double at_permille(const struct pulse *pulse, unsigned permille) {
    size_t count = pulse->took_count;
    return count == 0 ? 0 : (double)pulse->took_us[(count - 1) * permille / 1000] / 1000.0;
}

void pulse_end(struct pulse *pulse, struct pulse_report *report) {
    if (pulse->report.was_in) {
        atomic_store(&pulse->is_over, true);
        pthread_join(pulse->thread, NULL);
        pulse->report.unanswered = pulse->report.pings - (unsigned)pulse->took_count;
        while (pulse->took_count < pulse->report.pings) {
            pulse->took_us[pulse->took_count++] = PATIENCE_US;
        }
        qsort(pulse->took_us, pulse->took_count, sizeof pulse->took_us[0], by_size);
        pulse->report.was_ended = pulse->pupil.is_closed;
        pulse->report.p50_ms = at_permille(pulse, 500);
        pulse->report.p99_ms = at_permille(pulse, 990);
        pulse->report.max_ms = at_permille(pulse, 1000);
        pupil_close(&pulse->pupil);
    }
    *report = pulse->report;
    free(pulse);
}
