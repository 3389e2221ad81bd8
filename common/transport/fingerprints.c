/* One thread works, any other may ask. A question that finds it idle leaves its key and goes; the
 * thread takes the key, works without the lock, and puts what it found into a ring of the last few.
 * Who asks again later finds it there. */
#define _POSIX_C_SOURCE 200809L
#include "fingerprint.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct found {
    uint8_t key[KEY_BYTES];
    struct fingerprint fingerprint;
};

/* All under the mutex. */
struct fingerprints {
    pthread_mutex_t mutex;
    pthread_cond_t asked;
    pthread_t worker;
    bool is_closing;
    bool is_busy;           /* `key` is waiting or worked on */
    bool is_refused;        /* there was no memory for `key`, and nobody has been told yet */
    uint8_t key[KEY_BYTES]; /* the last one that was taken */
    struct found found[FINGERPRINTS_KEPT];
    size_t found_count;
    size_t oldest; /* the place of the next one, when all are full */
};

static bool is_same_key(const uint8_t *a, const uint8_t *b) {
    return memcmp(a, b, KEY_BYTES) == 0;
}

static void keep(struct fingerprints *self, const uint8_t *key,
                 const struct fingerprint *fingerprint) {
    size_t place = self->found_count < FINGERPRINTS_KEPT ? self->found_count++ : self->oldest++;
    self->oldest %= FINGERPRINTS_KEPT;
    memcpy(self->found[place].key, key, KEY_BYTES);
    self->found[place].fingerprint = *fingerprint;
}

/* Called with the mutex held, which is open while it works. */
static void work(struct fingerprints *self) {
    uint8_t key[KEY_BYTES];
    struct fingerprint fingerprint;
    memcpy(key, self->key, sizeof key);
    pthread_mutex_unlock(&self->mutex);
    bool is_found = fingerprint_of_key(key, &fingerprint);
    pthread_mutex_lock(&self->mutex);
    if (is_found) {
        keep(self, key, &fingerprint);
    }
    self->is_refused = !is_found;
    self->is_busy = false;
}

static void *run(void *argument) {
    struct fingerprints *self = argument;
    pthread_mutex_lock(&self->mutex);
    while (!self->is_closing) {
        if (self->is_busy) {
            work(self);
        } else {
            pthread_cond_wait(&self->asked, &self->mutex);
        }
    }
    pthread_mutex_unlock(&self->mutex);
    return NULL;
}

struct fingerprints *fingerprints_open(void) {
    struct fingerprints *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    pthread_mutex_init(&self->mutex, NULL);
    pthread_cond_init(&self->asked, NULL);
    if (pthread_create(&self->worker, NULL, run, self) != 0) {
        pthread_cond_destroy(&self->asked);
        pthread_mutex_destroy(&self->mutex);
        free(self);
        return NULL;
    }
    return self;
}

void fingerprints_close(struct fingerprints *self) {
    if (self == NULL) {
        return;
    }
    pthread_mutex_lock(&self->mutex);
    self->is_closing = true;
    pthread_cond_signal(&self->asked);
    pthread_mutex_unlock(&self->mutex);
    pthread_join(self->worker, NULL);
    pthread_cond_destroy(&self->asked);
    pthread_mutex_destroy(&self->mutex);
    free(self);
}

static const struct fingerprint *find(const struct fingerprints *self, const uint8_t *key) {
    for (size_t i = 0; i < self->found_count; i++) {
        if (is_same_key(self->found[i].key, key)) {
            return &self->found[i].fingerprint;
        }
    }
    return NULL;
}

/* The mutex is held. */
static enum fingerprint_state ask(struct fingerprints *self, const uint8_t *key,
                                  struct fingerprint *fingerprint) {
    const struct fingerprint *found = find(self, key);
    if (found != NULL) {
        *fingerprint = *found;
        return FINGERPRINT_KNOWN;
    }
    if (self->is_busy) {
        return FINGERPRINT_BUSY;
    }
    if (self->is_refused && is_same_key(self->key, key)) {
        self->is_refused = false; /* to ask once more is to try once more */
        return FINGERPRINT_NONE;
    }
    memcpy(self->key, key, sizeof self->key);
    self->is_refused = false;
    self->is_busy = true;
    pthread_cond_signal(&self->asked);
    return FINGERPRINT_BUSY;
}

enum fingerprint_state fingerprints_ask(struct fingerprints *self, const uint8_t *key,
                                        struct fingerprint *fingerprint) {
    pthread_mutex_lock(&self->mutex);
    enum fingerprint_state state = ask(self, key, fingerprint);
    pthread_mutex_unlock(&self->mutex);
    return state;
}
