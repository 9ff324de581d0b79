/* citation.h: how a hit is cited. */
#ifndef JIYAN_SERVER_QUOTES_CITATION_H
#define JIYAN_SERVER_QUOTES_CITATION_H

#include <glib.h>
#include <jansson.h>

/* The title of a document, its path where it has none. Borrowed. */
const char *jy_citation_title(const json_t *hit);

/* How a hit is cited: its words with their place, by GB/T 7714-2015, and as official documents cite one another. Each
 * returns a new text; free with g_free. */
char *jy_citation_quote(const json_t *hit, const char *text);
char *jy_citation_standard(const json_t *hit);
char *jy_citation_official(const json_t *hit);

/* Appends the citations of a hit, folded away: its words with their place, GB/T 7714-2015, and as official documents
 * cite one another. `text` is what is quoted. */
void jy_citation_append(GString *out, const json_t *hit, const char *text);

#endif
