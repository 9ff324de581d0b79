/* statement_options.h: the command line of jiyan-search. */
#ifndef JIYAN_SEARCHER_OPTIONS_H
#define JIYAN_SEARCHER_OPTIONS_H

#include <glib.h>
#include <jiyan/base/terminal.h>
#include <jiyan/base/when.h>
#include <stdbool.h>

#include "searcher/query/request.h"
#include "searcher/statements/find.h"

typedef enum {
    JY_AS_TEXT,
    JY_AS_JSON,
    JY_AS_JSONL,
    JY_AS_PATHS,
    JY_AS_TREC,
    JY_AS_CSV,
    JY_AS_HTML,  /* a ledger */
    JY_AS_JUNIT, /* what is overdue */
    JY_AS_KWIC,  /* a concordance */
} jy_format;

/* What is asked for: --statements and what implies it, --trace, --ledger. */
typedef enum { JY_VIEW_PASSAGES, JY_VIEW_STATEMENTS, JY_VIEW_TRACE, JY_VIEW_LEDGER } jy_view;

/* What the lines of a concordance are sorted by: as their passages are, or by what stands behind or before the match.
 */
typedef enum { JY_CONCORDANCE_RANK, JY_CONCORDANCE_RIGHT, JY_CONCORDANCE_LEFT } jy_concordance_order;

/* What becomes of hits that are the same text again. */
typedef enum { JY_COPIES_FOLD, JY_COPIES_LIST, JY_COPIES_EACH } jy_copies;

typedef struct {
    GPtrArray *dbs;      /* NULL-terminated; empty: to be found */
    GPtrArray *filters;  /* "field:value", NULL-terminated */
    char *query;         /* the words, joined by spaces */
    char *batch;         /* file of questions; NULL for none */
    char *facet;         /* field to count by; NULL for none */
    char *like;          /* a place whose likes are asked for; NULL for none */
    jy_request question; /* but for its strings, which are of this struct; without --limit statements have a limit of
                             0, which is none */
    jy_view asked;
    jy_selection selection;     /* of statements; its strings are of this struct; without kinds named: commitments */
    char *owner;                /* of the selection; NULL for any */
    char *trace;                /* an id or a question, which the words of `query` narrow; NULL for none */
    char *output;               /* file that the ledger goes to; NULL for standard output */
    char overdue[JY_DATE_TEXT]; /* the day before which something was due: 2024-05-31; "" for none */
    jy_format format;
    jy_when colour;
    unsigned context;
    unsigned width; /* columns of the page; 0: those of the terminal */
    jy_concordance_order kwic_order;
    jy_copies copies;
    char *synonyms; /* file; NULL for none */
    bool as_typed;  /* no synonyms, no other spelling of numbers */
    bool explain, full, bom, stats;
    /* Given on the command line: --group, --limit, --format, --sort, --context, --statements, --ledger. */
    bool grouped, limited, formatted, sorted, contextual, statements, ledger;
    unsigned words; /* that no option took */
} jy_searcher_options;

/* Reads the command line; ends the program on a usage error (exit 2) and after --help and --version (exit 0). Clear
 * with jy_searcher_options_clear. */
void jy_searcher_options_parse(int argc, char **argv, jy_searcher_options *ret_options);
/* Whether several indexes were named, so that a hit has to say which it is of. */
bool jy_searcher_options_several(const jy_searcher_options *options);
void jy_searcher_options_clear(jy_searcher_options *options);

#endif
