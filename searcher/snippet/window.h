/* window.h: windows into a sentence that is too long to be shown whole. Private to the snippet. */
#ifndef JIYAN_SEARCHER_SNIPPET_WINDOW_H
#define JIYAN_SEARCHER_SNIPPET_WINDOW_H

#include "searcher/snippet/choice.h"

/* Shows of a sentence what fits into `width` columns round its matches: one window, or two where the question matches
 * in two places of it. A window begins and ends with a clause where one is near, and never inside a match, a number, a
 * word of letters, nor inside a quotation that would have fitted. */
void jy_window_cut(snippet_choice *choice, const snippet_sentence *sentence, uint32_t width);

#endif
