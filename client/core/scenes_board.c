/* Scenes of the board, one for each phase. */
#include "scene_put.h"

#include "str.h"

static void at_board(struct app *app, enum phase phase) {
    str_copy(app->net.at.host, sizeof app->net.at.host, "192.168.1.20");
    put_room(app, 27, 9);
    put_phase(app, phase, phase == PHASE_REVEAL || phase == PHASE_NONE ? 0 : 60000, 37000);
    put_challenge(app, PUT_NUMBER);
    app->session.view.have_progress = true;
    app->session.view.progress =
        (struct message_progress){.round = 3, .phase = (uint8_t)phase, .done = 18, .present = 27};
}

static void board_find(struct app *app) {
    put_found(app, "Fractions, class 6b", "192.168.1.20", "K7QM-2XPD");
}

static void board_lobby(struct app *app) {
    str_copy(app->net.at.host, sizeof app->net.at.host, "192.168.1.20");
    put_room(app, 12, 0);
    put_shown(app, (const uint8_t[]){THING_FISH + 32, THING_KEY, THING_LEAF + 16});
    put_stage(app, STAGE_LOBBY);
}

static void board_try(struct app *app) {
    at_board(app, PHASE_TRY);
}

static void board_try_choice(struct app *app) {
    at_board(app, PHASE_TRY);
    put_challenge(app, PUT_CHOICE);
}

static void board_huddle(struct app *app) {
    at_board(app, PHASE_HUDDLE);
}

static void board_offer(struct app *app) {
    at_board(app, PHASE_OFFER);
}

static void board_share_waiting(struct app *app) {
    at_board(app, PHASE_SHARE);
}

static void board_share_thought(struct app *app) {
    at_board(app, PHASE_SHARE);
    put_spotlight(app, CAPTION_TEAM);
    str_copy(app->session.view.spotlight.team, NAME_BYTES_MAX + 1, "Lantern");
}

static void board_share_cheers(struct app *app) {
    board_share_thought(app);
    put_cheers(app);
}

static void board_share_less_motion(struct app *app) {
    board_share_cheers(app);
    app->config.less_motion = true;
}

static void board_share_turn(struct app *app) {
    board_share_thought(app);
    struct message_spotlight *it = &app->session.view.spotlight;
    str_copy(it->turn, sizeof it->turn,
             "Pieces of different size cannot be counted together. Cut them equally large first.");
}

static void board_share_chorus(struct app *app) {
    board_share_thought(app);
    app->session.view.cheers.chorus_ms = SCENE_NOW_MS - 900;
}

static void board_share_longest(struct app *app) {
    board_share_cheers(app);
    struct message_spotlight *it = &app->session.view.spotlight;
    put_long(it->answer, sizeof it->answer, ANSWER_BYTES_MAX);
    put_long(it->thought, sizeof it->thought, THINKING_BYTES_MAX);
    put_long(it->team, sizeof it->team, NAME_BYTES_MAX);
}

/* The teacher's own mistake, in the middle of a try. */
static void board_mistake(struct app *app) {
    at_board(app, PHASE_TRY);
    put_spotlight(app, CAPTION_TEACHERS);
    struct message_spotlight *it = &app->session.view.spotlight;
    it->number = 0;
    it->teams = 0;
    it->answer[0] = '\0';
    str_copy(it->thought, sizeof it->thought, "I counted the pieces, not their size.");
    str_copy(it->lesson, sizeof it->lesson, "Now I draw the whole first.");
}

static void board_pen(struct app *app) {
    at_board(app, PHASE_HUDDLE);
    app->session.view.have_pen = true;
    app->session.view.pen.state = PEN_SAYS;
    str_copy(app->session.view.pen.name, NAME_BYTES_MAX + 1, "Quiet Comet");
}

static void board_frozen(struct app *app) {
    at_board(app, PHASE_HUDDLE);
    app->session.view.phase.is_frozen = true;
}

