/* passage.h: a passage as the index keeps it, and its bytes. */
#ifndef JIYAN_INDEX_PASSAGE_H
#define JIYAN_INDEX_PASSAGE_H

#include <glib.h>
#include <jiyan/index/compressor.h>
#include <jiyan/index/document.h>
#include <jiyan/index/key.h>
#include <jiyan/text/date.h>
#include <jiyan/text/outline.h>
#include <jiyan/text/statement.h>
#include <stdbool.h>
#include <stdint.h>
#include <xapian-c/xapian_c.h>
#include <xapian-c/xapian_c_bulk.h>

/* A paragraph of a passage: bytes of the passage's text. Runs, sentences and phrases never cross its ends. */
typedef struct {
    uint32_t start, end;
    jy_block_kind kind;
} jy_paragraph;

/* Where something stands in its file; 0 is what its format has not. */
typedef struct {
    uint32_t page;   /* or slide, from 1 */
    uint32_t line;   /* of the file, of a record's text, or the row of a sheet, from 1 */
    uint32_t column; /* byte of the line in UTF-8, from 1 */
} jy_place;

/* A byte of a passage's text from which on page or line are others. */
typedef struct {
    uint32_t start, page, line;
} jy_passage_turn;

/* A passage as it is stored: the text of the original, where it comes from, and under which headings. */
typedef struct {
    char *document;     /* document key (key.h) */
    uint32_t offset;    /* byte in the decoded text of the document */
    jy_place place;     /* where it begins; with a column its lines are those of the file */
    GArray *turns;      /* of jy_passage_turn, in order, where its lines are not; NULL for none */
    char **headings;    /* NULL-terminated, highest level first */
    GArray *paragraphs; /* of jy_paragraph */
    GArray *statements; /* of jy_statement, bytes of the passage's text, in order, not overlapping; NULL as long as they
                           were not read */
    char *text;         /* with a final NUL */
    uint32_t length;
    char *packed_statements; /* where they were not */
    uint32_t packed_length;
} jy_passage;

void jy_passage_clear(jy_passage *passage);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_passage, jy_passage_clear)

/* Where a byte of its text stands. */
jy_place jy_passage_place(const jy_passage *passage, uint32_t offset);

/* Appends the passage as the index stores it, uncompressed where the compressor is NULL. */
void jy_passage_pack(const jy_passage *passage, jy_compressor *compressor, GString *out);
/* Appends what of it is compressed: a sample for a dictionary. */
void jy_passage_pack_body(const jy_passage *passage, GString *out);
/* Fills *ret_passage, which is empty; clear with jy_passage_clear. With NULL for the compressor it reads what was
 * packed without one. Errors: INDEX_CORRUPT. */
bool jy_passage_unpack(const char *bytes, size_t length, jy_compressor *compressor, jy_passage *ret_passage,
                       GError **err);

/* The same but for the statements, which take a quarter of the time; jy_passage_complete reads them, if it was not. */
bool jy_passage_unpack_text(const char *bytes, size_t length, jy_compressor *compressor, jy_passage *ret_passage,
                            GError **err);
bool jy_passage_complete(jy_passage *passage, GError **err);

/* The values of a passage, by slot. */
typedef struct {
    xc_bulk_value values[JY_SLOTS];
    uint32_t count;
    /* What they point to. */
    char key[JY_KEY_BYTES], day[JY_DATE_DAY], indexed[JY_INDEXED_BYTES];
} jy_passage_values;

/* Fills in the values of a passage of the document. They are valid where they were made only. */
void jy_passage_values_make(const jy_passage *passage, const jy_document *document, jy_passage_values *ret_values);

/* Reads the passage that a Xapian document of the index is, with its statements or without. Fills *ret_passage as
 * above. Errors: INDEX_*, IO. */
bool jy_passage_read(xc_document *stored, jy_compressor *compressor, jy_passage *ret_passage, GError **err);
bool jy_passage_read_text(xc_document *stored, jy_compressor *compressor, jy_passage *ret_passage, GError **err);

#endif
