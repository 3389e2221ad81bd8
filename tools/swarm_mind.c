/* A class that is worth watching: nearly half match at the first try, some say "not yet", the
 * others walk into the slips that the pack's author has seen. At the table the better idea wins
 * more often than not, and after the huddle four teams of five get there. All by the student's own
 * stream of random numbers, so the same seed makes the same choices in the same situation. */
#include "swarm_mind.h"

#include <string.h>

#include "str.h"

/* In per cent. */
#define TRY_MATCHES      45
#define TRY_IS_NOT_YET   8
#define AGAIN_MATCHES    50 /* of those who have seen it, the others try as before */
#define MISS_IS_A_SLIP   85
#define HUDDLE_SEES_IT   65
#define HUDDLE_NEW_IDEA  5
#define TEAM_MENDS       80
#define FOLLOWS_THE_TEAM 85
#define BACKS_POPULAR    75

static bool is_chance(struct random *random, uint32_t per_cent) {
    return random_below(random, 100) < per_cent;
}

static bool is_asked(const struct challenge *challenge, const struct message_challenge *asked) {
    return challenge->kind == (enum challenge_kind)asked->kind &&
           strcmp(challenge->prompt, asked->prompt) == 0;
}

const struct challenge *mind_find(const struct pack *pack, const struct message_challenge *asked) {
    for (uint16_t i = 0; pack != NULL && i < pack->challenges_count; i++) {
        const struct challenge *challenge = &pack->challenges[i];
        if (is_asked(challenge, asked)) {
            return challenge;
        }
        for (uint8_t twin = 0; twin < challenge->twins_count; twin++) {
            if (is_asked(&challenge->twins[twin], asked)) {
                return &challenge->twins[twin];
            }
        }
    }
    return NULL;
}

/* --- an answer's form ------------------------------------------------------------------------- */

static void say(const struct answer *from, struct message_answer *answer) {
    str_copy(answer->text, sizeof(answer->text), from->text);
    memcpy(answer->picks, from->picks, sizeof(answer->picks));
    answer->picks_count = from->picks_count;
}

static void pick(struct message_answer *answer, uint32_t option) {
    answer->picks[0] = (uint8_t)option;
    answer->picks_count = 1;
}

/* All of them, in a drawn order. */
static void pick_order(struct message_answer *answer, uint32_t count, struct random *random) {
    answer->picks_count = (uint16_t)(count < PICKS_MAX ? count : PICKS_MAX);
    for (uint32_t i = 0; i < answer->picks_count; i++) {
        uint32_t at = random_below(random, i + 1);
        answer->picks[i] = answer->picks[at];
        answer->picks[at] = (uint8_t)i;
    }
}

/* Some of them, at least one. */
static void pick_set(struct message_answer *answer, uint32_t count, struct random *random) {
    uint32_t sure = random_below(random, count);
    for (uint32_t i = 0; i < count && answer->picks_count < PICKS_MAX; i++) {
        if (i == sure || is_chance(random, 40)) {
            answer->picks[answer->picks_count++] = (uint8_t)i;
        }
    }
}

/* The line where it goes off, mostly with a repair. */
static void pick_line(struct message_answer *answer, uint32_t count, struct random *random) {
    static const char *const repairs[] = {"divide by the whole", "same pieces first",
                                          "turn the second one around"};
    pick(answer, random_below(random, count));
    if (is_chance(random, 70)) {
        str_copy(answer->text, sizeof(answer->text), repairs[random_below(random, 3)]);
    }
}

static void say_a_number(struct message_answer *answer, struct random *random) {
    unsigned top = 1 + random_below(random, 9);
    if (is_chance(random, 50)) {
        str_format(answer->text, sizeof(answer->text), "%u", top);
    } else {
        str_format(answer->text, sizeof(answer->text), "%u/%u", top, 2 + random_below(random, 9));
    }
}

