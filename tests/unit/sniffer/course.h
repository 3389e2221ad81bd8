/* A whole lesson for the sniffer's tests: the room's core and real client cores over any transport,
 * in steps of virtual time. Students act at set times, and what they answer is in a cast, so that
 * two lessons differ in nothing but in who missed. */
#ifndef COURSE_H
#define COURSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cast.h"
#include "journal.h"
#include "pack.h"
#include "random.h"
#include "server.h"
#include "session.h"
#include "sights.h"
#include "transport.h"

#define COURSE_CODE         "K7QM-2XPD"
#define COURSE_TITLE        "Thursday, third lesson"
#define COURSE_STEP_MS      10
#define COURSE_STUDENTS_MAX (CAST_TEAMS_MAX * CAST_TEAM_SEATS)
#define COURSE_PUPILS_MAX   (COURSE_STUDENTS_MAX + 2) /* and a board, and a teacher's console */

/* The network, whichever. */
struct course_wire {
    void *context;
    struct transport *(*listen)(void *context);
    struct transport *(*dial)(void *context, int student);
    const char *(*code)(void *context); /* of the room */
    uint16_t (*port)(void *context, int student);
    void (*set_time)(void *context, uint64_t now_ms);
    void (*rest)(void *context); /* time stands, and what is under way needs some; may be NULL */
};

struct course_config {
    struct course_wire wire;
    const char *pack;      /* path */
    const char *pack_text; /* instead; NULL: none */
    const char *plan;
    int teams;
    uint8_t rounds;
    uint64_t seed; /* of the cast */
    bool is_bare;  /* without padding: to see that this would be noticed */
    /* Every message in the clear, as it leaves a student and as it comes there; may be NULL. */
    void (*on_message)(void *context, const uint8_t *bytes, size_t count);
    void *context;
};

struct pupil {
    struct session session;
    struct transport *transport;
    uint32_t peer; /* 0: none */
    bool is_up;
    uint32_t place; /* round, phase and thought that it acts in */
    uint64_t place_ms;
    int deeds; /* done there */
    bool has_sat;
    struct sights messages;
};

struct course {
    struct course_config config;
    struct cast cast;
    struct pack *pack;
    struct journal *journal;
    struct transport *room;
    struct server *server;
    struct random random;
    uint64_t now_ms;
    uint64_t place_ms; /* since when the class is in `place` */
    uint32_t place;
    bool is_listening;                /* sights are kept: from the first round on */
    int mended;                       /* rounds that were played to mend */
    int students_count, pupils_count; /* behind the students a board and a teacher */
    struct session_desk desk;
    struct pupil pupils[COURSE_PUPILS_MAX];
};

/* Everybody has come in, and sits at their bowls. */
struct course *course_open(const struct course_config *config);
/* Plays it, up to behind the recap. */
void course_play(struct course *course);
void course_close(struct course *course);

/* --- course_deeds.c --- */

/* What this student does now, in the lobby and in a round. */
void course_sit(struct course *course, int student);
void course_act(struct course *course, int student);

#endif
