/* libsodium, made ready: it picks the fastest code for this processor once and for all threads.
 * Whoever is about to use it asks first; to ask again costs nothing. */
#ifndef PRIMITIVES_H
#define PRIMITIVES_H

/* Ends the program when the machine cannot give even this: there is no safe way on. */
void primitives_ready(void);

#endif
