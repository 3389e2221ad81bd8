/* Loaded before a program: while the file that HANGING_DISK names is there, no sync comes back. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void wait_while_it_hangs(void) {
    const char *flag = getenv("HANGING_DISK");
    while (flag != NULL && access(flag, F_OK) == 0) {
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
}

int fsync(int descriptor) {
    wait_while_it_hangs();
    return (int)syscall(SYS_fsync, descriptor);
}

int fdatasync(int descriptor) {
    wait_while_it_hangs();
    return (int)syscall(SYS_fdatasync, descriptor);
}
