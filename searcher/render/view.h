/* view.h: which view of an archive an answer gives, and how it is shown: all that rendering knows of a command line. */
#ifndef JIYAN_SEARCHER_RENDER_VIEW_H
#define JIYAN_SEARCHER_RENDER_VIEW_H

#include <jiyan/base/when.h>
#include <stdbool.h>

#include "searcher/cite/cite.h"

/* What is shown. Three show statements, a sentence each: those from JY_VIEW_STATEMENTS to JY_VIEW_LEDGER. */
typedef enum {
    JY_VIEW_PASSAGES,
    JY_VIEW_SURROUNDINGS, /* of one passage */
    JY_VIEW_DOCUMENT,
    JY_VIEW_COMPARISON,
    JY_VIEW_OPENED, /* nothing: a file is opened in another program */
    JY_VIEW_CONCORDANCE,
    JY_VIEW_FACET,
    JY_VIEW_STATS,
    JY_VIEW_STATEMENTS,
    JY_VIEW_TRAIL,
    JY_VIEW_LEDGER,
    JY_VIEW_SAVED, /* the searches that are kept */
    JY_VIEWS,
} jy_view_kind;

typedef enum {
    JY_AS_TEXT,
    JY_AS_JSON,
    JY_AS_JSONL,
    JY_AS_PATHS,
    JY_AS_TREC,
    JY_AS_CSV,
    JY_AS_HTML,   /* a ledger */
    JY_AS_JUNIT,  /* what is overdue */
    JY_AS_KWIC,   /* a concordance */
    JY_AS_GITHUB, /* what is overdue */
    JY_AS_GREP,
    JY_AS_XLSX, /* a workbook, which is no text */
    JY_AS_ATOM, /* a feed, of hits or statements */
    JY_FORMATS,
} jy_format;

/* What becomes of hits that are the same text again: they are folded under the best of them, which says how many they
 * are; listed there, with the place of each; or hits of their own. */
typedef enum { JY_DUPLICATES_FOLD, JY_DUPLICATES_LIST, JY_DUPLICATES_EACH } jy_duplicates;

/* What of an answer a format had no room for, and an errno where it could not be made (0: it was). */
typedef struct {
    unsigned cells, rows;
    int failure;
} jy_losses;

/* How it is shown. Strings are borrowed. */
typedef struct {
    jy_view_kind kind;
    jy_format format;
    jy_when colour;
    jy_cite_form cite; /* each as a citation: the text is nothing else, fields have it, too */
    unsigned width;    /* columns of the page; 0: those of the terminal */
    unsigned context;  /* sentences before and after the one that matches; of surroundings passages */
    jy_duplicates duplicates;
    const char *query;      /* that the answer repeats: the question, of a trail also an id; NULL for none */
    const char *query_note; /* what of it was ignored; NULL: nothing */
    const char *asked;      /* all that was asked for, by which two feeds are told apart; NULL: nothing */
    const char *qid;        /* of the question in a batch; NULL for a single one */
    char *const *roots;     /* of the archives, by the number of the folder, "" for one that is not known: for a format
                               whose paths open from the current folder; NULL for others */
    jy_losses *losses;      /* gets what is lost; NULL: nobody asks */
    unsigned fail_on;       /* what is overdue is open with these outcomes, bits of JY_ALARM_FAIL_ON */
    bool full;              /* the whole passage too */
    bool explain;           /* the score of a hit, the rule of a statement */
    bool several;           /* indexes, so that a hit has to say which it is of */
    bool bom;               /* CSV begins with a byte order mark */
    bool is_chinese;        /* the columns of tables, and values that the program gives them */
    bool is_batch;          /* several questions, each with its id */
    bool is_like;           /* hits were found by their likeness: none has to hold the question whole */
    bool is_grouped;        /* hits are documents, not passages */
    bool is_served;         /* by jiyan-serve: feeds link to its page */
} jy_view;

#endif
