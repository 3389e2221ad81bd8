/* Messages without their padding, to see that a sniffer would notice. Receivers take them as well.
 */
#ifndef BARE_H
#define BARE_H

#include <stddef.h>
#include <stdint.h>

#include "transport.h"

/* Takes the zeros off the end of a message. Returns its new size. */
size_t bare_strip(uint8_t *bytes, size_t count);

/* Passes everything on to `inner`, which it owns, but for the zeros of what is sent. */
struct transport *bare_open(struct transport *inner);

#endif
