/* citation.h: how a hit is cited. */
#ifndef JIYAN_SERVER_QUOTES_CITATION_H
#define JIYAN_SERVER_QUOTES_CITATION_H

#include <glib.h>
#include <jansson.h>

#include "searcher/cite/cite.h"

/* The title of a document, its path where it has none. Borrowed. */
const char *jy_citation_title(const json_t *hit);

/* A hit in a form of citation; `text` is what is quoted. Returns a new text; free with g_free. */
char *jy_citation_make(const json_t *hit, const char *text, jy_cite_form form);
/* As official documents cite one another. Likewise. */
char *jy_citation_official(const json_t *hit);

/* Appends the citations of a hit, folded away: its words with their place, GB/T 7714-2015, and as official documents
 * cite one another. `text` is what is quoted. */
void jy_citation_append(GString *out, const json_t *hit, const char *text);

#endif
