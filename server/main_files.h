/* The server's files: reading a pack's bytes, the data folder, writing results. */
#ifndef MAIN_FILES_H
#define MAIN_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* Reads a whole file of at most `max` bytes; the caller frees. NULL and a sentence in `why`. */
char *files_read(const char *path, size_t max, size_t *count, char *why, size_t size);

/* The folder for journals and results: `said`, or $XDG_STATE_HOME/goldseam, or
 * ~/.local/state/goldseam. Made with mode 0700 where it is not there. False and a sentence in `why`
 * when it cannot be made or written to. */
bool files_data_folder(const char *said, char *folder, size_t folder_size, char *why, size_t size);

/* The same without making it: where it would be. */
bool files_data_folder_name(const char *said, char *folder, size_t folder_size, char *why,
                            size_t size);

/* Writes `bytes` in the place of what stands at `path`, whole or not at all, mode 0600; what stood
 * there is written over before it goes. False and a sentence in `why`. */
bool files_replace(const char *path, const char *bytes, size_t count, char *why, size_t size);

/* Writes a new file of mode 0600, whole or not at all. False and a sentence in `why`. */
bool files_write_new(const char *path, const char *bytes, size_t count, char *why, size_t size);

#endif
