/* What the window of students is compared with: the least that SDL can do of the same kind. One
 * font, every line of text and every round corner drawn once and kept, flat rectangles, all of
 * 1280x720 drawn with the software renderer under the same hints.
 *
 *   minimal_sdl FONT.ttf            a window that waits until it is ended; tells its first frame
 *   minimal_sdl FONT.ttf FRAMES     no window: tells how long that many frames took
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <SDL.h>
#include <SDL_ttf.h>

#define WIDTH      1280
#define HEIGHT     720
#define LINES      44
#define PANELS     12
#define CORNER     14
#define SIZE_PX    20
#define FRAMES_MAX 10000

struct kept {
    SDL_Texture *texture;
    int w, h;
};

struct program {
    SDL_Window *window;
    SDL_Surface *sheet;
    SDL_Renderer *renderer;
    TTF_Font *font;
    struct kept lines[LINES];
    struct kept corner;
};

static void die(const char *what) {
    fprintf(stderr, "minimal_sdl: %s: %s\n", what, SDL_GetError());
    exit(1);
}

static struct kept keep(struct program *program, SDL_Surface *surface) {
    if (surface == NULL) {
        die("no surface");
    }
    struct kept kept = {SDL_CreateTextureFromSurface(program->renderer, surface), surface->w,
                        surface->h};
    SDL_SetTextureBlendMode(kept.texture, SDL_BLENDMODE_BLEND);
    SDL_FreeSurface(surface);
    return kept;
}

/* A disc of which each corner takes a quarter. */
static SDL_Surface *disc(void) {
    int size = 2 * CORNER;
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size, size, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; surface != NULL && y < size; y++) {
        uint32_t *row = (uint32_t *)(void *)((uint8_t *)surface->pixels + y * surface->pitch);
        for (int x = 0; x < size; x++) {
            int dx = 2 * x + 1 - size, dy = 2 * y + 1 - size;
            row[x] = dx * dx + dy * dy <= size * size ? 0xFFFFFFFFu : 0x00FFFFFFu;
        }
    }
    return surface;
}

static void prepare(struct program *program, const char *font) {
    static const char words[] = "The fraction of a ribbon that is left when a third is cut away";
    SDL_Color ink = {40, 32, 26, 255};
    program->font = TTF_Init() == 0 ? TTF_OpenFont(font, SIZE_PX) : NULL;
    if (program->font == NULL) {
        die("no font");
    }
    TTF_SetFontHinting(program->font, TTF_HINTING_LIGHT_SUBPIXEL);
    for (int i = 0; i < LINES; i++) {
        char line[128];
        snprintf(line, sizeof line, "%d %s", i, words);
        program->lines[i] = keep(program, TTF_RenderUTF8_Blended(program->font, line, ink));
    }
    program->corner = keep(program, disc());
}

static void fill(struct program *program, SDL_Rect rect, uint8_t grey) {
    SDL_SetRenderDrawColor(program->renderer, grey, grey, grey, 255);
    SDL_RenderFillRect(program->renderer, &rect);
}

static void panel(struct program *program, SDL_Rect at) {
    for (int i = 0; i < 4; i++) {
        SDL_Rect from = {i % 2 * CORNER, i / 2 * CORNER, CORNER, CORNER};
        SDL_Rect to = {at.x + i % 2 * (at.w - CORNER), at.y + i / 2 * (at.h - CORNER), CORNER,
                       CORNER};
        SDL_RenderCopy(program->renderer, program->corner.texture, &from, &to);
    }
    fill(program, (SDL_Rect){at.x + CORNER, at.y, at.w - 2 * CORNER, at.h}, 252);
    fill(program, (SDL_Rect){at.x, at.y + CORNER, at.w, at.h - 2 * CORNER}, 252);
    fill(program, (SDL_Rect){at.x + CORNER, at.y, at.w - 2 * CORNER, 1}, 180);
    fill(program, (SDL_Rect){at.x + CORNER, at.y + at.h - 1, at.w - 2 * CORNER, 1}, 180);
    fill(program, (SDL_Rect){at.x, at.y + CORNER, 1, at.h - 2 * CORNER}, 180);
    fill(program, (SDL_Rect){at.x + at.w - 1, at.y + CORNER, 1, at.h - 2 * CORNER}, 180);
}

/* Panels in four columns of three, lines of text in two columns over them. */
static void draw(struct program *program) {
    SDL_SetRenderDrawColor(program->renderer, 245, 240, 228, 255);
    SDL_RenderClear(program->renderer);
    for (int i = 0; i < PANELS; i++) {
        panel(program, (SDL_Rect){16 + i % 4 * 314, 16 + i / 4 * 230, 300, 214});
    }
    for (int i = 0; i < LINES; i++) {
        struct kept *line = &program->lines[i];
        SDL_Rect to = {24 + i % 2 * 628, 24 + i / 2 * 31, line->w, line->h};
        SDL_RenderCopy(program->renderer, line->texture, NULL, &to);
    }
    SDL_RenderPresent(program->renderer);
}

static double work_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Frames onto a sheet in memory, as scenes are measured. */
static void measure(struct program *program, const char *font, int frames) {
    static double took[FRAMES_MAX];
    program->sheet = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_RGB888);
    program->renderer = program->sheet != NULL ? SDL_CreateSoftwareRenderer(program->sheet) : NULL;
    if (program->renderer == NULL) {
        die("no sheet");
    }
    prepare(program, font);
    for (int i = 0; i < frames; i++) {
        double before = work_ms();
        draw(program);
        took[i] = work_ms() - before;
    }
    qsort(took, (size_t)frames, sizeof took[0], compare);
    printf("minimal %.3f ms a frame (p99 %.3f)\n", took[frames / 2], took[frames * 99 / 100]);
}

static void show(struct program *program, const char *font) {
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        die("no display");
    }
    program->window = SDL_CreateWindow("minimal", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                                       WIDTH, HEIGHT, SDL_WINDOW_RESIZABLE);
    program->renderer = program->window != NULL ? SDL_CreateRenderer(program->window, -1, 0) : NULL;
    if (program->renderer == NULL) {
        die("no window");
    }
    prepare(program, font);
    draw(program);
    puts("frame");
    fflush(stdout);
    SDL_Event event;
    while (SDL_WaitEvent(&event) != 0 && event.type != SDL_QUIT) {
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) {
            draw(program);
            puts("frame");
            fflush(stdout);
        }
    }
}

int main(int argc, char **argv) {
    struct program program = {0};
    if (argc < 2 || argc > 3) {
        fputs("usage: minimal_sdl FONT.ttf [FRAMES]\n", stderr);
        return 2;
    }
    if (argc == 3) {
        int frames = (int)strtol(argv[2], NULL, 10);
        measure(&program, argv[1], frames < 1 ? 1 : frames > FRAMES_MAX ? FRAMES_MAX : frames);
    } else {
        show(&program, argv[1]);
    }
    return 0; /* the system takes it all back */
}
