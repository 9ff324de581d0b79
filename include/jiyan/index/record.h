/* record.h: what the index keeps of a document and of a passage, and their bytes. */
#ifndef JIYAN_INDEX_RECORD_H
#define JIYAN_INDEX_RECORD_H

#include <glib.h>
#include <jiyan/text/outline.h>
#include <jiyan/text/statement.h>
#include <stdbool.h>
#include <stdint.h>

#define JY_FILE_ID 16 /* hex digits of a file id */

/* The id of a file: the first 16 hex digits of SHA-256 of its path. */
void jy_file_id(const char *path, char ret_id[JY_FILE_ID + 1]);

/* What is known of a document: a file, or one line of a file of records. NULL is not known. All strings are UTF-8 and
 * owned. */
typedef struct {
    char *path; /* relative to the archive's root, with / */
    char *id;   /* a record's own id; NULL for a file */
    char *title;
    char *subtitle;
    char *date; /* 2021, 2021-03 or 2021-03-05 */
    char *speaker;
    char *issuer;
    char *docno; /* normal form, docno.h */
    char *genre; /* 报告, 讲话, 通知, 意见, 批复, 函, 纪要, … */
    char *type;  /* MIME type */
    char *encoding;
} jy_document;

void jy_document_clear(jy_document *document);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_document, jy_document_clear)
/* Appends the document as the index stores it. */
void jy_document_pack(const jy_document *document, GString *out);
/* Fills *ret_document, which is empty; clear with jy_document_clear. Errors: INDEX_CORRUPT. */
bool jy_document_unpack(const char *bytes, size_t length, jy_document *ret_document, GError **err);

/* A paragraph of a passage: bytes of the passage's text. Runs, sentences and phrases never cross its ends. */
typedef struct {
    uint32_t start, end;
    jy_block_kind kind;
} jy_paragraph;

/* A passage as it is stored: the text of the original, where it stands, and under which headings. */
typedef struct {
    char *document;     /* document key: file id, and ".N" for the N-th record of a file of records */
    uint32_t offset;    /* byte in the decoded text of the document */
    uint32_t line;      /* of the document's text, 1 for the first */
    uint32_t page;      /* 0 where the format has none */
    char **headings;    /* NULL-terminated, highest level first */
    GArray *paragraphs; /* of jy_paragraph */
    GArray *statements; /* of jy_statement, bytes of the passage's text, in order, not overlapping */
    char *text;         /* with a final NUL */
    uint32_t length;
} jy_passage;

void jy_passage_clear(jy_passage *passage);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_passage, jy_passage_clear)
/* Appends the passage as the index stores it. */
void jy_passage_pack(const jy_passage *passage, GString *out);
/* Fills *ret_passage, which is empty; clear with jy_passage_clear. Errors: INDEX_CORRUPT. */
bool jy_passage_unpack(const char *bytes, size_t length, jy_passage *ret_passage, GError **err);

#endif
