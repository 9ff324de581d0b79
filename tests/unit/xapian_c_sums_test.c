/* xapian_c_sums_test.c: sums of terms find and weigh what Xapian's own operators do, read directly or not. */
#include "tests/unit/xapian_c_fixture.h"

#include <math.h>
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
static xc_document *random_document(void)
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
static void write_database(const char *path)
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

static void set_up(fixture *at, const void *data)
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

static void tear_down(fixture *at, const void *data)
{
    (void)data;
    xc_database_free(at->database);
    xc_database_free(at->stub);
    fixture_remove(at->folder);
}

static xc_query *prefix_of(fixture *at, const char *begin)
{
    const xc_weighted_term prefix = {begin, strlen(begin), 1};
    xc_query *query = xc_query_prefix(at->database, &prefix, &BM25, NULL);
    g_assert_nonnull(query);
    return query;
}

static xc_query *wildcard_of(fixture *at, const char *begin)
{
    (void)at;
    xc_query *query = xc_query_wildcard(begin, strlen(begin), 0, XC_WILDCARD_ERROR, XC_OP_SYNONYM, NULL);
    g_assert_nonnull(query);
    return query;
}

/* Runs a query and frees it. */
static xc_result *run(const xc_database *database, xc_query *query, uint32_t limit, uint32_t counted)
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

/* Frees both. */
static void check_same(xc_result *result, xc_result *wanted)
{
    g_assert_cmpuint(xc_result_size(result), ==, xc_result_size(wanted));
    for (uint32_t i = 0; i < xc_result_size(wanted); i++) {
        xc_hit hit, other;
        check_ok(xc_result_hit(result, i, &hit, &error));
        check_ok(xc_result_hit(wanted, i, &other, &error));
        g_assert_cmpuint(hit.docid, ==, other.docid);
        g_assert_cmpfloat(fabs(hit.weight - other.weight), <=, 1e-9 * other.weight);
    }
    xc_result_free(result);
    xc_result_free(wanted);
}

static void test_same(fixture *at, const void *data)
{
    static const char *const BEGINNINGS[] = {"a", "b", "j", "z", "cd", "none", ""};
    static const uint32_t LIMITS[] = {DOCUMENTS, 7, 100, 1};
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINNINGS) * G_N_ELEMENTS(LIMITS); i++) {
        const char *begin = BEGINNINGS[i % G_N_ELEMENTS(BEGINNINGS)];
        const uint32_t limit = LIMITS[i / G_N_ELEMENTS(BEGINNINGS)];
        g_test_message("%s*, %u", begin, limit);
        check_same(run(at->database, prefix_of(at, begin), limit, 0),
                   run(at->database, wildcard_of(at, begin), limit, DOCUMENTS));
    }
}

typedef xc_query *leaf_of(fixture *at, const char *begin);

static xc_query *both(fixture *at, leaf_of *leaf, xc_op op, const char *first, const char *second)
{
    xc_query *parts[] = {leaf(at, first), leaf(at, second)};
    xc_query *query = xc_query_combine(op, (const xc_query *const *)parts, 2, 0, NULL);
    xc_query_free(parts[0]);
    xc_query_free(parts[1]);
    return query;
}

static void test_combined(fixture *at, const void *data)
{
    static const xc_op OPS[] = {XC_OP_AND, XC_OP_OR, XC_OP_AND_NOT, XC_OP_FILTER, XC_OP_AND_MAYBE};
    static const char *const PAIRS[][2] = {{"a", "b"}, {"z", "a"}, {"a", "z"}, {"j", "none"}, {"", "cd"}};
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(OPS) * G_N_ELEMENTS(PAIRS); i++) {
        const char *const *pair = PAIRS[i / G_N_ELEMENTS(OPS)];
        const xc_op op = OPS[i % G_N_ELEMENTS(OPS)];
        g_test_message("%d: %s* %s*", op, pair[0], pair[1]);
        for (uint32_t limit = 3; limit <= DOCUMENTS; limit *= 10) {
            check_same(run(at->database, both(at, prefix_of, op, pair[0], pair[1]), limit, 0),
                       run(at->database, both(at, wildcard_of, op, pair[0], pair[1]), limit, 0));
        }
    }
}

