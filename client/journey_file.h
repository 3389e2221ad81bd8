/* The file that a student keeps of a lesson: a plain text among their documents. */
#ifndef JOURNEY_FILE_H
#define JOURNEY_FILE_H

#include <stdbool.h>
#include <stddef.h>

#define JOURNEY_DAY_SIZE 16

/* Today as it stands in the file and in its name: 2026-11-22. */
void journey_day(char day[JOURNEY_DAY_SIZE]);

/* Writes a new file goldseam-DAY.txt (or goldseam-DAY-2.txt, ...) into the folder for documents
 * that the desktop names, else into ~/Documents, else into the home folder. `path` gets where it
 * is; when it could not be written (false) the folder where it was tried, "" when there is no home.
 */
bool journey_file_write(const char *day, const char *text, char *path, size_t size);

#endif
