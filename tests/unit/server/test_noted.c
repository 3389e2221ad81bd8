/* What the teacher sets and decides, and who agreed, is in the journal like all that is played, and
 * is acknowledged when it is on disk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"
#include "str.h"

#define PUPILS  4
#define TEACHER 12

static struct lesson *lesson;

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    lesson_join_all(lesson, PUPILS);
    lesson_teach(lesson, TEACHER);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

#define MAKE(name, ...) (&(struct message){.id = MESSAGE_##name, .as.name = {__VA_ARGS__}})

static const struct journal_entry *last_entry(void) {
    return journal_memory_at(lesson->journal, journal_memory_count(lesson->journal));
}

/* The newest entry of a kind; fails the test when there is none. */
static const struct journal_entry *entry_of(enum event_kind kind) {
    size_t place = journal_memory_count(lesson->journal);
    while (place > 0 && journal_memory_at(lesson->journal, place)->event.kind != kind) {
        place--;
    }
    assert_true(place > 0);
    return journal_memory_at(lesson->journal, place);
}

static void what_the_teacher_sets_is_in_the_journal(void **state) {
    (void)state;
    assert_true(DO(TEACHER, host_mute, .is_muted = true));
    assert_int_equal(last_entry()->event.kind, EVENT_cheers_muted);
    assert_int_equal(last_entry()->event.as.cheers_muted.is_muted, 1);
    assert_int_equal(LAST(TEACHER, kept)->event, last_entry()->number);
    assert_true(DO(TEACHER, host_names, .may_type = true));
    assert_int_equal(last_entry()->event.kind, EVENT_names_set);
    assert_int_equal(last_entry()->event.as.names_set.may_type, 1);
}

static void what_is_so_already_is_no_event(void **state) {
    (void)state;
    size_t before = journal_memory_count(lesson->journal);
    assert_true(DO(TEACHER, host_mute, .is_muted = false));
    assert_true(DO(TEACHER, host_names, .may_type = false));
    assert_true(DO(TEACHER, host_pack, .pack = 0));
    assert_false(DO(TEACHER, host_pack, .pack = 1)); /* there is one */
    assert_int_equal(journal_memory_count(lesson->journal), before);
}

static void a_note_stands_beside_its_event_and_no_student_hears_of_it(void **state) {
    (void)state;
    lesson_run(lesson, 500);
    unsigned told = 0;
    for (int id = 0; id < MESSAGES_MAX; id++) {
        told += lesson->pupils[1].count[id];
    }
    struct message note = {.id = MESSAGE_host_note, .as.host_note = {.seat = 2}};
    str_copy(note.as.host_note.note, sizeof note.as.host_note.note, "sits in front");
    assert_true(lesson_try(lesson, TEACHER, &note));
    assert_int_equal(last_entry()->event.kind, EVENT_seat_noted);
    assert_int_equal(last_entry()->event.as.seat_noted.seat, 2);
    assert_string_equal(last_entry()->page, "sits in front");
    assert_string_equal(last_entry()->lesson, "");
    lesson_run(lesson, 300);
    for (int id = 0; id < MESSAGES_MAX; id++) {
        told -= lesson->pupils[1].count[id];
    }
    assert_int_equal(told, 0);
}

static void who_agrees_is_told_when_it_is_on_disk_and_is_counted_once(void **state) {
    (void)state;
    journal_memory_set_instant(lesson->journal, false);
    unsigned before = lesson_count(lesson, 1, MESSAGE_kept);
    uint32_t action = lesson_do(lesson, 1, MAKE(agree, 0));
    lesson_run(lesson, 500);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_kept), before);
    assert_int_equal(last_entry()->event.kind, EVENT_agreed);
    assert_int_equal(last_entry()->event.as.agreed.seat, LAST(1, seat)->seat);
    size_t count = journal_memory_count(lesson->journal);
    journal_memory_sync(lesson->journal, count);
    lesson_run(lesson, 30);
    assert_int_equal(LAST(1, kept)->action, action);
    assert_true(DO(1, agree, 0)); /* there is nothing more to keep */
    assert_int_equal(journal_memory_count(lesson->journal), count);
    assert_int_equal(LAST(TEACHER, desk)->agreed, 1);
}

