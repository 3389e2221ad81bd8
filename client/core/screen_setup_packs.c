/* The packs as cards, and the preview of one: its challenges in their order, what its check says.
 */
#include "screen_setup.h"
#include "setup.h"
#include "str.h"

#define FIRST_SHORT 180 /* bytes */

const struct style setup_quiet = {FONT_BODY, 17, COLOR_MUTED, ALIGN_LEFT};
static const struct style bold = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};

static struct words pack_words(const struct ui *ui, const struct setup_pack *pack) {
    struct words count = ui_fill_count(ui, TEXT_DESK_PACK_CHALLENGES, pack->challenges, "");
    if (pack->ages[0] != '\0') {
        struct words before = count;
        count = ui_fill(ui, TEXT_SETUP_AGES, before.text, pack->ages);
    }
    if (pack->says[0] != '\0') {
        struct words before = count;
        count = ui_fill(ui, TEXT_DESK_PACK_SAYS, before.text, pack->says);
    }
    return count;
}

static void pack_draw(struct ui *ui, struct column *column, const struct setup *setup, int index) {
    const struct setup_pack *pack = &setup->packs[index];
    struct words says = pack_words(ui, pack);
    struct words beginning = desk_short(pack->first, FIRST_SHORT);
    struct words first = ui_fill(ui, TEXT_SETUP_FIRST, beginning.text, "");
    bool is_picked = index == setup->pack;
    struct card card = {.action = {ACTION_SETUP_PACK, index}, .is_picked = is_picked};
    int edge = ui_px(ui, 20);
    struct column inner = {column->x + edge, column->y + ui_px(ui, 14), column->w - 2 * edge};
    int h = text_height(ui, inner.w, bold, pack->title) +
            text_height(ui, inner.w, setup_quiet, says.text) + 2 * ui_px(ui, 14);
    h += is_picked ? text_height(ui, inner.w, setup_quiet, first.text) + ui_px(ui, 4) : 0;
    card_draw(ui, (struct rect){column->x, column->y, column->w, h}, &card);
    column_text(ui, &inner, bold, pack->title);
    column_text(ui, &inner, setup_quiet, says.text);
    if (is_picked) {
        column_space(ui, &inner, 4);
        column_text(ui, &inner, setup_quiet, first.text);
    }
    column->y += h + ui_px(ui, 12);
}

/* Below the pack that is chosen: the way to all of it, and back. */
static void preview_link(struct ui *ui, struct column *column, const struct setup *setup) {
    struct words all =
        ui_fill_count(ui, TEXT_SETUP_PREVIEW, setup->packs[setup->pack].challenges, "");
    struct flow flow = flow_begin(column);
    flow.x += ui_px(ui, 14);
    flow_link(ui, &flow, setup->is_previewing ? ui_text(ui, TEXT_SETUP_PREVIEW_BACK) : all.text,
              (struct action){ACTION_SETUP_PREVIEW, setup->is_previewing ? 0 : 1});
    flow_end(ui, &flow, column);
    column_space(ui, column, 12);
}

void setup_packs(struct ui *ui, struct column *column, const struct setup *setup) {
    column_say(ui, column, style_heading, TEXT_SETUP_HEADING);
    column_space(ui, column, 12);
    column_say(ui, column, style_label, TEXT_SETUP_PACKS);
    column_space(ui, column, 8);
    if (setup->packs_count == 0) {
        column_say(ui, column, style_body, TEXT_SETUP_NO_PACKS);
    }
    for (int i = 0; i < setup->packs_count; i++) {
        pack_draw(ui, column, setup, i);
        if (i == setup->pack && setup_challenge(setup, 0) != NULL) {
            preview_link(ui, column, setup);
        }
    }
}

/* --- the preview ------------------------------------------------------------------------------ */

static struct words prompt_words(const struct setup_challenge *challenge) {
    struct words words;
    str_copy(words.text, sizeof words.text, challenge->prompt);
    str_append(words.text, sizeof words.text, challenge->has_more ? "\xE2\x80\xA6" : "");
    return words;
}

/* How much there is of what the game lives on. */
static struct words extras_words(const struct ui *ui, const struct setup_challenge *challenge) {
    struct words twins = ui_fill_count(ui, TEXT_SETUP_TWINS, challenge->twins, "");
    struct words slips = ui_fill_count(ui, TEXT_SETUP_SLIPS, challenge->slips, "");
    return ui_fill(ui, TEXT_DESK_HERE_AWAY, twins.text, slips.text);
}

static void challenge_row(struct ui *ui, struct column *column, const struct setup *setup,
                          int index) {
    const struct setup_challenge *challenge = setup_challenge(setup, index);
    if (challenge == NULL) {
        return;
    }
    struct words prompt = prompt_words(challenge);
    struct words extras = extras_words(ui, challenge);
    struct words title =
        ui_fill_count(ui, TEXT_SETUP_NUMBERED, (unsigned long)index + 1, challenge->title);
    column_text(ui, column, desk_bold, title.text);
    column_text(ui, column, setup_quiet, prompt.text);
    column_text(ui, column, desk_quiet, extras.text);
    column_space(ui, column, 10);
}

void setup_preview(struct ui *ui, const struct app *app, struct column *column) {
    const struct setup *setup = app->config.setup;
    const struct setup_pack *pack = &setup->packs[setup->pack];
    column_text(ui, column, desk_heading, pack->title);
    column_space(ui, column, 8);
    if (pack->says[0] != '\0') {
        column_text(ui, column, desk_body, pack->says);
        column_space(ui, column, 8);
    }
    for (int i = 0; i < pack->challenges; i++) {
        challenge_row(ui, column, setup, i);
    }
}
