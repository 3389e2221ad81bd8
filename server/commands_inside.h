/* What the files of the commands share. Nobody else includes this. A do_ function does one word;
 * false: what stands behind the word is not right. */
#ifndef COMMANDS_INSIDE_H
#define COMMANDS_INSIDE_H

#include "commands.h"

#define COMMANDS_NUMBERS_MAX 2
#define COMMANDS_LINE_SIZE   2000

/* One more line of the answer. */
void commands_say(struct commands *commands, const char *text);
/* The message is built: hands it to the room. `done` says what happened where it is taken. */
void commands_act(struct commands *commands, enum message_id id, const char *done);
struct server_status commands_status(const struct commands *commands);
/* What stands on the desk; valid until the next message is built. */
const struct message *commands_desk(struct commands *commands, enum message_id id, uint16_t first);
/* `count` whole numbers from 1 and nothing else stand behind the word. */
bool commands_numbers(struct commands *commands, size_t count, long long max,
                      long long list[COMMANDS_NUMBERS_MAX]);

/* --- commands_lesson.c --- */
bool do_next(struct commands *commands);
bool do_skip(struct commands *commands);
bool do_pause(struct commands *commands);
bool do_freeze(struct commands *commands);
bool do_time(struct commands *commands);
bool do_round(struct commands *commands);
bool do_warmup(struct commands *commands);
bool do_mending(struct commands *commands);
bool do_break(struct commands *commands);
bool do_end(struct commands *commands);
bool do_close(struct commands *commands);
bool do_goal(struct commands *commands);
bool do_plan(struct commands *commands);
bool do_packs(struct commands *commands);
bool do_pack(struct commands *commands);

/* --- commands_where.c --- */
/* "round 3 of 12", "warm-up", "mending round". */
void commands_round_name(const struct server_status *status, char *name, size_t size);
/* How long it takes, and when it ends; nothing at the recap. */
void commands_say_times(struct commands *commands, const struct server_status *status);
bool do_status(struct commands *commands);
bool do_code(struct commands *commands);

/* --- commands_share.c --- */
/* "name", "thought" or "lesson". */
const char *commands_text_kind(uint8_t kind);
bool do_queue(struct commands *commands);
bool do_pick(struct commands *commands);
bool do_hide(struct commands *commands);
bool do_show(struct commands *commands);
bool do_order(struct commands *commands);
bool do_texts(struct commands *commands);
bool do_nod(struct commands *commands);
bool do_no(struct commands *commands);
bool do_mistake(struct commands *commands);
bool do_mute(struct commands *commands);
bool do_pen(struct commands *commands);
bool do_board(struct commands *commands);

/* --- commands_people.c --- */
bool do_teams(struct commands *commands);
bool do_seats(struct commands *commands);
bool do_move(struct commands *commands);
bool do_shuffle(struct commands *commands);
bool do_split(struct commands *commands);
bool do_size(struct commands *commands);
bool do_lock(struct commands *commands);
bool do_approve(struct commands *commands);
bool do_remove(struct commands *commands);
bool do_give(struct commands *commands);
bool do_pair(struct commands *commands);
bool do_note(struct commands *commands);
bool do_names(struct commands *commands);

#endif