/* Something of the right form, whatever the question was. */
static void say_anything(const struct message_challenge *asked, struct random *random,
                         struct message_answer *answer) {
    static const char *const words[] = {"half", "a third", "the same", "one more"};
    uint32_t options = asked->options_count;
    enum challenge_kind kind = (enum challenge_kind)asked->kind;
    if (kind == KIND_NUMBER) {
        say_a_number(answer, random);
    } else if (kind == KIND_TEXT || options == 0) {
        str_copy(answer->text, sizeof(answer->text), words[random_below(random, 4)]);
    } else if (kind == KIND_ORDER) {
        pick_order(answer, options, random);
    } else if (kind == KIND_MATCH) {
        pick_order(answer, asked->rights_count, random);
    } else if (kind == KIND_CHOICES) {
        pick_set(answer, options, random);
    } else if (kind == KIND_SLIP) {
        pick_line(answer, options, random);
    } else {
        pick(answer, random_below(random, options));
    }
}

/* --- what is known about it --------------------------------------------------------------------
 */

/* The earlier slips of a challenge are the commoner ones. */
static void say_a_miss(const struct challenge *challenge, const struct message_challenge *asked,
                       struct random *random, struct message_answer *answer) {
    if (challenge->slips_count == 0 || !is_chance(random, MISS_IS_A_SLIP)) {
        say_anything(asked, random, answer);
        return;
    }
    uint32_t first = random_below(random, challenge->slips_count);
    uint32_t second = random_below(random, challenge->slips_count);
    say(&challenge->slips[first < second ? first : second].answer, answer);
}

static uint8_t confidence_of(bool is_match, struct random *random) {
    uint32_t roll = random_below(random, 100);
    uint32_t sure = is_match ? 45 : 25;
    return roll < sure        ? CONFIDENCE_SURE
           : roll < sure + 40 ? CONFIDENCE_THINK_SO
                              : CONFIDENCE_GUESS;
}

void mind_try(const struct pack *pack, const struct message_challenge *asked, struct random *random,
              struct message_answer *answer) {
    const struct challenge *challenge = mind_find(pack, asked);
    uint32_t roll = random_below(random, 100);
    bool is_match = challenge != NULL && roll < TRY_MATCHES;
    if (is_match) {
        say(&challenge->keys[0], answer);
    } else if (roll >= 100 - TRY_IS_NOT_YET) {
        return;
    } else if (challenge != NULL) {
        say_a_miss(challenge, asked, random, answer);
    } else {
        say_anything(asked, random, answer);
    }
    answer->confidence = confidence_of(is_match, random);
}

void mind_again(const struct pack *pack, const struct session_view *view, struct random *random,
                struct message_answer *answer) {
    const struct message_challenge *asked = view->have_twin ? &view->twin : &view->challenge;
    const struct challenge *challenge = mind_find(pack, asked);
    if (challenge == NULL || !is_chance(random, AGAIN_MATCHES)) {
        mind_try(pack, asked, random, answer);
        return;
    }
    say(&challenge->keys[0], answer);
    answer->confidence = confidence_of(true, random);
}

/* --- the team's table ---------------------------------------------------------------------------
 */

static void mark(const struct challenge *challenge, const char *text, const uint8_t *picks,
                 uint16_t picks_count, struct marked *marked) {
    struct answer answer = {.text = text, .picks_count = (uint8_t)picks_count};
    memcpy(answer.picks, picks, PICKS_MAX);
    challenge_mark(challenge, &answer, marked);
}

/* The idea that meets the key, NULL when none does or nobody can tell. */
static const struct record_idea *better_idea(const struct challenge *challenge,
                                             const struct message_ideas *ideas) {
    for (uint16_t i = 0; challenge != NULL && i < ideas->ideas_count; i++) {
        const struct record_idea *idea = &ideas->ideas[i];
        struct marked marked;
        mark(challenge, idea->text, idea->picks, idea->picks_count, &marked);
        if (marked.mark == MARK_IS_MATCH) {
            return idea;
        }
    }
    return NULL;
}

