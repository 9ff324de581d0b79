/* portions.h: a whole document for who can take in only so much at a time. */
#ifndef JIYAN_SERVER_MCP_PORTIONS_H
#define JIYAN_SERVER_MCP_PORTIONS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "server/call/call.h"
#include "server/service/service.h"

/* Whether a piece is asked for: by `offset` or `limit`, passages. */
bool jy_portions_wanted(const jy_call *call);

/* The passages of the document that `show` names, from `offset` on, `limit` of them at most, with what is known of the
 * document, how many there are in all (total), and where the next piece begins (next_offset; null at the end). Returns
 * a new reference; JSON's null where there is nothing, and notices say why; NULL with an error. Errors: USAGE, those of
 * the API. */
json_t *jy_portions_read(jy_service *service, const jy_call *call, GPtrArray *notices, GError **err);

#endif
