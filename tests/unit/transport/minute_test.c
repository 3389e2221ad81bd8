/* A minute of a room with comings and goings, by a clock of the test's own: ENet does something
 * each second by itself, and more after each join and leave, and all of it has to pass the filter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "enet_socket.h"
#include "world.h"

#define MINUTE_MS 62000
#define STEP_MS   10
#define STAY      6 /* are there all the time */
#define COME_MS   1000
#define SAY_MS    200

static uint64_t now_ms = 5000;

/* These take the place of the adapter's clock, and of ENet's. */
uint64_t enet_clock_ms(void) {
    return now_ms;
}

enet_uint32 enet_time_get(void) {
    return (enet_uint32)now_ms;
}

struct count {
    unsigned said, heard, comings, goings;
};

static void say(struct box *box, uint32_t peer, struct count *count) {
    const struct transport_calls *calls = box->transport->calls;
    assert_true(calls->send(box->transport, peer, (const uint8_t *)"kept", 4, TRANSPORT_RELIABLE));
    assert_true(calls->send(box->transport, peer, (const uint8_t *)"beat", 4, TRANSPORT_LATEST));
    count->said += 2;
}

/* What has happened since, counted; nobody goes but who was sent. */
static void hear(struct box *box, struct count *count) {
    for (; box->taken < box->count; box->taken++) {
        switch (box->all[box->taken].event.kind) {
        case TRANSPORT_MESSAGE:
            count->heard++;
            break;
        case TRANSPORT_CONNECTED:
            count->comings++;
            break;
        case TRANSPORT_DISCONNECTED:
            assert_int_equal(box->all[box->taken].event.end, TRANSPORT_CLOSED);
            count->goings++;
            break;
        }
    }
}

static void nothing_was_forbidden(const struct box *box) {
    struct transport_stats stats;
    box->transport->calls->stats(box->transport, &stats);
    assert_int_equal(stats.forbidden, 0);
    assert_int_equal(stats.strangers, 0);
    assert_int_equal(stats.replays, 0);
}

/* One more comes in, says a word and goes. */
static void come_and_go(struct world *world, struct count *count) {
    struct box *guest = world_client(world);
    uint32_t peer = world_connect(world, guest, WORLD_CODE);
    assert_int_equal(world_expect(world, guest, TRANSPORT_CONNECTED)->event.peer, peer);
    say(guest, peer, count);
    guest->transport->calls->disconnect(guest->transport, peer);
    for (unsigned i = 0; i < 20; i++) {
        now_ms += STEP_MS;
        world_pump(world);
    }
    nothing_was_forbidden(guest);
    guest->transport->calls->close(guest->transport);
    free(guest->all);
    *guest = (struct box){.transport = NULL};
    world->clients_count--;
}

static void in_a_minute_of_comings_and_goings_nobody_is_lost_and_nothing_is_dropped(void **state) {
    (void)state;
    struct world *world = calloc(1, sizeof *world);
    struct count there = {0}, here = {0};
    struct box *students[STAY];
    uint32_t peers[STAY], seats[STAY];
    world_open(world, &maker_enet, 64);
    world->wait_ms = 0;
    for (unsigned i = 0; i < STAY; i++) {
        students[i] = world_join(world, &peers[i], &seats[i]);
    }
    unsigned guests = 0;
    for (uint64_t end_ms = now_ms + MINUTE_MS; now_ms < end_ms; now_ms += STEP_MS) {
        if (now_ms % SAY_MS == 0) {
            for (unsigned i = 0; i < STAY; i++) {
                say(students[i], peers[i], &there);
                say(&world->room, seats[i], &here);
            }
        }
        if (now_ms / COME_MS > guests + 5) {
            come_and_go(world, &there);
            guests++;
        }
        world_pump(world);
        hear(&world->room, &there);
        for (unsigned i = 0; i < STAY; i++) {
            hear(students[i], &here);
        }
    }
    for (unsigned i = 0; i < 50; i++) {
        now_ms += STEP_MS;
        world_pump(world);
    }
    hear(&world->room, &there);
    assert_true(guests > 40);
    assert_int_equal(there.comings, guests);
    assert_int_equal(there.goings, guests);
    assert_int_equal(there.heard, there.said);
    for (unsigned i = 0; i < STAY; i++) {
        hear(students[i], &here);
        nothing_was_forbidden(students[i]);
    }
    assert_int_equal(here.heard, here.said);
    assert_int_equal(here.goings, 0);
    nothing_was_forbidden(&world->room);
    world_close(world);
    free(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_minute_of_comings_and_goings_nobody_is_lost_and_nothing_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
