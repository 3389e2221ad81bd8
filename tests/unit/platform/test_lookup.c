/* Names are looked up without waiting. The name server is this test's own: getaddrinfo below. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netdb.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lookup.h"

static atomic_int questions, last_byte;
static atomic_bool is_silent;

static void nap(void) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

/* Stands in front of the system's; lab-3 has an address, nobody else. Silent, it answers nobody. */
int getaddrinfo(const char *restrict node, const char *restrict service,
                const struct addrinfo *restrict hints, struct addrinfo **restrict result) {
    (void)service;
    (void)hints;
    atomic_fetch_add(&questions, 1);
    while (atomic_load(&is_silent)) {
        nap();
    }
    if (strcmp(node, "lab-3") != 0) {
        return EAI_NONAME;
    }
    struct sockaddr_in *address = calloc(1, sizeof *address);
    struct addrinfo *found = calloc(1, sizeof *found);
    assert_true(address != NULL && found != NULL);
    address->sin_family = AF_INET;
    address->sin_addr.s_addr = htonl(0xC0A80100u + (uint32_t)atomic_load(&last_byte));
    *found = (struct addrinfo){.ai_addr = (struct sockaddr *)(void *)address};
    *result = found;
    return 0;
}

void freeaddrinfo(struct addrinfo *found) {
    free(found->ai_addr);
    free(found);
}

static enum lookup_state wait_for(struct lookup *lookup, const char *host, char *number) {
    enum lookup_state state = lookup_ask(lookup, host, number);
    for (int i = 0; i < 5000 && state == LOOKUP_BUSY; i++) {
        nap();
        state = lookup_ask(lookup, host, number);
    }
    return state;
}

static int start(void **state) {
    atomic_store(&questions, 0);
    atomic_store(&last_byte, 20);
    atomic_store(&is_silent, false);
    *state = lookup_open();
    return *state != NULL ? 0 : -1;
}

static int end(void **state) {
    atomic_store(&is_silent, false);
    lookup_close(*state);
    return 0;
}

static void a_number_is_not_looked_up(void **state) {
    char number[LOOKUP_NUMBER_BYTES];
    assert_int_equal(lookup_ask(*state, "192.168.1.20", number), LOOKUP_FOUND);
    assert_string_equal(number, "192.168.1.20");
    assert_int_equal(atomic_load(&questions), 0);
}

static void a_silent_name_server_holds_nobody_up(void **state) {
    char number[LOOKUP_NUMBER_BYTES];
    atomic_store(&is_silent, true);
    for (int i = 0; i < 1000; i++) { /* one question, however often it is asked for */
        assert_int_equal(lookup_ask(*state, "lab-3", number), LOOKUP_BUSY);
    }
    assert_in_range(atomic_load(&questions), 0, 1);
    atomic_store(&is_silent, false);
    assert_int_equal(wait_for(*state, "lab-3", number), LOOKUP_FOUND);
    assert_string_equal(number, "192.168.1.20");
}

static void a_name_that_was_found_is_answered_at_once_and_asked_again_behind(void **state) {
    char number[LOOKUP_NUMBER_BYTES] = "";
    assert_int_equal(wait_for(*state, "lab-3", number), LOOKUP_FOUND);
    atomic_store(&last_byte, 33); /* it moves */
    for (int i = 0; i < 5000 && strcmp(number, "192.168.1.33") != 0; i++) {
        assert_int_equal(lookup_ask(*state, "lab-3", number), LOOKUP_FOUND);
        nap();
    }
    assert_string_equal(number, "192.168.1.33");
    atomic_store(&is_silent, true);
    for (int i = 0; i < 50; i++) {
        assert_int_equal(lookup_ask(*state, "lab-3", number), LOOKUP_FOUND);
        nap();
    }
}

static void a_name_that_nobody_has_is_said_once_and_asked_again(void **state) {
    char number[LOOKUP_NUMBER_BYTES];
    assert_int_equal(wait_for(*state, "lab-9", number), LOOKUP_NOBODY);
    assert_int_equal(atomic_load(&questions), 1);
    assert_int_equal(wait_for(*state, "lab-9", number), LOOKUP_NOBODY);
    assert_int_equal(atomic_load(&questions), 2);
}

static void another_name_does_not_wait_for_the_one_before(void **state) {
    char number[LOOKUP_NUMBER_BYTES];
    atomic_store(&is_silent, true);
    assert_int_equal(lookup_ask(*state, "lab-9", number), LOOKUP_BUSY);
    assert_int_equal(lookup_ask(*state, "192.168.1.7", number), LOOKUP_FOUND);
    assert_int_equal(lookup_ask(*state, "lab-3", number), LOOKUP_BUSY);
    atomic_store(&is_silent, false);
    assert_int_equal(wait_for(*state, "lab-3", number), LOOKUP_FOUND);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)
    const struct CMUnitTest tests[] = {
        TEST(a_number_is_not_looked_up),
        TEST(a_silent_name_server_holds_nobody_up),
        TEST(a_name_that_was_found_is_answered_at_once_and_asked_again_behind),
        TEST(a_name_that_nobody_has_is_said_once_and_asked_again),
        TEST(another_name_does_not_wait_for_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