/* How many there are is known, however few are looked at. */
static void test_count(fixture *at, const void *data)
{
    (void)data;
    uint32_t lower, estimated, upper, wanted;
    xc_result *all = run(at->database, wildcard_of(at, "b"), DOCUMENTS, DOCUMENTS);
    xc_result *one = run(at->database, prefix_of(at, "b"), 1, 0);
    xc_result_matches(all, &wanted, NULL, NULL);
    xc_result_matches(one, &lower, &estimated, &upper);
    g_assert_cmpuint(lower, ==, wanted);
    g_assert_cmpuint(estimated, ==, wanted);
    g_assert_cmpuint(upper, ==, wanted);
    xc_result_free(all);
    xc_result_free(one);
}

/* ---- sums of terms ----
 * What they are compared with looks at every document: Xapian may miss one where it passes over those that are too
 * light. */

#define TERMS_MOST 8

/* Some terms, not all of which there are, some of them twice. */
typedef struct {
    char names[TERMS_MOST][3];
    xc_weighted_term terms[TERMS_MOST];
    size_t count;
} term_list;

static void random_terms(term_list *list)
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

static xc_query *sum_of(const xc_database *database, const term_list *list, bool all)
{
    xc_query *query = all ? xc_query_all(database, list->terms, list->count, &BM25, NULL)
                          : xc_query_any(database, list->terms, list->count, &BM25, NULL);
    g_assert_nonnull(query);
    return query;
}

static xc_query *plain_of(const term_list *list, bool all)
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

static xc_query *beside(xc_query *query, xc_op op, const char *term)
{
    xc_query *parts[] = {query, fixture_term(term)};
    xc_query *both = xc_query_combine(op, (const xc_query *const *)parts, 2, 0, NULL);
    xc_query_free(parts[0]);
    xc_query_free(parts[1]);
    return both;
}

/* The same weights in the same order; equals may change places, as their sums are rounded. Frees both. */
static void check_alike(xc_result *result, xc_result *wanted)
{
    GHashTable *weights = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_assert_cmpuint(xc_result_size(result), ==, xc_result_size(wanted));
    for (uint32_t i = 0; i < xc_result_size(wanted); i++) {
        xc_hit hit, other;
        check_ok(xc_result_hit(result, i, &hit, &error));
        check_ok(xc_result_hit(wanted, i, &other, &error));
        g_assert_cmpfloat(fabs(hit.weight - other.weight), <=, 1e-9 * other.weight);
        g_hash_table_insert(weights, GUINT_TO_POINTER(other.docid), g_memdup2(&other.weight, sizeof other.weight));
    }
    for (uint32_t i = 0; i < xc_result_size(result); i++) {
        xc_hit hit;
        check_ok(xc_result_hit(result, i, &hit, &error));
        const double *weight = g_hash_table_lookup(weights, GUINT_TO_POINTER(hit.docid));
        g_assert_true(!weight || fabs(*weight - hit.weight) <= 1e-9 * *weight); /* none: an equal of the last */
    }
    g_hash_table_unref(weights);
    xc_result_free(result);
    xc_result_free(wanted);
}

static void test_sums(fixture *at, const void *data)
{
    static const xc_op OPS[] = {XC_OP_AND, XC_OP_OR, XC_OP_AND_NOT, XC_OP_FILTER, XC_OP_AND_MAYBE};
    (void)data;
    for (int i = 0; i < 300; i++) {
        term_list list;
        random_terms(&list);
        const bool all = g_test_rand_int_range(0, 2);
        const uint32_t limit = (uint32_t)g_test_rand_int_range(1, i % 2 ? 10 : DOCUMENTS);
        const xc_op op = OPS[g_test_rand_int_range(0, G_N_ELEMENTS(OPS))];
        g_test_message("%s of %zu, %u, %d", all ? "all" : "any", list.count, limit, op);
        check_alike(run(at->database, sum_of(at->database, &list, all), limit, 0),
                    run(at->database, plain_of(&list, all), limit, DOCUMENTS));
        check_alike(run(at->database, beside(sum_of(at->database, &list, all), op, "ab"), limit, 0),
                    run(at->database, beside(plain_of(&list, all), op, "ab"), limit, DOCUMENTS));
        check_alike(run(at->stub, sum_of(at->stub, &list, all), limit, DOCUMENTS),
                    run(at->stub, plain_of(&list, all), limit, DOCUMENTS));
    }
}

/* ---- queries made one source ----
 * What they find is reckoned here from what libxapian finds for each leaf: deep below AND_MAYBE and AND_NOT libxapian
 * 1.4 reads weights that it has not set. */

