/* script.h: the kinds of character that decide where tokens begin and end, in folded text. Private to text/. */
#ifndef JIYAN_TEXT_FOLD_SCRIPT_H
#define JIYAN_TEXT_FOLD_SCRIPT_H

#include <glib.h>
#include <stdint.h>

typedef enum {
    SCRIPT_OTHER,  /* punctuation, symbols: breaks everything */
    SCRIPT_SPACE,  /* white space but line ends */
    SCRIPT_LINE,   /* a line end */
    SCRIPT_GRAM,   /* written without spaces, cut into bigrams: Han, kana, Hangul */
    SCRIPT_LETTER, /* a letter, or a mark, of a script with words */
    SCRIPT_DIGIT,
} jy_script;

/* The kind of a folded character. */
jy_script jy_script_of(gunichar character);

/* The character at `at` of valid UTF-8, and its bytes. */
static inline gunichar jy_script_read(const char *text, uint32_t at, uint32_t *ret_length)
{
    const unsigned char *bytes = (const unsigned char *)text + at;
    if (bytes[0] < 0x80) {
        *ret_length = 1;
        return bytes[0];
    }
    *ret_length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    if (*ret_length == 3) {
        return (gunichar)(bytes[0] & 0x0F) << 12 | (gunichar)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    }
    return g_utf8_get_char(text + at);
}

#endif
