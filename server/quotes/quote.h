/* quote.h: a sentence of the archive that somebody has taken down, by a name. */
#ifndef JIYAN_SERVER_QUOTES_QUOTE_H
#define JIYAN_SERVER_QUOTES_QUOTE_H

#include <glib.h>
#include <jansson.h>

#include "server/service/service.h"

/* The name of the sentence that a hit of a search shows first: PATH@OFFSET, of a record PATH#ID@OFFSET; OFFSET is the
 * byte in the text of its document. Returns a new text; free with g_free. */
char *jy_quote_name(const json_t *hit);

/* Reads the sentence of such a name, or of the id of a statement: its document's fields, `heading`, `page`, `line`, and
 * `text`, the sentence on one line. Returns a new reference; release with json_decref. NULL where nothing is there any
 * more. */
json_t *jy_quote_read(jy_service *service, const char *name);

/* Reads all of several names (NULL-terminated), those that are there, in their order. Returns a new reference. */
json_t *jy_quote_read_all(jy_service *service, const char *const *names);

#endif