/* A query of sums, and what it has to find: document → weight. */
typedef struct {
    xc_query *query;
    GHashTable *weights; /* of double * */
} reckoned;

static void set_weight(GHashTable *weights, xc_docid docid, double weight)
{
    g_hash_table_insert(weights, GUINT_TO_POINTER(docid), g_memdup2(&weight, sizeof weight));
}

static double weight_of(GHashTable *weights, const void *docid)
{
    const double *weight = g_hash_table_lookup(weights, docid);
    return weight ? *weight : 0;
}

/* All that libxapian finds. Frees the query. */
static GHashTable *weights_of(fixture *at, xc_query *query)
{
    GHashTable *weights = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    xc_result *all = run(at->database, query, DOCUMENTS, DOCUMENTS);
    for (uint32_t i = 0; i < xc_result_size(all); i++) {
        xc_hit hit;
        check_ok(xc_result_hit(all, i, &hit, &error));
        set_weight(weights, hit.docid, hit.weight);
    }
    xc_result_free(all);
    return weights;
}

static reckoned random_leaf(fixture *at)
{
    static const char *const BEGINNINGS[] = {"b", "z", "cd", "none"};
    if (g_test_rand_int_range(0, 4) == 0) {
        const char *begin = BEGINNINGS[g_test_rand_int_range(0, G_N_ELEMENTS(BEGINNINGS))];
        return (reckoned){prefix_of(at, begin), weights_of(at, wildcard_of(at, begin))};
    }
    term_list list;
    random_terms(&list);
    const bool all = g_test_rand_int_range(0, 2);
    list.count = all ? MIN(list.count, 2) : list.count;
    return (reckoned){sum_of(at->database, &list, all), weights_of(at, plain_of(&list, all))};
}

/* Changes `left` to what it is with the other under an operator. */
static void reckon(GHashTable *left, xc_op op, GHashTable *right)
{
    GHashTableIter iter;
    void *docid, *weight;
    g_hash_table_iter_init(&iter, left);
    while (g_hash_table_iter_next(&iter, &docid, &weight)) {
        const bool has_right = g_hash_table_contains(right, docid);
        if (op == XC_OP_AND_NOT ? has_right : !has_right && (op == XC_OP_AND || op == XC_OP_FILTER)) {
            g_hash_table_iter_remove(&iter);
        } else if (op != XC_OP_FILTER) {
            *(double *)weight += weight_of(right, docid);
        }
    }
    g_hash_table_iter_init(&iter, right);
    while (op == XC_OP_OR && g_hash_table_iter_next(&iter, &docid, &weight)) {
        if (!g_hash_table_contains(left, docid)) {
            set_weight(left, GPOINTER_TO_UINT(docid), *(double *)weight);
        }
    }
}

static void scale(reckoned *query, double factor)
{
    GHashTableIter iter;
    void *weight;
    xc_query *scaled = xc_query_scale(query->query, factor, NULL);
    xc_query_free(query->query);
    query->query = scaled;
    g_hash_table_iter_init(&iter, query->weights);
    while (g_hash_table_iter_next(&iter, NULL, &weight)) {
        *(double *)weight *= factor;
    }
}

static reckoned random_tree(fixture *at, int depth)
{
    static const xc_op OPS[] = {XC_OP_AND, XC_OP_OR, XC_OP_AND_NOT, XC_OP_FILTER, XC_OP_AND_MAYBE};
    if (depth == 0 || g_test_rand_int_range(0, 4) == 0) {
        return random_leaf(at);
    }
    const xc_op op = OPS[g_test_rand_int_range(0, G_N_ELEMENTS(OPS))];
    const size_t count = (size_t)g_test_rand_int_range(2, 4);
    reckoned parts[3], whole;
    const xc_query *queries[3];
    for (size_t i = 0; i < count; i++) {
        parts[i] = random_tree(at, depth - 1);
        queries[i] = parts[i].query;
    }
    whole = (reckoned){xc_query_combine(op, queries, count, 0, NULL), parts[0].weights};
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            reckon(whole.weights, op, parts[i].weights);
            g_hash_table_unref(parts[i].weights);
        }
        xc_query_free(parts[i].query);
    }
    if (g_test_rand_int_range(0, 3) == 0) {
        scale(&whole, 0.5);
    }
    return whole;
}

