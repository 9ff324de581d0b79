/* pieces.h: the characters of a Word document, which lie in pieces all over its stream ([MS-DOC] 2.4.1). */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_PIECES_H
#define JIYAN_INDEXER_EXTRACT_WORD_PIECES_H

#include "indexer/extract/word/fib.h"

/* A character that is none: the second half of a pair of bytes. */
#define JY_PIECES_NOTHING 0xFFFE

typedef struct {
    uint32_t first;   /* its first character */
    uint32_t offset;  /* in the document stream */
    uint8_t width;    /* bytes of a character */
    jy_bytes changes; /* sprm.h: to all of it, as fast saving leaves them */
    uint8_t own[4];   /* the one change of those that are not in a list of their own: code, operand */
} jy_piece;

typedef struct {
    GArray *pieces;  /* of jy_piece, in their order */
    uint16_t *units; /* UTF-16 */
    uint8_t *out;    /* whether a character is not shown: deleted, hidden, a field's code */
    uint32_t length;
    bool is_damaged; /* some of it could not be read */
} jy_pieces;

/* Reads all characters, and which of them are deleted or hidden. Fills *ret_pieces; clear with jy_pieces_clear. Errors:
 * MALFORMED (no text can be found). */
bool jy_pieces_read(const jy_fib *fib, jy_pieces *ret_pieces, GError **err);
void jy_pieces_clear(jy_pieces *pieces);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_pieces, jy_pieces_clear)

/* The piece of a character, which is one of the text. Borrowed. */
const jy_piece *jy_pieces_find(const jy_pieces *pieces, uint32_t at);

/* What is changed in all of a piece. Borrowed: valid as long as the pieces. */
jy_bytes jy_pieces_changes(const jy_piece *piece);

/* Where the stream has a character. */
uint32_t jy_pieces_offset(const jy_pieces *pieces, uint32_t at);

#endif
