/* The students of a swarm answer as a class would, by the pack where they have it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "str.h"
#include "swarm_mind.h"

#define SAMPLE "assets/packs/fractions-10-12.yaml"
#define ROLLS  2000

static int load(void **state) {
    char why[2048];
    *state = pack_load(SAMPLE, why, sizeof(why));
    return *state == NULL ? -1 : 0;
}

static int unload(void **state) {
    pack_free(*state);
    return 0;
}

/* As the room would ask it. */
static struct message_challenge asked_of(const struct challenge *challenge) {
    struct message_challenge asked = {.round = 1, .kind = (uint8_t)challenge->kind};
    str_copy(asked.prompt, sizeof(asked.prompt), challenge->prompt);
    asked.options_count = challenge->options_count;
    for (uint8_t i = 0; i < challenge->options_count; i++) {
        str_copy(asked.options[i].text, sizeof(asked.options[i].text), challenge->options[i]);
    }
    asked.rights_count = challenge->rights_count;
    for (uint8_t i = 0; i < challenge->rights_count; i++) {
        str_copy(asked.rights[i].text, sizeof(asked.rights[i].text), challenge->rights[i]);
    }
    return asked;
}

static struct marked mark_of(const struct challenge *challenge, const struct message_answer *said) {
    struct answer answer = {.text = said->text, .picks_count = (uint8_t)said->picks_count};
    memcpy(answer.picks, said->picks, sizeof(answer.picks));
    struct marked marked;
    challenge_mark(challenge, &answer, &marked);
    return marked;
}

/* A try at a challenge of a pack, which the room can always mark. */
static struct marked marked_try(const struct pack *pack, const struct challenge *challenge,
                                struct random *random) {
    struct message_challenge asked = asked_of(challenge);
    struct message_answer answer = {0};
    mind_try(pack, &asked, random, &answer);
    struct marked marked = mark_of(challenge, &answer);
    assert_int_not_equal(marked.mark, MARK_IS_NO_NUMBER);
    assert_int_not_equal(marked.mark, MARK_IS_TWO_WAYS);
    assert_int_not_equal(marked.mark, MARK_IS_NO_OPTION);
    return marked;
}

static void challenges_and_twins_are_found_by_what_they_ask(void **state) {
    const struct pack *pack = *state;
    for (uint16_t i = 0; i < pack->challenges_count; i++) {
        struct message_challenge asked = asked_of(&pack->challenges[i]);
        assert_ptr_equal(mind_find(pack, &asked), &pack->challenges[i]);
        assert_null(mind_find(NULL, &asked));
        for (uint8_t twin = 0; twin < pack->challenges[i].twins_count; twin++) {
            asked = asked_of(&pack->challenges[i].twins[twin]);
            assert_ptr_equal(mind_find(pack, &asked), &pack->challenges[i].twins[twin]);
        }
    }
}

static void nearly_half_match_at_the_try_and_some_say_not_yet(void **state) {
    const struct pack *pack = *state;
    unsigned match = 0, slip = 0, not_yet = 0;
    struct random random;
    random_init(&random, 7, 1);
    for (unsigned i = 0; i < ROLLS; i++) {
        const struct challenge *challenge = &pack->challenges[i % pack->challenges_count];
        struct marked marked = marked_try(pack, challenge, &random);
        match += marked.mark == MARK_IS_MATCH;
        not_yet += marked.mark == MARK_IS_NOT_YET;
        slip += marked.mark == MARK_IS_MISS && marked.slip > 0;
    }
    assert_in_range(match, ROLLS * 40 / 100, ROLLS * 55 / 100);
    assert_in_range(not_yet, ROLLS * 5 / 100, ROLLS * 11 / 100);
    assert_in_range(slip, ROLLS * 30 / 100, ROLLS * 50 / 100);
}

static void the_same_stream_makes_the_same_choice(void **state) {
    const struct pack *pack = *state;
    struct message_challenge asked = asked_of(&pack->challenges[0]);
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct random one, other;
        struct message_answer first = {0}, second = {0};
        random_init(&one, seed, 3);
        random_init(&other, seed, 3);
        mind_try(pack, &asked, &one, &first);
        mind_try(pack, &asked, &other, &second);
        assert_memory_equal(&first, &second, sizeof(first));
    }
}

