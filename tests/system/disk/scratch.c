/* The driver is started by the shell's "env", so that only it is under the preloaded disk. */
#define _GNU_SOURCE
#include "scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "str.h"

#if !defined DRIVER || !defined SHIM
#error "the build says where the driver and the preloaded disk are"
#endif

void scratch_make(char path[SCRATCH_PATH_SIZE]) {
    bool has_memory = access("/dev/shm", W_OK) == 0;
    str_format(path, SCRATCH_PATH_SIZE, "%s/goldseam-disk-XXXXXX",
               has_memory ? "/dev/shm" : "/tmp");
    if (mkdtemp(path) == NULL) {
        perror(path);
        exit(1);
    }
}

void scratch_empty(const char *folder) {
    DIR *entries = opendir(folder);
    if (entries == NULL) {
        return;
    }
    for (struct dirent *found = readdir(entries); found != NULL; found = readdir(entries)) {
        char name[512];
        str_format(name, sizeof name, "%s/%s", folder, found->d_name);
        unlink(name); /* not "." and ".." */
    }
    closedir(entries);
}

void scratch_remove(const char *folder) {
    scratch_empty(folder);
    rmdir(folder);
}

int scratch_drive(const char *folder, unsigned run, unsigned count, unsigned seed,
                  const char *const *environment, char *said, size_t size) {
    char command[2048];
    str_format(command, sizeof command,
               "env LD_PRELOAD=" SHIM " ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0"
               " SHIM_FOLDER=%s",
               folder);
    for (size_t i = 0; environment != NULL && environment[i] != NULL; i++) {
        str_append(command, sizeof command, " ");
        str_append(command, sizeof command, environment[i]);
    }
    char words[512];
    str_format(words, sizeof words, " " DRIVER " %s/session.journal %u %u %u", folder, run, count,
               seed);
    str_append(command, sizeof command, words);
    FILE *output = popen(command, "r");
    if (output == NULL) {
        perror("env");
        exit(1);
    }
    size_t read = fread(said, 1, size - 1, output);
    said[read] = '\0';
    int status = pclose(output);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