/* Returns the query as one source; frees it. */
static xc_query *fused(xc_query *query)
{
    xc_query *one = xc_query_fuse(query, NULL);
    g_assert_nonnull(one);
    xc_query_free(query);
    return one;
}

static int by_weight(const void *a, const void *b)
{
    const double left = *(const double *)a, right = *(const double *)b;
    return (left < right) - (left > right);
}

/* The best of what was reckoned, each with its weight. Frees the result. */
static void check_best(xc_result *result, GHashTable *weights, uint32_t limit)
{
    GHashTableIter iter;
    void *weight;
    GArray *best = g_array_new(false, false, sizeof(double));
    g_hash_table_iter_init(&iter, weights);
    while (g_hash_table_iter_next(&iter, NULL, &weight)) {
        g_array_append_vals(best, weight, 1);
    }
    g_array_sort(best, by_weight);
    g_assert_cmpuint(xc_result_size(result), ==, MIN(best->len, limit));
    for (uint32_t i = 0; i < xc_result_size(result); i++) {
        xc_hit hit;
        check_ok(xc_result_hit(result, i, &hit, &error));
        g_assert_true(g_hash_table_contains(weights, GUINT_TO_POINTER(hit.docid)));
        g_assert_cmpfloat_with_epsilon(hit.weight, weight_of(weights, GUINT_TO_POINTER(hit.docid)), 1e-9);
        g_assert_cmpfloat_with_epsilon(hit.weight, g_array_index(best, double, i), 1e-9);
    }
    g_array_unref(best);
    xc_result_free(result);
}

static void test_fused(fixture *at, const void *data)
{
    (void)data;
    for (int i = 0; i < 200; i++) {
        reckoned tree = random_tree(at, 3);
        const uint32_t limit = (uint32_t)g_test_rand_int_range(1, i % 2 ? 10 : DOCUMENTS);
        check_best(run(at->database, fused(tree.query), limit, 0), tree.weights, limit);
        g_hash_table_unref(tree.weights);
    }
}

/* What else is beside it stays as it is, and it is described as what it was made of. */
static void test_fused_beside(fixture *at, const void *data)
{
    (void)data;
    GHashTable *others = weights_of(at, fixture_term("ab"));
    for (int i = 0; i < 50; i++) {
        reckoned tree = random_tree(at, 2);
        xc_text text, as_fused;
        check_ok(xc_query_describe(tree.query, &text, &error));
        xc_query *one = fused(tree.query);
        check_ok(xc_query_describe(one, &as_fused, &error));
        g_assert_cmpstr(as_fused.data, ==, text.data);
        xc_text_free(&text);
        xc_text_free(&as_fused);
        reckon(tree.weights, XC_OP_AND_NOT, others);
        check_best(run(at->database, fused(beside(one, XC_OP_AND_NOT, "ab")), 100, 0), tree.weights, 100);
        g_hash_table_unref(tree.weights);
    }
    g_hash_table_unref(others);
}

/* Documents that a mask takes off. */
static void test_fused_masked(fixture *at, const void *data)
{
    (void)data;
    xc_text uuid;
    check_ok(xc_database_uuid(at->database, &uuid, &error));
    xc_mask *mask = xc_mask_new(NULL);
    GHashTable *masked = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (xc_docid first = BLOCK - 150; first < 10 * BLOCK; first += 97) {
        const xc_mask_range range = {uuid.data, uuid.length, first, first + first % 60, 0};
        check_ok(xc_mask_add(mask, &range, &error));
        for (xc_docid docid = range.first; docid <= range.last; docid++) {
            set_weight(masked, docid, 0);
        }
    }
    for (int i = 0; i < 100; i++) {
        reckoned tree = random_tree(at, 2);
        xc_query *dead = xc_query_mask(mask, NULL);
        const xc_query *both[] = {tree.query, dead};
        xc_query *living = xc_query_combine(XC_OP_AND_NOT, both, 2, 0, NULL);
        xc_query_free(tree.query);
        xc_query_free(dead);
        reckon(tree.weights, XC_OP_AND_NOT, masked);
        check_best(run(at->database, fused(living), 200, 0), tree.weights, 200);
        g_hash_table_unref(tree.weights);
    }
    g_hash_table_unref(masked);
    xc_mask_free(mask);
    xc_text_free(&uuid);
}

