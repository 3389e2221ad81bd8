/* The words that nobody who learns should read about their work: one list a language, used for
 * packs and for the texts of the windows. Further languages are further lists. */
#ifndef KIND_WORDS_H
#define KIND_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Finds the first word of `text` (valid UTF-8) that the list of `language` (BCP 47; "en-GB" uses
 * "en") refuses: as a whole word, in any case; in
 * Japanese, which has no spaces, anywhere. Returns false when there is none, or no list; else
 * the word, folded, is in `word` (size bytes). */
bool kind_words_refuse(const char *language, const char *text, char *word, size_t size);

#endif
