/* options.h: the command line of jiyan-search. */
#ifndef JIYAN_SEARCHER_OPTIONS_H
#define JIYAN_SEARCHER_OPTIONS_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <stdbool.h>

#include "searcher/answer/answer.h"

/* Texts are borrowed: valid as long as argv. */
typedef struct {
    jy_answer_request request; /* its texts are those of argv and of this struct */
    GPtrArray *dbs;            /* NULL-terminated; empty: to be found */
    GArray *filters;           /* of jy_filter (jy_filter_list) */
    GPtrArray *words;          /* that no option took, and that of --stats */
    GStringChunk *strings;
    const char *synonyms;               /* file; NULL for none */
    const char *show, *document, *open; /* which passage; NULL for none */
    const char *compare;                /* which document; NULL for none */
    const char *save, *saved, *forget;  /* names of searches; saved: "" for all; NULL for none */
    GArray *given;                      /* of jy_options_pair: what was read, in its order; the value may be NULL */
    const char *named_by;               /* the word that is the name of a saved search, and none of the question */
    bool is_expanded;                   /* a saved search stands in the place of its name */
    char overdue[JY_DATE_TEXT];         /* of the request */
    bool as_typed;                      /* no synonyms, no other spelling of numbers */
    /* Choices as they were typed, before they become the request's. */
    unsigned sort, preference, header;
    /* For rules, 0 or 1: there are filters; the view has the format. */
    unsigned has_filters, is_rendered;
} jy_searcher_options;

/* What the program takes. Borrowed: valid for ever. */
const jy_options_table *jy_searcher_options_table(void);

/* Reads the command line, with a saved search in the place of its name; ends the program on a usage error or where
 * there is no such search (exit 2) and after --help and --version (exit 0). Clear with jy_searcher_options_clear. */
void jy_searcher_options_parse(int argc, char **argv, jy_searcher_options *ret_options);

/* The same from pairs, of a program in the place of a command line. Fills *ret_options, also on an error. Errors:
 * USAGE. */
bool jy_searcher_options_read(const jy_options_pair *pairs, size_t count, jy_searcher_options *ret_options,
                              GError **err);
void jy_searcher_options_clear(jy_searcher_options *options);

#endif
