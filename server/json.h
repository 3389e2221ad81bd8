/* Writing JSON (RFC 8259) into a buffer, two spaces a level. What does not fit is noticed at the
 * end. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json {
    char *text;
    size_t size, length;
    unsigned depth;
    bool has_before; /* something stands before in this object or list */
    bool is_cut;
};

void json_init(struct json *json, char *text, size_t size);
/* The length of what was written; 0 when it did not fit. */
size_t json_end(struct json *json);

/* `key` NULL: in a list, or the whole. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);
void json_text(struct json *json, const char *key, const char *value);
void json_number(struct json *json, const char *key, int64_t value);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

#endif
