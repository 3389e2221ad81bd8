/* Somebody at a window in a test: types, presses, and reads what goes out to the room. */
#ifndef HANDS_H
#define HANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "app_state.h"
#include "messages.h"
#include "scene.h"

/* Opens a scene at 1280x720 and draws it once; everything that it owes is thrown away. */
struct app *hands_open(const char *scene);
/* The same with larger text. */
struct app *hands_open_large(const char *scene, int text_percent);
void hands_draw(struct app *app, uint64_t now_ms);

void hands_key(struct app *app, enum key key, uint64_t now_ms);
void hands_type(struct app *app, const char *text, uint64_t now_ms);
/* Presses and releases in the middle of what does `action`; the test fails when it is not there. */
void hands_click(struct app *app, struct action action, uint64_t now_ms);

/* The next message of this id that goes out; false when there is none. Others are passed over. */
bool hands_sent(struct app *app, enum message_id id, struct message *message, uint64_t now_ms);

/* The room answers `kept` to the last action. */
void hands_keep(struct app *app, uint64_t now_ms);

/* Whether a text is on the screen as it was drawn last, in one line or wrapped. */
bool hands_see(const struct app *app, const char *text);

#endif
