/* The question and the control for its answer, as try, huddle and mend share them. */
#include "screen.h"

#include "picks.h"
#include "str.h"

/* The bowl at the panel's right; returns the width that it takes of the text's. */
static int panel_bowl(struct ui *ui, struct rect panel, const struct app *app, bool is_drawn) {
    int w = ui_px(ui, ui->is_roomy ? 212 : 176);
    int gap = ui_px(ui, 40);
    if (app == NULL || !has_bowl(app) || panel.w - w - gap < ui_type(ui, 760)) {
        return 0;
    }
    if (is_drawn) {
        struct draw_bowl bowl = app_own_bowl(ui, app);
        int h = w * 7 / 8;
        ui_bowl(ui, (struct rect){panel.x + panel.w - gap - w, panel.y + (panel.h - h) / 2, w, h},
                &bowl);
    }
    return w + gap;
}

/* Sizes of the panel: `least` with a bowl in it. */
struct panel_look {
    struct style title, prompt;
    struct figure_room figure;
    int edge, least;
};

static struct panel_look panel_look(const struct ui *ui, bool has_app) {
    struct panel_look look = {style_title, style_prompt, {120, 72, 20, 380}, 20, 0};
    if (has_app) {
        look.figure = (struct figure_room){176, 104, 20, 380};
        look.edge = 32;
        look.least = 220;
    }
    if (ui->is_roomy) {
        look.title.size = 40;
        look.prompt.size = 32;
        look.figure.beside = has_app ? 230 : 150;
        look.figure.below = has_app ? 136 : 96;
        look.edge += 8;
        look.least = has_app ? 300 : 0;
    }
    return look;
}

int challenge_panel(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                    const struct app *app) {
    struct panel_look look = panel_look(ui, app != NULL);
    struct rect inner = rect_inside(at, ui_px(ui, 36), 0);
    int edge = ui_px(ui, look.edge);
    int bowl_w = panel_bowl(ui, at, app, false);
    inner.w -= bowl_w;
    struct figure_place place = figure_place(ui, inner.w, challenge->figure, &look.figure);
    int whole_w = inner.w;
    inner.w = place.text_w;
    int title_h = challenge->title[0] == '\0'
                      ? 0
                      : text_height(ui, inner.w, look.title, challenge->title) + ui_px(ui, 12);
    int prompt_h = text_height(ui, inner.w, look.prompt, challenge->prompt);
    int block = figure_block(&place, title_h + prompt_h);
    at.h = block + 2 * edge;
    int least = bowl_w > 0 ? ui_px(ui, look.least) : 0;
    at.h = at.h > least ? at.h : least;
    panel_draw(ui, at);
    panel_bowl(ui, at, app, true);
    inner.y = at.y + edge;
    figure_stand(ui, (struct rect){inner.x, inner.y, whole_w, block}, &place, challenge->figure);
    if (title_h > 0) {
        text_draw(ui, inner, look.title, challenge->title);
    }
    inner.y += title_h;
    text_draw(ui, inner, look.prompt, challenge->prompt);
    return at.y + at.h;
}

const char *asked_back(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct message_challenge *challenge = play_challenge(view);
    enum number_status status = play_reads(challenge, &app->fields[FIELD_ANSWER]);
    bool is_refused = view->was_refused && !app->play.is_due;
    enum refusal_reason reason = (enum refusal_reason)view->refused.reason;
    reason = is_refused ? reason : REFUSED_COUNT;
    if (status == NUMBER_TWO_WAYS || reason == REFUSED_TWO_WAYS) {
        return ui_text(ui, TEXT_ASK_TWO_WAYS);
    }
    if (reason == REFUSED_NO_NUMBER || (app->play.was_asked && status == NUMBER_NOT_YET)) {
        return ui_text(ui, TEXT_ASK_NO_NUMBER);
    }
    if (app->play.was_asked && status == NUMBER_TOO_LARGE) {
        return ui_text(ui, TEXT_ASK_TOO_LARGE);
    }
    if (app->play.was_asked && challenge != NULL && challenge->kind == KIND_MATCH &&
        !play_is_whole(&app->play, challenge, &app->fields[FIELD_ANSWER])) {
        return ui_text(ui, TEXT_ASK_PAIRS);
    }
    if (app->play.was_asked && play_is_empty(&app->play, challenge, &app->fields[FIELD_ANSWER])) {
        return ui_text(ui, TEXT_ASK_EMPTY);
    }
    if (reason == REFUSED_BUSY) {
        return ui_text(ui, TEXT_ASK_BUSY);
    }
    return reason == REFUSED_COUNT ? NULL : ui_text(ui, TEXT_ASK_AGAIN);
}

