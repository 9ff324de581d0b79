/* run.h: one search under way: Xapian is queried, passages are verified, hits are taken. Private to the search and to
 * what counts. */
#ifndef JIYAN_SEARCHER_SEARCH_RUN_H
#define JIYAN_SEARCHER_SEARCH_RUN_H

#include <jiyan/index/index.h>
#include <xapian-c/xapian_c.h>

#include "searcher/match/candidate.h"
#include "searcher/search/copies.h"
#include "searcher/search/question.h"
#include "searcher/search/result.h"
#include "searcher/search/score.h"

/* Passages that are looked at for the totals where their text has to be verified. */
#define JY_RUN_VERIFIED 200

typedef struct {
    jy_index *index;
    const jy_question *question;
    const jy_request *request; /* the page that is wanted of it */
    jy_candidate *candidate;
    size_t begin, end;    /* folders that are searched: all as one, or one alone */
    bool is_loose;        /* one tier of all that is not forbidden, whole or not */
    bool is_partial;      /* the second tier: not what the first has shown */
    GHashTable *passages; /* number in the folder → jy_passage that was found to fit, until it is read; of one folder */
    GHashTable *exact;    /* numbers of the passages of the first tier; NULL where they are not known */
    GHashTable *shown;    /* names (jy_run_name) of the documents that the first tier has shown, when they are wanted */
    GError *failure;      /* of the decider, for after the run */
    jy_score *score;      /* of the reranking; NULL: none */
    jy_copies *copies;    /* of the hits; NULL where each is listed */
    uint32_t taken;       /* hits of the page, with their duplicates */
    jy_result *result;
} jy_run;

/* A query and how its hits are chosen. */
typedef struct {
    const xc_query *query;
    bool verified; /* only passages whose text fits */
    bool counted;  /* the index knows how many there are */
    jy_sort sort;
    int least_percent; /* of the best hit's weight, or of what a hit with every word would weigh; 0: everything */
    bool of_possible;  /* the latter */
    double least_weight;
} jy_tier;

/* Hits first … first + limit - 1 of a tier's order. */
typedef struct {
    uint32_t first, limit;
    uint32_t counted; /* passages that are looked at for the total, where there are so many */
} jy_slice;

/* How many passages or documents a tier has. */
typedef struct {
    uint64_t count;
    bool is_sure; /* there are no more */
} jy_total;

/* Queries Xapian for a slice. Of one folder its hits are those of the tier, a document once when they are grouped. Of
 * several they are all of the tier's and maybe others, ungrouped: see jy_gather. Returns a new result; free with
 * xc_result_free. Errors: INDEX_*. */
xc_result *jy_run_ask(jy_run *run, const jy_tier *tier, jy_slice slice, GError **err);

/* The number by which a passage is known that Xapian's result calls `docid`: of one folder that in the folder, which
 * the passage has in its segment, too. */
xc_docid jy_run_number(const jy_run *run, xc_docid docid);

/* The i-th hit that Xapian found, without rank and matches; the statements of its passage only where the question needs
 * them. Returns a new hit; free with jy_hit_free. Errors: INDEX_*. */
jy_hit *jy_run_read(jy_run *run, const xc_result *found, uint32_t i, GError **err);

/* The same without its document, where what it has to hold does not depend on that: each document is elsewhere in the
 * index. And the document of such a hit, which may have it already. */
jy_hit *jy_run_read_passage(jy_run *run, const xc_result *found, uint32_t i, GError **err);
bool jy_run_read_document(jy_run *run, jy_hit *hit, GError **err);

/* Makes room for what is remembered from a passage that was verified to the same passage read. Free with
 * jy_run_forget. */
void jy_run_remember(jy_run *run);
void jy_run_forget(jy_run *run);

/* Whether a passage is one of the tier's, by its text; the document as jy_run_read_passage has it. */
bool jy_run_fits(jy_run *run, size_t folder, const jy_passage *passage, const jy_document *document);

/* Puts a hit on the page, as its next or as a duplicate; what of it the question matches is not looked at yet. Takes
 * the hit. */
void jy_run_add(jy_run *run, jy_hit *hit);

/* What tells one document from all others, those of other folders too. Returns a new text; free with g_free. */
char *jy_run_name(size_t folder, const char *document_key);

#endif
