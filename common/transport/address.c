/* A name or a number with dots, and perhaps a port behind one colon. Whether there is such a
 * machine is for the network to find out. */
#include "address.h"

#include <string.h>

#include "str.h"

#define SPACES " \t"

bool address_read(const char *text, char *host, size_t size, uint16_t *port) {
    char port_text[8] = "";
    long long number = *port;
    text += strspn(text, SPACES);
    size_t count = strcspn(text, SPACES);
    bool is_alone = text[count + strspn(text + count, SPACES)] == '\0';
    size_t host_count = strcspn(text, ":[]" SPACES);
    if (!is_alone || host_count == 0 || host_count >= size) {
        return false;
    }
    if (host_count < count) {
        const char *behind = text + host_count + 1;
        size_t behind_count = count - host_count - 1;
        if (text[host_count] != ':' ||
            !str_copy_bytes(port_text, sizeof port_text, behind, behind_count) ||
            !str_to_integer(port_text, 1, UINT16_MAX, &number)) {
            return false;
        }
    }
    *port = (uint16_t)number;
    return str_copy_bytes(host, size, text, host_count);
}