/* The field, the unit beside it, and below it how to write. */
static int typed_control(struct ui *ui, struct rect at, const struct app *app,
                         const struct message_challenge *challenge) {
    struct field_look look = {.field = &app->fields[FIELD_ANSWER],
                              .action = {ACTION_FIELD, FIELD_ANSWER},
                              .style = {FONT_TITLE, 38, COLOR_INK, ALIGN_LEFT},
                              .hint = ui_text(ui, TEXT_FIELD_ANSWER)};
    bool is_number = challenge->kind == KIND_NUMBER;
    int most = ui_px(ui, 520) > ui_type(ui, 420) ? ui_px(ui, 520) : ui_type(ui, 420);
    look.style.size = is_number ? ui->is_roomy ? 48 : 38 : ui->is_roomy ? 34 : 28;
    struct rect field = at;
    if (is_number && at.w > most) {
        field.w = most;
    }
    struct style unit = {FONT_BODY, 22, COLOR_INK, ALIGN_LEFT};
    int unit_w = challenge->unit[0] != '\0' ? text_width(ui, unit, challenge->unit) : 0;
    int gap = ui_px(ui, 16);
    bool is_beside = unit_w > 0 && unit_w + gap <= at.w / 3;
    if (is_beside && field.w + gap + unit_w > at.w) {
        field.w = at.w - gap - unit_w;
    }
    int field_h = field_draw(ui, field, &look);
    if (is_beside) {
        int y = at.y + (field_h - text_line_height(ui, unit)) / 2;
        text_draw(ui, (struct rect){field.x + field.w + gap, y, unit_w, 0}, unit, challenge->unit);
    }
    at.y += field_h + ui_px(ui, 10);
    if (unit_w > 0 && !is_beside) {
        at.y += text_draw(ui, at, unit, challenge->unit) + ui_px(ui, 4);
    }
    if (asked_back(ui, app) != NULL) { /* it says how to write, and stands alone */
        return at.y - ui_px(ui, 10);
    }
    return at.y + text_draw(ui, at, style_small,
                            ui_text(ui, is_number ? TEXT_HINT_NUMBER : TEXT_HINT_TEXT));
}

/* Whether what stands here is what the room keeps: of an answer that cannot be read yet, or is half
 * a pairing, the room has nothing. */
static bool is_kept_here(const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_whole = play_is_whole(&app->play, play_challenge(view), &app->fields[FIELD_ANSWER]);
    return view->has_said && view->is_kept && is_whole && !app->play.is_due &&
           !app->play.is_not_yet;
}

/* At the end of the label's line a small tick for what was handed in; for what is still in hand,
 * which counts when the time is over, a word without one. Returns the width that is left. */
static int kept_draw(struct ui *ui, struct rect at, const struct app *app) {
    struct style style = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
    bool is_in = play_is_done(&app->play, &app->session.view);
    const char *says = ui_text(ui, is_in ? TEXT_KEPT : TEXT_KEPT_DRAFT);
    int size = ui_type(ui, 18);
    int w = text_width(ui, style, says);
    int x = at.x + at.w - w;
    int line = text_line_height(ui, style);
    if (!is_kept_here(app) || (!is_in && w > at.w / 2)) {
        return at.w - ui_type(ui, 90);
    }
    text_draw(ui, (struct rect){x, at.y, w, 0}, style, says);
    if (!is_in) {
        return at.w - w - ui_px(ui, 16);
    }
    ui_tick(ui, (struct rect){x - size - ui_px(ui, 6), at.y + (line - size) / 2, size, size},
            COLOR_LEAF);
    return at.w - ui_type(ui, 90);
}

