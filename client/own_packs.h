/* The packs that are installed beside the program, or stand in a folder that was named, as a
 * teacher chooses among them. */
#ifndef OWN_PACKS_H
#define OWN_PACKS_H

#include "setup.h"

/* `folder` NULL: the installed ones. What is no pack is left out. */
void own_packs_list(const char *folder, struct setup *setup);

#endif
