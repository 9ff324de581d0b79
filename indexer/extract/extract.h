/* extract.h: from the bytes of a file to documents. One file a format, one row in formats.h; nothing behind it knows
 * the format. */
#ifndef JIYAN_INDEXER_EXTRACT_EXTRACT_H
#define JIYAN_INDEXER_EXTRACT_EXTRACT_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/blocks.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/records.h"

/* When images of pages are read by OCR. */
typedef enum {
    JY_EXTRACT_OCR_AUTO, /* where there is no text */
    JY_EXTRACT_OCR_NEVER,
    JY_EXTRACT_OCR_ALWAYS, /* also instead of the text that pages have */
} jy_extract_ocr;

/* The package whose data OCR needs. What is not read for want of it says so, by this name. */
#define JY_EXTRACT_OCR_PACKAGE "tesseract-ocr-chi-sim"

/* The bytes to read, and what is known of them. */
typedef struct {
    const char *path; /* relative to the root */
    const char *type; /* MIME type */
    char *bytes;      /* the reader's to free: a large file is not held longer than it must. A NUL follows them */
    size_t length;
    uint32_t line;      /* lines of the file before the bytes, which are a part of it; 0 for a whole file */
    const char *sha256; /* of the bytes of a whole file; NULL for what is a part of one */
    jy_extract_ocr ocr;
    uint64_t member_most; /* bytes of a member (--max-size); 0 for the usual */
} jy_extract_source;

/* A file inside a file that broke the reader before, by its number among all that are read of the outermost. */
typedef struct {
    uint32_t number;
    uint32_t code; /* of jy_error: how */
} jy_extract_lost;

/* What is known of members while a file is read. */
typedef struct {
    void (*begins)(uint32_t number, void *user); /* what is read from now on; 0: the outermost file itself */
    void *user;
    const jy_extract_lost *lost;
    size_t lost_count;
} jy_extract_watch;

typedef struct jy_extract_target jy_extract_target;
typedef struct jy_members jy_members; /* members.h */

/* Gets each document in order. `document` has the fields that the format gives and is the callee's to fill further.
 * All is borrowed: valid during the call. `record` is the line of a record, counted from 1; 0 is a document that is the
 * whole file. A document of a member has a path, inside the file: "目录/b.docx", "in.zip!/b.docx", and a record that
 * counts all of them. Returning false ends the reading. */
typedef bool jy_extract_emit(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err);

/* Where the documents of a file go, and what is noted of it. */
struct jy_extract_target {
    jy_extract_emit *emit;
    void *user;
    jy_ledger_entry *entry; /* gets encoding and confidence; a reason and a message where only a part can be read */
    GPtrArray *warnings;    /* gets what is odd: new strings */
    jy_records_part *part;  /* gets what else there is to say of a part of a file of records; NULL for a whole file */
    /* Reads the types that have no reader here, as jy_extract_fn does; NULL: nobody does. */
    bool (*parse)(const jy_extract_source *source, const jy_extract_target *to, void *parser, GError **err);
    void *parser;
    jy_members *within;            /* the file that this is a member of; NULL: it is in none */
    bool *lacks;                   /* set where more could be read if something were installed; NULL: nobody asks */
    const jy_extract_watch *watch; /* NULL: nobody watches members */
};

/* Reads one format. Takes the bytes. Errors: what is wrong with the file, and what `emit` sets. */
typedef bool jy_extract_fn(const jy_extract_source *source, const jy_extract_target *to, GError **err);

/* Reads a file by its type, or a member of one (an attachment, a file in an archive), whose target is the same. Takes
 * the bytes. Errors: UNSUPPORTED for a type without a reader, and those of the reader. */
jy_extract_fn jy_extract;

/* Sets what is said of a file of a type that nobody reads. Returns false. */
bool jy_extract_fail_type(const char *type, GError **err);

/* Sets what is said of a file that broke the process which read it. `code`: how, of jy_error. Returns false. */
bool jy_extract_fail_lost(uint32_t code, GError **err);

/* True where the member broke the process that read it before, which is set. */
bool jy_extract_is_lost(const jy_extract_watch *watch, uint32_t number, GError **err);

/* The readers of all formats. */
#define DECLARE_READER(type, reader, with) jy_extract_fn reader;
JY_EXTRACT_FORMATS(DECLARE_READER)
JY_EXTRACT_PARSED_FORMATS(DECLARE_READER)
#undef DECLARE_READER

#endif
