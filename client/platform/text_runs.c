/* FriBidi's runs come first; each is split further where the face or the script changes. A cluster
 * is never split, and what all scripts share (spaces, their own punctuation) stays in the face of
 * what it stands behind. The role's own face is asked first, then whatever fontconfig knows. */
#include "text_runs.h"

#include <string.h>

#include <hb.h>

#include "bidi.h"
#include "utf8.h"

#define PLAIN_END 0x590 /* Latin, Greek and Cyrillic stand below: every face shapes them */

/* What a face is chosen for. */
struct cluster {
    uint32_t character;
    uint32_t script; /* 0: shared by all, or plain */
    bool is_shared;  /* stays where it is, if it can */
    bool is_emoji;
    bool is_hidden; /* a mark for the algorithms; nothing is seen of it */
};

static bool is_hidden(uint32_t character) {
    return (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || character == 0x061C ||
           character == 0xFEFF;
}

/* Kana and the characters between them are written together, in one face. */
static uint32_t script_of(uint32_t character) {
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    if (script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
        script == HB_SCRIPT_BOPOMOFO) {
        script = HB_SCRIPT_HAN;
    }
    bool is_shared =
        script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
    return is_shared ? 0 : (uint32_t)script;
}

/* Whether a sign asks for its coloured picture: by itself, by the selector behind it, or by a
 * keycap round it. */
static bool wants_picture(const char *cluster, size_t count) {
    uint32_t character = utf8_point(cluster);
    size_t first = utf8_step(cluster);
    if (count > 3 && memcmp(cluster + count - 3, "\xE2\x83\xA3", 3) == 0) {
        return true;
    }
    bool is_asked = count >= first + 3 && memcmp(cluster + first, "\xEF\xB8\x8F", 3) == 0;
    return (character >= 0x1F000 && character <= 0x1FAFF) ||
           (character >= 0x2000 && character < 0x3000 && is_asked);
}

static struct cluster cluster_of(const char *at, size_t count) {
    uint32_t character = utf8_point(at);
    struct cluster cluster = {.character = character};
    if (character >= PLAIN_END) {
        cluster.script = script_of(character);
        cluster.is_hidden = is_hidden(character);
    }
    cluster.is_emoji = count > 2 && wants_picture(at, count);
    cluster.is_shared = character == ' ' || (character >= PLAIN_END && cluster.script == 0);
    return cluster;
}

static struct sized_font *face_of(struct faces *faces, struct text_style style,
                                  const struct cluster *cluster, const struct text_run *run) {
    struct sized_font *own = faces_own(faces, style.font, style.size_px);
    struct sized_font *other = NULL;
    if (cluster->is_emoji) {
        other = faces_emoji(faces, style.size_px, cluster->character);
        if (other != NULL) {
            return other;
        }
    }
    if (cluster->is_shared && run->script != 0 && run->font != NULL &&
        faces_has(run->font, cluster->character)) {
        return run->font;
    }
    if (own == NULL || cluster->character < 0x80 || faces_has(own, cluster->character)) {
        return own;
    }
    other = faces_for(faces, style.font, style.size_px, cluster->character, cluster->script);
    return other != NULL ? other : own;
}

/* Bytes at `at` that are ASCII and followed by no mark: most of most lines. */
static size_t ascii_stretch(const char *at, size_t count) {
    size_t stretch = 0;
    while (stretch < count && (unsigned char)at[stretch] < 0x80) {
        stretch++;
    }
    return stretch < count && stretch > 0 ? stretch - 1 : stretch;
}

/* Bytes at the start that nothing is seen of, but for joiners, which shape what follows. */
static size_t hidden_stretch(const char *at, size_t count) {
    size_t stretch = 0;
    while (stretch < count && (unsigned char)at[stretch] >= 0xCC) {
        uint32_t character = utf8_point(at + stretch);
        if (!is_hidden(character) || character == 0x200C || character == 0x200D) {
            break;
        }
        stretch += utf8_step(at + stretch);
    }
    return stretch;
}

/* Spaces at the start of a run go into the face of what follows them, where that has a space; one
 * between emoji is as wide as they are. */
static bool may_adopt(const struct text_run *run, const struct sized_font *wanted) {
    return wanted != NULL && wanted->scale_permille == 1000 &&
           strspn(run->start, " ") == run->count && faces_has(wanted, ' ');
}

static struct text_run run_at(struct faces *faces, struct text_style style, const char *at,
                              size_t count) {
    struct text_run run = {.start = at, .count = ascii_stretch(at, count)};
    run.font = run.count > 0 ? faces_own(faces, style.font, style.size_px) : NULL;
    while (run.count < count) {
        size_t step = utf8_cluster(at + run.count);
        step = step < count - run.count ? step : count - run.count;
        struct cluster cluster = cluster_of(at + run.count, step);
        struct sized_font *wanted = cluster.is_hidden && run.font != NULL
                                        ? run.font
                                        : face_of(faces, style, &cluster, &run);
        bool is_other = cluster.script != 0 && run.script != 0 && cluster.script != run.script;
        bool is_new = run.count > 0 && (is_other || wanted != run.font);
        if (is_new && !may_adopt(&run, wanted)) {
            break;
        }
        run.font = wanted;
        run.script = cluster.script != 0 ? cluster.script : run.script;
        run.count += step;
    }
    return run;
}

static void turn(struct text_run *runs, size_t count) {
    for (size_t a = 0, b = count; a + 1 < b; a++) {
        b--;
        struct text_run run = runs[a];
        runs[a] = runs[b];
        runs[b] = run;
    }
}

size_t text_runs(struct faces *faces, struct text_style style, const char *line, size_t count,
                 bool is_rtl, struct text_run runs[static TEXT_RUNS_MAX]) {
    struct bidi_run ways[BIDI_RUNS_MAX];
    size_t ways_count = bidi_runs(line, count, is_rtl, ways);
    size_t used = 0;
    for (size_t i = 0; i < ways_count; i++) {
        size_t first = used;
        for (size_t done = 0; used < TEXT_RUNS_MAX; used++) {
            done += hidden_stretch(line + ways[i].start + done, ways[i].count - done);
            if (done == ways[i].count) {
                break;
            }
            runs[used] = run_at(faces, style, line + ways[i].start + done, ways[i].count - done);
            runs[used].is_rtl = ways[i].is_rtl;
            done += runs[used].count;
        }
        if (ways[i].is_rtl) {
            turn(runs + first, used - first);
        }
    }
    return used;
}
