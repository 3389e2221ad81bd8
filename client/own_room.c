/* The lock is held by the file that the server has open and never touches: it goes with the
 * process, however that ends. What the server prints goes to a file and not to this window, so it
 * is in nobody's way when the window is gone. */
#define _GNU_SOURCE
#include "own_room.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folders.h"
#include "installed.h"
#include "state_place.h"
#include "str.h"

#define PATH_BYTES 1024
#define LOG_BYTES  4096
#define ARGS_MAX   (2 * PACKS_MAX + 20)

/* --- the data folder ---------------------------------------------------------------------------
 */

bool own_room_folder_make(void) {
    char folder[PATH_BYTES];
    return state_place("", folder, sizeof folder) && folders_make(folder, NULL, 0);
}

static int open_lock(void) {
    char path[PATH_BYTES];
    return state_place("room.lock", path, sizeof path)
               ? open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)
               : -1;
}

static int open_log(void) {
    char path[PATH_BYTES];
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
    return state_place("room.log", path, sizeof path) ? open(path, flags, 0600) : -1;
}

static bool read_log(char *text, size_t size) {
    char path[PATH_BYTES];
    FILE *file = state_place("room.log", path, sizeof path) ? fopen(path, "re") : NULL;
    if (file == NULL) {
        return false;
    }
    size_t count = fread(text, 1, size - 1, file);
    text[count] = '\0';
    fclose(file);
    return true;
}

/* --- looking -----------------------------------------------------------------------------------
 */

/* "room ready: 192.168.1.20 port 27450 code K7QM-2XPD" */
static bool read_ready(const char *log, struct own_room *room) {
    const char *line = strstr(log, "room ready: ");
    unsigned port = 0;
    if (line == NULL || strchr(line, '\n') == NULL) {
        return false;
    }
    int got = sscanf(line, "room ready: %63s port %u code %9s", room->address, &port, room->code);
    room->port = (uint16_t)port;
    return got == 3 && port > 0 && port <= UINT16_MAX;
}

enum own_room_state own_room_look(struct own_room *room) {
    char log[LOG_BYTES];
    int lock = open_lock();
    while (waitpid(-1, NULL, WNOHANG) > 0) {
        /* a server that has ended is nobody's child any more */
    }
    bool is_free = lock < 0 || flock(lock, LOCK_EX | LOCK_NB) == 0;
    if (lock >= 0) {
        close(lock);
    }
    if (is_free) {
        return OWN_ROOM_NONE;
    }
    bool is_ready = read_log(log, sizeof log) && read_ready(log, room);
    return is_ready ? OWN_ROOM_READY : OWN_ROOM_STARTING;
}

void own_room_last_words(char *words, size_t size) {
    static const char program[] = "goldseam-server: ";
    char log[LOG_BYTES];
    words[0] = '\0';
    if (!read_log(log, sizeof log)) {
        return;
    }
    const char *line = strstr(log, program);
    if (line != NULL) {
        line += sizeof program - 1;
        str_copy_bytes(words, size, line, strcspn(line, "\n"));
    }
}

/* --- starting ----------------------------------------------------------------------------------
 */

/* Beside this program, else by its name alone. */
static void find_server(char *path, size_t size) {
    char folder[PATH_BYTES];
    bool is_beside = installed_program_folder(folder, sizeof folder) &&
                     str_format(path, size, "%s/goldseam-server", folder) &&
                     access(path, X_OK) == 0;
    if (!is_beside) {
        str_copy(path, size, "goldseam-server");
    }
}

struct args {
    const char *list[ARGS_MAX];
    size_t count;
    char size[8], port[8], rounds[8], goal[12], server[PATH_BYTES], plan[PATH_BYTES];
};

static void add(struct args *args, const char *option, const char *value) {
    args->list[args->count++] = option;
    if (value != NULL) {
        args->list[args->count++] = value;
    }
}

