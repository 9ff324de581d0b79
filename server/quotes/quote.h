/* quote.h: a sentence of the archive that somebody has taken down, by a name. */
#ifndef JIYAN_SERVER_QUOTES_QUOTE_H
#define JIYAN_SERVER_QUOTES_QUOTE_H

#include <glib.h>
#include <jansson.h>

#include "searcher/query/budget.h"
#include "server/service/service.h"

/* The name of the sentence that a hit of a search shows first: PATH@OFFSET, of a record PATH#ID@OFFSET; OFFSET is the
 * byte in the text of its document. Returns a new text; free with g_free. */
char *jy_quote_name(const json_t *hit);

/* Reads sentences, each document once as long as it is small, and no more than a question may cost. */
typedef struct {
    jy_service *service;
    GHashTable *documents; /* by their places */
    uint64_t kept;         /* bytes of their texts */
    jy_budget budget;      /* once it is spent, no other document is read */
    bool gave_up;          /* as one had to be */
} jy_quote_reader;

/* Borrows the service; clear with jy_quote_clear. */
void jy_quote_begin(jy_service *service, jy_quote_reader *ret_reader);
void jy_quote_clear(jy_quote_reader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_quote_reader, jy_quote_clear)

/* Reads the sentence of such a name, or of the id of a statement: its document's fields, `heading`, `page`, `line`, and
 * `text`, the sentence on one line. Returns a new reference; release with json_decref. NULL where nothing is there any
 * more, or the budget is spent. */
json_t *jy_quote_read(jy_quote_reader *reader, const char *name);

/* Reads all of several names (NULL-terminated), those that are there, in their order. Returns a new reference. Errors:
 * USAGE, where that is too much work. */
json_t *jy_quote_read_all(jy_service *service, const char *const *names, GError **err);

#endif
