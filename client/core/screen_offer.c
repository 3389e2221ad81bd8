/* Offer and reflect: a thought, or a lesson, is chosen among some or written by the scribe while
 * the others watch. At offer three cards ask what the class may see. A team with a miss and one
 * that matched have the same things in the same places; the own bowl, which would tell, is not
 * here. */
#include "screen.h"

#include "act.h"
#include "str.h"

/* --- choosing or writing -----------------------------------------------------------------------
 */

/* Texts to choose among, the own words behind them. */
struct chips {
    const char *texts[CHOICE_MAX - 1];
    int count;
    enum action_kind action;
    int chosen;
    enum text_id hint; /* in the scribe's field */
};

static void chips_draw(struct ui *ui, struct column *column, const struct chips *chips) {
    struct choice choice = {
        .action = chips->action, .first = 1, .has_keys = true, .is_dense = true, .is_prose = true};
    choice.count = chips->count + 1;
    choice.last_value = THOUGHT_WORDS;
    for (int i = 0; i < chips->count; i++) {
        choice.options[i] = chips->texts[i];
        choice.picked |= chips->chosen == i + 1 ? 1U << i : 0;
    }
    choice.options[chips->count] = ui_text(ui, TEXT_PAGE_OWN_WORDS);
    choice.picked |= chips->chosen == THOUGHT_WORDS ? 1U << chips->count : 0;
    column->y += choice_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &choice);
}

static void field_part(struct ui *ui, struct column *column, const struct app *app,
                       enum text_id hint) {
    struct field_look look = {.field = &app->fields[FIELD_WORDS],
                              .action = {ACTION_FIELD, FIELD_WORDS},
                              .style = {FONT_BODY, 22, COLOR_INK, ALIGN_LEFT},
                              .hint = ui_text(ui, hint)};
    column_say(ui, column, style_label, TEXT_PAGE_YOU_WRITE);
    column_space(ui, column, 6);
    column->y += field_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &look);
}

/* Words that are not this student's own, under what they are. */
static void others_part(struct ui *ui, struct column *column, const char *label,
                        const char *words) {
    struct rect band = {column->x, column->y, column->w, 0};
    struct rect text = rect_inside(band, ui_px(ui, 20), 0);
    int label_h = text_height(ui, text.w, style_label, label) + ui_px(ui, 4);
    band.h = label_h + text_height(ui, text.w, style_body, words) + 2 * ui_px(ui, 12);
    ui_rect(ui, band, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 14)});
    text.y = band.y + ui_px(ui, 12);
    text_draw(ui, text, style_label, label);
    text.y += label_h;
    text_draw(ui, text, style_body, words);
    column->y += band.h;
}

/* What a teammate writes, as it grows. */
static void watched_part(struct ui *ui, struct column *column, const struct message_page *page) {
    struct words who = ui_fill(ui, TEXT_PAGE_WRITES, page->scribe, "");
    bool has_words = page->text[0] != '\0';
    others_part(ui, column, who.text, has_words ? page->text : ui_text(ui, TEXT_PAGE_NOTHING_YET));
}

/* The lesson of the pack that a teammate chose, where it is the team's and not this student's. */
static void teams_part(struct ui *ui, struct column *column, const struct app *app,
                       const struct chips *chips) {
    const struct session_view *view = &app->session.view;
    int lesson = view->have_page ? view->page.lesson : 0;
    if (lesson == 0 || lesson > chips->count || lesson == chips->chosen) {
        return;
    }
    column_space(ui, column, 14);
    others_part(ui, column, ui_text(ui, TEXT_PAGE_TEAMS), chips->texts[lesson - 1]);
}

static void words_part(struct ui *ui, struct column *column, const struct app *app,
                       const struct chips *chips) {
    const struct message_page *page = &app->session.view.page;
    bool is_open = chips->chosen == THOUGHT_WORDS || page->text[0] != '\0';
    if (!app->session.view.have_page || !is_open) {
        return;
    }
    column_space(ui, column, 14);
    if (page->is_scribe) {
        field_part(ui, column, app, chips->hint);
    } else {
        watched_part(ui, column, page);
    }
}

