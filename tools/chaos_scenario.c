/* A line is cut into words. `at` and a time begin a step, which holds what the line says and
 * nothing else; times only grow, and `end` is the last line. Whoever writes a line that is not
 * right reads where it stands and what was expected there. */
#include "chaos_scenario.h"

#include <assert.h>
#include <string.h>

#include "str.h"

#define LINE_BYTES_MAX 256
#define WORDS_MAX      24
#define WHY_BYTES_MAX  256

struct line {
    unsigned number;
    char text[LINE_BYTES_MAX];
    const char *words[WORDS_MAX];
    size_t count;
};

struct reader {
    struct chaos_scenario *scenario;
    bool is_ended;
    char *why;
    size_t size;
};

void chaos_scenario_init(struct chaos_scenario *scenario,
                         const struct chaos_trouble ways[CHAOS_WAYS]) {
    *scenario = (struct chaos_scenario){.count = 1, .end_us = CHAOS_NEVER_US};
    memcpy(scenario->steps[0].ways, ways, sizeof scenario->steps[0].ways);
}

/* ---- words */

static bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r';
}

/* False: there are too many. */
static bool cut(struct line *line) {
    char *comment = strchr(line->text, '#');
    if (comment != NULL) {
        *comment = '\0';
    }
    line->count = 0;
    for (char *at = line->text; *at != '\0';) {
        if (is_blank(*at)) {
            *at++ = '\0';
            continue;
        }
        if (line->count == WORDS_MAX) {
            return false;
        }
        line->words[line->count++] = at;
        while (*at != '\0' && !is_blank(*at)) {
            at++;
        }
    }
    return true;
}

static bool expect(const struct reader *reader, const char *what, const char *found) {
    str_format(reader->why, reader->size, "%s is expected, not \"%s\"", what, found);
    return false;
}

/* A word of the line, "the end of the line" behind the last one. */
static const char *word(const struct line *line, size_t at) {
    return at < line->count ? line->words[at] : "the end of the line";
}

static bool is_word(const struct line *line, size_t at, const char *wanted) {
    return at < line->count && strcmp(line->words[at], wanted) == 0;
}

/* ---- lines */

static bool read_time(const struct reader *reader, const struct line *line, uint64_t *time_us) {
    const struct chaos_scenario *scenario = reader->scenario;
    uint64_t last_us = scenario->steps[scenario->count - 1].at_us;
    if (!chaos_time_read(word(line, 1), CHAOS_TIME_MAX_US, time_us)) {
        return expect(reader, "a time like 10s or 1.5min, up to 60min,", word(line, 1));
    }
    if (*time_us < last_us) {
        return expect(reader, "a time that is not before that of the line above", line->words[1]);
    }
    return true;
}

/* The troubles from word `at` on, into the ways from `first` to `last`. */
static bool read_troubles(const struct reader *reader, const struct line *line, size_t at,
                          struct chaos_trouble *first, const struct chaos_trouble *last) {
    if (at == line->count) {
        return expect(reader, "calm, or a trouble and its value", word(line, at));
    }
    for (; at < line->count; at += 2) {
        bool is_one_way = first == last;
        if (is_one_way && chaos_trouble_is_both_ways(line->words[at])) {
            return expect(reader, "what one way can have alone", line->words[at]);
        }
        for (struct chaos_trouble *trouble = first; trouble <= last; trouble++) {
            if (!chaos_trouble_read(trouble, line->words[at], word(line, at + 1), reader->why,
                                    reader->size)) {
                return false;
            }
        }
    }
    return true;
}

static bool read_step(struct reader *reader, const struct line *line) {
    struct chaos_scenario *scenario = reader->scenario;
    struct chaos_step step = scenario->steps[scenario->count - 1];
    size_t at = 2;
    if (!read_time(reader, line, &step.at_us)) {
        return false;
    }
    if (scenario->count == CHAOS_STEPS_MAX) {
        return expect(reader, "at most 255 lines that begin with at", "one more");
    }
    bool is_up = is_word(line, at, "up"), is_down = is_word(line, at, "down");
    at += is_up || is_down ? 1 : 0;
    struct chaos_trouble *first = &step.ways[is_down ? CHAOS_DOWN : CHAOS_UP];
    struct chaos_trouble *last = &step.ways[is_up ? CHAOS_UP : CHAOS_DOWN];
    for (struct chaos_trouble *trouble = first; trouble <= last; trouble++) {
        uint64_t ports_us = is_up || is_down ? trouble->ports_us : 0;
        *trouble = (struct chaos_trouble){.since_us = step.at_us, .ports_us = ports_us};
    }
    bool is_calm = is_word(line, at, "calm");
    if (is_calm && at + 1 < line->count) {
        return expect(reader, "nothing behind calm", line->words[at + 1]);
    }
    if (!is_calm && !read_troubles(reader, line, at, first, last)) {
        return false;
    }
    step.line = line->number;
    scenario->steps[scenario->count++] = step;
    return true;
}

static bool read_end(struct reader *reader, const struct line *line) {
    if (!read_time(reader, line, &reader->scenario->end_us)) {
        return false;
    }
    if (line->count > 2) {
        return expect(reader, "nothing behind the time of the end", line->words[2]);
    }
    reader->is_ended = true;
    return true;
}

static bool read_line(struct reader *reader, struct line *line) {
    if (!cut(line)) {
        return expect(reader, "a line of up to 24 words", "more");
    }
    if (line->count == 0) {
        return true;
    }
    if (reader->is_ended) {
        return expect(reader, "nothing behind the line that begins with end", line->words[0]);
    }
    if (is_word(line, 0, "at")) {
        return read_step(reader, line);
    }
    if (is_word(line, 0, "end")) {
        return read_end(reader, line);
    }
    return expect(reader, "at TIME or end TIME", line->words[0]);
}

bool chaos_scenario_read(struct chaos_scenario *scenario, const char *text, const char *name,
                         char *why, size_t size) {
    char what[WHY_BYTES_MAX] = "";
    struct reader reader = {.scenario = scenario, .why = what, .size = sizeof what};
    struct line line = {.number = 0};
    for (const char *at = text; *at != '\0';) {
        size_t count = strcspn(at, "\n");
        bool fits = str_copy_bytes(line.text, sizeof line.text, at, count);
        line.number++;
        if (!fits) {
            expect(&reader, "a line of up to 255 bytes", "more");
        }
        if (!fits || !read_line(&reader, &line)) {
            str_format(why, size, "%s:%u: %s", name, line.number, what);
            return false;
        }
        at += count + (at[count] == '\n' ? 1 : 0);
    }
    return true;
}

/* ---- when */

const struct chaos_step *chaos_scenario_at(const struct chaos_scenario *scenario, uint64_t now_us) {
    assert(scenario->count > 0 && scenario->steps[0].at_us == 0);
    size_t at = scenario->count - 1;
    while (scenario->steps[at].at_us > now_us) {
        at--;
    }
    return &scenario->steps[at];
}
