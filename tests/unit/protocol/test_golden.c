/* The bytes of every message are the bytes of the day when it was made: tests/golden/messages.txt,
 * a line a message, its name and its bytes in hex. `test_golden --print` writes such a file anew;
 * look at what changed before committing it, since within a major version a line may only get
 * longer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "sample.h"

#define GOLDEN_PATH "tests/golden/messages.txt"

/* Writes `name hex\n`. */
static void make_line(const struct message_form *form, char *line, size_t size) {
    static struct message message;
    static uint8_t bytes[MESSAGE_BYTES_MAX];
    sample_plain(&message, form);
    size_t count = codec_encode(&message, bytes, sizeof bytes);
    int used = snprintf(line, size, "%s ", form->form.name);
    for (size_t i = 0; i < count; i++) {
        used += snprintf(line + used, size - (size_t)used, "%02x", bytes[i]);
    }
    snprintf(line + used, size - (size_t)used, "\n");
}

static size_t read_hex(const char *hex, uint8_t *bytes, size_t size) {
    size_t count = 0;
    unsigned byte = 0;
    while (count < size && sscanf(hex + 2 * count, "%2x", &byte) == 1) {
        bytes[count++] = (uint8_t)byte;
    }
    return count;
}

static char golden[128][2048];

static size_t read_golden(void) {
    FILE *file = fopen(GOLDEN_PATH, "r");
    assert_non_null(file);
    size_t count = 0;
    while (count < sizeof golden / sizeof *golden &&
           fgets(golden[count], sizeof golden[count], file) != NULL) {
        count++;
    }
    fclose(file);
    return count;
}

static void every_message_has_its_golden_bytes(void **state) {
    (void)state;
    static char line[2048];
    assert_int_equal(read_golden(), message_form_count());
    for (size_t i = 0; i < message_form_count(); i++) {
        make_line(message_form_at(i), line, sizeof line);
        assert_string_equal(line, golden[i]);
    }
}

static void golden_bytes_decode_to_what_they_were_made_from(void **state) {
    (void)state;
    static struct message wanted;
    static struct message got;
    static uint8_t bytes[1024];
    assert_int_equal(read_golden(), message_form_count());
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        size_t count = read_hex(strchr(golden[i], ' ') + 1, bytes, sizeof bytes);
        assert_int_equal(codec_decode(bytes, count, form->from, &got), CODEC_OK);
        sample_plain(&wanted, form);
        assert_true(sample_is_equal(&wanted, &got));
    }
}

static int print_lines(void) {
    static char line[2048];
    for (size_t i = 0; i < message_form_count(); i++) {
        make_line(message_form_at(i), line, sizeof line);
        fputs(line, stdout);
    }
    return 0;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_has_its_golden_bytes),
        cmocka_unit_test(golden_bytes_decode_to_what_they_were_made_from),
    };
    if (argc == 2 && strcmp(argv[1], "--print") == 0) {
        return print_lines();
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
