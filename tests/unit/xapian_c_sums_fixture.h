/* xapian_c_sums_fixture.h: a database with lists of all lengths, and queries of its terms: as sums, and under Xapian's
 * own operators. */
#ifndef JIYAN_TESTS_XAPIAN_C_SUMS_FIXTURE_H
#define JIYAN_TESTS_XAPIAN_C_SUMS_FIXTURE_H

#include "tests/unit/xapian_c_fixture.h"

#include <stdio.h>

#define DOCUMENTS 3000 /* the lists of some terms are several chunks */
#define LETTERS "abcdefghij"
#define BLOCK 4096 /* documents whose sums are added up at a time */

struct fixture {
    char *folder;
    xc_database *database, *stub; /* the same: what a stub names is not read directly */
};

static const xc_bm25 BM25 = {1.2, 0.75, 0.3};

/* Words of two letters, some often, some with a count of 0, some with a large one, and a few rare ones that begin with
 * z. */
static inline xc_document *random_document(void)
{
    xc_document *document = xc_document_new(NULL);
    for (int i = g_test_rand_int_range(1, 60); i > 0; i--) {
        const int last = (int)strlen(LETTERS);
        char word[] = {LETTERS[g_test_rand_int_range(0, g_test_rand_int_range(1, last + 1))],
                       LETTERS[g_test_rand_int_range(0, last)], '\0'};
        word[0] = g_test_rand_int_range(0, 300) ? word[0] : 'z';
        uint32_t wdf = (uint32_t)g_test_rand_int_range(0, g_test_rand_int_range(0, 200) ? 4 : 300);
        check_ok(xc_document_add_term(document, word, 2, wdf, &error));
    }
    return document;
}

/* Numbers are dense about the end of a block, then leave gaps, some of them of many thousands. */
static inline void write_database(const char *path)
{
    xc_writer *writer = fixture_writer(path);
    xc_docid docid = BLOCK - 200;
    for (int i = 0; i < DOCUMENTS; i++) {
        xc_document *document = random_document();
        check_ok(xc_writer_replace(writer, docid, document, &error));
        xc_document_free(document);
        docid += (xc_docid)(i < 400 || g_test_rand_int_range(0, 20) ? 1 : g_test_rand_int_range(1, 30000));
    }
    fixture_close(writer);
}

static inline void set_up(fixture *at, const void *data)
{
    (void)data;
    at->folder = fixture_folder();
    char *path = g_strdup_printf("%s/one", at->folder), *stub = g_strdup_printf("%s/stub", at->folder);
    write_database(path);
    g_assert_true(g_file_set_contents(stub, "auto one\n", -1, NULL));
    at->database = fixture_open(path);
    at->stub = fixture_open(stub);
    g_free(path);
    g_free(stub);
}

static inline void tear_down(fixture *at, const void *data)
{
    (void)data;
    xc_database_free(at->database);
    xc_database_free(at->stub);
    fixture_remove(at->folder);
}

static inline xc_query *prefix_of(fixture *at, const char *begin)
{
    const xc_weighted_term prefix = {begin, strlen(begin), 1};
    xc_query *query = xc_query_prefix(at->database, &prefix, &BM25, NULL);
    g_assert_nonnull(query);
    return query;
}

static inline xc_query *wildcard_of(fixture *at, const char *begin)
{
    (void)at;
    xc_query *query = xc_query_wildcard(begin, strlen(begin), 0, XC_WILDCARD_ERROR, XC_OP_SYNONYM, NULL);
    g_assert_nonnull(query);
    return query;
}

/* Runs a query and frees it. */
static inline xc_result *run(const xc_database *database, xc_query *query, uint32_t limit, uint32_t counted)
{
    xc_search *search = xc_search_new(database, NULL);
    xc_result *result = NULL;
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_search_set_bm25(search, BM25.k1, 0, 1, BM25.b, BM25.min_length, &error));
    check_ok(xc_search_run(search, 0, limit, counted, &result, &error));
    xc_search_free(search);
    xc_query_free(query);
    return result;
}

#define TERMS_MOST 8

/* Some terms, not all of which there are, some of them twice. */
typedef struct {
    char names[TERMS_MOST][3];
    xc_weighted_term terms[TERMS_MOST];
    size_t count;
} term_list;

static inline void random_terms(term_list *list)
{
    static const double FACTORS[] = {1, 1, 0.3, 0.7, 1.5};
    list->count = (size_t)g_test_rand_int_range(1, TERMS_MOST + 1);
    for (size_t i = 0; i < list->count; i++) {
        static const char FIRST[] = "aabcdefghijz!";
        list->names[i][0] = FIRST[g_test_rand_int_range(0, sizeof FIRST - 1)];
        list->names[i][1] = LETTERS[g_test_rand_int_range(0, sizeof LETTERS - 1)];
        list->names[i][2] = '\0';
        list->terms[i] =
            (xc_weighted_term){list->names[i], 2, FACTORS[g_test_rand_int_range(0, G_N_ELEMENTS(FACTORS))]};
    }
}

static inline xc_query *sum_of(const xc_database *database, const term_list *list, bool all)
{
    xc_query *query = all ? xc_query_all(database, list->terms, list->count, &BM25, NULL)
                          : xc_query_any(database, list->terms, list->count, &BM25, NULL);
    g_assert_nonnull(query);
    return query;
}

static inline xc_query *plain_of(const term_list *list, bool all)
{
    xc_query *parts[TERMS_MOST];
    for (size_t i = 0; i < list->count; i++) {
        xc_query *term = fixture_term(list->names[i]);
        parts[i] = xc_query_scale(term, list->terms[i].factor, NULL);
        xc_query_free(term);
    }
    xc_query *query =
        xc_query_combine(all ? XC_OP_AND : XC_OP_OR, (const xc_query *const *)parts, list->count, 0, NULL);
    for (size_t i = 0; i < list->count; i++) {
        xc_query_free(parts[i]);
    }
    return query;
}

static inline xc_query *beside(xc_query *query, xc_op op, const char *term)
{
    xc_query *parts[] = {query, fixture_term(term)};
    xc_query *both = xc_query_combine(op, (const xc_query *const *)parts, 2, 0, NULL);
    xc_query_free(parts[0]);
    xc_query_free(parts[1]);
    return both;
}

#endif
