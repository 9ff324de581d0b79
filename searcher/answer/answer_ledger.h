/* answer_ledger.h: a ledger of commitments, written where it is wanted. */
#ifndef JIYAN_SEARCHER_ANSWER_ANSWER_LEDGER_H
#define JIYAN_SEARCHER_ANSWER_ANSWER_LEDGER_H

#include "searcher/options.h"

/* Writes the commitments that the options ask for, with what became of them, as an HTML page to options->output, whole
 * or not at all; to standard output where that is NULL or "-". Nothing is written where there are none. Returns how
 * many there are, -1 on an error. Errors: as for jy_search, IO. */
int jy_answer_ledger(jy_index *index, const jy_searcher_options *options, GError **err);

#endif
