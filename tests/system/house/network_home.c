/* Loaded before a program: every folder lies on another machine, as the system tells it. */
#include <string.h>
#include <sys/statfs.h>

#define NETWORK 0x6969 /* NFS */

int statfs(const char *path, struct statfs *about) {
    (void)path;
    memset(about, 0, sizeof *about);
    about->f_type = NETWORK;
    return 0;
}
