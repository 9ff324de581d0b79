/* xapian_c_fuse_test.c: queries made one source find and weigh what they were made of does.
 * What that is is reckoned here from what libxapian finds for each leaf: deep below AND_MAYBE and AND_NOT libxapian 1.4
 * reads weights that it has not set. */
#include "tests/unit/xapian_c_sums_fixture.h"

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

static void test_trees(fixture *at, const void *data)
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
static void test_beside(fixture *at, const void *data)
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
static void test_masked(fixture *at, const void *data)
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
static void test_count(fixture *at, const void *data)
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

static void test_wrong(fixture *at, const void *data)
{
    (void)at;
    (void)data;
    check_null(xc_query_fuse(NULL, &error), XC_INVALID_ARGUMENT);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/xapian-c/fuse/trees", test_trees},   {"/xapian-c/fuse/beside", test_beside},
        {"/xapian-c/fuse/masked", test_masked}, {"/xapian-c/fuse/count", test_count},
        {"/xapian-c/fuse/wrong", test_wrong},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
