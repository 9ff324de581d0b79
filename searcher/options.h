/* options.h: the command line of jiyan-search. */
#ifndef JIYAN_SEARCHER_OPTIONS_H
#define JIYAN_SEARCHER_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "searcher/answer/answer.h"

typedef struct {
    jy_answer_request request; /* its strings are of this struct */
    GStringChunk *strings;
    GPtrArray *dbs;             /* NULL-terminated; empty: to be found */
    GPtrArray *filters;         /* "field:value", NULL-terminated */
    const char *query;          /* the words, joined by spaces; NULL for none */
    const char *synonyms;       /* file; NULL for none */
    char overdue[JY_DATE_TEXT]; /* of the request */
    bool as_typed;              /* no synonyms, no other spelling of numbers */
    bool stats, ledger, statements;
    /* Given on the command line: --format, --sort, --context. */
    bool formatted, sorted, contextual;
    unsigned words; /* that no option took */
} jy_searcher_options;

/* Reads the command line; ends the program on a usage error (exit 2) and after --help and --version (exit 0). Clear
 * with jy_searcher_options_clear. */
void jy_searcher_options_parse(int argc, char **argv, jy_searcher_options *ret_options);
void jy_searcher_options_clear(jy_searcher_options *options);

#endif
