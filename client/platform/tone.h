/* Colours as fractions, to mix and to light; and the smooth noise that makes a glaze look fired. */
#ifndef TONE_H
#define TONE_H

#include <stdint.h>

struct tone {
    double r, g, b;
};

struct tone tone_of(uint32_t rrggbb);
struct tone tone_mix(struct tone from, struct tone to, double share);
struct tone tone_scale(struct tone tone, double by);
/* Turned round the grey axis by an angle in radians. */
struct tone tone_turn(struct tone tone, double angle);
/* Opaque, as Cairo and SDL keep it in memory; what is out of range is cut. */
uint32_t tone_pixel(struct tone tone);

/* 0 below `from`, 1 above `to`, smooth between. */
double tone_step(double from, double to, double at);

/* A value in [0, 1) for a point of a lattice, and between the points smoothly: the same everywhere.
 */
double tone_lattice(int x, int y, uint32_t seed);
double tone_noise(double x, double y, uint32_t seed);

#endif
