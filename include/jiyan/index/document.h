/* document.h: what the index knows of a document, and its bytes. */
#ifndef JIYAN_INDEX_DOCUMENT_H
#define JIYAN_INDEX_DOCUMENT_H

#include <glib.h>
#include <jiyan/index/compressor.h>
#include <jiyan/index/counts.h>
#include <jiyan/index/schema.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of the confidence of OCR: it is sure of every character. */
#define JY_DOCUMENT_OCR_MOST 100

/* In the path of a document, between that of an archive and that of its member. */
#define JY_DOCUMENT_MEMBER "!/"

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
    unsigned ocr;     /* mean confidence of what OCR read of it, 1 … JY_DOCUMENT_OCR_MOST; 0 where it read nothing */
    jy_counts counts; /* of all its passages */
    int64_t indexed;  /* when its text came into the index, or became another: seconds since 1970; 0 not known */
    uint64_t sum;     /* jy_document_sum of the text, by which it is known again */
} jy_document;

void jy_document_clear(jy_document *document);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_document, jy_document_clear)

/* The types of tables: lists of files, names and numbers, of which nobody is to read a row before a sentence. */
#define JY_DOCUMENT_CSV "text/csv"
#define JY_DOCUMENT_TSV "text/tab-separated-values"
bool jy_document_is_table(const jy_document *document);

/* A number that tells one text of a document from another. */
uint64_t jy_document_sum(const char *text, size_t length);

/* Puts the time at which a text came into the index into bytes that sort as times do: value of JY_SLOT_INDEXED. */
void jy_document_pack_indexed(int64_t indexed, char ret_bytes[JY_INDEXED_BYTES]);

/* The same on the heap. Returns a new document; free with jy_document_free, which takes NULL. */
jy_document *jy_document_copy(const jy_document *document);
void jy_document_free(jy_document *document);

/* Appends the document as the index stores it, uncompressed where the compressor is NULL. */
void jy_document_pack(const jy_document *document, jy_compressor *compressor, GString *out);
/* Fills *ret_document, which is empty; clear with jy_document_clear. With NULL for the compressor it reads what was
 * packed without one. Errors: INDEX_CORRUPT. */
bool jy_document_unpack(const char *bytes, size_t length, jy_compressor *compressor, jy_document *ret_document,
                        GError **err);

#endif
