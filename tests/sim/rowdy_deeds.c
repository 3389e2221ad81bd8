/* Students who send anything at any time, past their client core: bytes that are no message,
 * messages that are not theirs to send, ids that nobody has, what was right in another phase, the
 * same twice. Now and then they play along, so that they are in the room at all. */
#include "deed.h"

#include <string.h>

#include "codec.h"
#include "said.h"
#include "sample.h"
#include "world.h"

static uint32_t below(struct world *world, uint32_t bound) {
    return random_below(&world->deeds_random, bound);
}

static bool send(struct world *world, struct student *student) {
    uint8_t bytes[MESSAGE_BYTES_MAX];
    size_t count = codec_encode(&world->raw, bytes, sizeof bytes);
    hearsay_note(&world->hearsay, student->seat, &world->raw);
    return count > 0 && count <= DATAGRAM_BYTES_MAX && student_send(world, student, bytes, count);
}

static bool play_along(struct world *world, struct student *student) {
    deeds_do(student_deeds(), world, student, &world->deeds_random);
    return true;
}

static bool garbage(struct world *world, struct student *student) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = 1 + below(world, below(world, 8) == 0 ? DATAGRAM_BYTES_MAX : 40);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(&world->deeds_random);
    }
    bool is_any = codec_decode(bytes, count, FROM_CLIENT, &world->raw) == CODEC_OK;
    return is_any ? send(world, student) : student_send(world, student, bytes, count);
}

/* A message as it was, with a byte or two that are others. */
static bool bent(struct world *world, struct student *student) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = student->last_sent_count;
    if (count == 0) {
        return false;
    }
    memcpy(bytes, student->last_sent, count);
    for (uint32_t i = 0; i <= below(world, 3); i++) {
        bytes[below(world, (uint32_t)count)] = (uint8_t)random_next(&world->deeds_random);
    }
    count = 1 + below(world, (uint32_t)count);
    if (codec_decode(bytes, count, FROM_CLIENT, &world->raw) == CODEC_OK) {
        return send(world, student); /* it became another message */
    }
    return student_send(world, student, bytes, count);
}

static bool again(struct world *world, struct student *student) {
    return student->last_sent_count > 0 &&
           student_send(world, student, student->last_sent, student->last_sent_count);
}

/* Any message that anybody may send, with any values in range. */
static bool any_message(struct world *world, struct student *student) {
    const struct message_form *form = message_form_at(below(world, (uint32_t)message_form_count()));
    sample_random(&world->raw, form, &world->deeds_random);
    return send(world, student);
}

/* A message of students with values that nearly fit. */
static bool near_answer(struct world *world, struct student *student) {
    const struct game *game = world_game(world);
    struct message_answer *answer = &world->raw.as.answer;
    world->raw.id = MESSAGE_answer;
    *answer = (struct message_answer){.action = 1 + below(world, 60)};
    answer->round = (uint8_t)(1 + below(world, game->round + 1u));
    answer->phase = (uint8_t)(1 + below(world, PHASE_COUNT - 1));
    answer->confidence = (uint8_t)below(world, CONFIDENCE_COUNT);
    answer->is_final = below(world, 2) == 0;
    if (below(world, 3) > 0 && game->phase != PHASE_NONE) {
        answer->round = game->round;
        answer->phase = (uint8_t)game->phase;
    }
    said_answer(world, answer);
    answer->idea = below(world, 4) == 0 ? random_next(&world->deeds_random) : 0;
    return send(world, student);
}

static const struct deed rowdies[] = {
    {"plays along", 100, play_along}, {"garbage", 4, garbage},
    {"a bent message", 6, bent},      {"the same again", 10, again},
    {"any message", 10, any_message}, {"nearly an answer", 30, near_answer},
};

const struct deeds *rowdy_deeds(void) {
    static const struct deeds deeds = {DEED_ROWDY, rowdies, sizeof rowdies / sizeof rowdies[0]};
    return &deeds;
}
