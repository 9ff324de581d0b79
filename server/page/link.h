/* link.h: addresses of the page: its state is the parameters of the request. */
#ifndef JIYAN_SERVER_PAGE_LINK_H
#define JIYAN_SERVER_PAGE_LINK_H

#include <glib.h>
#include <jansson.h>

#include "server/call/call.h"

/* The parameters that have a value, without those of the names in `dropped` (NULL-terminated). Returns a new array of
 * jy_options_pair, whose texts are the call's; free with g_array_unref. */
GArray *jy_link_parameters(const jy_call *call, const char *const *dropped);

/* Adds a parameter; both texts are borrowed. */
void jy_link_add(GArray *parameters, const char *name, const char *value);

/* Takes away every parameter of that name. */
void jy_link_remove(GArray *parameters, const char *name);

/* Appends an address, escaped for an attribute. */
void jy_link_append(GString *out, const char *path, const GArray *parameters);

/* Where a hit, passage or statement stands, as `show` takes it: PATH#RECORD, PATH:LINE or PATH. Returns a new text;
 * free with g_free. */
char *jy_link_place(const json_t *hit);

/* Appends a link to the document of a path, which is its text. */
void jy_link_append_document(GString *out, const char *path);

/* Appends the address of the reading view of a place; `question` may be NULL. */
void jy_link_append_passage(GString *out, const char *place, const char *question);

#endif
