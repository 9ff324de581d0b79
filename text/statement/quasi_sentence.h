/* unit.h: the units that statements are: sentences, and the parts of one that semicolons part. Private to
 * text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_UNIT_H
#define JIYAN_TEXT_STATEMENT_UNIT_H

#include <stdbool.h>
#include <stdint.h>

/* Begin with {.text = …, .length = …}. */
typedef struct {
    const char *text;
    uint32_t length;
    uint32_t at, end;   /* what is left of the sentence */
    uint32_t next;      /* behind it */
    bool has_semicolon; /* the sentence has one somewhere */
} jy_quasi_sentences;

/* As jy_sentence_next, but a semicolon outside quotes and brackets ends a unit, and a note in brackets is one whatever
 * sentences it holds. */
bool jy_quasi_sentence_next(jy_quasi_sentences *units, uint32_t *ret_start, uint32_t *ret_end);

#endif
