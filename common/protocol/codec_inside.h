/* What both ways of the codec ask of a field. */
#ifndef CODEC_INSIDE_H
#define CODEC_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "message_table.h"

/* `number`: of an I16 the two's complement. */
bool codec_number_is_in_range(const struct field *field, uint64_t number);
/* Not too long, and clean UTF-8. */
bool codec_text_is_good(const struct field *field, const char *text, size_t count);

#endif
