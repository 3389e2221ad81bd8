/* Stands in the place of fixed_measure.c where a test is to be run with the fonts of this machine
 * as well. */
#include <stdio.h>
#include <stdlib.h>

#include "fixed_measure.h"
#include "text.h"

const struct text_measure *fixed_measure(void) {
    static struct text_measure measure;
    char why[256] = "";
    if (measure.self == NULL) {
        struct text *text = text_open(why, sizeof why);
        if (text == NULL) {
            fprintf(stderr, "%s\n", why);
            abort();
        }
        measure = text_measure(text);
    }
    return &measure;
}