/* --- the three cards ---------------------------------------------------------------------------
 */

struct consent_words {
    enum text_id question, cards[3], below;
};

static const struct consent_words consent_words[] = {
    [OFFER_OURS] = {TEXT_OFFER_MAY_SEE,
                    {TEXT_OFFER_KEEP, TEXT_OFFER_WITHOUT, TEXT_OFFER_NAME},
                    TEXT_OFFER_LEAST},
    [OFFER_OWN] = {TEXT_OFFER_OWN,
                   {TEXT_OFFER_OWN_KEEP, TEXT_OFFER_OWN_WITHOUT, TEXT_OFFER_OWN_SILENT},
                   TEXT_OFFER_OWN_BELOW},
    [OFFER_GUESS] = {TEXT_OFFER_GUESS,
                     {TEXT_OFFER_FEW, TEXT_OFFER_SOME, TEXT_OFFER_MANY},
                     TEXT_OFFER_GUESS_BELOW},
};

static struct choice consent_choice(const struct ui *ui, const struct app *app,
                                    enum offer_question question) {
    struct choice choice = {.action = ACTION_CONSENT, .first = 1, .count = 3, .is_dense = true};
    for (int i = 0; i < 3; i++) {
        choice.options[i] = ui_text(ui, consent_words[question].cards[i]);
        choice.picked |= app->play.consent == i + 1 ? 1U << i : 0;
    }
    return choice;
}

/* Says one of some texts in the room that the longest of them takes, so that nothing below stands
 * elsewhere for another team. */
static void say_alike(struct ui *ui, struct column *column, struct style style, enum text_id said,
                      const enum text_id *all, int count) {
    int y = column->y;
    column_say(ui, column, style, said);
    for (int i = 0; i < count; i++) {
        int end = y + text_height(ui, column->w, style, ui_text(ui, all[i]));
        column->y = end > column->y ? end : column->y;
    }
}

static void consent_part(struct ui *ui, struct column *column, const struct app *app) {
    enum offer_question question = offer_question(&app->session.view);
    struct choice choice = consent_choice(ui, app, question);
    enum text_id questions[3], belows[3];
    for (int i = 0; i < 3; i++) {
        struct choice other = consent_choice(ui, app, (enum offer_question)i);
        int wide = choice_width(ui, &other);
        choice.least_w = wide > choice.least_w ? wide : choice.least_w;
        questions[i] = consent_words[i].question;
        belows[i] = consent_words[i].below;
    }
    say_alike(ui, column, style_label, consent_words[question].question, questions, 3);
    column_space(ui, column, 8);
    column->y += choice_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &choice);
    column_space(ui, column, 6);
    say_alike(ui, column, style_muted, consent_words[question].below, belows, 3);
}

/* --- the two screens ---------------------------------------------------------------------------
 */

/* What is asked back, else how far the team is; a sentence that is handed in is the whole team's.
 */
static struct words page_note(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_offer = view->phase.phase == PHASE_OFFER;
    struct words nothing = {""};
    if (app->play.was_asked) {
        uint8_t chosen = is_offer ? app->play.thought : app->play.lesson;
        return ui_fill(ui,
                       chosen == THOUGHT_WORDS && act_words_are_missing(app) ? TEXT_ASK_EMPTY
                       : is_offer                                            ? TEXT_ASK_CARDS
                                                                             : TEXT_ASK_SENTENCE,
                       "", "");
    }
    if (!view->have_page || view->page.handed_in == 0) {
        return nothing;
    }
    return is_offer ? ui_fill_count(ui, TEXT_PAGE_HANDED_IN, view->page.handed_in, "")
                    : ui_fill(ui, TEXT_PAGE_TEAM_IN, "", "");
}

