/* schema.h: the terms and values of an index. Prefixes are Xapian's own where one exists. */
#ifndef JIYAN_INDEX_SCHEMA_H
#define JIYAN_INDEX_SCHEMA_H

/* The layout of what is stored. Another version cannot be read. What is stored by which analysis: analysis.h. */
#define JY_SCHEMA_VERSION "6"

/* Term prefixes. Body terms have none. Terms under a prefix are folded (fold.h), so they never begin with A-Z. */
#define JY_TERM_TITLE "S"    /* tokens of the title and subtitle, on every passage of the document */
#define JY_TERM_HEADING "XH" /* tokens of the heading path above a passage; a heading in it is body */
#define JY_TERM_SPEAKER "A"  /* boolean, whole value */
#define JY_TERM_ISSUER "XI"  /* boolean, whole value */
#define JY_TERM_DOCNO "XD"   /* boolean, folded normal form: 国办函〔2004〕25号 */
#define JY_TERM_GENRE "XG"   /* boolean */
#define JY_TERM_KIND "XK"    /* boolean: what a sentence of the passage does: commitment, report, problem; "noise" */
#define JY_TERM_DUE "XU"     /* yyyy: the year in which a commitment of the passage is due at the latest */
#define JY_TERM_OWNER "XO"   /* boolean: who is to act by a statement, whole; empty: one that is too long for a term */
#define JY_TERM_TRAIT "XS"   /* boolean: how firm a commitment of the passage is: must, shall, …; "testable" */
#define JY_TERM_DAY "D"      /* yyyymmdd */
#define JY_TERM_MONTH "M"    /* yyyymm */
#define JY_TERM_YEAR "Y"     /* yyyy */
#define JY_TERM_EXTENSION "E"
#define JY_TERM_TYPE "T" /* MIME type */
#define JY_TERM_PATH "P" /* the file's path and, with a final slash, each folder above it */
#define JY_TERM_FILE "Q" /* file id; of a member of an archive the archive's, and the id of its own path */
#define JY_TERM_MEMBER                                                                                                 \
    "XM" /* boolean: a slash and a member's path, as it is; without the path: it is too long for a term */

#define JY_TRAIT_TESTABLE "testable"

/* Value slots. */
enum {
    JY_SLOT_DOCUMENT = 0, /* packed document key (key.h): collapses passages to documents */
    JY_SLOT_DATE = 1,     /* yyyymmdd, 00 for what is not known; empty without a date */
    JY_SLOT_INDEXED = 2,  /* when the text of its document came into the index: seconds since 1970, 4 bytes, the highest
                             first; empty where that is not known */
    JY_SLOTS,
};

/* Bytes of a value of JY_SLOT_INDEXED. */
#define JY_INDEXED_BYTES 4

#endif