/* A plan of one's own is a file with one phase a line, as the server reads it. */
static bool write_plan(const struct setup *setup, char *path, size_t size) {
    static const char *const words[PHASE_COUNT] = {
        [PHASE_TRY] = "try",         [PHASE_HUDDLE] = "huddle", [PHASE_OFFER] = "offer",
        [PHASE_SHARE] = "share",     [PHASE_MEND] = "mend",     [PHASE_REVEAL] = "reveal",
        [PHASE_REFLECT] = "reflect", [PHASE_AGAIN] = "again"};
    uint8_t plan[PLAN_PHASES_MAX];
    size_t count = setup_plan(setup, plan);
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    int file = state_place("own.plan", path, size) ? open(path, flags, 0600) : -1;
    if (file < 0) {
        return false;
    }
    bool is_written = true;
    for (size_t i = 0; i < count; i++) {
        is_written = dprintf(file, "%s\n", words[plan[i]]) > 0 && is_written;
    }
    return close(file) == 0 && is_written;
}

static void add_choices(struct args *args, const struct setup *setup) {
    str_format(args->size, sizeof args->size, "%d", setup->size);
    str_format(args->rounds, sizeof args->rounds, "%d", setup_rounds(setup));
    str_format(args->goal, sizeof args->goal, "%u", (unsigned)setup->goal);
    add(args, "--plan", args->plan);
    add(args, "--team-size", args->size);
    add(args, "--new", NULL);
    if (setup->is_on[SETUP_NAMES]) {
        add(args, "--typed-names", NULL);
    }
    if (setup->rounds > 0) {
        add(args, "--rounds", args->rounds);
    }
    if (setup->goal > 0) {
        add(args, "--goal", args->goal);
    }
}

/* The chosen pack first; the others can be changed to in the lesson. */
static bool make_args(struct args *args, const struct setup *setup, int port) {
    static const char *const plans[SETUP_PLAN_COUNT] = {[SETUP_QUICK] = "quick",
                                                        [SETUP_FULL] = "full",
                                                        [SETUP_FULL_AGAIN] = "full+again",
                                                        [SETUP_OWN] = ""};
    *args = (struct args){.count = 0};
    str_copy(args->plan, sizeof args->plan, plans[setup->plan]);
    if (setup->plan == SETUP_OWN && !setup->is_going_on &&
        !write_plan(setup, args->plan, sizeof args->plan)) {
        return false;
    }
    find_server(args->server, sizeof args->server);
    str_format(args->port, sizeof args->port, "%d", port);
    add(args, args->server, NULL);
    if (setup->is_going_on) {
        add(args, "--resume", setup->left);
        args->list[args->count] = NULL;
        return true;
    }
    add(args, "--pack", setup->packs[setup->pack].path);
    for (int i = 0; i < setup->packs_count; i++) {
        if (i != setup->pack) {
            add(args, "--pack", setup->packs[i].path);
        }
    }
    add_choices(args, setup);
    if (port >= 0) {
        add(args, "--port", args->port);
    }
    args->list[args->count] = NULL;
    return true;
}

/* In the child: nothing of this window stays but the log and the lock. */
static _Noreturn void become_server(const struct args *args, int lock, int log) {
    int nothing = open("/dev/null", O_RDONLY);
    setsid();
    dup2(nothing, STDIN_FILENO);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    fcntl(lock, F_SETFD, 0);
    execvp(args->server, (char *const *)args->list);
    dprintf(STDERR_FILENO,
            "goldseam-server: It is not installed beside this program: %s. Install it, or put it "
            "into PATH.\n",
            strerror(errno));
    _exit(1);
}

bool own_room_start(const struct setup *setup, int port, char *why, size_t size) {
    struct args args;
    bool has_folder = own_room_folder_make();
    int lock = has_folder ? open_lock() : -1;
    if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0) {
        str_copy(why, size, lock < 0 ? "The data folder cannot be written to." : "");
        if (lock >= 0) {
            close(lock);
        }
        return lock >= 0; /* another window was quicker: its room is the one */
    }
    int log = open_log();
    bool has_args = make_args(&args, setup, port);
    pid_t child = log >= 0 && has_args ? fork() : -1;
    if (child == 0) {
        become_server(&args, lock, log);
    }
    close(lock);
    if (log >= 0) {
        close(log);
    }
    if (!has_args) {
        str_copy(why, size, "The data folder cannot be written to.");
    } else if (child < 0) {
        str_copy(why, size, "This machine cannot start another program now.");
    }
    return child > 0;
}
