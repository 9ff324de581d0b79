/* fib.h: the head of a Word document ([MS-DOC] 2.5, "file information block"), which says where everything is. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_FIB_H
#define JIYAN_INDEXER_EXTRACT_WORD_FIB_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/files/bytes.h"
#include "indexer/files/compound.h"

/* The parts of the text, one behind the other. */
typedef enum {
    JY_FIB_MAIN,
    JY_FIB_FOOTNOTES,
    JY_FIB_HEADERS,
    JY_FIB_MACROS,
    JY_FIB_ANNOTATIONS,
    JY_FIB_ENDNOTES,
    JY_FIB_TEXT_BOXES,
    JY_FIB_HEADER_BOXES,
    JY_FIB_PARTS
} jy_fib_part;

/* Tables of the table stream: their row in FibRgFcLcb97. */
typedef enum {
    JY_FIB_STYLES = 1,
    JY_FIB_STORIES = 11,    /* Plcfhdd: headers and footers */
    JY_FIB_RUNS = 12,       /* PlcfBteChpx */
    JY_FIB_PARAGRAPHS = 13, /* PlcfBtePapx */
    JY_FIB_PIECES = 33,     /* Clx */
    JY_FIB_ANCHORS = 40,    /* PlcSpaMom */
    JY_FIB_BOXES = 56,      /* PlcftxbxTxt */
    JY_FIB_LISTS = 73,      /* PlfLst */
    JY_FIB_LIST_USES = 74   /* PlfLfo */
} jy_fib_table;

typedef struct {
    GByteArray *streams[3]; /* owned: document, tables, data */
    jy_bytes document, tables, data;
    bool is_old; /* Word 6 and 95: bytes of a code page, and other tables */
    uint16_t language;
    uint32_t lengths[JY_FIB_PARTS]; /* in characters */
    uint32_t text_start, text_end;  /* in bytes of the document stream, where there is no table of pieces */
} jy_fib;

/* Reads the head. Fills *ret_fib; clear with jy_fib_clear. Errors: MALFORMED, ENCRYPTED, UNSUPPORTED (before Word 6).
 */
bool jy_fib_read(const jy_compound *compound, jy_fib *ret_fib, GError **err);
void jy_fib_clear(jy_fib *fib);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_fib, jy_fib_clear)

/* A table; empty where there is none. What is behind it in the stream is in it where `open` is set: the levels of lists
 * are not counted. Borrowed. */
jy_bytes jy_fib_find(const jy_fib *fib, jy_fib_table table, bool open);

#endif
