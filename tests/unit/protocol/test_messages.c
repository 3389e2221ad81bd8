/* Names, numbers and senders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "message_table.h"

static void a_message_knows_its_name_and_its_senders(void **state) {
    (void)state;
    assert_string_equal(message_name(MESSAGE_hello), "hello");
    assert_int_equal(message_senders(MESSAGE_hello), FROM_CLIENT);
    assert_string_equal(message_name(MESSAGE_join), "join");
    assert_int_equal(message_senders(MESSAGE_join), FROM_STUDENT);
    assert_string_equal(message_name(MESSAGE_reveal), "reveal");
    assert_int_equal(message_senders(MESSAGE_reveal), FROM_SERVER);
}

static void what_is_no_message_has_no_senders(void **state) {
    (void)state;
    assert_string_equal(message_name((enum message_id)0), "unknown");
    assert_int_equal(message_senders((enum message_id)0), 0);
    assert_null(message_form(UINT64_MAX));
    assert_null(message_form_at(message_form_count()));
}

/* One side sends a message, never both: the dispatchers rely on it. */
static void a_message_has_one_direction(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        unsigned from = message_form_at(i)->from;
        assert_true(from == FROM_SERVER || (from & ~(unsigned)FROM_CLIENT) == 0);
        assert_int_not_equal(from, 0);
    }
}

static void the_table_finds_each_message_by_its_number(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        assert_ptr_equal(message_form((uint64_t)form->id), form);
    }
}

/* A record is found by its list, and lists of records hold no lists: three arrays deep is the end.
 */
static void records_hold_plain_fields(void **state) {
    (void)state;
    for (int record = 0; record < RECORD_COUNT; record++) {
        const struct form *form = record_form((enum record_id)record);
        for (size_t i = 0; i < form->field_count; i++) {
            assert_int_not_equal(form->fields[i].type, FIELD_LIST);
        }
    }
}

static void a_field_stands_where_the_struct_has_it(void **state) {
    (void)state;
    static struct message_bars bars;
    const struct form *form = &message_form(MESSAGE_bars)->form;
    assert_int_equal(form->size_bytes, sizeof bars);
    for (size_t i = 0; i < form->field_count; i++) {
        field_set_number(&form->fields[i], &bars, i == 7 ? (uint64_t)(int64_t)-7 : 1);
    }
    assert_string_equal(form->fields[7].name, "gain");
    assert_int_equal(bars.gain, -7);
    assert_int_equal((int64_t)field_number(&form->fields[7], &bars), -7);
    assert_int_equal(bars.round, 1);
    assert_int_equal(bars.sure_mended, 1);
    assert_true(bars.is_shown);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_knows_its_name_and_its_senders),
        cmocka_unit_test(what_is_no_message_has_no_senders),
        cmocka_unit_test(a_message_has_one_direction),
        cmocka_unit_test(the_table_finds_each_message_by_its_number),
        cmocka_unit_test(records_hold_plain_fields),
        cmocka_unit_test(a_field_stands_where_the_struct_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
