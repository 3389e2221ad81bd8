/* SDL's own audio, by its queue. Its drivers are started without its counted subsystems: these are
 * left to the window's thread, and SDL_Quit does not wait for a device that hangs here. */
#include "sound_device.h"

#include <dirent.h>
#include <string.h>

#include "str.h"

#define STUCK_MS 3000  /* a device that takes nothing for so long is gone */
#define AGAIN_MS 60000 /* one that could not be opened is tried again after so long */

static const SDL_AudioSpec wanted_spec = {
    .freq = SOUND_RATE, .format = AUDIO_S16LSB, .channels = 1, .samples = 512};

/* Whether the kernel has something that plays. */
static bool has_card(void) {
    DIR *folder = opendir("/dev/snd");
    const struct dirent *entry;
    bool is_found = false;
    while (folder != NULL && !is_found && (entry = readdir(folder)) != NULL) {
        size_t count = strlen(entry->d_name);
        is_found = strncmp(entry->d_name, "pcm", 3) == 0 && entry->d_name[count - 1] == 'p';
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return is_found;
}

/* ALSA fills standard error where it has no card; a sound server may play on another machine. */
static const char *drivers(void) {
    const char *asked = SDL_getenv("SDL_AUDIODRIVER");
#if defined(__linux__)
    if ((asked == NULL || asked[0] == '\0') && !has_card()) {
        return "pipewire,pulseaudio";
    }
#endif
    return asked;
}

static bool fail(struct sound_device *device, char *why, size_t size) {
    str_copy(why, size, SDL_GetError());
    device->again_ms = SDL_GetTicks64() + AGAIN_MS;
    return false;
}

bool sound_device_open(struct sound_device *device, char *why, size_t size) {
    why[0] = '\0';
    if (device->id != 0) {
        return true;
    }
    if (SDL_GetTicks64() < device->again_ms) {
        return false;
    }
    if (SDL_AudioInit(drivers()) != 0) {
        return fail(device, why, size);
    }
    device->id = SDL_OpenAudioDevice(NULL, 0, &wanted_spec, NULL, 0);
    if (device->id == 0) {
        fail(device, why, size);
        SDL_AudioQuit();
        return false;
    }
    SDL_PauseAudioDevice(device->id, 0);
    device->moved_ms = SDL_GetTicks64();
    return true;
}

void sound_device_close(struct sound_device *device) {
    if (device->id != 0) {
        SDL_CloseAudioDevice(device->id);
        SDL_AudioQuit(); /* a driver may keep a connection and a thread */
        device->id = 0;
    }
}

bool sound_device_is_gone(const struct sound_device *device) {
    return SDL_GetAudioDeviceStatus(device->id) == SDL_AUDIO_STOPPED ||
           SDL_GetTicks64() - device->moved_ms > STUCK_MS;
}

uint32_t sound_device_queued(struct sound_device *device) {
    return SDL_GetQueuedAudioSize(device->id);
}

bool sound_device_queue(struct sound_device *device, const uint8_t *bytes, uint32_t count) {
    return SDL_QueueAudio(device->id, bytes, count) == 0;
}
