/* A number with up to three decimals, then its unit. It is read as thousandths of an integer, so
 * that 0.5% is exactly 5,000 of a million. Names stand in one table. */
#include "chaos_trouble.h"

#include <string.h>

#include "str.h"

#define THOUSAND   1000ULL
#define DIGITS_MAX 12

struct unit {
    const char *name;
    uint64_t factor; /* of what is kept, in one */
};

static const struct unit shares[] = {{"%", CHAOS_WHOLE_PPM / 100}, {0}};
static const struct unit times[] = {
    {"ms", THOUSAND}, {"s", 1000 * THOUSAND}, {"min", 60000 * THOUSAND}, {0}};
static const struct unit rates[] = {
    {"bit", 1}, {"kbit", THOUSAND}, {"Mbit", THOUSAND *THOUSAND}, {"Gbit", 1000000000ULL}, {0}};

enum value_kind { SHARE, TIME, RATE, TURNS };

struct trouble_name {
    const char *name;
    enum value_kind kind;
    uint64_t max;
    size_t at, then_at; /* where it is kept; of turns dark, then light */
    const char *expected;
};

#define AT(field) offsetof(struct chaos_trouble, field)

static const struct trouble_name names[] = {
    {"loss", SHARE, CHAOS_WHOLE_PPM, AT(loss_ppm), 0, "a share like 5% or 0.5%, up to 100%"},
    {"duplicate", SHARE, CHAOS_WHOLE_PPM, AT(duplicate_ppm), 0,
     "a share like 5% or 0.5%, up to 100%"},
    {"reorder", SHARE, CHAOS_WHOLE_PPM, AT(reorder_ppm), 0, "a share like 5% or 0.5%, up to 100%"},
    {"delay", TIME, CHAOS_DELAY_MAX_US, AT(delay_us), 0, "a time like 20ms or 1.5s, up to 60s"},
    {"jitter", TIME, CHAOS_DELAY_MAX_US, AT(jitter_us), 0, "a time like 20ms or 1.5s, up to 60s"},
    {"bandwidth", RATE, CHAOS_BITS_MAX, AT(bits_a_second), 0,
     "a rate like 500kbit or 1Mbit, from 1kbit up to 10Gbit"},
    {"blackhole", TURNS, CHAOS_TIME_MAX_US, AT(dark_us), AT(light_us),
     "the time that it is dark and the time that it is light, like 5s/2s"},
    {"ports", TIME, CHAOS_TIME_MAX_US, AT(ports_us), 0,
     "how long a source port holds, like 20s, from 100ms up to 60min"},
};
#define NAMES_COUNT  (sizeof names / sizeof names[0])
#define BITS_MIN     1000
#define PORTS_MIN_US 100000
#define TURNS_MIN_US 10000

const char *chaos_trouble_name(size_t index) {
    return index < NAMES_COUNT ? names[index].name : NULL;
}

bool chaos_trouble_is_both_ways(const char *name) {
    return strcmp(name, "ports") == 0;
}

/* Up to `count` digits of `*text` behind those that `*value` has. Returns how many there were. */
static size_t read_digits(const char **text, size_t count, uint64_t *value) {
    size_t found = 0;
    for (; found < count && **text >= '0' && **text <= '9'; found++, (*text)++) {
        *value = *value * 10 + (uint64_t)(**text - '0');
    }
    return found;
}

/* In thousandths; leaves `*text` at what stands behind the number. */
static bool read_number(const char **text, uint64_t *thousandths) {
    uint64_t value = 0;
    if (read_digits(text, DIGITS_MAX, &value) == 0) {
        return false;
    }
    size_t decimals = 0;
    if (**text == '.') {
        (*text)++;
        decimals = read_digits(text, 3, &value);
        if (decimals == 0) {
            return false;
        }
    }
    for (; decimals < 3; decimals++) {
        value *= 10;
    }
    *thousandths = value;
    return true;
}

static bool read_value(const char *text, const struct unit *units, uint64_t max, uint64_t *value) {
    uint64_t thousandths = 0;
    if (!read_number(&text, &thousandths)) {
        return false;
    }
    for (const struct unit *unit = units; unit->name != NULL; unit++) {
        if (strcmp(text, unit->name) == 0) {
            bool fits = thousandths / THOUSAND <= max / unit->factor;
            *value = fits ? thousandths * unit->factor / THOUSAND : 0;
            return fits && *value <= max;
        }
    }
    return false;
}

bool chaos_time_read(const char *text, uint64_t max_us, uint64_t *time_us) {
    return read_value(text, times, max_us, time_us);
}

static void put_u32(struct chaos_trouble *trouble, size_t at, uint64_t value) {
    uint32_t narrow = (uint32_t)value;
    memcpy((char *)trouble + at, &narrow, sizeof narrow);
}

static void put_u64(struct chaos_trouble *trouble, size_t at, uint64_t value) {
    memcpy((char *)trouble + at, &value, sizeof value);
}

static bool read_turns(struct chaos_trouble *trouble, const struct trouble_name *known,
                       const char *value) {
    char first[32];
    uint64_t dark_us = 0, light_us = 0;
    const char *slash = strchr(value, '/');
    if (slash == NULL || !str_copy_bytes(first, sizeof first, value, (size_t)(slash - value)) ||
        !chaos_time_read(first, known->max, &dark_us) ||
        !chaos_time_read(slash + 1, known->max, &light_us) || dark_us < TURNS_MIN_US ||
        light_us < TURNS_MIN_US) {
        return false;
    }
    put_u64(trouble, known->at, dark_us);
    put_u64(trouble, known->then_at, light_us);
    return true;
}

static bool read_known(struct chaos_trouble *trouble, const struct trouble_name *known,
                       const char *text) {
    uint64_t value = 0;
    switch (known->kind) {
    case SHARE:
        if (!read_value(text, shares, known->max, &value)) {
            return false;
        }
        put_u32(trouble, known->at, value);
        return true;
    case TIME:
        if (!chaos_time_read(text, known->max, &value) ||
            (known->at == AT(ports_us) && value < PORTS_MIN_US)) {
            return false;
        }
        put_u64(trouble, known->at, value);
        return true;
    case RATE:
        if (!read_value(text, rates, known->max, &value) || value < BITS_MIN) {
            return false;
        }
        put_u64(trouble, known->at, value);
        return true;
    case TURNS:
        return read_turns(trouble, known, text);
    }
    return false;
}

bool chaos_trouble_read(struct chaos_trouble *trouble, const char *name, const char *value,
                        char *why, size_t size) {
    for (size_t i = 0; i < NAMES_COUNT; i++) {
        if (strcmp(names[i].name, name) != 0) {
            continue;
        }
        if (read_known(trouble, &names[i], value)) {
            return true;
        }
        str_format(why, size, "%s needs %s, not \"%s\"", name, names[i].expected, value);
        return false;
    }
    str_format(why, size, "\"%s\" is none of", name);
    for (size_t i = 0; i < NAMES_COUNT; i++) {
        str_append(why, size, i == 0 ? " " : ", ");
        str_append(why, size, names[i].name);
    }
    return false;
}
