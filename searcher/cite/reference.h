/* reference.h: what several forms of citation say. Private to searcher/cite. */
#ifndef JIYAN_SEARCHER_CITE_REFERENCE_H
#define JIYAN_SEARCHER_CITE_REFERENCE_H

#include "searcher/cite/cite.h"

/* What the forms tell apart. */
typedef enum {
    JY_REFERENCE_OTHER,
    JY_REFERENCE_REPORT,
    JY_REFERENCE_SPEECH,
    JY_REFERENCE_NEWS,
    JY_REFERENCE_WEB
} jy_reference_type;

jy_reference_type jy_reference_type_of(const jy_cite_source *source);

/* Who is responsible: of what has a number the body that issued it, else who speaks. Borrowed; NULL where neither is
 * known. */
const char *jy_reference_author(const jy_cite_source *source);

/* The name of a citation for programs: the same each time, and another for each passage. Returns a new text. */
char *jy_reference_key(const jy_cite_source *source);

/* "第3页", "第12行"; NULL where neither is known. Returns a new text. */
char *jy_reference_place(const jy_cite_source *source);

/* Reads 2021, 2021-03 or 2021-03-05; returns how many of the three numbers there are. */
unsigned jy_reference_date(const jy_cite_source *source, unsigned ret_numbers[3]);

/* The forms for reference managers. Each returns a new text. */
char *jy_reference_bibtex(const jy_cite_source *source);
char *jy_reference_csl(const jy_cite_source *source);

static inline bool jy_reference_has(const char *text)
{
    return text && *text;
}

#endif
