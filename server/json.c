/* A comma before everything but the first, a new line before everything, and text with its quotes,
 * backslashes and control characters escaped. */
#include "json.h"

#include <string.h>

#include "str.h"

void json_init(struct json *json, char *text, size_t size) {
    *json = (struct json){.text = text, .size = size};
}

static void put(struct json *json, const char *bytes, size_t count) {
    if (json->is_cut || json->size - json->length <= count) {
        json->is_cut = true;
        return;
    }
    memcpy(json->text + json->length, bytes, count);
    json->length += count;
}

static void put_text(struct json *json, const char *text) {
    put(json, text, strlen(text));
}

static void put_quoted(struct json *json, const char *text) {
    put_text(json, "\"");
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '"' || byte == '\\') {
            put_text(json, "\\");
            put(json, at, 1);
        } else if (byte < 0x20) {
            char escape[8];
            str_format(escape, sizeof escape, "\\u%04x", (unsigned)byte);
            put_text(json, escape);
        } else {
            put(json, at, 1);
        }
    }
    put_text(json, "\"");
}

static void new_line(struct json *json) {
    put_text(json, "\n");
    for (unsigned i = 0; i < json->depth; i++) {
        put_text(json, "  ");
    }
}

static void begin(struct json *json, const char *key) {
    if (json->has_before) {
        put_text(json, ",");
    }
    if (json->depth > 0) {
        new_line(json);
    }
    json->has_before = true;
    if (key != NULL) {
        put_quoted(json, key);
        put_text(json, ": ");
    }
}

void json_open(struct json *json, const char *key, char bracket) {
    begin(json, key);
    put(json, &bracket, 1);
    json->depth++;
    json->has_before = false;
}

void json_close(struct json *json, char bracket) {
    json->depth--;
    if (json->has_before) {
        new_line(json);
    }
    put(json, &bracket, 1);
    json->has_before = true;
}

void json_text(struct json *json, const char *key, const char *value) {
    begin(json, key);
    put_quoted(json, value);
}

void json_number(struct json *json, const char *key, int64_t value) {
    char digits[24];
    str_format(digits, sizeof digits, "%lld", (long long)value);
    begin(json, key);
    put_text(json, digits);
}

void json_bool(struct json *json, const char *key, bool value) {
    begin(json, key);
    put_text(json, value ? "true" : "false");
}

void json_null(struct json *json, const char *key) {
    begin(json, key);
    put_text(json, "null");
}

size_t json_end(struct json *json) {
    put_text(json, "\n");
    if (json->is_cut) {
        return 0;
    }
    json->text[json->length] = '\0';
    return json->length;
}
