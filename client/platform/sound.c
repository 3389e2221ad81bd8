/* The thread wakes every few milliseconds while something plays, and puts as much into the device's
 * queue as lasts until it looks again. Nothing here is called back by SDL: what plays belongs to
 * the thread alone, and the lock is held for the wish of a cue only. */
#include "sound.h"

#include <stdint.h>
#include <stdlib.h>

#include <SDL.h>

#include "log.h"
#include "sound_device.h"
#include "str.h"

#define TURN_MS    20
#define QUEUED_MS  80 /* in the device's queue; a sound begins that much late at most */
#define CLOSE_MS   1000
#define TURN_BYTES (SOUND_RATE * TURN_MS / 1000 * SOUND_SAMPLE_BYTES)
#define FULL_BYTES (SOUND_RATE * QUEUED_MS / 1000 * SOUND_SAMPLE_BYTES)
#define AGAIN_BYTES                                                                                \
    (SOUND_RATE / 4 * SOUND_SAMPLE_BYTES) /* what began so shortly before goes on                  \
                                           */
#define FOLDER_BYTES 1024
#define WHY_BYTES    256
#define VOLUME_MAX   100
#define NOT_PLAYING  UINT32_MAX

struct clip {
    uint8_t *bytes; /* SDL's; NULL: there is none */
    uint32_t count;
};

struct sound {
    SDL_mutex *lock;
    SDL_cond *changed;
    SDL_Thread *thread; /* from the first sound on */
    char folder[FOLDER_BYTES];
    /* Under the lock. */
    unsigned wanted; /* bit n: cue n shall begin */
    int volume;
    bool ends, has_ended, is_awake;
    /* The thread's own. */
    bool is_loaded, has_complained;
    struct clip clips[CUE_COUNT];
    uint32_t at[CUE_COUNT]; /* byte that is next; NOT_PLAYING */
    struct sound_device device;
    uint64_t heard_ms; /* when something played last */
};

/* --- the files ---------------------------------------------------------------------------------
 */

static const char *const names[CUE_COUNT] = {[CUE_KEPT] = "kept",
                                             [CUE_CRACK] = "crack",
                                             [CUE_SEAM] = "seam",
                                             [CUE_CHORUS] = "chorus",
                                             [CUE_MENDED] = "mended"};

static void complain(struct sound *sound, const char *why) {
    if (!sound->has_complained) {
        log_error("nothing can be heard (%s); the lesson goes on without sounds", why);
        sound->has_complained = true;
    }
}

static void load(struct sound *sound) {
    sound->is_loaded = true;
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        struct clip *clip = &sound->clips[cue];
        char path[FOLDER_BYTES + 32];
        SDL_AudioSpec spec;
        str_format(path, sizeof path, "%s/%s.wav", sound->folder, names[cue]);
        if (SDL_LoadWAV(path, &spec, &clip->bytes, &clip->count) == NULL) {
            clip->bytes = NULL;
            complain(sound, SDL_GetError());
            continue;
        }
        if (spec.freq != SOUND_RATE || spec.format != AUDIO_S16LSB || spec.channels != 1) {
            SDL_FreeWAV(clip->bytes);
            clip->bytes = NULL;
            complain(sound, "a sound's file is of another kind");
        }
    }
}

/* --- the device --------------------------------------------------------------------------------
 */

static void set_awake(struct sound *sound, bool is_awake) {
    SDL_LockMutex(sound->lock);
    sound->is_awake = is_awake;
    SDL_UnlockMutex(sound->lock);
}

static void silence(struct sound *sound) {
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        sound->at[cue] = NOT_PLAYING;
    }
}

static void close_device(struct sound *sound) {
    sound_device_close(&sound->device);
    set_awake(sound, false);
    silence(sound);
}

static bool open_device(struct sound *sound) {
    char why[WHY_BYTES];
    bool was_open = sound->device.id != 0;
    bool is_open = sound_device_open(&sound->device, why, sizeof why);
    if (!is_open && why[0] != '\0') {
        complain(sound, why);
    } else if (is_open && !was_open) {
        sound->heard_ms = SDL_GetTicks64();
        set_awake(sound, true);
    }
    return is_open;
}

/* --- playing -----------------------------------------------------------------------------------
 */

/* Ears hear by factors: half way is a quarter. */
static int mix_volume(int volume) {
    return SDL_MIX_MAXVOLUME * volume * volume / (VOLUME_MAX * VOLUME_MAX);
}

/* The next stretch of all that plays. */
static void mix(struct sound *sound, uint8_t *bytes, uint32_t count, int volume) {
    SDL_memset(bytes, 0, count);
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        const struct clip *clip = &sound->clips[cue];
        if (sound->at[cue] == NOT_PLAYING) {
            continue;
        }
        uint32_t left = clip->count - sound->at[cue];
        uint32_t part = left < count ? left : count;
        SDL_MixAudioFormat(bytes, clip->bytes + sound->at[cue], AUDIO_S16LSB, part,
                           mix_volume(volume));
        sound->at[cue] = part < left ? sound->at[cue] + part : NOT_PLAYING;
    }
}

static bool is_playing(const struct sound *sound) {
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        if (sound->at[cue] != NOT_PLAYING) {
            return true;
        }
    }
    return false;
}

