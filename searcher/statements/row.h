/* row.h: a statement as people get it: the sentence, what it does, by when, how much, who, and where it is. */
#ifndef JIYAN_SEARCHER_STATEMENTS_ROW_H
#define JIYAN_SEARCHER_STATEMENTS_ROW_H

#include <jiyan/text/particulars.h>
#include <jiyan/text/statement.h>

#include "searcher/search/hit.h"

typedef struct {
    char *id;                   /* document key, "-", 8 hex digits of the sentence, ".N" for the N-th equal one */
    char *text;                 /* the sentence on one line */
    jy_statement statement;     /* bytes of the passage's text */
    jy_particulars particulars; /* bytes of `text` */
    jy_date said;               /* year 0: not known */
    char **headings;            /* NULL-terminated, highest level first */
    jy_place place;             /* where it begins */
    uint32_t offset, length;    /* bytes of the document's decoded text */
    char *document_key;
    const jy_document *document; /* borrowed from the archive */
    size_t folder;
    const char *db; /* borrowed from the archive */
    uint32_t rank;  /* 1 for the first */
    double score;   /* of its passage; 0 without words in the request */
    bool exact;     /* holds each run of the request whole */
    unsigned uses;  /* how often it is to be freed */
} jy_row;

/* Returns a new row, that of a statement of the hit's passage; free with jy_row_free. */
jy_row *jy_row_new(const jy_hit *hit, const jy_statement *statement);
/* Returns the row once more; free with jy_row_free each time. */
jy_row *jy_row_ref(jy_row *row);
void jy_row_free(jy_row *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_row, jy_row_free)

/* The day on which a hit's document was said; year 0 where it is not known. */
jy_date jy_row_said(const jy_hit *hit);

/* What jy_row_due says of the row of a statement, without making it: the last day of the deadline; "" for NULL. */
void jy_row_due_day(const jy_hit *hit, const jy_statement *statement, char ret_day[JY_DATE_DAY]);

/* Returns the last day by which all of it is due, NULL where no deadline can be told: also in a document without a
 * date, and where the day lies before the document's own. Borrowed: valid as long as the row. */
const jy_deadline *jy_row_due(const jy_row *row);

/* commitment, …; must, …, "" for none: for people, in the language of the locale. Borrowed: valid for ever. */
const char *jy_row_kind_label(const jy_row *row);
const char *jy_row_strength_label(const jy_row *row);

/* True for two statements of one document. */
bool jy_row_shares_document(const jy_row *left, const jy_row *right);

/* Returns a new text, "path:line" or "path (page 3)", in the language of the locale; free with g_free. */
char *jy_row_place(const jy_row *row);

/* A piece of the row's text. Returns a new text; free with g_free. NULL for an empty one. */
char *jy_row_cut(const jy_row *row, uint32_t start, uint32_t end);

#endif
