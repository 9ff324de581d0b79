/* options.h: the command line of jiyan-search. */
#ifndef JIYAN_SEARCHER_OPTIONS_H
#define JIYAN_SEARCHER_OPTIONS_H

#include <glib.h>
#include <jiyan/terminal.h>
#include <stdbool.h>

#include "searcher/search.h"

typedef enum { JY_AS_TEXT, JY_AS_JSON, JY_AS_JSONL, JY_AS_PATHS, JY_AS_TREC, JY_AS_CSV } jy_format;

typedef struct {
    GPtrArray *dbs;       /* NULL-terminated; empty: to be found */
    GPtrArray *filters;   /* "field:value", NULL-terminated */
    char *query;          /* the words, joined by spaces */
    char *batch;          /* file of questions; NULL for none */
    char *facet;          /* field to count by; NULL for none */
    jy_question question; /* but for its strings, which are of this struct */
    jy_format format;
    jy_when colour;
    unsigned context;
    bool explain, full, grouped; /* grouped: --group was given */
} jy_search_options;

/* Reads the command line; ends the program on a usage error (exit 2) and after --help and --version (exit 0). Clear
 * with jy_search_options_clear. */
void jy_search_options_parse(int argc, char **argv, jy_search_options *ret_options);
/* Whether several indexes were named, so that a hit has to say which it is of. */
bool jy_search_options_several(const jy_search_options *options);
void jy_search_options_clear(jy_search_options *options);

#endif