static void feed(struct sound *sound, int volume) {
    uint8_t bytes[TURN_BYTES];
    uint32_t queued = sound_device_queued(&sound->device);
    uint64_t now_ms = SDL_GetTicks64();
    if (queued < FULL_BYTES) {
        sound->device.moved_ms = now_ms;
    }
    if (is_playing(sound) || queued > 0) {
        sound->heard_ms = now_ms;
    }
    for (; queued < FULL_BYTES && is_playing(sound); queued += sizeof bytes) {
        mix(sound, bytes, sizeof bytes, volume);
        if (!sound_device_queue(&sound->device, bytes, sizeof bytes)) {
            return; /* the device tells at the next turn that it is gone */
        }
    }
}

static void begin(struct sound *sound, unsigned wanted) {
    if (wanted != 0 && !sound->is_loaded) {
        load(sound);
    }
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        bool is_wanted = (wanted & (1U << cue)) != 0 && sound->clips[cue].bytes != NULL;
        bool has_begun = sound->at[cue] != NOT_PLAYING && sound->at[cue] < AGAIN_BYTES;
        if (is_wanted && !has_begun && open_device(sound)) {
            sound->at[cue] = 0;
            log_detail("%s.wav is played", names[cue]);
        }
    }
}

/* Sleeps until there is something to do. False: this is the end. */
static bool wait_for_wish(struct sound *sound, unsigned *wanted, int *volume) {
    SDL_LockMutex(sound->lock);
    if (sound->device.id != 0 && sound->wanted == 0 && !sound->ends) {
        SDL_CondWaitTimeout(sound->changed, sound->lock, TURN_MS);
    }
    while (sound->device.id == 0 && sound->wanted == 0 && !sound->ends) {
        SDL_CondWait(sound->changed, sound->lock);
    }
    *wanted = sound->wanted;
    *volume = sound->volume;
    sound->wanted = 0;
    bool goes_on = !sound->ends;
    SDL_UnlockMutex(sound->lock);
    return goes_on;
}

static int run(void *data) {
    struct sound *sound = data;
    unsigned wanted = 0;
    int volume = 0;
    while (wait_for_wish(sound, &wanted, &volume)) {
        begin(sound, wanted);
        if (sound->device.id == 0) {
            continue;
        }
        feed(sound, volume);
        if (sound_device_is_gone(&sound->device)) {
            complain(sound, "the sound device went away");
            close_device(sound);
        } else if (SDL_GetTicks64() - sound->heard_ms > SOUND_LINGER_MS) {
            close_device(sound);
        }
    }
    close_device(sound);
    SDL_LockMutex(sound->lock);
    sound->has_ended = true;
    SDL_CondSignal(sound->changed);
    SDL_UnlockMutex(sound->lock);
    return 0;
}

/* --- what the window's thread calls --------------------------------------------------------------
 */

struct sound *sound_open(const char *folder, int volume) {
    struct sound *sound = calloc(1, sizeof *sound);
    if (sound == NULL) {
        return NULL;
    }
    sound->lock = SDL_CreateMutex();
    sound->changed = SDL_CreateCond();
    str_copy(sound->folder, sizeof sound->folder, folder);
    sound->volume = volume;
    silence(sound);
    if (sound->lock == NULL || sound->changed == NULL) {
        sound_close(sound);
        return NULL;
    }
    return sound;
}

/* False: the thread hangs in a device. */
static bool end_thread(struct sound *sound) {
    SDL_LockMutex(sound->lock);
    sound->ends = true;
    SDL_CondSignal(sound->changed);
    uint64_t until_ms = SDL_GetTicks64() + CLOSE_MS;
    while (!sound->has_ended && SDL_GetTicks64() < until_ms) {
        SDL_CondWaitTimeout(sound->changed, sound->lock, TURN_MS);
    }
    bool has_ended = sound->has_ended;
    SDL_UnlockMutex(sound->lock);
    if (has_ended) {
        SDL_WaitThread(sound->thread, NULL);
    } else {
        SDL_DetachThread(sound->thread);
    }
    return has_ended;
}

void sound_close(struct sound *sound) {
    if (sound == NULL || (sound->thread != NULL && !end_thread(sound))) {
        return;
    }
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        SDL_FreeWAV(sound->clips[cue].bytes);
    }
    SDL_DestroyCond(sound->changed);
    SDL_DestroyMutex(sound->lock);
    free(sound);
}

void sound_set_volume(struct sound *sound, int volume) {
    if (sound != NULL) {
        SDL_LockMutex(sound->lock);
        sound->volume = volume;
        SDL_UnlockMutex(sound->lock);
    }
}

void sound_play(struct sound *sound, enum cue cue) {
    if (sound == NULL || cue >= CUE_COUNT) {
        return;
    }
    SDL_LockMutex(sound->lock);
    if (sound->volume > 0) {
        sound->wanted |= 1U << cue;
    }
    bool needs_thread = sound->wanted != 0 && sound->thread == NULL;
    SDL_CondSignal(sound->changed);
    SDL_UnlockMutex(sound->lock);
    if (needs_thread) {
        sound->thread = SDL_CreateThread(run, "sound", sound);
    }
}

bool sound_is_awake(struct sound *sound) {
    SDL_LockMutex(sound->lock);
    bool is_awake = sound->is_awake;
    SDL_UnlockMutex(sound->lock);
    return is_awake;
}