/* As many as are to be looked at are counted, however few hits are wanted; fewer where there are no more. */
static void test_fused_count(fixture *at, const void *data)
{
    static const uint32_t COUNTED[] = {1, 50, 500, DOCUMENTS};
    (void)data;
    for (int i = 0; i < 200; i++) {
        reckoned tree = random_tree(at, 2);
        const uint32_t counted = COUNTED[(size_t)i % G_N_ELEMENTS(COUNTED)];
        const uint32_t count = g_hash_table_size(tree.weights);
        uint32_t lower, estimated, upper;
        xc_result *some = run(at->database, fused(tree.query), 1, counted);
        xc_result_matches(some, &lower, &estimated, &upper);
        g_assert_cmpuint(lower, >=, MIN(count, counted));
        g_assert_cmpuint(lower, <=, count);
        g_assert_cmpuint(upper, >=, count);
        g_assert_true(estimated >= lower && estimated <= upper);
        g_assert_true(counted < DOCUMENTS || lower == upper);
        g_hash_table_unref(tree.weights);
        xc_result_free(some);
    }
}

/* ---- bounds ---- */

/* The bounds of the count hold what the count is. */
static void test_bounds(fixture *at, const void *data)
{
    (void)data;
    for (int i = 0; i < 100; i++) {
        term_list list;
        random_terms(&list);
        const bool all = g_test_rand_int_range(0, 2);
        uint32_t lower, estimated, upper, count;
        xc_result *none = run(at->database, sum_of(at->database, &list, all), 0, 0);
        xc_result *every = run(at->database, plain_of(&list, all), DOCUMENTS, DOCUMENTS);
        xc_result_matches(none, &lower, &estimated, &upper);
        xc_result_matches(every, &count, NULL, NULL);
        g_assert_cmpuint(lower, <=, count);
        g_assert_cmpuint(upper, >=, count);
        g_assert_true(list.count > 1 || lower == upper);
        xc_result_free(none);
        xc_result_free(every);
    }
}

/* Several databases, of which one may not be read directly. */
static void test_several(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/other", at->folder);
    write_database(path);
    xc_database *other = fixture_open(path), *several = xc_database_new(NULL);
    check_ok(xc_database_add(several, at->database, &error));
    check_ok(xc_database_add(several, other, &error));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 50; i++) {
            term_list list;
            random_terms(&list);
            check_alike(run(several, sum_of(several, &list, i % 2), 1000, round ? 4 * DOCUMENTS : 0),
                        run(several, plain_of(&list, i % 2), 1000, 4 * DOCUMENTS));
        }
        xc_weighted_term prefix = {"b", 1, 1};
        check_same(
            run(several, beside(xc_query_prefix(several, &prefix, &BM25, NULL), XC_OP_FILTER, "ab"), 2000, 0),
            run(several, beside(xc_query_prefix(several, &prefix, &BM25, NULL), XC_OP_FILTER, "ab"), 2000, 2000));
        check_ok(xc_database_add(several, at->stub, &error));
    }
    xc_database_free(several);
    xc_database_free(other);
    g_free(path);
}

/* A database that is changed after it was opened: what is found is that of before, or the search says that it is gone.
 */
static void test_changed(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/one", at->folder);
    xc_writer *writer = fixture_writer(path);
    term_list list = {.names = {"ab"}, .terms = {{"ab", 2, 1}}, .count = 1};
    xc_result *before = run(at->database, sum_of(at->database, &list, true), DOCUMENTS, 0);
    const uint32_t count = xc_result_size(before);
    xc_result_free(before);
    xc_status status = XC_OK;
    for (int i = 0; i < 20 && status == XC_OK; i++) {
        for (int j = 0; j < 50; j++) {
            xc_document *document = random_document();
            check_ok(xc_writer_add(writer, document, NULL, &error));
            xc_document_free(document);
        }
        check_ok(xc_writer_commit(writer, &error));
        xc_error failure;
        xc_result *result = NULL;
        xc_search *search = xc_search_new(at->database, NULL);
        xc_query *query = xc_query_any(at->database, list.terms, 1, &BM25, &failure);
        status = query ? xc_search_set_query(search, query, &failure) : failure.status;
        status = status == XC_OK ? xc_search_run(search, 0, 10000, 0, &result, &failure) : status;
        g_assert_true(status == XC_DATABASE_MODIFIED || (status == XC_OK && xc_result_size(result) == count));
        xc_result_free(result);
        xc_query_free(query);
        xc_search_free(search);
    }
    bool moved = false;
    check_ok(xc_database_reopen(at->database, &moved, &error));
    g_assert_true(moved);
    check_alike(run(at->database, sum_of(at->database, &list, true), 5000, 0),
                run(at->database, plain_of(&list, true), 5000, 5000));
    fixture_close(writer);
    g_free(path);
}

