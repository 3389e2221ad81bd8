/* Forty bits, five at a time, in an alphabet that survives a blackboard and a tired voice: no
 * letter that looks like a digit, and none that makes a word of the rest by accident. */
#include "room_code.h"

#include "sizes.h"

#define CODE_SYMBOLS 8
#define CODE_GROUP   4 /* symbols before the dash */

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void room_code_write(uint64_t bits, char *code) {
    for (unsigned i = 0; i < CODE_SYMBOLS; i++) {
        unsigned shift = 5 * (CODE_SYMBOLS - 1 - i);
        code[i < CODE_GROUP ? i : i + 1] = alphabet[(bits >> shift) & 31];
    }
    code[CODE_GROUP] = '-';
    code[CODE_CHARS] = '\0';
}

/* The five bits of a symbol as people write it, -1 when it is none. */
static int symbol_value(char symbol) {
    char upper = symbol >= 'a' && symbol <= 'z' ? (char)(symbol - 'a' + 'A') : symbol;
    if (upper == 'I' || upper == 'L') {
        return 1;
    }
    if (upper == 'O') {
        return 0;
    }
    for (int value = 0; value < 32; value++) {
        if (alphabet[value] == upper) {
            return value;
        }
    }
    return -1;
}

bool room_code_bits(const char *typed, uint64_t *bits) {
    uint64_t read = 0;
    unsigned symbols = 0;
    for (const char *at = typed; *at != '\0'; at++) {
        if (*at == '-' || *at == ' ') {
            continue;
        }
        int value = symbol_value(*at);
        if (value < 0 || symbols == CODE_SYMBOLS) {
            return false;
        }
        read = read << 5 | (uint64_t)value;
        symbols++;
    }
    *bits = read;
    return symbols == CODE_SYMBOLS;
}

bool room_code_read(const char *typed, char *code) {
    uint64_t bits = 0;
    if (!room_code_bits(typed, &bits)) {
        return false;
    }
    room_code_write(bits, code);
    return true;
}
