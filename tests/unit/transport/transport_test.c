/* The contract of transport.h as a list of facts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "transport_enet.h"

static void a_message_travels_both_ways(void **state) {
    (void)state;
    char why[200];
    struct transport *room = transport_enet_listen("127.0.0.1", 0, "K7QM-2XPD", 4, why, sizeof why);
    assert_non_null(room);
    struct transport *client = transport_enet_dial(1, why, sizeof why);
    assert_non_null(client);
    uint32_t peer =
        client->calls->connect(client, "127.0.0.1", transport_enet_port(room), "k7qm2xpd");
    assert_int_not_equal(peer, 0);
    unsigned heard = 0;
    for (unsigned i = 0; i < 400 && heard < 2; i++) {
        struct transport_event event;
        if (room->calls->poll(room, 5, &event) && event.kind == TRANSPORT_MESSAGE) {
            assert_memory_equal(event.bytes, "hello", 5);
            assert_true(room->calls->send(room, event.peer, (const uint8_t *)"here", 4,
                                          TRANSPORT_RELIABLE));
            heard++;
        }
        if (client->calls->poll(client, 5, &event)) {
            if (event.kind == TRANSPORT_CONNECTED) {
                assert_true(client->calls->send(client, peer, (const uint8_t *)"hello", 5,
                                                TRANSPORT_RELIABLE));
            } else {
assert_int_equal(event.kind, TRANSPORT_MESSAGE);
                assert_memory_equal(event.bytes, "here", 4);
                heard++;
            }
        }
    }
    assert_int_equal(heard, 2);
    client->calls->close(client);
    room->calls->close(room);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_message_travels_both_ways)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