/* Two seats to a team; each team's scribe hands in a lesson. */
static void write_lessons(void) {
    lesson_go_to(lesson, PHASE_TRY);
    for (int i = 0; i < PUPILS; i++) {
        lesson_answer(lesson, i, "2/6", true);
    }
    lesson_run(lesson, 100);
    lesson_go_to(lesson, PHASE_REFLECT);
    for (int i = 0; i < PUPILS; i++) {
        struct message write = {.id = MESSAGE_write};
        write.as.write = (struct message_write){
            .round = 1, .phase = PHASE_REFLECT, .is_final = true, .text = "ZEBRA"};
        if (LAST(i, page)->is_scribe) {
            assert_true(lesson_try(lesson, i, &write));
        }
    }
    lesson_run(lesson, 300);
    assert_int_equal(LAST(TEACHER, desk_texts)->texts_count, 2);
}

static void a_nod_says_whose_words_and_of_which_round(void **state) {
    (void)state;
    static char json[1 << 16];
    write_lessons();
    uint32_t text = LAST(TEACHER, desk_texts)->texts[0].text;
    lesson_next(lesson);
    lesson_go_to(lesson, PHASE_TRY); /* of the second round: the nod comes late */
    assert_true(DO(TEACHER, host_nod, .text = text, .is_yes = true));
    const struct event_text_decided *it = &entry_of(EVENT_text_decided)->event.as.text_decided;
    assert_int_equal(it->kind, WORDS_LESSON);
    assert_int_equal(it->round, 1);
    assert_int_equal(it->is_yes, 1);
    assert_in_range(it->team, 1, 2);
    lesson_go_to(lesson, PHASE_REVEAL);
    struct results_head head = {.title = "T", .started_at = "a", .ended_at = "b"};
    assert_true(server_results(lesson->server, &head, json, sizeof json) > 0);
    const char *second = strstr(json, "\"Second title\"");
    const char *words = strstr(json, "ZEBRA");
    assert_non_null(second);
    assert_true(words != NULL && words < second); /* learned in the first round */
}

static void a_nod_to_all_is_kept_with_the_last_of_them(void **state) {
    (void)state;
    write_lessons();
    journal_memory_set_instant(lesson->journal, false);
    unsigned before = lesson_count(lesson, TEACHER, MESSAGE_kept);
    uint32_t action = lesson_do(lesson, TEACHER, MAKE(host_nod, .text = 0, .is_yes = true));
    lesson_run(lesson, 300);
    assert_int_equal(LAST(TEACHER, desk_texts)->texts_count, 0);
    size_t count = journal_memory_count(lesson->journal);
    assert_int_equal(last_entry()->event.kind, EVENT_text_decided);
    journal_memory_sync(lesson->journal, count - 1);
    lesson_run(lesson, 30);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_kept), before);
    journal_memory_sync(lesson->journal, count);
    lesson_run(lesson, 30);
    assert_int_equal(LAST(TEACHER, kept)->action, action);
}

static void a_nod_to_all_is_to_those_that_were_on_the_screen(void **state) {
    (void)state;
    write_lessons();
    uint32_t first = LAST(TEACHER, desk_texts)->texts[0].text;
    uint32_t second = LAST(TEACHER, desk_texts)->texts[1].text;
    assert_true(DO(TEACHER, host_nod, .last = first, .is_yes = true));
    lesson_run(lesson, 300);
    assert_int_equal(LAST(TEACHER, desk_texts)->texts_count, 1);
    assert_int_equal(LAST(TEACHER, desk_texts)->texts[0].text, second);
}

static void words_wait_on_while_the_journal_takes_no_nod(void **state) {
    (void)state;
    write_lessons();
    uint32_t text = LAST(TEACHER, desk_texts)->texts[0].text;
    journal_memory_set_backlog(lesson->journal, 0);
    assert_false(DO(TEACHER, host_nod, .text = text, .is_yes = true));
    assert_int_equal(LAST(TEACHER, refused)->reason, REFUSED_BUSY);
    journal_memory_set_backlog(lesson->journal, SIZE_MAX);
    assert_true(DO(TEACHER, host_nod, .text = text, .is_yes = true));
    lesson_run(lesson, 300);
    assert_int_equal(LAST(TEACHER, desk_texts)->texts_count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_the_teacher_sets_is_in_the_journal),
        TEST(what_is_so_already_is_no_event),
        TEST(a_note_stands_beside_its_event_and_no_student_hears_of_it),
        TEST(who_agrees_is_told_when_it_is_on_disk_and_is_counted_once),
        TEST(a_nod_says_whose_words_and_of_which_round),
        TEST(a_nod_to_all_is_kept_with_the_last_of_them),
        TEST(a_nod_to_all_is_to_those_that_were_on_the_screen),
        TEST(words_wait_on_while_the_journal_takes_no_nod),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
