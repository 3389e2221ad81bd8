/* Five steps each: enough to choose among, few enough to stand beside each other. */
#include "tuning.h"

#define TEXT_STEP   25
#define VOLUME_STEP 20

static int within(int step) {
    return step < 0 ? 0 : step >= TUNING_STEPS ? TUNING_STEPS - 1 : step;
}

int tuning_text_percent(int step) {
    return SETTINGS_TEXT_MIN + within(step) * TEXT_STEP;
}

int tuning_volume(int step) {
    return (within(step) + 1) * VOLUME_STEP;
}

int tuning_text_step(int text_percent) {
    return within((text_percent - SETTINGS_TEXT_MIN + TEXT_STEP / 2) / TEXT_STEP);
}

int tuning_volume_step(int volume) {
    return within((volume + VOLUME_STEP / 2) / VOLUME_STEP - 1);
}
