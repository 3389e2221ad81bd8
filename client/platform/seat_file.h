/* One remembered seat as a file: four lines of text. Used by seat_store.c alone. */
#ifndef SEAT_FILE_H
#define SEAT_FILE_H

#include "seat_store.h"

enum seat_file_state { SEAT_FILE_GOOD, SEAT_FILE_NONE, SEAT_FILE_BROKEN };

enum seat_file_state seat_file_read(const char *path, struct seat_record *record);

/* 0600, whole or not at all. False: errno says why. */
bool seat_file_write(const char *path, const struct seat_record *record, bool is_precious);

#endif