/* Who backs an answer in the team, and who thought it where that is not known yet by all. */
static struct choice_note note_of(const struct ui *ui, const struct app *app,
                                  const struct record_idea *idea) {
    struct choice_note note = {.text = ""};
    if (idea == NULL) {
        return note;
    }
    note.is_backed = idea->backed > 0;
    note.is_leading = app->session.view.ideas.leading == idea->idea;
    if (idea->tries > 0) {
        struct words tries = ui_fill_count(ui, TEXT_HUDDLE_TRIES, idea->tries, "");
        str_copy(note.text, sizeof note.text, tries.text);
    }
    if (idea->backed > 0) {
        struct words backed = ui_fill_count(ui, TEXT_HUDDLE_BACKED, idea->backed, "");
        str_append(note.text, sizeof note.text, idea->tries > 0 ? ", " : "");
        str_append(note.text, sizeof note.text, backed.text);
    }
    if (note.is_leading) {
        str_append(note.text, sizeof note.text, note.text[0] != '\0' ? ", " : "");
        str_append(note.text, sizeof note.text, ui_text(ui, TEXT_HUDDLE_LEADING));
    }
    return note;
}

/* In the huddle digits are the ideas'; but one option is an idea itself. */
static bool has_keys(const struct app *app, const struct message_challenge *challenge) {
    return play_is_choice(challenge) || app->session.view.phase.phase != PHASE_HUDDLE;
}

struct choice options_of(const struct app *app, const struct message_challenge *challenge) {
    struct picks picks = play_picks(&app->play, &app->session.view);
    struct choice choice = {.count = challenge->options_count,
                            .action = ACTION_PICK_OPTION,
                            .is_list = challenge->kind == KIND_SLIP,
                            .has_keys = has_keys(app, challenge)};
    for (int i = 0; i < choice.count; i++) {
        choice.options[i] = challenge->options[i].text;
        choice.picked |= picks_have(&picks, i) ? 1U << i : 0;
    }
    return choice;
}

/* The options; with the team at the table, how many thought and back each of them. */
static int options_draw(struct ui *ui, struct rect at, const struct app *app,
                        const struct message_challenge *challenge) {
    const struct session_view *view = &app->session.view;
    struct choice_note notes[OPTIONS_MAX];
    struct choice choice = options_of(app, challenge);
    bool is_team = view->phase.phase == PHASE_HUDDLE || view->phase.phase == PHASE_MEND;
    bool has_notes = is_team && play_is_choice(challenge);
    for (int i = 0; has_notes && i < choice.count; i++) {
        notes[i] = note_of(ui, app, play_idea_of(view, i));
    }
    choice.notes = has_notes ? notes : NULL;
    return choice_draw(ui, at, &choice);
}

int backed_ideas(struct ui *ui, struct rect at, const struct app *app) {
    const struct message_ideas *ideas = &app->session.view.ideas;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    char texts[IDEAS_MAX][PICKS_WORDS_SIZE];
    struct choice_note notes[IDEAS_MAX];
    struct choice choice = {
        .count = ideas->ideas_count, .notes = notes, .action = ACTION_PICK_IDEA};
    choice.has_keys = challenge->kind == KIND_ORDER;
    for (int i = 0; i < choice.count; i++) {
        const struct record_idea *idea = &ideas->ideas[i];
        picks_words(challenge, idea->picks, idea->picks_count, idea->text, texts[i],
                    sizeof texts[i]);
        choice.options[i] = texts[i];
        notes[i] = note_of(ui, app, idea);
        choice.picked |= idea->idea == app->play.idea ? 1U << i : 0;
    }
    return choice_draw(ui, at, &choice);
}

