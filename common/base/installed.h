/* What is installed beside the programs: packs, and whatever else stands below share/goldseam. A
 * program that was moved with its folder finds it too. Linux tells where a program stands;
 * elsewhere the prefix of the build alone is looked in. */
#ifndef INSTALLED_H
#define INSTALLED_H

#include <stdbool.h>
#include <stddef.h>

#define INSTALLED_PATH_BYTES 1024

/* The folder that the running program stands in. False where the system does not tell. */
bool installed_program_folder(char *path, size_t size);

/* The folder ../share/KIND as seen from the running program, else that of the installed prefix:
 * KIND is "goldseam/packs" or "locale". False when neither is there. */
bool installed_folder(const char *kind, char *path, size_t size);

/* The file of the pack that somebody called `text`. A path, or a name with a suffix, is taken as it
 * stands. A plain name is that file here, or NAME.yaml here, or NAME.yaml among the installed
 * packs. False, and in `why` a sentence that lists what there is, when a plain name is nowhere. */
bool installed_pack(const char *text, char *path, size_t size, char *why, size_t why_size);

/* The names of all installed packs by the alphabet, with commas; "" when there are none. A list
 * that does not fit ends with "...". */
void installed_packs_list(char *list, size_t size);

#endif
