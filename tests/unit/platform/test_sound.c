/* Sounds are played into a file by SDL's driver for that: what comes out, that it ends, and that
 * nothing is asked of a machine without sound. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "sound.h"

#define FOLDER "assets/sounds"

static char played[] = "/tmp/goldseam-sound-XXXXXX";

static void wait_ms(long ms) {
    struct timespec span = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&span, NULL);
}

/* Waits for the device to be open, or not any more. */
static bool becomes(struct sound *sound, bool is_awake) {
    for (int i = 0; i < 500 && sound_is_awake(sound) != is_awake; i++) {
        wait_ms(10);
    }
    return sound_is_awake(sound) == is_awake;
}

/* The loudest of all that was played, and how many samples were not silence. */
static int loudest(size_t *count) {
    FILE *file = fopen(played, "rb");
    int16_t sample;
    int most = 0;
    *count = 0;
    while (file != NULL && fread(&sample, sizeof sample, 1, file) == 1) {
        int level = abs(sample);
        most = level > most ? level : most;
        *count += level > 0 ? 1 : 0;
    }
    if (file != NULL) {
        fclose(file);
    }
    return most;
}

static int play_all(int volume, unsigned cues, size_t *count) {
    struct sound *sound = sound_open(FOLDER, volume);
    assert_non_null(sound);
    assert_false(sound_is_awake(sound));
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        if ((cues & (1U << cue)) != 0) {
            sound_play(sound, (enum cue)cue);
        }
    }
    if (volume > 0) {
        assert_true(becomes(sound, true));
        assert_true(becomes(sound, false));
    }
    sound_close(sound);
    int most = loudest(count);
    unlink(played);
    return most;
}

static int into_a_file(void **state) {
    (void)state;
    int file = mkstemp(played);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", played, 1);
    setenv("SDL_DISKAUDIODELAY", "3", 1); /* quicker than it sounds */
    return file >= 0 ? close(file) : -1;
}

static void each_sound_is_heard_and_the_device_closes_behind_it(void **state) {
    (void)state;
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        size_t count;
        assert_in_range(play_all(100, 1U << cue, &count), 1000, 32767 / 2 + 1);
        assert_true(count > 500);
    }
}

static void all_at_once_are_not_cut_off(void **state) {
    (void)state;
    size_t count;
    assert_in_range(play_all(100, (1U << CUE_COUNT) - 1, &count), 4000, 32000);
}

static void half_the_volume_is_a_quarter_and_none_opens_nothing(void **state) {
    (void)state;
    size_t count;
    int full = play_all(100, 1U << CUE_SEAM, &count);
    int half = play_all(50, 1U << CUE_SEAM, &count);
    assert_in_range(half * 4, full - full / 20, full + full / 20);
    assert_int_equal(play_all(0, 1U << CUE_SEAM, &count), 0);
    assert_int_equal(count, 0);
}

static void a_sound_that_is_cut_short_ends_with_the_window(void **state) {
    (void)state;
    struct sound *sound = sound_open(FOLDER, 100);
    sound_play(sound, CUE_CHORUS);
    assert_true(becomes(sound, true));
    sound_close(sound);
    unlink(played);
}

static void a_machine_without_sound_is_silent(void **state) {
    (void)state;
    setenv("SDL_AUDIODRIVER", "there-is-none", 1);
    struct sound *sound = sound_open(FOLDER, 100);
    for (int i = 0; i < 3; i++) {
        sound_play(sound, CUE_KEPT);
        wait_ms(30);
        assert_false(sound_is_awake(sound));
    }
    sound_close(sound);
    setenv("SDL_AUDIODRIVER", "disk", 1);
}

static void a_folder_without_sounds_is_silent(void **state) {
    (void)state;
    struct sound *sound = sound_open("assets/packs", 100);
    sound_play(sound, CUE_SEAM);
    wait_ms(100);
    assert_false(sound_is_awake(sound));
    sound_close(sound);
}

static void no_sound_at_all_is_taken_for_silence(void **state) {
    (void)state;
    sound_play(NULL, CUE_KEPT);
    sound_set_volume(NULL, 50);
    sound_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sound_is_heard_and_the_device_closes_behind_it),
        cmocka_unit_test(all_at_once_are_not_cut_off),
        cmocka_unit_test(half_the_volume_is_a_quarter_and_none_opens_nothing),
        cmocka_unit_test(a_sound_that_is_cut_short_ends_with_the_window),
        cmocka_unit_test(a_machine_without_sound_is_silent),
        cmocka_unit_test(a_folder_without_sounds_is_silent),
        cmocka_unit_test(no_sound_at_all_is_taken_for_silence),
    };
    return cmocka_run_group_tests(tests, into_a_file, NULL);
}
