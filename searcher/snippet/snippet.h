/* snippet.h: the words of a passage that answer, short enough for a page of results. */
#ifndef JIYAN_SEARCHER_SNIPPET_SNIPPET_H
#define JIYAN_SEARCHER_SNIPPET_SNIPPET_H

#include "searcher/search/hit.h"

typedef struct {
    char *text; /* the original's words, line ends inside a paragraph folded away; "…" where something is left out */
    GArray *highlights; /* of jy_span, in code points of `text` */
    GArray *deadlines;  /* of jy_span, likewise: of the statement that answers, where the question is bound to kinds */
    GArray *quantities;
    jy_place place;   /* of the first match */
    uint32_t offset;  /* byte in the decoded text of the document of the first match */
    uint32_t length;  /* bytes of it */
    const char *kind; /* of the statement that it is in; NULL for noise. Borrowed: valid for ever */
} jy_snippet;

/* Makes the snippet of a hit: the whole sentences that hold its matches where they fit into `width` columns, else
 * windows round the matches, joined by "…"; never cutting a character, a number, a word or a surrogate. `context` adds
 * that many sentences before and after. Fills *ret_snippet; clear with jy_snippet_clear. */
void jy_snippet_make(const jy_hit *hit, uint32_t width, uint32_t context, jy_snippet *ret_snippet);
void jy_snippet_clear(jy_snippet *snippet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_snippet, jy_snippet_clear)

#endif
