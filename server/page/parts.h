/* parts.h: what the views of the page have in common: the answer that they show, and its small parts. */
#ifndef JIYAN_SERVER_PAGE_PARTS_H
#define JIYAN_SERVER_PAGE_PARTS_H

#include <glib.h>
#include <jansson.h>
#include <jiyan/base/json.h>
#include <stdbool.h>

#include "server/call/call.h"
#include "server/service/service.h"

/* A page that is being made. */
typedef struct {
    jy_service *service;
    const jy_call *call;
    GString *out;    /* what stands in its main part */
    unsigned status; /* of the reply */
} jy_parts_page;

/* The value of a parameter of the request, "" where there is none. Borrowed. */
const char *jy_parts_value(const jy_parts_page *page, const char *name);

/* The same as a number, 0 where it is none. */
unsigned jy_parts_number_of(const jy_parts_page *page, const char *name);

/* What a view asks the API: the parameters of the request that have a value, without those of the names in `dropped`
 * (NULL-terminated), and with what it is to be without (`not`, as FIELD:VALUE) in the words of the question. Returns a
 * new array of jy_options_pair, whose texts are the call's; free with g_array_unref. */
GArray *jy_parts_asked(const jy_parts_page *page, const char *const *dropped);

/* Asks the API, and shows what it notices. Where it fails, that is shown instead, as an alert with its status. Returns
 * a new reference, or NULL; release with json_decref. */
json_t *jy_parts_read(jy_parts_page *page, const char *endpoint, const GArray *parameters);

/* Appends texts of a list with something between them. */
void jy_parts_append_joined(GString *out, const json_t *list, const char *between);

/* Appends date, speaker, issuer, document number and place of a hit, as items of a list. */
void jy_parts_append_source(GString *out, const json_t *hit);

/* Appends text with marks in it, at `spans` of characters. Line ends become `line_end`, which is markup; NULL: a
 * space. */
void jy_parts_append_marked(GString *out, const char *text, const json_t *spans, const char *line_end);

/* Appends a box by which a sentence of that name (quote.h) is taken into the basket. */
void jy_parts_append_take(GString *out, const char *name, const char *sentence);

/* Appends how many there are of each kind, an object of kind → number, each a link that sets the parameter to it, and
 * of the one that it is set to a link that takes it away. */
void jy_parts_append_counts(jy_parts_page *page, const char *label, const char *parameter, const json_t *counts);

/* Appends links to the answers before and after these; `limit` is how many are shown at a time. */
void jy_parts_append_pager(jy_parts_page *page, unsigned limit, size_t shown, unsigned total);

#endif