static void board_sound_off(struct app *app) {
    at_board(app, PHASE_HUDDLE);
    app_say_sound(app, false, SCENE_NOW_MS - 100);
}

static void board_warm_up(struct app *app) {
    at_board(app, PHASE_TRY);
    app->session.view.phase.kind = ROUND_WARM_UP;
}

static void board_match(struct app *app) {
    at_board(app, PHASE_TRY);
    put_challenge(app, PUT_MATCH);
}

static void board_reflect(struct app *app) {
    at_board(app, PHASE_REFLECT);
}

static void board_lobby_bowls(struct app *app) {
    board_lobby(app);
    put_bowls(app, 9);
}

static void board_lobby_crowded(struct app *app) {
    board_lobby(app);
    put_bowls(app, BOWLS_OPEN_MAX);
}

static void board_mend(struct app *app) {
    at_board(app, PHASE_MEND);
    put_twin(app);
}

static void board_reveal(struct app *app) {
    at_board(app, PHASE_REVEAL);
    put_twin(app);
    put_reveal(app);
    put_bars(app, 38, 61, 86, 77);
    app->session.view.bars.sure_mended = 4;
}

static void board_reveal_gold(struct app *app) {
    board_reveal(app);
    app->motion.gold_before = app->session.view.room.gold - 24;
    app->motion.gold_ms = SCENE_NOW_MS - GOLD_MS / 2;
}

static void board_reveal_no_bars(struct app *app) {
    at_board(app, PHASE_REVEAL);
    put_twin(app);
    put_reveal(app);
}

static void board_reveal_old_crack(struct app *app) {
    at_board(app, PHASE_REVEAL);
    put_twin(app);
    put_reveal(app);
    app->session.view.phase.kind = ROUND_MENDING;
}

static void board_reveal_longest(struct app *app) {
    board_reveal(app);
    struct message_reveal *it = &app->session.view.reveal;
    put_long(it->title, sizeof it->title, TITLE_BYTES_MAX);
    put_long(it->prompt, sizeof it->prompt, PROMPT_BYTES_MAX);
    put_long(it->key, sizeof it->key, ANSWER_BYTES_MAX);
    put_long(it->explanation, sizeof it->explanation, EXPLANATION_BYTES_MAX);
}

static void board_paused(struct app *app) {
    at_board(app, PHASE_TRY);
    app->session.view.phase.is_paused = true;
    app->session.view.deadline_ms = UINT64_MAX;
}

static void board_between(struct app *app) {
    at_board(app, PHASE_NONE);
    app->session.view.have_progress = false;
}

static void board_break(struct app *app) {
    board_between(app);
    put_stage(app, STAGE_LOBBY);
    app->session.view.phase.round = 3;
    put_bowls(app, 9);
}

static void board_longest(struct app *app) {
    at_board(app, PHASE_TRY);
    put_challenge(app, PUT_LONGEST_CHOICE);
    put_long(app->session.view.welcome.title, TITLE_BYTES_MAX + 1, TITLE_BYTES_MAX);
}

static void board_offline(struct app *app) {
    at_board(app, PHASE_TRY);
    app->session.link = SESSION_OUT;
    app->net.state = NET_WAITING;
    app->net.retry_at_ms = SCENE_NOW_MS + 3000;
}

static void at_recap(struct app *app, unsigned bowls) {
    put_room(app, 27, 9);
    put_stage(app, STAGE_RECAP);
    put_recap(app);
    put_shelf(app, bowls);
    put_bars(app, 38, 61, 86, 77);
}

static void board_recap(struct app *app) {
    at_recap(app, 9);
}

static void board_recap_crowded(struct app *app) {
    at_recap(app, SHELF_MAX);
}

static void board_recap_lessons(struct app *app) {
    at_recap(app, 9);
    put_learning(app, 7);
}

static void board_recap_longest(struct app *app) {
    at_recap(app, 9);
    put_learning(app, 3);
    struct message_learning_board *it = &app->session.view.learning_board;
    for (int i = 0; i < 3; i++) {
        put_long(it->entries[i].thought, THINKING_BYTES_MAX + 1, 90);
        put_long(it->entries[i].lesson, LESSON_BYTES_MAX + 1, 140);
    }
}

