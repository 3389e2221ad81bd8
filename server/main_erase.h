/* Erasing a session, or what one seat has written in it, and saying what went. */
#ifndef MAIN_ERASE_H
#define MAIN_ERASE_H

#include "main_sessions.h"

/* Each: false and a sentence in `why` when a server has the session open, or the machine cannot. */
bool erase_session(const struct sessions *sessions, const struct session_file *session, FILE *file,
                   char *why, size_t size);
bool erase_seat(const struct sessions *sessions, const struct session_file *session, uint16_t seat,
                FILE *file, char *why, size_t size);

#endif
