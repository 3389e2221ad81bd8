/* What people compare of a room's key: the eight symbols of its code, or three pictures. Argon2id
 * (2 passes, 64 MiB, one lane; salt: 16 bytes of BLAKE2b of "Goldseam room code") of the key, 16
 * bytes: the first 40 bits are the code, and the 18 behind them three pictures. It takes about a
 * tenth of a second on purpose: to find another key with the same code takes longer than anybody
 * lives. */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "sizes.h"

/* A picture is a thing that is seen one to four times: thing + FINGERPRINT_THINGS x (times - 1). */
#define FINGERPRINT_PICTURES 3
#define FINGERPRINT_THINGS   16
#define FINGERPRINT_TIMES    4

struct fingerprint {
    char code[CODE_CHARS + 1];
    uint8_t pictures[FINGERPRINT_PICTURES];
};

/* Slow, on the calling thread. False: not enough memory. */
bool fingerprint_of_key(const uint8_t *key, struct fingerprint *fingerprint);

/* The same without waiting: one worker thread, and the last FINGERPRINTS_KEPT that it found. */
#define FINGERPRINTS_KEPT 64

enum fingerprint_state { FINGERPRINT_KNOWN, FINGERPRINT_BUSY, FINGERPRINT_NONE };

struct fingerprints;

/* NULL: no memory or no thread. */
struct fingerprints *fingerprints_open(void);
/* Waits for what is being worked on: a fraction of a second. NULL is fine. */
void fingerprints_close(struct fingerprints *fingerprints);

/* KNOWN: here it is. BUSY: it, or another one, is being worked on; ask again in a moment: the first
 * question that finds the worker free is taken. NONE: there was no memory for
 * it on this machine; said once, whoever asks again has it tried again. */
enum fingerprint_state fingerprints_ask(struct fingerprints *fingerprints, const uint8_t *key,
                                        struct fingerprint *fingerprint);

#endif
