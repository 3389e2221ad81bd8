/* Every screen in its test states, made without a server: for pictures and golden tests. */
#ifndef SCENE_H
#define SCENE_H

#include "app.h"

struct scene {
    const char *name; /* "try-number", "huddle-crowded", ... */
    const char *what; /* one line for --scene list */
};

size_t scene_count(void);
const struct scene *scene_at(size_t index);

/* An app that shows the scene. NULL when there is none of that name. Draw it at time SCENE_NOW_MS.
 */
#define SCENE_NOW_MS 100000
struct app *scene_open(const char *name, const struct app_config *config);

#endif
