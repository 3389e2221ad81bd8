/* The page of settings: what a person may choose there on this machine, and what was changed and is
 * still to be kept. Part of an app; the program outside tells the one and takes the other. */
#ifndef TUNING_H
#define TUNING_H

#include <stdbool.h>

#include "settings.h"

#define TUNING_LANGUAGES_MAX 9
#define TUNING_NAME_BYTES    48

struct tuning_choices {
    struct {
        char code[SETTINGS_LANGUAGE_BYTES]; /* "de" */
        char name[TUNING_NAME_BYTES];       /* "Deutsch" */
    } languages[TUNING_LANGUAGES_MAX];
    int languages_count;
    bool has_dyslexic; /* a font for dyslexic readers is installed */
};

struct tuning {
    bool is_open; /* the page is shown; it stands in the place of help */
    bool has_choices;
    bool is_unkept;   /* what was changed could not be written */
    unsigned changed; /* bits of SETTINGS_BIT */
    struct tuning_choices choices;
};

/* What the sizes and volumes to choose are; the one that is nearest to what holds is picked. */
#define TUNING_STEPS 5
int tuning_text_percent(int step);
int tuning_volume(int step);
int tuning_text_step(int text_percent);
int tuning_volume_step(int volume);

#endif
