/* The expression is worked out again at each use: it is read from left to right, and a level of
 * operators calls itself for what binds closer. Both branches of a choice are worked out and one is
 * taken, so a division by nought gives nought instead of an end. */
#include "plural.h"

#include <ctype.h>
#include <string.h>

#include "str.h"

#define NUMBER_TO_CHECK 1000
#define DEPTH_MAX       32

struct reader {
    const char *at;
    unsigned long n;
    int depth;
    bool is_wrong;
};

/* Longer spellings before shorter ones; a higher level binds closer. */
static const struct {
    const char *sign;
    int level;
} operators[] = {
    {"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4}, {"<", 4},
    {">", 4},  {"+", 5},  {"-", 5},  {"*", 6},  {"/", 6},  {"%", 6},
};

static unsigned long read_choice(struct reader *reader);

static bool take(struct reader *reader, const char *sign) {
    reader->at += strspn(reader->at, " \t\n");
    size_t count = strlen(sign);
    bool is_there = strncmp(reader->at, sign, count) == 0;
    reader->at += is_there ? count : 0;
    return is_there;
}

static unsigned long read_number(struct reader *reader) {
    unsigned long number = 0;
    if (!isdigit((unsigned char)*reader->at)) {
        reader->is_wrong = true;
    }
    for (; isdigit((unsigned char)*reader->at); reader->at++) {
        number = number * 10 + (unsigned long)(*reader->at - '0');
    }
    return number;
}

static unsigned long read_value(struct reader *reader) {
    if (reader->is_wrong || reader->depth > DEPTH_MAX) {
        reader->is_wrong = true;
        return 0;
    }
    if (take(reader, "n")) {
        return reader->n;
    }
    if (take(reader, "!")) {
        reader->depth++;
        unsigned long value = read_value(reader);
        reader->depth--;
        return value == 0;
    }
    if (take(reader, "(")) {
        reader->depth++;
        unsigned long value = read_choice(reader);
        reader->depth--;
        reader->is_wrong = !take(reader, ")") || reader->is_wrong;
        return value;
    }
    return read_number(reader);
}

static unsigned long apply(const char *sign, unsigned long a, unsigned long b) {
    bool is_double = sign[1] != '\0';
    switch (sign[0]) {
    case '|':
        return a != 0 || b != 0;
    case '&':
        return a != 0 && b != 0;
    case '=':
        return a == b;
    case '!':
        return a != b;
    case '<':
        return is_double ? a <= b : a < b;
    case '>':
        return is_double ? a >= b : a > b;
    case '+':
        return a + b;
    case '-':
        return a - b;
    case '*':
        return a * b;
    case '/':
        return b != 0 ? a / b : 0;
    default:
        return b != 0 ? a % b : 0;
    }
}

/* The operator that stands here and binds at least as close as `level`; NULL when there is none. */
static const char *take_operator(struct reader *reader, int level, int *own) {
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
        const char *before = reader->at;
        if (!take(reader, operators[i].sign)) {
            continue;
        }
        *own = operators[i].level;
        if (*own >= level) {
            return operators[i].sign;
        }
        reader->at = before;
        return NULL;
    }
    return NULL;
}

static unsigned long read_level(struct reader *reader, int level) {
    unsigned long value = read_value(reader);
    int own = 0;
    const char *sign;
    while ((sign = take_operator(reader, level, &own)) != NULL) {
        value = apply(sign, value, read_level(reader, own + 1));
    }
    return value;
}

static unsigned long read_choice(struct reader *reader) {
    unsigned long value = read_level(reader, 1);
    if (!take(reader, "?") || reader->is_wrong || ++reader->depth > DEPTH_MAX) {
        return value;
    }
    unsigned long first = read_choice(reader);
    reader->is_wrong = !take(reader, ":") || reader->is_wrong;
    unsigned long second = read_choice(reader);
    reader->depth--;
    return value != 0 ? first : second;
}

/* False when the text is no expression from its start to its end. */
static bool work_out(const char *expression, unsigned long n, unsigned long *value) {
    struct reader reader = {.at = expression, .n = n};
    *value = read_choice(&reader);
    reader.at += strspn(reader.at, " \t\n");
    return !reader.is_wrong && *reader.at == '\0';
}

bool plural_read(struct plural *plural, const char *header, unsigned forms_max) {
    const char *forms = strstr(header, "nplurals=");
    const char *start = forms != NULL ? strstr(forms, "plural=") : NULL;
    *plural = (struct plural){.forms = 0};
    if (start == NULL) {
        return false;
    }
    struct reader number = {.at = forms + strlen("nplurals=")};
    unsigned long count = read_number(&number);
    start += strlen("plural=");
    if (number.is_wrong || count == 0 || count > forms_max ||
        !str_copy_bytes(plural->expression, sizeof plural->expression, start,
                        strcspn(start, ";\n"))) {
        return false;
    }
    plural->forms = (unsigned)count;
    for (unsigned long n = 0; n <= NUMBER_TO_CHECK; n++) {
        unsigned long form = 0;
        if (!work_out(plural->expression, n, &form) || form >= count) {
            return false;
        }
    }
    return true;
}

unsigned plural_form(const void *rule, unsigned long n) {
    const struct plural *plural = rule;
    unsigned long form = 0;
    bool is_well = work_out(plural->expression, n, &form) && form < plural->forms;
    return is_well ? (unsigned)form : 0;
}
