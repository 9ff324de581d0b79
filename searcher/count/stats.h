/* stats.h: the use of a phrase over the years: how often it occurs in the text of each. */
#ifndef JIYAN_SEARCHER_COUNT_STATS_H
#define JIYAN_SEARCHER_COUNT_STATS_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/query/request.h"

/* A document that holds the phrase. Strings are owned. */
typedef struct {
    char *date; /* NULL where it has none, as all of its row */
    char *db, *path, *id;
} jy_stats_place;

/* A year of the index. What is counted lies within the filters of the question: fields that bind the whole of it. */
typedef struct {
    char *year;                 /* 2021; NULL for documents without a date */
    uint32_t documents;         /* that answer the question */
    uint32_t all_documents;     /* of the year */
    uint64_t occurrences;       /* of words of the question, each place once */
    uint64_t characters;        /* of the year's text, without white space */
    jy_stats_place first, last; /* of the documents that answer; empty where none does */
} jy_stats_year;

/* What was counted. */
typedef struct {
    GPtrArray *years; /* of jy_stats_year, oldest first, without a date last; only years that the index has */
    jy_stats_year total;
    bool gave_up; /* the budget was spent before all was looked at */
} jy_stats;

/* Counts. Returns new statistics; free with jy_stats_free. Errors: QUERY, also where the question has no words,
 * INDEX_*. */
jy_stats *jy_stats_count(jy_index *index, const jy_request *question, GError **err);
void jy_stats_free(jy_stats *stats);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_stats, jy_stats_free)

/* Occurrences in 10,000 characters of the year's text. */
double jy_stats_rate(const jy_stats_year *year);

#endif