/* A team whose table has a miss that three stand behind and a match that one does. */
static struct session_view *view_of_huddle(const struct challenge *challenge) {
    struct session_view *view = calloc(1, sizeof(*view));
    assert_non_null(view);
    view->have_challenge = view->have_ideas = view->have_phase = true;
    view->challenge = asked_of(challenge);
    view->phase = (struct message_phase){.stage = STAGE_ROUND, .round = 1, .phase = PHASE_HUDDLE};
    view->ideas.ideas_count = 2;
    const struct answer *answers[] = {&challenge->slips[0].answer, &challenge->keys[0]};
    for (uint32_t i = 0; i < 2; i++) {
        struct record_idea *idea = &view->ideas.ideas[i];
        idea->idea = 11 + i;
        idea->tries = i == 0 ? 3 : 1;
        idea->picks_count = answers[i]->picks_count;
        memcpy(idea->picks, answers[i]->picks, sizeof(idea->picks));
        str_copy(idea->text, sizeof(idea->text), answers[i]->text);
    }
    return view;
}

/* What became of many answers to one view, each three of another team. */
struct rolled {
    unsigned first, second; /* backed the first idea on the table, the second */
    unsigned backed;        /* any idea */
    unsigned match;         /* said, not backed, and met the key */
};

static struct rolled roll(void (*mind)(const struct pack *pack, const struct session_view *view,
                                       struct random *random, struct message_answer *answer),
                          const struct pack *pack, struct session_view *view,
                          const struct challenge *asked) {
    struct rolled rolled = {0};
    struct random random;
    random_init(&random, 7, 2);
    for (uint32_t i = 0; i < ROLLS; i++) {
        struct message_answer answer = {0};
        view->team.seed = i / 3;
        mind(pack, view, &random, &answer);
        rolled.first += answer.idea == 11;
        rolled.second += answer.idea == 12;
        rolled.backed += answer.idea != 0;
        rolled.match += answer.idea == 0 && mark_of(asked, &answer).mark == MARK_IS_MATCH;
    }
    free(view);
    return rolled;
}

static void the_better_idea_mostly_wins_the_huddle(void **state) {
    const struct pack *pack = *state;
    const struct challenge *challenge = &pack->challenges[0];
    struct rolled rolled = roll(mind_huddle, pack, view_of_huddle(challenge), challenge);
    assert_in_range(rolled.second, ROLLS * 55 / 100, ROLLS * 70 / 100);
    assert_in_range(rolled.first, ROLLS * 25 / 100, ROLLS * 45 / 100);
}

static void without_a_pack_the_common_idea_wins_the_huddle(void **state) {
    const struct pack *pack = *state;
    const struct challenge *challenge = &pack->challenges[0];
    struct rolled rolled = roll(mind_huddle, NULL, view_of_huddle(challenge), challenge);
    assert_in_range(rolled.first, ROLLS * 90 / 100, ROLLS);
}

static void four_teams_of_five_mend(void **state) {
    const struct pack *pack = *state;
    const struct challenge *challenge = &pack->challenges[0];
    struct session_view *view = view_of_huddle(challenge);
    view->have_ideas = false;
    view->phase.phase = PHASE_MEND;
    struct rolled rolled = roll(mind_mend, pack, view, challenge);
    assert_in_range(rolled.match, ROLLS * 62 / 100, ROLLS * 80 / 100);
}

static void an_answer_that_is_on_the_table_is_backed_not_said_again(void **state) {
    const struct pack *pack = *state;
    const struct challenge *challenge = &pack->challenges[0];
    struct session_view *view = view_of_huddle(challenge);
    view->phase.phase = PHASE_MEND;
    struct rolled rolled = roll(mind_mend, pack, view, challenge);
    assert_in_range(rolled.backed, ROLLS * 75 / 100, ROLLS);
    assert_int_equal(rolled.match, 0); /* the match is on the table */
}

