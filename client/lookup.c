/* Each question to the name servers runs in a thread of its own, which nobody waits for: question
 * and asker let go of the memory they share each by itself, and the last one frees it. */
#define _GNU_SOURCE
#include "lookup.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "str.h"

#define HOST_BYTES 64

struct question {
    char host[HOST_BYTES];
    char number[LOOKUP_NUMBER_BYTES];
    atomic_int state;  /* enum lookup_state; the number is written before it */
    atomic_int shares; /* the asker and the thread */
};

struct lookup {
    struct question *question; /* the last one that was put, NULL: none yet */
    char known[HOST_BYTES];    /* the name that was found last, and its number */
    char number[LOOKUP_NUMBER_BYTES];
};

struct lookup *lookup_open(void) {
    return calloc(1, sizeof(struct lookup));
}

static void let_go(struct question *question) {
    if (question != NULL && atomic_fetch_sub(&question->shares, 1) == 1) {
        free(question);
    }
}

void lookup_close(struct lookup *lookup) {
    if (lookup != NULL) {
        let_go(lookup->question);
        free(lookup);
    }
}

static bool resolve(const char *host, char *number) {
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM}, *found = NULL;
    if (getaddrinfo(host, NULL, &hints, &found) != 0) {
        return false;
    }
    const struct sockaddr_in *address = (const struct sockaddr_in *)(const void *)found->ai_addr;
    bool is_written = inet_ntop(AF_INET, &address->sin_addr, number, LOOKUP_NUMBER_BYTES) != NULL;
    freeaddrinfo(found);
    return is_written;
}

static void *answer(void *shared) {
    struct question *question = shared;
    bool is_found = resolve(question->host, question->number);
    atomic_store(&question->state, is_found ? LOOKUP_FOUND : LOOKUP_NOBODY);
    let_go(question);
    return NULL;
}

static struct question *put(const char *host) {
    pthread_t thread;
    struct question *question = calloc(1, sizeof *question);
    if (question == NULL) {
        return NULL;
    }
    str_copy(question->host, sizeof question->host, host);
    atomic_init(&question->state, LOOKUP_BUSY);
    atomic_init(&question->shares, 2);
    if (pthread_create(&thread, NULL, answer, question) != 0) {
        free(question);
        return NULL;
    }
    pthread_detach(thread);
    return question;
}

static bool is_number(const char *host) {
    struct in_addr address;
    return inet_pton(AF_INET, host, &address) == 1;
}

/* Takes what the last question brought, if it was about this host. */
static enum lookup_state take_answer(struct lookup *lookup, const char *host) {
    struct question *question = lookup->question;
    if (question == NULL || strcmp(question->host, host) != 0) {
        return LOOKUP_NOBODY;
    }
    enum lookup_state state = (enum lookup_state)atomic_load(&question->state);
    if (state == LOOKUP_FOUND) {
        str_copy(lookup->known, sizeof lookup->known, host);
        str_copy(lookup->number, sizeof lookup->number, question->number);
    }
    return state;
}

enum lookup_state lookup_ask(struct lookup *lookup, const char *host, char *number) {
    if (is_number(host)) {
        str_copy(number, LOOKUP_NUMBER_BYTES, host);
        return LOOKUP_FOUND;
    }
    bool is_asked = lookup->question != NULL && strcmp(lookup->question->host, host) == 0;
    enum lookup_state state = take_answer(lookup, host);
    if (state == LOOKUP_BUSY && strcmp(lookup->known, host) != 0) {
        return LOOKUP_BUSY;
    }
    if (state != LOOKUP_BUSY) {
        let_go(lookup->question);
        lookup->question = NULL;
    }
    if (strcmp(lookup->known, host) == 0) { /* good for now; what it is next time is asked now */
        lookup->question = lookup->question != NULL ? lookup->question : put(host);
        str_copy(number, LOOKUP_NUMBER_BYTES, lookup->number);
        return LOOKUP_FOUND;
    }
    if (is_asked) {
        return LOOKUP_NOBODY;
    }
    lookup->question = put(host);
    return lookup->question != NULL ? LOOKUP_BUSY : LOOKUP_NOBODY;
}
