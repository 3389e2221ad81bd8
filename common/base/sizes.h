/* Every fixed size of Goldseam, in one place. Nothing that a peer sends can make anything grow past
 * these. Text sizes are bytes of UTF-8 without the terminator; where a rule speaks of characters
 * the bytes are four times as many. */
#ifndef SIZES_H
#define SIZES_H

/* A room. One ENet host holds 4,095 peers: the seats, and the rest for boards and teachers. */
#define SEATS_MAX       4000
#define TEAMS_MAX       2000
#define PEERS_MAX       4095
#define TEAM_SEATS_MIN  2
#define TEAM_SEATS_MAX  4
#define ROUNDS_MAX      64
#define PLAN_PHASES_MAX 8
#define GOLD_MAX        1000000

/* A challenge. */
#define CHALLENGES_MAX    200
#define OPTIONS_MIN       2
#define OPTIONS_MAX       8
#define ORDER_OPTIONS_MIN 3
#define SLIPS_MAX         8
#define TWINS_MAX         3
#define ACCEPTED_MAX      8
#define PICKS_MAX         8
#define SPOTLIGHTS_MAX    3  /* in one share */
#define CANDIDATES_MAX    64 /* in the teacher's queue */
#define CHOICES_MAX       16 /* ideas to choose among for one question in share */

/* Texts. */
#define TITLE_BYTES_MAX         240
#define PROMPT_BYTES_MAX        2400
#define OPTION_BYTES_MAX        320
#define ANSWER_CHARS_MAX        80
#define ANSWER_BYTES_MAX        320
#define UNIT_BYTES_MAX          32
#define FIGURE_BYTES_MAX        64 /* a picture in words */
#define THINKING_BYTES_MAX      640
#define TURN_BYTES_MAX          960
#define EXPLANATION_BYTES_MAX   2400
#define NAME_BYTES_MAX          64
#define IDEA_BYTES_MAX          OPTION_BYTES_MAX /* what is good in a thinking, where it turns */
#define IDEAS_PER_CHALLENGE_MAX 6                /* of each: good, turns, lessons */
#define LESSON_BYTES_MAX        560
#define WORDS_BYTES_MAX         560 /* a team's own: 140 characters */
#define MISTAKE_BYTES_MAX       480 /* the teacher's own, and its lesson: two in one datagram */
#define NOTE_BYTES_MAX          120
#define SAYS_BYTES_MAX          240 /* what the check says of a pack */
#define TROUBLE_BYTES_MAX       160
#define IDEAS_MAX               8 /* a team's answers on the huddle's table: four tries and four new ones */

/* The wire. */
#define DATAGRAM_BYTES_MAX 1024
#define MESSAGE_BYTES_MAX  32768
#define PART_BYTES_MAX     960
#define PARTS_MAX          36 /* PARTS_MAX x PART_BYTES_MAX >= MESSAGE_BYTES_MAX */
/* Of messages that are padded: an answer of 80 characters of most scripts; 140 characters and a
 * name; eight answers of 80 letters, and what of it comes to the teacher. Sealed they take 256, 512
 * and 1,140 bytes. */
#define PADDED_ANSWER     200
#define PADDED_WORDS      456
#define PADDED_TABLE      PART_BYTES_MAX
#define IDEA_NUMBER_BYTES 4 /* the number of a team's idea, as four bytes */
#define TOKEN_BYTES       32
#define KEY_BYTES         32
#define SIGNATURE_BYTES   64
#define CODE_CHARS        9 /* K7QM-2XPD */
#define SHELF_MAX         64
#define BOWLS_OPEN_MAX    24  /* to choose among in the lobby */
#define BOARD_ENTRIES_MAX 24  /* of the learning board */
#define QUEUE_MAX         16  /* misses on the teacher's desk */
#define TEXTS_MAX         16  /* words that wait for a nod, there */
#define TEXTS_WAITING_MAX 512 /* in the room; more are refused */
#define DESK_PAGE_MAX     24  /* seats or teams in one message */
#define HANDS_MAX         24  /* seats that may need a hand, there */
#define PACKS_MAX         32
#define MOODS             5 /* faces */
#define CLIMATE_STEPS     4 /* from "not at all" on */

#endif
