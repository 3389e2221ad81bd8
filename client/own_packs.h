/* The packs that are installed beside the program, or stand in a folder that was named, as a
 * teacher chooses among them. */
#ifndef OWN_PACKS_H
#define OWN_PACKS_H

#include "setup.h"

/* `folder` NULL: the installed ones. What is no pack is left out. */
void own_packs_list(const char *folder, struct setup *setup);

/* Chooses the first pack in a language ("de_DE.UTF-8", "pt-BR"; NULL: not known), else the first
 * English one, else the first. */
void own_packs_choose(struct setup *setup, const char *language);

#endif
