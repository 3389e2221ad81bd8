/* A program whose two socket functions ENet does not use: their names are other ones here, as if
 * the library were linked into the program or did not look outside. It must not begin to speak. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "enet_open.h"
#include "enet_socket.h"

static void a_build_that_would_not_seal_opens_nothing(void **state) {
    (void)state;
    char why[400] = "";
    assert_null(enet_open(NULL, 4, why, sizeof why));
    assert_non_null(strstr(why, "does not seal what it sends"));
    assert_false(enet_socket_check());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_build_that_would_not_seal_opens_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
