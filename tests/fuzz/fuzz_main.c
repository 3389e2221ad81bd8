/* For compilers without libFuzzer: every file of a folder goes through the target once, so that
 * what was mended stays mended in all builds. The name of a file that ends the program is the last
 * one that was written. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

/* In a block of exactly that size, so that whoever reads past it is seen. */
static int feed(FILE *file) {
    fseek(file, 0, SEEK_END);
    long count = ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(count > 0 ? (size_t)count : 1);
    int status = 1;
    if (bytes != NULL && count >= 0 && fread(bytes, 1, (size_t)count, file) == (size_t)count) {
        status = LLVMFuzzerTestOneInput(bytes, (size_t)count);
    }
    free(bytes);
    return status;
}

static int feed_file(const char *folder, const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        return 1;
    }
    printf("%s\n", path);
    fflush(stdout);
    int status = feed(file);
    fclose(file);
    return status;
}

int main(int count, char **words) {
    DIR *folder = count == 2 ? opendir(words[1]) : NULL;
    unsigned fed = 0;
    int status = 0;
    if (folder == NULL) {
        fprintf(stderr, "usage: %s FOLDER\n", words[0]);
        return 2;
    }
    for (struct dirent *found = readdir(folder); found != NULL; found = readdir(folder)) {
        if (found->d_name[0] != '.') {
            status |= feed_file(words[1], found->d_name);
            fed++;
        }
    }
    closedir(folder);
    printf("%u inputs\n", fed);
    return status != 0 || fed == 0;
}
