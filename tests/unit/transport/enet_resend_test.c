/* What was not acknowledged is sent again at a steady pace, and looked at when the first of it is
 * due. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "enet_resend.h"

static ENetPeer peer;
static ENetOutgoingCommand commands[3];

/* A peer with an estimate, and commands that wait for so long. */
static void wait_for(uint32_t estimate_ms, const uint32_t *waits_ms, size_t count) {
    peer = (ENetPeer){.state = ENET_PEER_STATE_CONNECTED, .roundTripTime = estimate_ms};
    enet_list_clear(&peer.sentReliableCommands);
    for (size_t i = 0; i < count; i++) {
        commands[i] = (ENetOutgoingCommand){.sentTime = 1000 + 100 * (uint32_t)i,
                                            .roundTripTimeout = waits_ms[i]};
        enet_list_insert(enet_list_end(&peer.sentReliableCommands), &commands[i]);
    }
}

static void nothing_waits_for_more_than_a_quarter_of_a_second(void **state) {
    (void)state;
    wait_for(20, (const uint32_t[]){20, 250, 5120}, 3);
    enet_resend_soon(&peer);
    assert_int_equal(commands[0].roundTripTimeout, 20);
    assert_int_equal(commands[1].roundTripTimeout, 250);
    assert_int_equal(commands[2].roundTripTimeout, 250);
}

static void what_was_sent_often_in_vain_is_sent_once_a_second(void **state) {
    (void)state;
    wait_for(20, (const uint32_t[]){5120, 5120}, 2);
    commands[0].sendAttempts = 23;
    commands[1].sendAttempts = 24;
    enet_resend_soon(&peer);
    assert_int_equal(commands[0].roundTripTimeout, 250);
    assert_int_equal(commands[1].roundTripTimeout, 1000);
}

static void who_is_leaving_is_not_run_after(void **state) {
    (void)state;
    wait_for(20, (const uint32_t[]){5120}, 1);
    peer.state = ENET_PEER_STATE_DISCONNECT_LATER;
    enet_resend_soon(&peer);
    assert_int_equal(commands[0].roundTripTimeout, 5120);
}

static void but_as_long_as_the_way_takes_up_to_two_seconds(void **state) {
    (void)state;
    wait_for(200, (const uint32_t[]){5120}, 1);
    peer.roundTripTimeVariance = 40;
    enet_resend_soon(&peer);
    assert_int_equal(commands[0].roundTripTimeout, 360);
    wait_for(3000, (const uint32_t[]){5120}, 1);
    enet_resend_soon(&peer);
    assert_int_equal(commands[0].roundTripTimeout, 2000);
}

static void the_first_that_is_due_is_not_waited_for_by_others(void **state) {
    (void)state;
    wait_for(20, (const uint32_t[]){250, 20, 80}, 3);
    peer.nextTimeout = 99999;
    enet_resend_soon(&peer);
    assert_int_equal(peer.nextTimeout, 1120);
}

static void also_when_the_clock_goes_round(void **state) {
    (void)state;
    wait_for(20, (const uint32_t[]){40, 20}, 2);
    commands[0].sentTime = UINT32_MAX - 9;  /* due at 30 */
    commands[1].sentTime = UINT32_MAX - 29; /* due before the clock's end */
    enet_resend_soon(&peer);
    assert_int_equal(peer.nextTimeout, UINT32_MAX - 9);
}

static void where_nothing_waits_nothing_changes(void **state) {
    (void)state;
    wait_for(20, NULL, 0);
    peer.nextTimeout = 77;
    enet_resend_soon(&peer);
    assert_int_equal(peer.nextTimeout, 77);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_waits_for_more_than_a_quarter_of_a_second),
        cmocka_unit_test(what_was_sent_often_in_vain_is_sent_once_a_second),
        cmocka_unit_test(who_is_leaving_is_not_run_after),
        cmocka_unit_test(but_as_long_as_the_way_takes_up_to_two_seconds),
        cmocka_unit_test(the_first_that_is_due_is_not_waited_for_by_others),
        cmocka_unit_test(also_when_the_clock_goes_round),
        cmocka_unit_test(where_nothing_waits_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
