/* Facts about finding rooms, on loopback alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "discovery.h"
#include "sizes.h"

#define HOST_SIZE 64

/* A socket of the test's own, on a free port of loopback. */
static int open_plain(uint16_t *port) {
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t size = sizeof at;
    int plain = socket(AF_INET, SOCK_DGRAM, 0);
    assert_true(plain >= 0);
    assert_int_equal(bind(plain, (const struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(getsockname(plain, (struct sockaddr *)&at, &size), 0);
    *port = ntohs(at.sin_port);
    return plain;
}

static uint16_t free_port(void) {
    uint16_t port;
    close(open_plain(&port));
    return port;
}

static void send_plain(int plain, uint16_t port, const void *bytes, size_t count) {
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons(port),
                             .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    ssize_t sent = sendto(plain, bytes, count, 0, (const struct sockaddr *)&to, sizeof to);
    assert_int_equal(sent, count);
}

static struct discovery *listen_on(uint16_t port) {
    char why[200] = "";
    struct discovery *room = discovery_listen(port, why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(room);
    return room;
}

static struct discovery *ask_on(uint16_t port) {
    char why[200] = "";
    struct discovery *asker = discovery_ask(port, why, sizeof why);
    assert_non_null(asker);
    return asker;
}

static void expect(struct discovery *discovery, const char *text) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    char host[HOST_SIZE] = "";
    struct pollfd readable = {.fd = discovery_socket(discovery), .events = POLLIN};
    assert_int_equal(poll(&readable, 1, 2000), 1);
    assert_int_equal(discovery_receive(discovery, bytes, host), strlen(text));
    assert_memory_equal(bytes, text, strlen(text));
    assert_memory_equal(host, "127.", 4);
}

static void expect_nothing(struct discovery *discovery) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    char host[HOST_SIZE];
    assert_int_equal(discovery_receive(discovery, bytes, host), 0);
}

static bool reply(struct discovery *room, const char *text) {
    return discovery_reply(room, (const uint8_t *)text, strlen(text));
}

static void two_rooms_on_one_machine_both_hear_and_both_answer(void **state) {
    (void)state;
    uint16_t port = free_port();
    struct discovery *rooms[] = {listen_on(port), listen_on(port)};
    struct discovery *asker = ask_on(port);
    assert_true(discovery_broadcast_loopback(asker, (const uint8_t *)"where?", 6));
    expect(rooms[0], "where?");
    assert_true(reply(rooms[0], "here 0"));
    expect(asker, "here 0");
    expect(rooms[1], "where?");
    assert_true(reply(rooms[1], "here 1"));
    expect(asker, "here 1");
    expect_nothing(asker);
    expect_nothing(rooms[0]);
    discovery_close(asker);
    discovery_close(rooms[0]);
    discovery_close(rooms[1]);
}

static void an_answer_is_never_larger_than_its_question(void **state) {
    (void)state;
    uint16_t port = free_port();
    struct discovery *room = listen_on(port);
    struct discovery *asker = ask_on(port);
    assert_false(reply(room, "nobody asked"));
    assert_true(discovery_broadcast_loopback(asker, (const uint8_t *)"1234", 4));
    expect(room, "1234");
    assert_false(reply(room, "12345"));
    assert_false(reply(room, ""));
    assert_true(reply(room, "4321"));
    expect(asker, "4321");
    expect_nothing(asker);
    discovery_close(asker);
    discovery_close(room);
}

static void empty_and_oversized_datagrams_are_swallowed_in_bounds(void **state) {
    (void)state;
    uint16_t port = free_port(), own_port;
    struct discovery *room = listen_on(port);
    int plain = open_plain(&own_port);
    const uint8_t large[DATAGRAM_BYTES_MAX + 1] = {1};
    for (unsigned i = 0; i < 32; i++) {
        send_plain(plain, port, "", 0);
        send_plain(plain, port, large, sizeof large);
    }
    send_plain(plain, port, "ours", 4);
    expect_nothing(room); /* the first 64 are gone, and the caller has its turn */
    expect(room, "ours");
    send_plain(plain, port, large, DATAGRAM_BYTES_MAX);
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    char host[HOST_SIZE];
    assert_int_equal(discovery_receive(room, bytes, host), DATAGRAM_BYTES_MAX);
    close(plain);
    discovery_close(room);
}

static void a_port_that_is_not_shared_is_said_in_a_sentence(void **state) {
    (void)state;
    uint16_t port;
    int plain = open_plain(&port);
    char why[200] = "";
    assert_null(discovery_listen(port, why, sizeof why));
    assert_non_null(strstr(why, "clients can type its address"));
    close(plain);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_rooms_on_one_machine_both_hear_and_both_answer),
        cmocka_unit_test(an_answer_is_never_larger_than_its_question),
        cmocka_unit_test(empty_and_oversized_datagrams_are_swallowed_in_bounds),
        cmocka_unit_test(a_port_that_is_not_shared_is_said_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