static struct footer page_footer(const struct ui *ui, const struct app *app, struct words *note) {
    const struct session_view *view = &app->session.view;
    bool is_offer = view->phase.phase == PHASE_OFFER;
    bool is_in = is_offer ? view->has_offered : view->has_lesson;
    struct footer footer = {.note = NULL, .is_note_strong = app->play.was_asked};
    *note = page_note(ui, app);
    footer.note = note->text[0] != '\0' ? note->text : NULL;
    if (is_in && !app->play.is_page_new) {
        enum message_id id = is_offer ? MESSAGE_offer : MESSAGE_lesson;
        footer.is_kept = !session_is_pending(&app->session, id);
        footer.done = ui_text(ui, footer.is_kept ? TEXT_PAGE_KEPT : TEXT_ON_ITS_WAY);
    } else {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_PAGE_HAND_IN),
                                         .action = {ACTION_HAND_PAGE, 0},
                                         .is_primary = true};
    }
    return footer;
}

static bool is_match(const struct session_view *view) {
    return view->have_result && view->result.is_asked && view->result.is_match;
}

static void offer_content(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_ours = offer_question(view) == OFFER_OURS;
    struct chips chips = {
        .action = ACTION_THOUGHT, .chosen = app->play.thought, .hint = TEXT_OFFER_WORDS_HINT};
    static const enum text_id headings[] = {TEXT_OFFER_HEADING_OURS, TEXT_OFFER_HEADING_OTHERS};
    static const enum text_id subs[] = {TEXT_OFFER_MISS, TEXT_OFFER_MATCH, TEXT_OFFER_NOT_ASKED};
    say_alike(ui, column, style_heading, headings[is_ours ? 0 : 1], headings, 2);
    column_space(ui, column, 4);
    say_alike(ui, column, style_body, subs[is_ours ? 0 : is_match(view) ? 1 : 2], subs, 3);
    column_space(ui, column, 6);
    about_draw(ui, column, app, true);
    if (!view->have_thoughts) {
        column_say(ui, column, style_muted, TEXT_WAITING);
        return;
    }
    for (; chips.count < view->thoughts.thoughts_count; chips.count++) {
        chips.texts[chips.count] = view->thoughts.thoughts[chips.count].text;
    }
    chips_draw(ui, column, &chips);
    words_part(ui, column, app, &chips);
    column_space(ui, column, 16);
    consent_part(ui, column, app);
}

static void reflect_content(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct chips chips = {
        .action = ACTION_LESSON, .chosen = app->play.lesson, .hint = TEXT_REFLECT_WORDS_HINT};
    column_say(ui, column, style_heading, is_match(view) ? TEXT_REFLECT_MATCH : TEXT_REFLECT_MISS);
    column_space(ui, column, 4);
    static const enum text_id subs[] = {TEXT_REFLECT_SUB, TEXT_REFLECT_MATCH_SUB};
    say_alike(ui, column, style_body, subs[is_match(view) ? 1 : 0], subs, 2);
    column_space(ui, column, 6);
    about_draw(ui, column, app, true);
    column_space(ui, column, 6);
    if (!view->have_lessons) {
        column_say(ui, column, style_muted, TEXT_WAITING);
        return;
    }
    for (; chips.count < view->lessons.lessons_count; chips.count++) {
        chips.texts[chips.count] = view->lessons.lessons[chips.count].text;
    }
    chips_draw(ui, column, &chips);
    teams_part(ui, column, app, &chips);
    words_part(ui, column, app, &chips);
}

void screen_offer(struct ui *ui, const struct app *app) {
    struct words note;
    struct footer footer = page_footer(ui, app, &note);
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    column_space(ui, &column, 8);
    if (app->session.view.phase.phase == PHASE_OFFER) {
        offer_content(ui, &column, app);
    } else {
        reflect_content(ui, &column, app);
    }
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}
