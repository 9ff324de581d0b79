/* page.h: a ledger of commitments as one HTML page that needs nothing beside it. */
#ifndef JIYAN_SEARCHER_LEDGER_PAGE_H
#define JIYAN_SEARCHER_LEDGER_PAGE_H

#include "searcher/ledger/promises.h"

/* Bytes that a page is to have at most, so that it opens on a phone: where there is more to show it is shown with less
 * detail. What can be tested stands in it always, so that a page of very many years may become larger. */
#define JY_PAGE_BYTES 300000

/* Returns the page as a new text; free with g_string_free. The commitments are in order of time. `found_by` says for
 * people what they were found by. */
GString *jy_page_make(const jy_promises *promises, const char *found_by);

/* ---- pieces of it ---- */

/* How much of what there is. */
typedef struct {
    guint steps;       /* of a target's trail, the one that shows the outcome among them */
    guint entry_steps; /* the same of a commitment without number */
    guint quote;       /* characters of the sentence that shows an outcome, where that is not a number */
    guint step_quote;  /* of those of all other steps; 0: none */
    guint rest;        /* commitments without anything to test, of one theme and document */
    guint text;        /* characters of a commitment itself */
    guint title; /* characters of a title where it names the place of a step: the last ones, which tell its kind */
} jy_page_detail;

/* A page as it is made. */
typedef struct {
    GString *out;
    const jy_promises *promises;
    const jy_page_detail *detail;
    GPtrArray *sources;  /* the documents that it names (jy_document), by their numbers */
    GHashTable *numbers; /* document → number in `sources`, from 1 */
    gsize most;          /* bytes; a page that is longer is thrown away, and need not be made to its end */
} jy_page;

static inline bool jy_page_is_long(const jy_page *page)
{
    return page->out->len > page->most;
}

/* Appends the style, without any resource outside of the page. */
void jy_page_append_style(GString *out);

/* Appends the shapes of the outcomes, for <use>: each another one, so that they are told apart without colour. page.css
 * has like ones as characters. */
void jy_page_append_shapes(GString *out);
void jy_page_append_legend(GString *out);

/* Appends the label of an outcome, before which its shape stands as a character. */
void jy_page_append_outcome(GString *out, jy_outcome outcome);

/* True for a commitment that the page shows with what became of it: it can be tested, or has a deadline. The others
 * make lists. */
bool jy_page_is_full(const jy_promise *promise);

/* Appends bytes of a commitment with times and amounts marked, so many characters at most. */
void jy_page_append_sentence(jy_page *page, const jy_row *row, uint32_t start, uint32_t end, guint most);

/* Appends a link to a document among the sources: its title and year. */
void jy_page_append_document(jy_page *page, const jy_document *document);

/* Appends where in its document it is, by when it is due and who is to do it, where that is known. */
void jy_page_append_facts(jy_page *page, const jy_row *row);

/* What of a trail is shown. Borrowed. */
typedef struct {
    const jy_trail *trail;
    const GPtrArray *steps; /* those that tell of it (jy_step) */
    const jy_step *shown;   /* the one that shows the outcome; NULL for none */
    guint most;             /* steps, that one among them */
} jy_page_steps;

/* Appends "and 3 more". */
void jy_page_append_more(GString *out, guint more);

/* Appends what later documents say: the step that shows the outcome, then some of the others, and how many more. */
void jy_page_append_trail(jy_page *page, const jy_page_steps *steps);

/* Appends the table of targets: what was promised with a number, by year, with the result and the verdict. */
void jy_page_append_targets(jy_page *page);

/* Appends the other commitments of a theme. */
void jy_page_append_theme(jy_page *page, size_t theme);

/* Appends how many there are, as bars and as tables. */
void jy_page_append_overview(jy_page *page);

/* Appends the timeline: those with a deadline, by the years they were said and are due. */
void jy_page_append_timeline(jy_page *page);

/* Appends the documents that the page names so far. */
void jy_page_append_sources(jy_page *page);

#endif
