/* search.h: a question answered: the ranked passages, and how many there are. */
#ifndef JIYAN_SEARCHER_SEARCH_SEARCH_H
#define JIYAN_SEARCHER_SEARCH_SEARCH_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <jiyan/index/record.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum { JY_MATCH_AUTO, JY_MATCH_EXACT, JY_MATCH_ALL, JY_MATCH_ANY } jy_match;
typedef enum { JY_GROUP_PASSAGE, JY_GROUP_DOCUMENT } jy_group;
/* By deadline only statements can be sorted (statements/find.h); passages then stand in the order of their places. */
typedef enum { JY_SORT_RELEVANCE, JY_SORT_NEWEST, JY_SORT_OLDEST, JY_SORT_DEADLINE } jy_sort;

/* What is asked. Strings are borrowed. */
typedef struct {
    const char *query;                  /* as typed; field filters of the command line come beside it */
    const char *const *filters;         /* NULL-terminated "field:value" of --title, --year, …; NULL: none */
    const struct jy_synonyms *synonyms; /* NULL: what was typed is asked for, and nothing else */
    uint32_t limit;
    uint32_t offset;
    jy_match match;
    jy_group group;
    jy_sort sort;
    bool folds_copies; /* the same text again (duplicates.h) stands under the best of it; offset and limit do not count
                          it */
    uint32_t enough;   /* exact hits that make partial ones needless; 0: the limit */
    bool any_age;      /* the newer is not preferred among equals */
} jy_request;

/* Bytes of a passage's text. */
typedef struct {
    uint32_t start, end;
} jy_span;

/* Bytes of a passage's text that the question asked for, and which of its parts did: a bit each (the 64th and later
 * ones share the last). */
typedef struct {
    uint32_t start, end;
    uint64_t parts;
} jy_match_span;

/* What a score is the sum of. */
typedef struct {
    double terms;      /* bigrams, words and numbers, in the text, in headings and in the title: by Xapian's BM25 */
    double characters; /* single characters of the question, score.h */
    double newer;      /* the preference for the newer */
} jy_score_parts;

typedef struct {
    uint32_t rank; /* 1 for the first of all, whatever the offset */
    double score;
    jy_score_parts parts; /* that it is the sum of */
    bool exact;           /* holds each run of the question whole */
    size_t folder;        /* of the index, by number */
    uint32_t docid;       /* of the passage in the folder; of several in all of them */
    const char *db;       /* the same by name; borrowed from the index */
    jy_passage passage;
    const jy_document *document; /* borrowed from the index */
    jy_span focus;               /* where kinds are asked for: the statement that answers; empty elsewhere */
    GArray *matches;   /* of jy_match_span, in order, not overlapping: exactly what of the passage's text the question
                          asked for; whole phrases, and when partial their terms too */
    GPtrArray *copies; /* of jy_hit: the same text again, best first; NULL for none */
} jy_hit;

typedef struct {
    GPtrArray *hits;      /* of jy_hit */
    uint64_t total_exact; /* passages, or documents when grouped */
    uint64_t total_partial;
    bool exact_lower_bound; /* there may be more than the total says */
    bool partial_lower_bound;
    double took_ms;
} jy_result;

/* Answers `question`. A reader whose snapshot is gone reopens and asks again, a bounded number of times; so nothing
 * borrowed from the index before the call is valid after it. Returns a new result; free with jy_result_free before
 * the archive. Errors: QUERY (names the column), INDEX_*. */
jy_result *jy_search(jy_index *index, const jy_request *question, GError **err);
void jy_result_free(jy_result *result);
void jy_hit_free(jy_hit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_result, jy_result_free)

/* The question as it was understood and as Xapian is asked, for --explain; reopens as jy_search does. Returns a new
 * text; free with g_free. Errors: QUERY, INDEX_*. */
char *jy_search_explain(jy_index *index, const jy_request *question, GError **err);

#endif