static void nothing_is_picked_twice(const struct message_answer *answer) {
    for (uint16_t i = 0; i < answer->picks_count; i++) {
        for (uint16_t j = 0; j < i; j++) {
            assert_int_not_equal(answer->picks[i], answer->picks[j]);
        }
    }
}

static void without_a_pack_an_answer_has_the_form_of_its_kind(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 7, 6);
    for (unsigned i = 0; i < ROLLS; i++) {
        struct message_challenge asked = {.round = 1, .kind = (uint8_t)(i % KIND_COUNT)};
        asked.options_count = (uint16_t)(2 + i % (OPTIONS_MAX - 1));
        asked.rights_count = asked.kind == KIND_MATCH ? asked.options_count : 0;
        struct message_answer answer = {0};
        mind_try(NULL, &asked, &random, &answer);
        bool is_typed = asked.kind == KIND_NUMBER || asked.kind == KIND_TEXT;
        bool is_not_yet = answer.picks_count == 0 && answer.text[0] == '\0';
        bool is_whole = asked.kind == KIND_ORDER || asked.kind == KIND_MATCH;
        bool is_one = asked.kind == KIND_CHOICE || asked.kind == KIND_SLIP;
        assert_true(is_typed ? answer.picks_count == 0
                             : asked.kind == KIND_SLIP || answer.text[0] == '\0');
        assert_true(is_typed || is_not_yet || answer.picks_count > 0);
        assert_true(!is_whole || is_not_yet || answer.picks_count == asked.options_count);
        assert_true(!is_one || is_not_yet || answer.picks_count == 1);
        nothing_is_picked_twice(&answer);
        for (uint16_t pick = 0; pick < answer.picks_count; pick++) {
            assert_in_range(answer.picks[pick], 0, asked.options_count - 1);
        }
    }
}

#define SEVEN "assets/packs/seven-kinds-10-12.yaml"

/* Every answer that the swarm gives to a challenge of its pack can be marked. */
static void all_seven_kinds_are_answered_with_what_can_be_marked(void **state) {
    (void)state;
    char why[2048];
    struct pack *pack = pack_load(SEVEN, why, sizeof(why));
    assert_non_null(pack);
    unsigned matches[KIND_COUNT] = {0}, slips[KIND_COUNT] = {0};
    struct random random;
    random_init(&random, 7, 8);
    for (unsigned i = 0; i < ROLLS; i++) {
        const struct challenge *challenge = &pack->challenges[i % pack->challenges_count];
        struct marked marked = marked_try(pack, challenge, &random);
        matches[challenge->kind] += marked.mark == MARK_IS_MATCH;
        slips[challenge->kind] += marked.slip > 0;
    }
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        assert_true(matches[kind] > 0);
        assert_true(slips[kind] > 0);
    }
    pack_free(pack);
}

static void more_get_there_again_than_at_the_first_try(void **state) {
    const struct pack *pack = *state;
    const struct challenge *challenge = &pack->challenges[0];
    struct session_view *view = view_of_huddle(challenge);
    view->have_twin = true;
    view->twin = asked_of(&challenge->twins[0]);
    struct rolled rolled = roll(mind_again, pack, view, &challenge->twins[0]);
    assert_in_range(rolled.match, ROLLS * 65 / 100, ROLLS * 85 / 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(challenges_and_twins_are_found_by_what_they_ask),
        cmocka_unit_test(nearly_half_match_at_the_try_and_some_say_not_yet),
        cmocka_unit_test(the_same_stream_makes_the_same_choice),
        cmocka_unit_test(the_better_idea_mostly_wins_the_huddle),
        cmocka_unit_test(without_a_pack_the_common_idea_wins_the_huddle),
        cmocka_unit_test(four_teams_of_five_mend),
        cmocka_unit_test(an_answer_that_is_on_the_table_is_backed_not_said_again),
        cmocka_unit_test(without_a_pack_an_answer_has_the_form_of_its_kind),
        cmocka_unit_test(all_seven_kinds_are_answered_with_what_can_be_marked),
        cmocka_unit_test(more_get_there_again_than_at_the_first_try),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
