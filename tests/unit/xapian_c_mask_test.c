/* xapian_c_mask_test.c: documents that a mask leaves out, in several databases that are searched as one. */
#include "tests/unit/xapian_c_fixture.h"

#define DATABASES 3
#define DOCUMENTS 120 /* of each database */
#define HITS 1000     /* more than there are documents */

/* Three databases, whose numbers have gaps and, as those of segments do, follow each other. Every document has "all";
 * slot 0 is a value of few, slot 1 one of many. */
struct fixture {
    char *folder;
    xc_database *single[DATABASES], *all;
    xc_text uuid[DATABASES];
    xc_docid last;
    bool exists[DATABASES][4 * DATABASES * DOCUMENTS], masked[DATABASES][4 * DATABASES * DOCUMENTS];
    xc_mask *mask;
};

static void write_database(fixture *at, size_t which, const char *path)
{
    static const char *const WORDS[] = {"tax", "tax tax", "road", "school water", "water tax", "reform road road"};
    xc_writer *writer = fixture_writer(path);
    for (int i = 0; i < DOCUMENTS; i++) {
        at->last += (xc_docid)g_test_rand_int_range(0, 4) ? 1 : 3;
        char *terms = g_strdup_printf("all %s", WORDS[g_test_rand_int_range(0, G_N_ELEMENTS(WORDS))]);
        char few[] = {(char)g_test_rand_int_range('a', 'f'), '\0'};
        char *many = g_strdup_printf("%04d", g_test_rand_int_range(0, 200));
        xc_document *document = fixture_document(terms, "", few, many);
        check_ok(xc_writer_replace(writer, at->last, document, &error));
        at->exists[which][at->last] = true;
        xc_document_free(document);
        g_free(terms);
        g_free(many);
    }
    fixture_close(writer);
}

static void set_up(fixture *at, const void *data)
{
    (void)data;
    at->folder = fixture_folder();
    at->all = xc_database_new(NULL);
    at->mask = xc_mask_new(NULL);
    for (size_t i = 0; i < DATABASES; i++) {
        char *path = g_strdup_printf("%s/%zu", at->folder, i);
        write_database(at, i, path);
        at->single[i] = fixture_open(path);
        check_ok(xc_database_uuid(at->single[i], &at->uuid[i], &error));
        check_ok(xc_database_add(at->all, at->single[i], &error));
        g_free(path);
    }
}

static void tear_down(fixture *at, const void *data)
{
    (void)data;
    for (size_t i = 0; i < DATABASES; i++) {
        xc_database_free(at->single[i]);
        xc_text_free(&at->uuid[i]);
    }
    xc_database_free(at->all);
    xc_mask_free(at->mask);
    fixture_remove(at->folder);
}

/* Masks a range; tells how many documents are there if asked to. */
static void mask_range(fixture *at, size_t which, xc_docid first, xc_docid last, bool counted)
{
    uint32_t count = 0;
    for (xc_docid docid = first; docid <= last && docid <= at->last; docid++) {
        count += at->exists[which][docid];
        at->masked[which][docid] = true;
    }
    const xc_mask_range range = {at->uuid[which].data, at->uuid[which].length, first, last, counted ? count : 0};
    check_ok(xc_mask_add(at->mask, &range, &error));
}

/* Ranges of every database, in no order; `disjoint` ones do not overlap and are not empty. */
static void mask_at_random(fixture *at, bool disjoint, bool counted)
{
    for (int i = g_test_rand_int_range(0, 40); i > 0; i--) {
        size_t which = (size_t)g_test_rand_int_range(0, DATABASES);
        xc_docid first = (xc_docid)g_test_rand_int_range(1, (int)at->last), last = first;
        bool free = !at->masked[which][first], known = at->exists[which][first]; /* a count of none is not known */
        for (int more = g_test_rand_int_range(0, 12); more > 0 && last < at->last; more--) {
            free &= !at->masked[which][++last];
        }
        if ((free && known) || !disjoint) {
            mask_range(at, which, first, last, counted);
        }
    }
}

static bool is_masked(const fixture *at, xc_docid docid)
{
    return at->masked[(docid - 1) % DATABASES][(docid - 1) / DATABASES + 1];
}

/* ---- a search with the mask finds what one without it finds, less what is masked ---- */

typedef void set_search(xc_search *search);

