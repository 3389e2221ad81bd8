/* Which texts speak about the work, and which do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kind_words.h"

static const struct {
    const char *language, *text, *word; /* word NULL: nothing is refused */
} texts[] = {
    {"en", "", NULL},
    {"en", "That is wrong.", "wrong"},
    {"en", "WRONG", "wrong"},
    {"en", "(incorrect)", "incorrect"},
    {"en", "fail-safe", "fail"},
    {"en", "it fails", "fails"},
    {"en", "she failed!", "failed"},
    {"en", "a failure", "failure"},
    {"en", "lose", "lose"},
    {"en", "lost", "lost"},
    {"en", "\"loser\"", "loser"},
    {"en", "bad", "bad"},
    {"en", "an error, and bad", "error"},
    {"en", "Score: 12", "score"},
    {"en", "so smart", "smart"},
    {"en", "\uFF27enius", "genius"},
    {"en-GB", "bad", "bad"},
    {"EN", "bad", "bad"},
    {"en", "badge, underscore, closer, blossom, terror", NULL},
    {"en", "b\u00E4d", NULL},
    {"en", "Not yet: a new chance in a minute.", NULL},
    {"ar", "هذا خطأ.", "خطأ"},
    {"ar", "والخطأ هنا", "والخطأ"},
    {"ar", "هذا خَطَأٌ", "خطأ"},
    {"ar", "أنتِ ذكيّة!", "ذكية"},
    {"ar", "بفشـــل", "بفشل"},
    {"ar", "خطوة، وخط، وفصل", NULL},
    {"ar-EG", "خسارة", "خسارة"},
    {"en", "خطأ", NULL},
    {"ja", "この答えは間違いです。", "間違"},
    {"ja", "しっぱいしても", "しっぱい"},
    {"ja", "頭がいいですね", "頭がい"},
    {"ja", "2つばかりのりんご、まちがきれい、間", NULL},
    {"ja-JP", "点数", "点数"},
    {"de", "Das Bad ist da.", NULL},
    {"", "bad", NULL},
    {"en",
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bad",
     "bad"},
    {"en", "\xFF bad \xE2\x82", "bad"},
};

static void whole_words_are_refused_in_any_case(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char word[64] = "";
        bool is_refused = kind_words_refuse(texts[i].language, texts[i].text, word, sizeof word);
        if (is_refused != (texts[i].word != NULL)) {
            fail_msg("`%s` in `%s` gives `%s`", texts[i].text, texts[i].language, word);
        }
        assert_string_equal(word, is_refused ? texts[i].word : "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_are_refused_in_any_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
