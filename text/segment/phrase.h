/* phrase.h: a phrase as it was cut. Private to its making and its finding. */
#ifndef JIYAN_TEXT_SEGMENT_PHRASE_H
#define JIYAN_TEXT_SEGMENT_PHRASE_H

#include <jiyan/text/phrase.h>

#include "text/segment/lexeme.h"

/* What is between two wildcards of a pattern; a phrase without any is one piece. */
typedef struct {
    guint first, end;     /* lexemes */
    uint32_t least, most; /* characters between it and the piece before */
    bool open_start;      /* its first word or number may be the end of a longer one */
    bool open_end;        /* its last one the beginning */
} jy_phrase_piece;

struct jy_phrase {
    jy_folded folded; /* of `typed` */
    char *typed;
    GArray *lexemes; /* of jy_lexeme */
    GArray *pieces;  /* of jy_phrase_piece */
    uint32_t run;    /* bytes of the folded text, from the first lexeme on, where it is a run of Han; 0 elsewhere */
    bool goes_on;    /* the last word or number may be longer in the text */
};

static inline const jy_lexeme *jy_phrase_lexeme(const jy_phrase *phrase, guint i)
{
    return &g_array_index(phrase->lexemes, jy_lexeme, i);
}

static inline jy_phrase_piece *jy_phrase_piece_at(const jy_phrase *phrase, guint i)
{
    return &g_array_index(phrase->pieces, jy_phrase_piece, i);
}

#endif