/* The idea that most stand behind, the earlier in a tie; NULL of none. */
static const struct record_idea *popular_idea(const struct message_ideas *ideas) {
    const struct record_idea *popular = NULL;
    for (uint16_t i = 0; i < ideas->ideas_count; i++) {
        const struct record_idea *idea = &ideas->ideas[i];
        int behind = idea->tries + idea->backed;
        if (popular == NULL || behind > popular->tries + popular->backed) {
            popular = idea;
        }
    }
    return popular;
}

/* The idea on the table that is the same answer, NULL when it would be a new one. */
static const struct record_idea *same_idea(const struct challenge *challenge,
                                           const struct message_ideas *ideas,
                                           const struct message_answer *answer) {
    struct marked own, other;
    if (challenge == NULL) {
        return NULL;
    }
    mark(challenge, answer->text, answer->picks, answer->picks_count, &own);
    for (uint16_t i = 0; i < ideas->ideas_count; i++) {
        const struct record_idea *idea = &ideas->ideas[i];
        mark(challenge, idea->text, idea->picks, idea->picks_count, &other);
        if (strcmp(own.normal, other.normal) == 0) {
            return idea;
        }
    }
    return NULL;
}

static void back(const struct record_idea *idea, struct message_answer *answer) {
    *answer = (struct message_answer){.idea = idea->idea};
}

/* The ideas of the view, none where the room has not told any yet. */
static const struct message_ideas *ideas_of(const struct session_view *view) {
    static const struct message_ideas none;
    return view->have_ideas ? &view->ideas : &none;
}

static void huddle_new_idea(const struct challenge *challenge,
                            const struct message_challenge *asked, struct random *random,
                            struct message_answer *answer) {
    if (challenge == NULL) {
        say_anything(asked, random, answer);
    } else if (is_chance(random, TRY_MATCHES)) {
        say(&challenge->keys[0], answer);
    } else {
        say_a_miss(challenge, asked, random, answer);
    }
}

void mind_huddle(const struct pack *pack, const struct session_view *view, struct random *random,
                 struct message_answer *answer) {
    const struct message_ideas *ideas = ideas_of(view);
    const struct challenge *challenge = mind_find(pack, &view->challenge);
    const struct record_idea *better = better_idea(challenge, ideas);
    const struct record_idea *popular = popular_idea(ideas);
    bool sees_it = is_chance(random, HUDDLE_SEES_IT);
    bool has_new_idea = is_chance(random, HUDDLE_NEW_IDEA) && ideas->ideas_count < IDEAS_MAX;
    if (popular == NULL || has_new_idea) {
        huddle_new_idea(challenge, &view->challenge, random, answer);
    } else if (better != NULL && sees_it) {
        back(better, answer);
    } else {
        back(popular, answer);
    }
}

/* Whether this team gets there: drawn by the team's own bowl, so that its members agree. */
static bool is_team_there(const struct session_view *view) {
    struct random random;
    random_init(&random, view->team.seed, view->phase.round);
    return is_chance(&random, TEAM_MENDS);
}

static void mend_freely(const struct message_challenge *asked, const struct message_ideas *ideas,
                        struct random *random, struct message_answer *answer) {
    const struct record_idea *popular = popular_idea(ideas);
    if (popular != NULL && is_chance(random, BACKS_POPULAR)) {
        back(popular, answer);
    } else {
        say_anything(asked, random, answer);
    }
}

void mind_mend(const struct pack *pack, const struct session_view *view, struct random *random,
               struct message_answer *answer) {
    const struct message_ideas *ideas = ideas_of(view);
    const struct message_challenge *asked = view->have_twin ? &view->twin : &view->challenge;
    const struct challenge *challenge = mind_find(pack, asked);
    if (challenge == NULL) {
        mend_freely(asked, ideas, random, answer);
        return;
    }
    bool follows = is_chance(random, FOLLOWS_THE_TEAM);
    if (is_team_there(view) == follows) {
        say(&challenge->keys[0], answer);
    } else {
        say_a_miss(challenge, asked, random, answer);
    }
    const struct record_idea *same = same_idea(challenge, ideas, answer);
    if (same != NULL) {
        back(same, answer);
    }
}
