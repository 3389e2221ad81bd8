/* A chorus: over half of the class says it is OK, and gold leaf falls behind everything that stands
 * on the screen. Where it comes near to words it becomes smaller until it is gone, so that nothing
 * is ever read through it. */
#include "app_state.h"
#include "hash.h"
#include "widgets.h"

#define FALLS    620 /* permille of the rain in which one flake falls */
#define APPEARS  60  /* ... and of its fall in which it comes and goes */
#define NEAR     20  /* units: so close to words a flake gets smaller */
#define SIZES    4   /* steps in which it does, each a picture that is kept */
#define SIZE_MIN 12

bool is_chorus(struct ui *ui, const struct app *app, uint64_t lasts_ms) {
    uint64_t start = app->session.view.cheers.chorus_ms;
    if (start == 0 || ui->now_ms >= start + lasts_ms) {
        return false;
    }
    ui_wake(ui, start + lasts_ms);
    return true;
}

/* What one flake has of its own. */
struct flake {
    int late;   /* permille of the rain after which it starts to fall */
    int size;   /* pixels */
    int x;      /* permille of the width */
    int phase;  /* of its sway and its turning */
    int swings; /* in one fall */
    int sway;   /* pixels to each side */
};

static struct flake flake_of(const struct ui *ui, int index) {
    uint64_t chance = hash_u64(HASH_START, (uint64_t)index + 1);
    return (struct flake){.late = (int)(chance % (1000 - FALLS)),
                          .size = ui_px(ui, SIZE_MIN + (int)((chance >> 12) % 3) * 6),
                          .x = (int)((chance >> 20) % 1000),
                          .phase = (int)((chance >> 32) % 1000),
                          .swings = 1 + (int)((chance >> 44) % 3),
                          .sway = ui_px(ui, 10 + (int)((chance >> 50) % 30))};
}

/* Whole in the middle of its fall. */
static int fall_share(int fallen) {
    int edge = fallen < 1000 - fallen ? fallen : 1000 - fallen;
    return edge < APPEARS ? edge * 1000 / APPEARS : 1000;
}

/* Where flakes fall, and into what: those in the middle of `area` fall no further than `rim`. */
struct fall {
    struct rect area;
    int rim;         /* 0: there is none */
    int first, last; /* which flakes */
};

static int bottom_of(const struct fall *fall, int x) {
    int edge = fall->area.w * 3 / 10;
    bool is_over_bowl = x > fall->area.x + edge && x < fall->area.x + fall->area.w - edge;
    return fall->rim > 0 && is_over_bowl ? fall->rim : fall->area.y + fall->area.h;
}

static void flake_draw(struct ui *ui, int index, int permille, const struct fall *fall) {
    struct flake it = flake_of(ui, index);
    int fallen = (permille - it.late) * 1000 / FALLS;
    int room = fall->area.w - it.size;
    if (fallen <= 0 || fallen >= 1000) {
        return;
    }
    int size = it.size * (fall_share(fallen) * SIZES / 1000) / SIZES;
    int wave = ui_wave(it.phase + fallen * it.swings);
    int x = room * it.x / 1000 + it.sway * wave / 1000;
    x = fall->area.x + (x < 0 ? 0 : x > room ? room : x);
    int deep = bottom_of(fall, x + it.size / 2) - it.size - fall->area.y;
    int turn = (it.phase + fallen * it.swings * 2) * FLAKE_TURNS / 1000;
    ui_flake(ui, (struct rect){x, fall->area.y + deep * fallen / 1000, size, size}, index, turn);
}

static void fall_draw(struct ui *ui, const struct app *app, const struct fall *fall) {
    if (app->config.less_motion || !is_chorus(ui, app, CHORUS_RAIN_MS)) {
        return;
    }
    int permille = ui_progress(ui, app->session.view.cheers.chorus_ms, CHORUS_RAIN_MS);
    for (int i = fall->first; i < fall->last; i++) {
        flake_draw(ui, i, permille, fall);
    }
}

void rain_draw(struct ui *ui, const struct app *app) {
    struct fall fall = {{0, 0, ui->list->width, ui->list->height}, 0, 0, CHORUS_FLAKES};
    fall_draw(ui, app, &fall);
}

void rain_on_bowl(struct ui *ui, const struct app *app, struct rect area, int rim) {
    struct fall fall = {area, rim, CHORUS_FLAKES, CHORUS_FLAKES + CHORUS_FLAKES / 3};
    fall_draw(ui, app, &fall);
}

/* How far a text is from a square, 0 where they touch. */
static int distance(const struct draw_command *flake, const struct draw_command *text) {
    int left = text->x - (flake->x + flake->w), right = flake->x - (text->x + text->w);
    int above = text->y - (flake->y + flake->w), below = flake->y - (text->y + text->h);
    int x = left > right ? left : right, y = above > below ? above : below;
    int far = x > y ? x : y;
    return far > 0 ? far : 0;
}

/* Its middle stays where it is. */
static void shrink(struct draw_command *flake, int size) {
    flake->x += (flake->w - size) / 2;
    flake->y += (flake->w - size) / 2;
    flake->w = flake->h = size;
}

static void clear_words(struct ui *ui, struct draw_command *flake) {
    int near = ui_px(ui, NEAR);
    int least = near;
    for (size_t i = 0; i < ui->list->count; i++) {
        const struct draw_command *text = &ui->list->commands[i];
        int far = text->kind == DRAW_TEXT ? distance(flake, text) : near;
        least = far < least ? far : least;
    }
    shrink(flake, flake->w * (least * SIZES / near) / SIZES);
}

void rain_clear_words(struct ui *ui) {
    for (size_t i = 0; i < ui->list->count; i++) {
        if (ui->list->commands[i].kind == DRAW_FLAKE) {
            clear_words(ui, &ui->list->commands[i]);
        }
    }
}
