/* statement_options.h: the part of the command line that asks for statements. Private to searcher/options.c. */
#ifndef JIYAN_SEARCHER_STATEMENT_OPTIONS_H
#define JIYAN_SEARCHER_STATEMENT_OPTIONS_H

#include <argp.h>

#include "searcher/options.h"

/* A child of the program's parser; its input is the jy_searcher_options. */
extern const struct argp JY_STATEMENT_ARGP;

/* Makes of what was typed what is asked for, once all is read: what implies --statements, and what is meant where
 * nothing was said. */
void jy_statement_options_settle(jy_searcher_options *options, struct argp_state *state);

/* Ends the program on what does not go together. */
void jy_statement_options_check(const jy_searcher_options *options, struct argp_state *state);

#endif
