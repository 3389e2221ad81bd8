/* How many datagrams of strangers one call of ENet reads: a flood of them does not keep a room from
 * what else it has to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

#include "enet_socket.h"
#include "limit.h"

static void random_bytes(void *context, uint8_t *bytes, size_t count) {
    (void)context;
    randombytes_buf(bytes, count);
}

static uint64_t strangers(const struct gate *gate) {
    struct gate_stats stats;
    gate_stats(gate, &stats);
    return stats.strangers;
}

static void send_strangers(const ENetHost *host, unsigned count) {
    struct sockaddr_in to;
    socklen_t size = sizeof to;
    assert_int_equal(getsockname(host->socket, (struct sockaddr *)&to, &size), 0);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int stranger = socket(AF_INET, SOCK_DGRAM, 0);
    assert_true(stranger >= 0);
    for (unsigned i = 0; i < count; i++) {
        assert_int_equal(sendto(stranger, "???", 3, 0, (const struct sockaddr *)&to, size), 3);
    }
    close(stranger);
}

/* One call of ENet: it asks until there is nothing. */
static void take_turn(const ENetHost *host) {
    ENetAddress from;
    uint8_t bytes[ENET_PROTOCOL_MAXIMUM_MTU];
    ENetBuffer buffer = {.data = bytes, .dataLength = sizeof bytes};
    enet_socket_turn(host->socket);
    assert_int_equal(enet_socket_receive(host->socket, &from, &buffer, 1), 0);
}

static void a_turn_reads_so_many_strangers_and_the_next_wait_for_the_next_turn(void **state) {
    (void)state;
    const unsigned counts[] = {LIMIT_STRANGERS_A_TURN - 1, LIMIT_STRANGERS_A_TURN,
                               LIMIT_STRANGERS_A_TURN + 1};
    struct room_key key;
    const uint8_t secret[KEY_BYTES] = {7};
    room_key_init(&key, secret);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        struct gate_config config = {
            .key = &key, .sessions_max = 1, .per_machine = 1, .random_bytes = random_bytes};
        struct gate *gate = gate_open(&config);
        ENetAddress any = {.host = ENET_HOST_ANY, .port = 0};
        ENetHost *host = enet_host_create(&any, 1, 1, 0, 0);
        assert_non_null(gate);
        assert_non_null(host);
        assert_true(enet_socket_guard(host, gate, true));
        send_strangers(host, counts[i]);
        take_turn(host);
        assert_int_equal(strangers(gate), counts[i] < LIMIT_STRANGERS_A_TURN
                                              ? counts[i]
                                              : (unsigned)LIMIT_STRANGERS_A_TURN);
        take_turn(host);
        assert_int_equal(strangers(gate), counts[i]);
        enet_socket_release(host->socket);
        enet_host_destroy(host);
        gate_close(gate);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turn_reads_so_many_strangers_and_the_next_wait_for_the_next_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
