/* script.h: the kinds of character that decide where tokens begin and end, in folded text. Private to text/. */
#ifndef JIYAN_TEXT_FOLD_SCRIPT_H
#define JIYAN_TEXT_FOLD_SCRIPT_H

#include <glib.h>

typedef enum {
    SCRIPT_OTHER,  /* punctuation, symbols: breaks everything */
    SCRIPT_SPACE,  /* white space but line ends */
    SCRIPT_LINE,   /* the end of a line or page */
    SCRIPT_GRAM,   /* written without spaces, cut into bigrams: Han, kana, Hangul */
    SCRIPT_LETTER, /* a letter, or a mark, of a script with words */
    SCRIPT_DIGIT,
} jy_script;

/* The kind of a folded character. */
jy_script jy_script_of(gunichar character);

#endif
