/* cite.h: how a passage of a document is cited. */
#ifndef JIYAN_SEARCHER_CITE_CITE_H
#define JIYAN_SEARCHER_CITE_CITE_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    JY_CITE_NONE,
    JY_CITE_QUOTE,    /* “…”——《题名》（文号，日期），第3页 */
    JY_CITE_OFFICIAL, /* 《题名》（文号，日期），as official documents cite one another */
    JY_CITE_STANDARD, /* GB/T 7714-2015 */
    JY_CITE_BIBTEX,   /* an entry, lines */
    JY_CITE_CSL,      /* an item of CSL-JSON, a line */
    JY_CITE_FORMS,
} jy_cite_form;

/* none, quote, gongwen, gbt7714, bibtex, csl-json, by jy_cite_form; NULL-terminated. */
extern const char *const JY_CITE_NAMES[];

/* What is cited. Borrowed; NULL, "" and 0 for what is not known or not meant. */
typedef struct {
    const char *path, *id; /* of the document; a path always */
    const char *title, *date, *speaker, *issuer, *docno, *genre;
    const char *text;    /* what is quoted */
    unsigned page, line; /* where it stands */
    bool has_offset;     /* a passage is meant, and no whole document: */
    unsigned offset;     /* the byte that it begins at, which tells one citation from the next */
} jy_cite_source;

/* Returns a new text, without a line end behind it; free with g_free. */
char *jy_cite_make(jy_cite_form form, const jy_cite_source *source);

/* What stands before, between and behind several of one form, so that all are what programs read. Borrowed: valid for
 * ever. */
const char *jy_cite_before(jy_cite_form form);
const char *jy_cite_between(jy_cite_form form);
const char *jy_cite_behind(jy_cite_form form);

/* The title of a document, its path where it has none. Borrowed. */
const char *jy_cite_title(const jy_cite_source *source);

#endif
