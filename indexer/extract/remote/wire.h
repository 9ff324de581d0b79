/* wire.h: what jiyan-index and jiyan-extract say to each other, in frames: a letter, the length of what follows in four
 * bytes, and that. Numbers are of four bytes, little-endian; a text is its length + 1 and its bytes, NULL is 0.
 *
 *   FILE      asked: milliseconds of CPU time that it may take, when OCR, its length in two numbers, path, type, bytes
 *             of a member in two numbers, how many members are lost, of each its number and how; the bytes of the file
 *             follow the frame
 *   BLOCK     kind, level, page, line, and the text, which is the rest
 *   DOCUMENT  behind its blocks: record, unlined, how sure OCR was, and its fields in their order
 *   WARNING   the text
 *   ENTRY     encoding, confidence in millionths, reason, message
 *   LACK      nothing: more could be read if something were installed
 *   PAGE      nothing: from now on a page is read by OCR, for as long as a file may take
 *   MEMBER    number of the member that is read from now on; 0: the file itself
 *   END       code of the error or ALL_WELL, and its message
 */
#ifndef JIYAN_INDEXER_EXTRACT_REMOTE_WIRE_H
#define JIYAN_INDEXER_EXTRACT_REMOTE_WIRE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/extract.h"

typedef enum {
    JY_WIRE_FILE = 'F',
    JY_WIRE_BLOCK = 'B',
    JY_WIRE_DOCUMENT = 'D',
    JY_WIRE_WARNING = 'W',
    JY_WIRE_ENTRY = 'E',
    JY_WIRE_LACK = 'L',
    JY_WIRE_PAGE = 'P',
    JY_WIRE_MEMBER = 'M',
    JY_WIRE_END = 'X',
} jy_wire_tag;

#define JY_WIRE_ALL_WELL UINT32_MAX

/* ---- writing ---- */

void jy_wire_put_number(GString *out, uint32_t number);
/* In two numbers. */
void jy_wire_put_size(GString *out, uint64_t size);
void jy_wire_put_text(GString *out, const char *text);

/* Begins a frame and ends it, when its length is known. jy_wire_begin returns where it began. */
size_t jy_wire_begin(GString *out, jy_wire_tag tag);
void jy_wire_finish(GString *out, size_t begin);

/* Whole frames. */
void jy_wire_put_block(GString *out, const jy_extracted *block);
void jy_wire_put_document(GString *out, const jy_document *document, uint32_t record, bool unlined);

/* ---- reading ---- */

/* What a frame holds, and what is left of it. After the first thing that does not fit, `bad` stays set and every
 * further get gives 0 or NULL. */
typedef struct {
    jy_wire_tag tag;
    const char *at, *end;
    bool bad;
} jy_wire_frame;

#define JY_WIRE_HEAD ((size_t)5)

/* The bytes that a frame takes, by its head. */
size_t jy_wire_size(const char *head);

/* What came of a look at the bytes that are there. */
typedef enum { JY_WIRE_WHOLE, JY_WIRE_PART, JY_WIRE_BAD } jy_wire_look;

/* Looks for a whole frame at the head of the bytes. Fills *ret_frame, borrowed, and *ret_size, the bytes it takes. */
jy_wire_look jy_wire_next(const char *bytes, size_t length, jy_wire_frame *ret_frame, size_t *ret_size);

uint32_t jy_wire_get_number(jy_wire_frame *frame);
uint64_t jy_wire_get_size(jy_wire_frame *frame);
/* Returns a new text, valid UTF-8 without NUL; free with g_free. */
char *jy_wire_get_text(jy_wire_frame *frame);
/* Fills *ret_block; its text is borrowed: valid as long as the frame's bytes. */
void jy_wire_get_block(jy_wire_frame *frame, jy_extracted *ret_block);
/* Fills *ret_document, which is empty; clear with jy_document_clear. */
void jy_wire_get_document(jy_wire_frame *frame, jy_document *ret_document, uint32_t *ret_record, bool *ret_unlined);

#endif
