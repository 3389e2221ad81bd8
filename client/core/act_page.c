/* Offer and reflect by hand: a thought or a lesson is chosen or written, and handed in. Words go
 * out as they grow, so that the team can watch; what the class may see goes out when it is handed
 * in and not before, because silence keeps. */
#include "act.h"

#include <string.h>

static bool is_scribe(const struct app *app) {
    return app->session.view.have_page && app->session.view.page.is_scribe;
}

static void choose(struct app *app, uint8_t *hand, int value) {
    bool is_words = value == THOUGHT_WORDS;
    *hand = (uint8_t)value;
    app->play.is_page_new = true;
    app->play.was_asked = false;
    if (is_words && is_scribe(app)) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_WORDS});
    }
}

void act_thought(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    choose(app, &app->play.thought, value);
}

void act_lesson(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    choose(app, &app->play.lesson, value);
}

void act_consent(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->play.consent = (uint8_t)value;
    app->play.is_page_new = true;
    app->play.was_asked = false;
}

void act_words_changed(struct app *app) {
    bool is_offer = app->session.view.phase.phase == PHASE_OFFER;
    *(is_offer ? &app->play.thought : &app->play.lesson) = THOUGHT_WORDS;
    app->play.is_page_new = true;
    app->play.was_asked = false;
    app->play.is_words_due = true;
}

void act_send_words(struct app *app, uint64_t now_ms) {
    struct play *play = &app->play;
    if (play->is_words_due && now_ms >= play->words_ms + PLAY_DRAFT_MS) {
        session_write(&app->session, app->fields[FIELD_WORDS].text, false, now_ms);
        play->words_ms = now_ms;
        play->is_words_due = false;
    }
}

bool act_words_are_missing(const struct app *app) {
    const char *text = app->fields[FIELD_WORDS].text;
    return is_scribe(app) && strspn(text, " ") == strlen(text);
}

static void write_for_good(struct app *app, uint64_t now_ms) {
    if (is_scribe(app) && !act_words_are_missing(app)) {
        session_write(&app->session, app->fields[FIELD_WORDS].text, true, now_ms);
        app->play.is_words_due = false;
    }
}

/* Words are the scribe's to hand in: whoever watched them hands in the rest, and the scribe's
 * thought is the team's. Of a team with a miss the cards are its consent; where the own first try
 * is asked about they are that; else they are a guess that stays here. */
static void hand_offer(struct app *app, uint64_t now_ms) {
    static const uint8_t ours[] = {CONSENT_SILENT, CONSENT_KEEP, CONSENT_WITHOUT, CONSENT_NAME};
    static const uint8_t own[] = {CONSENT_SILENT, CONSENT_KEEP, CONSENT_WITHOUT, CONSENT_KEEP};
    bool is_watched = app->play.thought == THOUGHT_WORDS && !is_scribe(app);
    struct message_offer offer = {.thought = is_watched ? 0 : app->play.thought};
    enum offer_question question = offer_question(&app->session.view);
    offer.consent = question == OFFER_OURS ? ours[app->play.consent] : CONSENT_SILENT;
    offer.own = question == OFFER_OWN ? own[app->play.consent] : CONSENT_SILENT;
    app->play.is_page_new = session_offer(&app->session, &offer, now_ms) == 0;
}

/* Own words that are not there yet, a sentence or a card that nobody chose: asked back. A card may
 * stay open: whoever hands in once more means it. True: nothing is handed in now. */
static bool asks_back(struct app *app, bool is_offer, uint8_t chosen) {
    struct action card = {ACTION_CONSENT, 1}, sentence = {ACTION_LESSON, 1};
    if (chosen == THOUGHT_WORDS && act_words_are_missing(app)) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_WORDS});
    } else if (is_offer && app->play.consent == 0 && !app->play.was_asked) {
        app_focus(app, card);
    } else if (!is_offer && chosen == 0) {
        app_focus(app, sentence);
    } else {
        app->play.was_asked = false;
        return false;
    }
    app->play.was_asked = true;
    return true;
}

void act_hand_page(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    bool is_offer = app->session.view.phase.phase == PHASE_OFFER;
    uint8_t chosen = is_offer ? app->play.thought : app->play.lesson;
    if (asks_back(app, is_offer, chosen)) {
        return;
    }
    if (chosen == THOUGHT_WORDS) {
        write_for_good(app, now_ms);
    }
    if (is_offer) {
        hand_offer(app, now_ms);
    } else {
        bool is_watched = chosen == LESSON_WORDS && !is_scribe(app);
        uint8_t lesson = is_watched ? 0 : chosen;
        app->play.is_page_new = session_lesson(&app->session, lesson, now_ms) == 0;
    }
}