static xc_result *run(fixture *at, const char *term, set_search *set, bool masked, uint32_t check)
{
    xc_search *search = xc_search_new(at->all, NULL);
    xc_query *query = fixture_term(term), *mask = xc_query_mask(at->mask, NULL);
    const xc_query *parts[] = {query, mask};
    xc_query *rest = xc_query_combine(XC_OP_AND_NOT, parts, 2, 0, NULL);
    check_ok(xc_search_set_query(search, masked ? rest : query, &error));
    set(search);
    xc_result *result = NULL;
    check_ok(xc_search_run(search, 0, check ? HITS : 5, check, &result, &error));
    xc_query_free(rest);
    xc_query_free(mask);
    xc_query_free(query);
    xc_search_free(search);
    return result;
}

/* What slot 0 of a document is: one letter. */
static char letter_of(const xc_result *result, uint32_t i)
{
    xc_document *document = NULL;
    const char *text;
    size_t length;
    check_ok(xc_result_document(result, i, &document, &error));
    check_ok(xc_document_value(document, 0, &text, &length, &error));
    char letter = *text;
    xc_document_free(document);
    return letter;
}

/* Hits with their weights, without those that are masked; with `collapse` the first of each letter only. */
static char *list(const fixture *at, const xc_result *result, bool collapse, uint32_t *ret_count)
{
    GString *text = g_string_new(NULL);
    bool seen[256] = {false};
    *ret_count = 0;
    for (uint32_t i = 0; i < xc_result_size(result); i++) {
        xc_hit hit;
        check_ok(xc_result_hit(result, i, &hit, &error));
        unsigned char letter = (unsigned char)letter_of(result, i);
        if (!is_masked(at, hit.docid) && !(collapse && seen[letter])) {
            g_string_append_printf(text, "%u:%.9g ", hit.docid, hit.weight);
            seen[letter] = true;
            ++*ret_count;
        }
    }
    return g_string_free(text, FALSE);
}

static void by_relevance(xc_search *search)
{
    (void)search;
}

static void by_value(xc_search *search)
{
    check_ok(xc_search_set_sort(search, XC_SORT_VALUE, 1, false, &error));
}

static void by_keys(xc_search *search)
{
    static const xc_sort_key KEYS[] = {{0, true, true}, {1, false, false}};
    check_ok(xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, KEYS, 2, &error));
}

static bool is_not_b(xc_document *document, void *user)
{
    (void)user;
    const char *text;
    size_t length;
    check_ok(xc_document_value(document, 0, &text, &length, &error));
    return *text != 'b';
}

static void decided(xc_search *search)
{
    xc_search_set_decider(search, is_not_b, NULL);
}

static void collapsed(xc_search *search)
{
    check_ok(xc_search_set_collapse(search, 0, 1, &error));
}

static void check_search(fixture *at, const char *term, set_search *set)
{
    bool collapse = set == collapsed;
    xc_result *every = run(at, term, collapse ? by_relevance : set, false, HITS);
    xc_result *rest = run(at, term, set, true, HITS), *few = run(at, term, set, true, 0);
    uint32_t wanted, found, lower, estimated, upper;
    char *left = list(at, every, collapse, &wanted), *got = list(at, rest, false, &found);
    g_assert_cmpstr(got, ==, left);
    g_assert_cmpuint(xc_result_size(rest), ==, wanted);
    xc_result_matches(rest, &lower, &estimated, &upper);
    g_assert_cmpuint(lower, ==, wanted);
    g_assert_cmpuint(estimated, ==, wanted);
    g_assert_cmpuint(upper, ==, wanted);
    xc_result_matches(few, &lower, &estimated, &upper);
    g_assert_cmpuint(lower, <=, wanted);
    g_assert_cmpuint(upper, >=, wanted);
    g_free(left);
    g_free(got);
    xc_result_free(every);
    xc_result_free(rest);
    xc_result_free(few);
}

static void test_searches(fixture *at, const void *data)
{
    static set_search *const SEARCHES[] = {by_relevance, by_value, by_keys, decided, collapsed};
    mask_at_random(at, data != NULL, g_test_rand_bit());
    for (size_t i = 0; i < G_N_ELEMENTS(SEARCHES); i++) {
        check_search(at, "all", SEARCHES[i]);
        check_search(at, "tax", SEARCHES[i]);
        check_search(at, "", SEARCHES[i]);
        check_search(at, "none", SEARCHES[i]);
    }
}

/* Checks what a query is said to match before anything was looked at. */
static void check_bounds(fixture *at, const xc_query *query, uint32_t wanted, bool exact_lower, bool exact_upper)
{
    uint32_t lower, estimated, upper;
    xc_search *search = xc_search_new(at->all, NULL);
    check_ok(xc_search_set_query(search, query, &error));
    xc_result *result = NULL;
    check_ok(xc_search_run(search, 0, 0, 0, &result, &error));
    xc_result_matches(result, &lower, &estimated, &upper);
    g_assert_cmpuint(lower, <=, wanted);
    g_assert_cmpuint(upper, >=, wanted);
    g_assert_true(!exact_lower || lower == wanted);
    g_assert_true(!exact_upper || upper == wanted);
    g_assert_cmpuint(estimated, >=, lower);
    g_assert_cmpuint(estimated, <=, upper);
    xc_result_free(result);
    xc_search_free(search);
}

