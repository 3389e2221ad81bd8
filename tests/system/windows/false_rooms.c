/* Somebody who answers each question for rooms on this machine a thousand times: hundreds of rooms
 * that there are not, at an address of its own, and as many other keys in the name of the true one.
 *
 *   false_rooms PORT    of the true room; ends with a signal */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "codec.h"
#include "protocol.h"
#include "random.h"
#include "str.h"

#define ANSWERS 500 /* of each kind */

static struct message message;

static int open_socket(const char *host, uint16_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    int on = 1, opened = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    inet_pton(AF_INET, host, &address.sin_addr);
    setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(opened, (const struct sockaddr *)&address, sizeof address) != 0) {
        perror("false_rooms");
        close(opened);
        return -1;
    }
    return opened;
}

static void answer(int from, const struct sockaddr_in *to, uint32_t nonce, uint16_t port,
                   struct random *random) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    memset(&message, 0, sizeof message);
    message.id = MESSAGE_found;
    message.as.found = (struct message_found){.nonce = nonce,
                                              .major = PROTOCOL_MAJOR,
                                              .minor = PROTOCOL_MINOR,
                                              .port = port,
                                              .seats_free = 30,
                                              .key_count = KEY_BYTES};
    str_copy(message.as.found.title, sizeof message.as.found.title, "Come in here!");
    for (size_t i = 0; i < KEY_BYTES; i++) {
        message.as.found.key[i] = (uint8_t)random_below(random, 256);
    }
    size_t count = codec_encode(&message, bytes, sizeof bytes);
    (void)sendto(from, bytes, count, 0, (const struct sockaddr *)to, sizeof *to);
}

int main(int count, char **words) {
    long long port = 0;
    struct random random;
    if (count != 2 || !str_to_integer(words[1], 1, UINT16_MAX, &port)) {
        fputs("false_rooms PORT\n", stderr);
        return 2;
    }
    int ear = open_socket("0.0.0.0", PROTOCOL_FIND_PORT);
    int own = open_socket("127.0.0.66", 0), name = open_socket("127.0.0.1", 0);
    if (ear < 0 || own < 0 || name < 0) {
        return 1;
    }
    random_init(&random, 1, 1);
    puts("ready");
    fflush(stdout);
    for (;;) {
        uint8_t bytes[DATAGRAM_BYTES_MAX];
        struct sockaddr_in asker;
        socklen_t size = sizeof asker;
        ssize_t got = recvfrom(ear, bytes, sizeof bytes, 0, (struct sockaddr *)&asker, &size);
        bool is_here = got > 0 && (ntohl(asker.sin_addr.s_addr) >> 24) == 127;
        if (!is_here || codec_decode(bytes, (size_t)got, FROM_CLIENT, &message) != CODEC_OK ||
            message.id != MESSAGE_find) {
            continue;
        }
        uint32_t nonce = message.as.find.nonce;
        for (int i = 0; i < ANSWERS; i++) {
            answer(own, &asker, nonce, (uint16_t)(1024 + random_below(&random, 60000)), &random);
            answer(name, &asker, nonce, (uint16_t)port, &random);
        }
    }
}
