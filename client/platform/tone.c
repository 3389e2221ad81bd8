/* Small arithmetic on colours. The noise is value noise: a hash at each point of a lattice, blended
 * by smooth steps. */
#include "tone.h"

#include <math.h>

struct tone tone_of(uint32_t rrggbb) {
    return (struct tone){((rrggbb >> 16) & 0xFF) / 255.0, ((rrggbb >> 8) & 0xFF) / 255.0,
                         (rrggbb & 0xFF) / 255.0};
}

struct tone tone_mix(struct tone from, struct tone to, double share) {
    return (struct tone){from.r + (to.r - from.r) * share, from.g + (to.g - from.g) * share,
                         from.b + (to.b - from.b) * share};
}

struct tone tone_scale(struct tone tone, double by) {
    return (struct tone){tone.r * by, tone.g * by, tone.b * by};
}

/* Rodrigues' rotation about (1, 1, 1). */
struct tone tone_turn(struct tone tone, double angle) {
    double c = cos(angle), s = sin(angle) / sqrt(3.0);
    double grey = (tone.r + tone.g + tone.b) / 3.0 * (1.0 - c);
    return (struct tone){tone.r * c + (tone.b - tone.g) * s + grey,
                         tone.g * c + (tone.r - tone.b) * s + grey,
                         tone.b * c + (tone.g - tone.r) * s + grey};
}

static uint32_t channel(double part) {
    return part <= 0 ? 0 : part >= 1 ? 255 : (uint32_t)(part * 255.0 + 0.5);
}

uint32_t tone_pixel(struct tone tone) {
    return 0xFF000000u | (channel(tone.r) << 16) | (channel(tone.g) << 8) | channel(tone.b);
}

double tone_step(double from, double to, double at) {
    double share = (at - from) / (to - from);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return share * share * (3 - 2 * share);
}

double tone_lattice(int x, int y, uint32_t seed) {
    uint32_t hash = seed ^ ((uint32_t)x * 0x9E3779B1u) ^ ((uint32_t)y * 0x85EBCA77u);
    hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
    hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
    return (hash ^ (hash >> 15)) / 4294967296.0;
}

double tone_noise(double x, double y, uint32_t seed) {
    double fx = floor(x), fy = floor(y);
    int ix = (int)fx, iy = (int)fy;
    double sx = x - fx, sy = y - fy;
    sx = sx * sx * (3 - 2 * sx);
    sy = sy * sy * (3 - 2 * sy);
    double top = tone_lattice(ix, iy, seed);
    top += (tone_lattice(ix + 1, iy, seed) - top) * sx;
    double low = tone_lattice(ix, iy + 1, seed);
    low += (tone_lattice(ix + 1, iy + 1, seed) - low) * sx;
    return top + (low - top) * sy;
}
