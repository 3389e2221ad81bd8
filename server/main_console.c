/* Small on purpose: what a teacher at a screen has comes over the wire, this is for a room without
 * one. */
#define _POSIX_C_SOURCE 200809L
#include "main_console.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plan_text.h"

/* One byte of standard input; false when there is none now. Read byte by byte, so that nothing is
 * left in a buffer that poll cannot see. */
static bool read_byte(struct console *console, char *byte) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&input, 1, 0) <= 0 || (input.revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) == 0) {
        return false;
    }
    if (read(STDIN_FILENO, byte, 1) != 1) {
        console->is_open = false;
        return false;
    }
    return true;
}

static enum console_word word_of(const char *line) {
    if (line[0] == '\0') {
        return CONSOLE_NEXT;
    }
    if (strcmp(line, "q") == 0 || strcmp(line, "Q") == 0) {
        return CONSOLE_END;
    }
    puts("Enter = next, q then Enter = end with recap");
    fflush(stdout);
    return CONSOLE_NOTHING;
}

enum console_word console_read(struct console *console) {
    char byte = 0;
    while (console->is_open && read_byte(console, &byte)) {
        if (byte == '\n') {
            console->line[console->length] = '\0';
            console->length = 0;
            return console->takes_commands ? CONSOLE_COMMAND : word_of(console->line);
        }
        if (console->length + 1 < sizeof console->line) {
            console->line[console->length++] = byte;
        }
    }
    return CONSOLE_NOTHING;
}

/* In the lobby people come in: each of the first ten is told, then every tenth. */
static bool has_grown(const struct server_status *a, const struct server_status *b) {
    return b->stage == STAGE_LOBBY && b->seats_here > a->seats_here &&
           (b->seats_here < 10 || b->seats_here / 10 > a->seats_here / 10);
}

static bool is_elsewhere(const struct server_status *a, const struct server_status *b) {
    bool is_same = a->stage == b->stage && a->round == b->round && a->phase == b->phase;
    return !is_same || a->spotlight != b->spotlight || has_grown(a, b);
}

static void tell_bars(const struct game_bars *bars) {
    int32_t gain = 0;
    if (bars->tries == 0) {
        return;
    }
    printf("  before %u of %u, after %u", bars->first, bars->tries, bars->mend);
    bool has_gain = game_gain(bars, &gain);
    if (has_gain && gain >= 0) {
        printf(", gain %d %%", (int)gain);
    } else if (has_gain) {
        printf(", gain: not yet");
    }
    putchar('\n');
}

static void tell_round(const struct server_status *status) {
    if (status->kind == ROUND_NORMAL) {
        printf("round %u of %u: ", status->number, status->rounds);
    } else {
        fputs(status->kind == ROUND_WARM_UP ? "warm-up: " : "mending round: ", stdout);
    }
    fputs(plan_phase_word(status->phase), stdout);
    if (status->spotlight > 0) {
        printf(", thought %u", status->spotlight);
    }
    if (status->title != NULL && status->title[0] != '\0') {
        printf(", \"%s\"", status->title);
    }
    printf(" (%u here, %u away, %u %s)\n", status->seats_here, status->seats_away, status->teams,
           status->teams == 1 ? "team" : "teams");
    if (status->phase == PHASE_TRY && status->behind_s > 0) {
        uint64_t left_s = status->left_ms != UINT64_MAX ? status->left_ms / 1000 : 0;
        printf("  the recap in about %u min\n", (unsigned)((status->behind_s + left_s + 59) / 60));
    }
    if (status->phase == PHASE_REVEAL) {
        tell_bars(&status->bars);
    }
}

void console_tell(struct console *console, const struct server_status *status) {
    if (console->has_told && !is_elsewhere(&console->told, status)) {
        return;
    }
    console->has_told = true;
    console->told = *status;
    if (status->stage == STAGE_ROUND) {
        tell_round(status);
    } else if (status->stage == STAGE_LOBBY) {
        printf("lobby: %u here\n", status->seats_here);
    } else if (status->stage == STAGE_RECAP) {
        printf("recap: gold %u of %u%s\n", status->gold, status->goal,
               console->is_open ? "; Enter closes the room" : "");
    } else {
        puts("closed");
    }
    fflush(stdout);
}

void console_tell_misfits(struct console *console, const struct server_status *status) {
    bool is_news = status->misfits != console->told_misfits;
    console->told_misfits = status->misfits;
    if (!is_news || status->misfit_major == console->told_major) {
        return;
    }
    console->told_major = status->misfit_major;
    printf("attention: a program of version %u of the protocol wanted to come in, this room has "
           "version %d; install the same Goldseam on both machines\n",
           status->misfit_major, PROTOCOL_MAJOR);
    fflush(stdout);
}

void console_sum_false(const struct server_status *status) {
    if (status->false_acts + (uint64_t)status->false_hellos > 0) {
        printf("refused: %" PRIu32 " %s that only a teacher may send, %" PRIu32
               " %s to lead without a teacher's identity\n",
               status->false_acts, status->false_acts == 1 ? "message" : "messages",
               status->false_hellos, status->false_hellos == 1 ? "attempt" : "attempts");
        fflush(stdout);
    }
}

/* One kind, when there was any; what stands before it goes with it. */
static const char *put_count(const char *before, uint64_t count, const char *what) {
    if (count == 0) {
        return before;
    }
    printf("%s%" PRIu64 " %s", before, count, what);
    return ", ";
}

void console_sum_network(const struct transport_stats *stats) {
    const char *before = "dropped on the network: ";
    before = put_count(before, stats->strangers, "from strangers");
    before = put_count(before, stats->replays, "that had come before");
    before = put_count(before, stats->turned_away, "of machines above their share");
    before = put_count(before, stats->forbidden, "that no client of ours sends");
    before = put_count(before, stats->versions, "of another version");
    if (before[0] == ',') {
        putchar('\n');
        fflush(stdout);
    }
}

void console_tell_versions(struct console *console, const struct transport_stats *stats) {
    if (stats->versions == 0 || console->has_told_versions) {
        return;
    }
    console->has_told_versions = true;
    puts("attention: a program that seals its datagrams in another way wanted to come in; install "
         "the same Goldseam on both machines");
    fflush(stdout);
}

void console_tell_false(struct console *console, const struct server_status *status) {
    uint64_t now = status->false_acts + (uint64_t)status->false_hellos;
    if (now == 0 || now < 2 * console->told_false) {
        return;
    }
    console->told_false = now;
    fputs("attention: ", stdout);
    console_sum_false(status);
}

void console_tell_outsiders(struct console *console, const struct server_status *status) {
    if (status->has_outsiders && !console->has_told_outsiders) {
        puts("attention: a computer that has enough new seats asks for one more; approve lets more "
             "in (with --console)");
        fflush(stdout);
    }
    console->has_told_outsiders = status->has_outsiders;
}

void console_tell_trouble(struct console *console, bool is_troubled, const char *sentence) {
    if (is_troubled == console->has_told_trouble) {
        return;
    }
    console->has_told_trouble = is_troubled;
    if (is_troubled) {
        printf("attention: %s The lesson goes on.\n", sentence);
    } else {
        puts("the journal can be written again");
    }
    fflush(stdout);
}
