/* Smaller pictures: each pixel is the mean of those that it stands for. */
#ifndef SHRINK_H
#define SHRINK_H

#include <SDL.h>

/* The surface (32 bits, straight alpha) in `permille` of its size, ARGB8888; it is freed here. A
 * picture is never made larger. NULL when there is no memory. */
SDL_Surface *shrink_surface(SDL_Surface *surface, int permille);

#endif
