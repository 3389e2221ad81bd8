/* The device that sounds go to: opened when there is something to hear, closed with its driver when
 * there is not. Private to the thread of sound.c. */
#ifndef SOUND_DEVICE_H
#define SOUND_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>

#define SOUND_RATE         22050 /* 16 bits, one channel */
#define SOUND_SAMPLE_BYTES 2

struct sound_device {
    SDL_AudioDeviceID id; /* 0: closed */
    uint64_t moved_ms;    /* when it took something last */
    uint64_t again_ms;    /* it is not tried before */
};

/* True when it is open. False with a sentence in `why` (size bytes), "" where it was tried a short
 * while ago. */
bool sound_device_open(struct sound_device *device, char *why, size_t size);
void sound_device_close(struct sound_device *device);

/* Headphones that were pulled out, a sound server that went away or hangs. */
bool sound_device_is_gone(const struct sound_device *device);

/* How many bytes wait in its queue; and more of them. */
uint32_t sound_device_queued(struct sound_device *device);
bool sound_device_queue(struct sound_device *device, const uint8_t *bytes, uint32_t count);

#endif