/* Where disjoint ranges are counted, what is left of everything is known as the lower bound. (The upper one of an
 * AND_NOT is Xapian 1.4's for its left side alone, and where the two differ it rounds.) */
static void test_bounds(fixture *at, const void *data)
{
    bool disjoint = data != NULL;
    mask_at_random(at, disjoint, true);
    uint32_t masked = 0;
    for (size_t i = 0; i < DATABASES; i++) {
        for (xc_docid docid = 1; docid <= at->last; docid++) {
            masked += at->exists[i][docid] && at->masked[i][docid];
        }
    }
    xc_query *all = fixture_term("all"), *mask = xc_query_mask(at->mask, NULL);
    const xc_query *parts[] = {all, mask};
    xc_query *rest = xc_query_combine(XC_OP_AND_NOT, parts, 2, 0, NULL);
    check_bounds(at, mask, masked, disjoint, disjoint);
    check_bounds(at, rest, DATABASES * DOCUMENTS - masked, disjoint, false);
    xc_query_free(rest);
    xc_query_free(mask);
    xc_query_free(all);
}

/* ---- ranges ---- */

/* Ranges of the first database, in this order, and what they cover. */
static const struct {
    const char *ranges, *covered;
} RANGES[] = {
    {"", ""},
    {"3-5", "3-5"},
    {"1-1", "1-1"},
    {"9-9 3-5", "3-5 9-9"},
    {"3-5 6-8", "3-8"},
    {"6-8 3-5", "3-8"},
    {"3-5 7-8", "3-5 7-8"},
    {"3-5 7-8 6-6", "3-8"},
    {"3-5 3-5", "3-5"},
    {"3-9 4-5", "3-9"},
    {"4-5 3-9", "3-9"},
    {"1-2 4-5 7-8 10-11 5-10", "1-2 4-11"},
    {"1-2 4-5 7-8 10-11 1-20", "1-20"},
    {"4294967295-4294967295 1-1", "1-1"},
    {"1-4294967295 7-9", "1-400"},
};

static void test_one_list(fixture *at, const char *ranges, const char *covered)
{
    memset(at->masked, 0, sizeof at->masked);
    xc_mask_free(at->mask);
    at->mask = xc_mask_new(NULL);
    xc_docid first, last;
    for (int used; sscanf(ranges, "%u-%u%n", &first, &last, &used) == 2; ranges += used) {
        mask_range(at, 0, first, last, true);
    }
    check_search(at, "all", by_relevance);
    memset(at->masked, 0, sizeof at->masked);
    uint32_t wanted = 0;
    for (int used; sscanf(covered, "%u-%u%n", &first, &last, &used) == 2; covered += used) {
        for (xc_docid docid = first; docid <= last; docid++) {
            at->masked[0][docid] = true;
            wanted += at->exists[0][docid];
        }
    }
    check_search(at, "all", by_relevance);
    xc_query *mask = xc_query_mask(at->mask, NULL);
    check_bounds(at, mask, wanted, false, false);
    xc_query_free(mask);
}

static void test_ranges(fixture *at, const void *data)
{
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(RANGES); i++) {
        g_test_message("%s", RANGES[i].ranges);
        test_one_list(at, RANGES[i].ranges, RANGES[i].covered);
    }
}

