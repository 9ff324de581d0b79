/* page.h: a ledger of commitments as one HTML page that needs nothing beside it. */
#ifndef JIYAN_SEARCHER_LEDGER_PAGE_H
#define JIYAN_SEARCHER_LEDGER_PAGE_H

#include "searcher/ledger/promises.h"

/* Returns the page as a new text; free with g_string_free. The commitments are in order of time. `found_by` says for
 * people what they were found by. */
GString *jy_page_make(const jy_promises *promises, const char *found_by);

/* ---- pieces of it ---- */

/* Appends the style, without any resource outside of the page. */
void jy_page_append_style(GString *out);

/* Appends the shapes of the outcomes, for <use>: each another one, so that they are told apart without colour. */
void jy_page_append_shapes(GString *out);
void jy_page_append_shape(GString *out, jy_outcome outcome);
void jy_page_append_legend(GString *out);

/* True for a commitment that the page shows with all that is known of it: it can be tested, or has a deadline. The
 * others make a list. */
bool jy_page_is_full(const jy_promise *promise);

/* Appends a commitment with its trail, as an article or, where it is not full, as an item of a list. */
void jy_page_append_entry(GString *out, const jy_promises *promises, const jy_promise *promise);

/* Appends the timeline: those with a deadline, by the years they were said and are due. */
void jy_page_append_timeline(GString *out, const jy_promises *promises);

/* Appends the tables: the counts, and the documents. */
void jy_page_append_summary(GString *out, const jy_promises *promises);
void jy_page_append_sources(GString *out, const jy_promises *promises);

/* Appends the anchor of a row, "c0-…", or of its document, "d0-…": kind c or d. */
void jy_page_append_anchor(GString *out, char kind, const jy_row *row);

/* Appends a link to the row's document among the sources, its text the row's place. */
void jy_page_append_place(GString *out, const jy_row *row);

#endif