const struct scene_maker scenes_board[] = {
    {{"board-find", "the board looks for its room"}, ROLE_BOARD, board_find},
    {{"board-lobby", "how to come in"}, ROLE_BOARD, board_lobby},
    {{"board-try", "a question"}, ROLE_BOARD, board_try},
    {{"board-try-choice", "a question with options"}, ROLE_BOARD, board_try_choice},
    {{"board-huddle", "teams talk"}, ROLE_BOARD, board_huddle},
    {{"board-mend", "a new chance"}, ROLE_BOARD, board_mend},
    {{"board-lobby-bowls", "nine bowls are open"}, ROLE_BOARD, board_lobby_bowls},
    {{"board-lobby-crowded", "24 bowls are open"}, ROLE_BOARD, board_lobby_crowded},
    {{"board-match", "two lists to pair"}, ROLE_BOARD, board_match},
    {{"board-offer", "every team looks back"}, ROLE_BOARD, board_offer},
    {{"board-share-waiting", "no thought is in the spotlight yet"},
     ROLE_BOARD,
     board_share_waiting},
    {{"board-share", "a team's thought, and its own yes"}, ROLE_BOARD, board_share_thought},
    {{"board-share-cheers", "cheers drift up"}, ROLE_BOARD, board_share_cheers},
    {{"board-share-less-motion", "counts in their place"}, ROLE_BOARD, board_share_less_motion},
    {{"board-share-turn", "every team has answered: where it turns"}, ROLE_BOARD, board_share_turn},
    {{"board-share-chorus", "over half say it is OK"}, ROLE_BOARD, board_share_chorus},
    {{"board-share-longest", "the longest texts"}, ROLE_BOARD, board_share_longest},
    {{"board-mistake", "the teacher's own mistake"}, ROLE_BOARD, board_mistake},
    {{"board-pen", "the pen found somebody"}, ROLE_BOARD, board_pen},
    {{"board-frozen", "look up"}, ROLE_BOARD, board_frozen},
    {{"board-sound-off", "F8 was pressed"}, ROLE_BOARD, board_sound_off},
    {{"board-warm-up", "a round that counts for nothing"}, ROLE_BOARD, board_warm_up},
    {{"board-reflect", "one sentence from every team"}, ROLE_BOARD, board_reflect},
    {{"board-recap-lessons", "lessons as they come"}, ROLE_BOARD, board_recap_lessons},
    {{"board-recap-longest", "the longest lessons"}, ROLE_BOARD, board_recap_longest},
    {{"board-reveal", "key, why, bars"}, ROLE_BOARD, board_reveal},
    {{"board-reveal-gold", "the class's gold grows"}, ROLE_BOARD, board_reveal_gold},
    {{"board-reveal-no-bars", "too few for bars"}, ROLE_BOARD, board_reveal_no_bars},
    {{"board-reveal-old-crack", "a mending round: the twin first"},
     ROLE_BOARD,
     board_reveal_old_crack},
    {{"board-reveal-longest", "the longest texts"}, ROLE_BOARD, board_reveal_longest},
    {{"board-paused", "the clock stands"}, ROLE_BOARD, board_paused},
    {{"board-between", "between two rounds"}, ROLE_BOARD, board_between},
    {{"board-break", "a break"}, ROLE_BOARD, board_break},
    {{"board-longest", "the longest texts"}, ROLE_BOARD, board_longest},
    {{"board-offline", "the room is out of reach"}, ROLE_BOARD, board_offline},
    {{"board-recap", "the shelf of nine teams"}, ROLE_BOARD, board_recap},
    {{"board-recap-crowded", "64 bowls"}, ROLE_BOARD, board_recap_crowded},
};
const size_t scenes_board_count = sizeof scenes_board / sizeof scenes_board[0];
