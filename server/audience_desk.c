/* The teacher's desk. It is looked at four times a second, as long as a teacher is there, and what
 * is not as it was told last is told: to teachers and to nobody else. Seats and teams come in
 * pages, one changed page a look. */
#include "audience_inside.h"

#include <stdlib.h>
#include <string.h>

#define DESK_MS    100
#define PAGES_MS   250
#define SEAT_PAGES ((SEATS_MAX + DESK_PAGE_MAX - 1) / DESK_PAGE_MAX)
#define TEAM_PAGES ((TEAMS_MAX + DESK_PAGE_MAX - 1) / DESK_PAGE_MAX)

bool audience_desk_init(struct audience_desk *desk) {
    desk->told_seats = calloc(SEAT_PAGES, sizeof *desk->told_seats);
    desk->told_teams = calloc(TEAM_PAGES, sizeof *desk->told_teams);
    return desk->told_seats != NULL && desk->told_teams != NULL;
}

void audience_desk_deinit(struct audience_desk *desk) {
    free(desk->told_seats);
    free(desk->told_teams);
}

void audience_teacher(struct audience *audience, bool is_in) {
    audience->teachers = (uint16_t)(audience->teachers + (is_in ? 1 : -1));
    audience_tell_desk_again(audience);
}

void audience_tell_desk_again(struct audience *audience) {
    struct audience_desk *desk = &audience->desk;
    desk->due_ms = desk->pages_due_ms = 0;
    desk->told_desk = desk->told_queue = desk->told_texts = desk->told_packs = desk->told_hands = 0;
    memset(desk->told_seats, 0, SEAT_PAGES * sizeof *desk->told_seats);
    memset(desk->told_teams, 0, TEAM_PAGES * sizeof *desk->told_teams);
    desk->next_page = 0;
}

/* False: it is what was told last. */
static bool tell_teachers(struct audience *audience, uint64_t *told) {
    if (!audience_is_new(audience, told)) {
        return false;
    }
    for (uint16_t number = 1; number <= audience->connections->high; number++) {
        const struct connection *connection = &audience->connections->list[number];
        if (connection->is_in && connection->role == ROLE_TEACHER) {
            mail_send(&audience->mail, number);
        }
    }
    return true;
}

static void tell_desk(struct audience *audience) {
    struct room *room = audience->room;
    struct audience_desk *desk = &audience->desk;
    struct message *message = &audience->mail.message;
    char trouble[TROUBLE_BYTES_MAX + 1];
    room_attention(room, trouble, sizeof trouble);
    letter_desk(room, trouble, message);
    tell_teachers(audience, &desk->told_desk);
    letter_desk_queue(room, message);
    tell_teachers(audience, &desk->told_queue);
    letter_desk_texts(room, message);
    tell_teachers(audience, &desk->told_texts);
    letter_desk_packs(room, desk->pack_says, message);
    tell_teachers(audience, &desk->told_packs);
    if (desk->told_hands == 0) {
        letter_desk_hands(room, message);
        tell_teachers(audience, &desk->told_hands);
    }
}

static uint16_t pages_of(uint16_t count) {
    return (uint16_t)((count + DESK_PAGE_MAX - 1) / DESK_PAGE_MAX);
}

/* Pages are numbered through: first those of the seats, then those of the teams. */
static bool tell_page(struct audience *audience, uint16_t page, uint16_t seat_pages) {
    struct audience_desk *desk = &audience->desk;
    if (page < seat_pages) {
        letter_desk_seats(audience->room, (uint16_t)(page * DESK_PAGE_MAX),
                          &audience->mail.message);
        return tell_teachers(audience, &desk->told_seats[page]);
    }
    page = (uint16_t)(page - seat_pages);
    letter_desk_teams(audience->room, (uint16_t)(page * DESK_PAGE_MAX), &audience->mail.message);
    return tell_teachers(audience, &desk->told_teams[page]);
}

/* The next page that changed, of all. */
static void tell_pages(struct audience *audience) {
    uint16_t seat_pages = pages_of(audience->room->desks.count);
    uint16_t pages = (uint16_t)(seat_pages + pages_of(audience->room->game->teams_count));
    for (uint16_t i = 0; i < pages; i++) {
        uint16_t page = (uint16_t)(audience->desk.next_page % pages);
        audience->desk.next_page = (uint16_t)(page + 1);
        if (tell_page(audience, page, seat_pages)) {
            return;
        }
    }
}

void audience_tell_desk(struct audience *audience, uint64_t now_ms) {
    struct audience_desk *desk = &audience->desk;
    if (audience->teachers == 0) {
        return;
    }
    if (now_ms >= desk->due_ms) {
        desk->due_ms = now_ms + DESK_MS;
        tell_desk(audience);
    }
    if (now_ms >= desk->pages_due_ms) {
        desk->pages_due_ms = now_ms + PAGES_MS;
        tell_pages(audience);
    }
}

uint64_t audience_desk_wake_ms(const struct audience *audience) {
    if (audience->teachers == 0) {
        return UINT64_MAX;
    }
    const struct audience_desk *desk = &audience->desk;
    return desk->due_ms < desk->pages_due_ms ? desk->due_ms : desk->pages_due_ms;
}