/* The line that goes off, and below it what would stand there instead. */
static int slip_control(struct ui *ui, struct rect at, const struct app *app,
                        const struct message_challenge *challenge) {
    struct field_look look = {.field = &app->fields[FIELD_ANSWER],
                              .action = {ACTION_FIELD, FIELD_ANSWER},
                              .style = {FONT_BODY, 22, COLOR_INK, ALIGN_LEFT},
                              .hint = ui_text(ui, TEXT_FIELD_REPAIR)};
    at.y += options_draw(ui, at, app, challenge) + ui_px(ui, 14);
    at.y += text_draw(ui, at, style_label, ui_text(ui, TEXT_SLIP_REPAIR)) + ui_px(ui, 6);
    return at.y + field_draw(ui, at, &look);
}

static int control_of_kind(struct ui *ui, struct rect at, const struct app *app,
                           const struct message_challenge *challenge) {
    struct picks picks = play_picks(&app->play, &app->session.view);
    struct picks_look look = {challenge, &picks, app->play.held, has_keys(app, challenge)};
    switch ((enum challenge_kind)challenge->kind) {
    case KIND_CHOICE:
    case KIND_CHOICES:
        return at.y + options_draw(ui, at, app, challenge);
    case KIND_ORDER:
        return at.y + order_draw(ui, at, &look);
    case KIND_MATCH:
        return at.y + match_draw(ui, at, &look);
    case KIND_SLIP:
        return slip_control(ui, at, app, challenge);
    case KIND_NUMBER:
    case KIND_TEXT:
    case KIND_COUNT:
        break;
    }
    return typed_control(ui, at, app, challenge);
}

/* What the label above the control says: what is to be done, where it is not plain. */
static enum text_id label_of(const struct message_challenge *challenge, enum text_id label) {
    static const enum text_id labels[KIND_COUNT] = {[KIND_CHOICES] = TEXT_LABEL_CHOICES,
                                                    [KIND_ORDER] = TEXT_LABEL_ORDER,
                                                    [KIND_MATCH] = TEXT_LABEL_MATCH,
                                                    [KIND_SLIP] = TEXT_LABEL_SLIP};
    return labels[challenge->kind] != (enum text_id)0 ? labels[challenge->kind] : label;
}

/* Who scrolls to the field sees what stands below it too. */
static void show_with_field(struct ui *ui, int bottom) {
    for (size_t i = 0; i < ui->hits->count; i++) {
        struct hit *hit = &ui->hits->items[i];
        if (action_is(hit->action, ACTION_FIELD, FIELD_ANSWER)) {
            hit->whole.h = bottom - hit->whole.y;
        }
    }
}

/* What is asked back: below a field, above cards, which may be many. Returns the y behind it. */
static int asked_draw(struct ui *ui, struct rect at, const struct app *app, int above, int below) {
    struct style style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};
    const char *asked = asked_back(ui, app);
    if (asked == NULL) {
        return at.y;
    }
    at.y += ui_px(ui, above);
    return at.y + text_draw(ui, at, style, asked) + ui_px(ui, below);
}

int answer_control(struct ui *ui, struct rect at, const struct app *app, enum text_id label) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    if (challenge == NULL) {
        return at.y;
    }
    struct rect line = at;
    line.w = kept_draw(ui, at, app);
    at.y +=
        text_draw(ui, line, style_label, ui_text(ui, label_of(challenge, label))) + ui_px(ui, 8);
    bool is_typed = play_is_typed(challenge);
    at.y = is_typed ? at.y : asked_draw(ui, at, app, 0, 8);
    at.y = control_of_kind(ui, at, app, challenge);
    if (is_typed && asked_back(ui, app) != NULL) {
        at.y = asked_draw(ui, at, app, 8, 0);
        show_with_field(ui, at.y);
    }
    return at.y;
}
