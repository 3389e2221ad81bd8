/* The list of draw commands of one frame. Commands and their texts stand in two arrays of fixed
 * size; what does not fit is left out and remembered in is_full. The hash covers what is drawn and
 * nothing else, so two frames that look the same have the same hash. */
#include "draw_list.h"

#include <assert.h>
#include <string.h>

#include "hash.h"

void draw_list_clear(struct draw_list *list, int width, int height) {
    list->width = width;
    list->height = height;
    list->count = 0;
    list->text_used = 0;
    list->is_full = false;
}

struct draw_command *draw_list_add(struct draw_list *list, enum draw_kind kind) {
    if (list->count == DRAW_COMMANDS_MAX) {
        list->is_full = true;
        return NULL;
    }
    struct draw_command *command = &list->commands[list->count++];
    memset(command, 0, sizeof *command);
    command->kind = kind;
    return command;
}

void draw_list_set_text(struct draw_list *list, struct draw_command *command, const char *text,
                        size_t count) {
    assert(command != NULL);
    if (count >= DRAW_TEXT_BYTES_MAX - list->text_used) {
        list->is_full = true;
        count = 0;
        if (list->text_used == DRAW_TEXT_BYTES_MAX) {
            list->text_used--;
        }
    }
    command->text = (uint32_t)list->text_used;
    memcpy(list->text + list->text_used, text, count);
    list->text_used += count;
    list->text[list->text_used++] = '\0';
}

void draw_list_add_all(struct draw_list *list, const struct draw_list *other) {
    for (size_t i = 0; i < other->count; i++) {
        struct draw_command *command = draw_list_add(list, other->commands[i].kind);
        if (command == NULL) {
            return;
        }
        *command = other->commands[i];
        if (command->kind == DRAW_TEXT) {
            const char *text = other->text + command->text;
            draw_list_set_text(list, command, text, strlen(text));
        }
    }
    list->is_full = list->is_full || other->is_full;
}

static uint64_t hash_int(uint64_t hash, int value) {
    return hash_u64(hash, (uint64_t)(int64_t)value);
}

static uint64_t hash_bowl(uint64_t hash, const struct draw_bowl *bowl) {
    hash = hash_u64(hash, bowl->seed);
    hash = hash_u64(hash, bowl->seams);
    hash = hash_u64(hash, bowl->cracks);
    hash = hash_u64(hash, bowl->is_plain);
    hash = hash_u64(hash, bowl->is_whole);
    hash = hash_u64(hash, bowl->crack_permille);
    return hash_u64(hash, bowl->seam_permille);
}

static uint64_t hash_command(uint64_t hash, const struct draw_list *list,
                             const struct draw_command *command) {
    const int numbers[] = {
        (int)command->kind, command->x,           command->y,      command->w,         command->h,
        (int)command->fill, (int)command->stroke, command->radius, command->stroke_px, command->a,
        (int)command->font, command->size_px,     command->pale};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        hash = hash_int(hash, numbers[i]);
    }
    if (command->kind == DRAW_TEXT) {
        const char *text = list->text + command->text;
        hash = hash_bytes(hash, text, strlen(text) + 1);
    }
    return command->kind == DRAW_BOWL ? hash_bowl(hash, &command->bowl) : hash;
}

uint64_t draw_list_hash(const struct draw_list *list) {
    uint64_t hash = hash_int(hash_int(HASH_START, list->width), list->height);
    for (size_t i = 0; i < list->count; i++) {
        hash = hash_command(hash, list, &list->commands[i]);
    }
    return hash;
}
