/* Loaded before a window's program: displays as a file has them, one a line ("0 0 1280 720"), so
 * that a test can plug one in and out. Xvfb has one alone. A window that is to fill a display has
 * its size already; nobody is there who would make it larger. */
#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>

#define DISPLAYS 4

static int read_displays(SDL_Rect *displays) {
    const char *name = getenv("DISPLAYS_FILE");
    FILE *file = name != NULL ? fopen(name, "r") : NULL;
    int count = 0;
    char line[80];
    while (file != NULL && count < DISPLAYS && fgets(line, sizeof line, file) != NULL) {
        SDL_Rect *at = &displays[count];
        char *end = line;
        int *const numbers[] = {&at->x, &at->y, &at->w, &at->h};
        for (size_t i = 0; i < 4; i++) {
            *numbers[i] = (int)strtol(end, &end, 10);
        }
        count++;
    }
    if (file != NULL) {
        fclose(file);
    }
    return count;
}

int SDL_GetNumVideoDisplays(void) {
    SDL_Rect displays[DISPLAYS];
    return read_displays(displays);
}

int SDL_GetDisplayBounds(int index, SDL_Rect *bounds) {
    SDL_Rect displays[DISPLAYS];
    if (index < 0 || index >= read_displays(displays)) {
        return -1;
    }
    *bounds = displays[index];
    return 0;
}

/* The one that has the window's middle, else the first. */
int SDL_GetWindowDisplayIndex(SDL_Window *window) {
    SDL_Rect displays[DISPLAYS];
    SDL_Point middle;
    int w, h, count = read_displays(displays);
    SDL_GetWindowPosition(window, &middle.x, &middle.y);
    SDL_GetWindowSize(window, &w, &h);
    middle.x += w / 2;
    middle.y += h / 2;
    for (int i = 0; i < count; i++) {
        if (SDL_PointInRect(&middle, &displays[i])) {
            return i;
        }
    }
    return 0;
}

int SDL_SetWindowFullscreen(SDL_Window *window, Uint32 flags) {
    (void)window;
    (void)flags;
    return 0;
}
