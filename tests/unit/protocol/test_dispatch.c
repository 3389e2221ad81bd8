/* Every message that may arrive reaches its own handler, and none of the others. Compiled once more
 * by ctest with WITHOUT_HANDLERS, which takes on_leave and on_kept away: that must not compile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "dispatch.h"
#include "message_table.h"

#ifdef WITHOUT_HANDLERS
#define on_leave nobody_handles_leave
#define on_kept  nobody_handles_kept
#endif

/* What the handlers write down: which of them was called, and with what. */
struct call {
    enum message_id id;
    const void *body;
};

#define MESSAGE(name, id_, from, fields)                                                           \
    static void on_##name(struct call *call, const struct message_##name *body) {                  \
        call->id = MESSAGE_##name;                                                                 \
        call->body = body;                                                                         \
    }
#include "messages.def"

#ifdef WITHOUT_HANDLERS
#undef on_leave
#undef on_kept
#endif

static void dispatch_from_client(const struct message *message, struct call *call) {
    switch (message->id) {
#define MESSAGE(name, id, from, fields) DISPATCH_CLIENT_MESSAGE(from, name, call, &message->as.name)
#include "messages.def"
    }
}

static void dispatch_from_server(const struct message *message, struct call *call) {
    switch (message->id) {
#define MESSAGE(name, id, from, fields) DISPATCH_SERVER_MESSAGE(from, name, call, &message->as.name)
#include "messages.def"
    }
}

static void each_message_reaches_the_handler_of_its_name(void **state) {
    (void)state;
    static struct message message;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        bool is_from_server = (form->from & FROM_SERVER) != 0;
        message.id = form->id;
        struct call call = {0, NULL};
        if (is_from_server) {
            dispatch_from_server(&message, &call);
        } else {
            dispatch_from_client(&message, &call);
        }
        assert_int_equal(call.id, form->id);
        assert_ptr_equal(call.body, &message.as);
    }
}

static void a_message_of_the_other_side_reaches_nobody(void **state) {
    (void)state;
    static struct message message;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        struct call call = {0, NULL};
        message.id = form->id;
        if ((form->from & FROM_SERVER) != 0) {
            dispatch_from_client(&message, &call);
        } else {
            dispatch_from_server(&message, &call);
        }
        assert_null(call.body);
    }
}

static void a_number_that_is_no_message_reaches_nobody(void **state) {
    (void)state;
    static struct message message;
    struct call call = {0, NULL};
    message.id = (enum message_id)0;
    dispatch_from_client(&message, &call);
    dispatch_from_server(&message, &call);
    assert_null(call.body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_message_reaches_the_handler_of_its_name),
        cmocka_unit_test(a_message_of_the_other_side_reaches_nobody),
        cmocka_unit_test(a_number_that_is_no_message_reaches_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
