/* What a folder needs so that a journal's names in it are on disk. */
#ifndef JOURNAL_FOLDER_H
#define JOURNAL_FOLDER_H

#include <stdbool.h>

/* Syncs the folder that the path lies in. False: errno says why not. */
bool journal_folder_sync(const char *path);

#endif
