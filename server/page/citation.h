/* citation.h: how a hit is cited. */
#ifndef JIYAN_SERVER_PAGE_CITATION_H
#define JIYAN_SERVER_PAGE_CITATION_H

#include <glib.h>
#include <jansson.h>

/* Appends the citations of a hit, folded away: its words with their place, GB/T 7714-2015, and as official documents
 * cite one another. `text` is what is quoted. */
void jy_citation_append(GString *out, const json_t *hit, const char *text);

#endif