/* Whatever a damaged file says, nothing but an error or an answer comes of it. */
static void test_damaged(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/one", at->folder), *file = g_strconcat(path, "/postlist.glass", NULL), *bytes;
    size_t length;
    g_assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (int i = 0; i < 300; i++) {
        char *damaged = g_memdup2(bytes, length);
        for (int j = g_test_rand_int_range(1, 200); j > 0; j--) {
            damaged[g_test_rand_int_range(0, (int)length)] = (char)g_test_rand_int_range(0, 256);
        }
        FILE *out = fopen(file, "r+");
        g_assert_true(out && fwrite(damaged, 1, length, out) == length && fclose(out) == 0);
        g_free(damaged);
        xc_database *database = NULL;
        if (xc_database_open(path, &database, NULL) == XC_OK) {
            term_list list;
            random_terms(&list);
            xc_weighted_term prefix = {i % 2 ? "" : "a", i % 2 ? 0 : 1, 1};
            xc_query *queries[] = {xc_query_any(database, list.terms, list.count, &BM25, NULL),
                                   xc_query_all(database, list.terms, list.count, &BM25, NULL),
                                   xc_query_prefix(database, &prefix, &BM25, NULL)};
            for (size_t j = 0; j < G_N_ELEMENTS(queries); j++) {
                xc_search *search = xc_search_new(database, NULL);
                xc_result *result = NULL;
                if (search && queries[j] && xc_search_set_query(search, queries[j], NULL) == XC_OK) {
                    xc_search_run(search, 0, 100, 0, &result, NULL);
                }
                xc_result_free(result);
                xc_search_free(search);
                xc_query_free(queries[j]);
            }
        }
        xc_database_free(database);
    }
    g_free(bytes);
    g_free(file);
    g_free(path);
}

static void test_wrong(fixture *at, const void *data)
{
    (void)data;
    const xc_weighted_term prefix = {"a", 1, 1}, none = {NULL, 1, 1};
    check_null(xc_query_prefix(NULL, &prefix, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, NULL, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, &prefix, NULL, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, &none, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_all(NULL, &prefix, 1, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_any(at->database, NULL, 1, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_any(at->database, &prefix, 1, NULL, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_fuse(NULL, &error), XC_INVALID_ARGUMENT);
    xc_query *queries[] = {prefix_of(at, "a"), xc_query_all(at->database, &prefix, 1, &BM25, NULL)};
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        xc_text bytes = {0};
        check_fails(xc_query_serialise(queries[i], &bytes, &error), XC_UNIMPLEMENTED);
        xc_query_free(queries[i]);
    }
    /* None is empty, whether all are wanted or any. */
    xc_query *empty[] = {xc_query_all(at->database, NULL, 0, &BM25, NULL),
                         xc_query_any(at->database, NULL, 0, &BM25, NULL)};
    for (size_t i = 0; i < G_N_ELEMENTS(empty); i++) {
        uint32_t upper;
        xc_result *nothing = run(at->database, empty[i], 10, 0);
        xc_result_matches(nothing, NULL, NULL, &upper);
        g_assert_cmpuint(xc_result_size(nothing), ==, 0);
        g_assert_cmpuint(upper, ==, 0);
        xc_result_free(nothing);
    }
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/xapian-c/sums/prefix", test_same},
        {"/xapian-c/sums/prefix_combined", test_combined},
        {"/xapian-c/sums/prefix_count", test_count},
        {"/xapian-c/sums/sums", test_sums},
        {"/xapian-c/sums/fused", test_fused},
        {"/xapian-c/sums/fused_beside", test_fused_beside},
        {"/xapian-c/sums/fused_masked", test_fused_masked},
        {"/xapian-c/sums/fused_count", test_fused_count},
        {"/xapian-c/sums/bounds", test_bounds},
        {"/xapian-c/sums/several", test_several},
        {"/xapian-c/sums/changed", test_changed},
        {"/xapian-c/sums/damaged", test_damaged},
        {"/xapian-c/sums/wrong", test_wrong},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