static void test_wrong_ranges(fixture *at, const void *data)
{
    (void)data;
    static const xc_mask_range WRONG[] = {{"u", 1, 0, 5, 0}, {"u", 1, 5, 4, 0}, {"u", 1, 3, 5, 4}, {NULL, 1, 3, 5, 3}};
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        check_fails(xc_mask_add(at->mask, &WRONG[i], &error), XC_INVALID_ARGUMENT);
    }
    check_fails(xc_mask_add(at->mask, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_mask_add(NULL, &WRONG[3], &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_mask(NULL, &error), XC_INVALID_ARGUMENT);
    check_search(at, "all", by_relevance); /* nothing was added */
}

/* A query keeps what the mask was when it was made, and stands without it. */
static void test_alone(fixture *at, const void *data)
{
    (void)data;
    mask_range(at, 1, 1, at->last, true);
    xc_query *query = xc_query_mask(at->mask, NULL), *all = fixture_term("all");
    mask_range(at, 0, 1, at->last, true);
    xc_mask_free(g_steal_pointer(&at->mask));
    const xc_query *parts[] = {all, query};
    xc_query *rest = xc_query_combine(XC_OP_FILTER, parts, 2, 0, NULL);
    xc_query_free(query);
    xc_query_free(all);
    xc_search *search = xc_search_new(at->all, NULL);
    check_ok(xc_search_set_query(search, rest, &error));
    xc_query_free(rest);
    for (int again = 0; again < 2; again++) {
        xc_result *result = NULL;
        check_ok(xc_search_run(search, 0, HITS, HITS, &result, &error));
        g_assert_cmpuint(xc_result_size(result), ==, DOCUMENTS);
        xc_result_free(result);
    }
    xc_search_free(search);
}

/* ---- where it cannot go ---- */

static void test_serialise(fixture *at, const void *data)
{
    (void)data;
    xc_query *query = xc_query_mask(at->mask, NULL);
    xc_text text = {0};
    check_fails(xc_query_serialise(query, &text, &error), XC_UNIMPLEMENTED);
    check_ok(xc_query_describe(query, &text, &error));
    g_assert_cmpstr(text.data, ==, "Query(PostingSource(mask))");
    xc_text_free(&text);
    xc_query_free(query);
}

static void test_remote(fixture *at, const void *data)
{
    (void)data;
    char *program = g_find_program_in_path("xapian-progsrv");
    if (!program) {
        g_test_skip("xapian-tools is not installed");
        return;
    }
    char *path = g_build_filename(at->folder, "0", NULL);
    xc_database *remote = NULL;
    check_ok(xc_database_open_program(program, path, 10000, &remote, &error));
    xc_query *query = xc_query_mask(at->mask, NULL);
    xc_search *search = xc_search_new(remote, NULL);
    check_ok(xc_search_set_query(search, query, &error));
    xc_result *result = NULL;
    check_fails(xc_search_run(search, 0, 10, 0, &result, &error), XC_UNIMPLEMENTED);
    xc_search_free(search);
    xc_query_free(query);
    xc_database_free(remote);
    g_free(path);
    g_free(program);
}

/* ---- what an index of several databases rests on ---- */

/* A stub may have comments, and is one database of all that it names. */
static void test_stub(fixture *at, const void *data)
{
    (void)data;
    char *path = g_build_filename(at->folder, "XAPIANDB", NULL);
    g_assert_true(g_file_set_contents(path, "# manifest-000007\nauto 0\n#auto 1\nauto 2\n", -1, NULL));
    xc_database *stub = fixture_open(at->folder);
    g_assert_cmpuint(fixture_count(stub), ==, 2 * DOCUMENTS);
    xc_database_free(stub);
    g_free(path);
}

/* A decider sees the number that a document has in its own database. */
static bool has_own_number(xc_document *document, void *user)
{
    const fixture *at = user;
    xc_docid docid = xc_document_docid(document);
    return docid <= at->last && (at->exists[0][docid] || at->exists[1][docid] || at->exists[2][docid]);
}

static void test_decider_number(fixture *at, const void *data)
{
    (void)data;
    xc_search *search = xc_search_new(at->all, NULL);
    xc_query *query = fixture_term("all");
    check_ok(xc_search_set_query(search, query, &error));
    xc_search_set_decider(search, has_own_number, at);
    xc_result *result = NULL;
    check_ok(xc_search_run(search, 0, HITS, HITS, &result, &error));
    g_assert_cmpuint(xc_result_size(result), ==, DATABASES * DOCUMENTS);
    xc_result_free(result);
    xc_query_free(query);
    xc_search_free(search);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, data, test) g_test_add("/xapian-c/mask/" name, fixture, data, set_up, test, tear_down)
    for (int i = 0; i < 20; i++) {
        const char *disjoint = i % 2 ? "disjoint" : NULL;
        char *searches = g_strdup_printf("/xapian-c/mask/searches/%d", i);
        char *bounds = g_strdup_printf("/xapian-c/mask/bounds/%d", i);
        g_test_add(searches, fixture, disjoint, set_up, test_searches, tear_down);
        g_test_add(bounds, fixture, disjoint, set_up, test_bounds, tear_down);
        g_free(searches);
        g_free(bounds);
    }
    ADD("ranges", NULL, test_ranges);
    ADD("wrong ranges", NULL, test_wrong_ranges);
    ADD("alone", NULL, test_alone);
    ADD("serialise", NULL, test_serialise);
    ADD("remote", NULL, test_remote);
    ADD("stub", NULL, test_stub);
    ADD("decider number", NULL, test_decider_number);
    return g_test_run();
}
