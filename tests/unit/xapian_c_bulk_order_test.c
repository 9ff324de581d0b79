/* xapian_c_bulk_order_test.c: what the bulk writer refuses, by both methods alike, and how it fails. */
#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "tests/unit/xapian_c_bulk_fixture.h"
#include "tests/unit/xapian_c_path_fixture.h"

static const xc_bulk_document ONE = {.docid = 1, .length = 3, .data = "data", .data_length = 4};
static const xc_bulk_document TWO = {.docid = 2, .length = 1};
static const xc_bulk_posting POSTINGS[] = {{1, 3}, {2, 1}};

/* A new bulk for each case, in a folder of its own. */
typedef struct trial {
    const fixture *at;
    xc_bulk_options options;
    unsigned count;
    xc_bulk *bulk;
} trial;

static xc_bulk *begin(trial *self)
{
    xc_bulk_free(self->bulk);
    self->bulk = NULL;
    char *path = g_strdup_printf("%s/db%u", self->at->folder, self->count++);
    check_ok(xc_bulk_create(path, &self->options, &self->bulk, &error));
    g_free(path);
    return self->bulk;
}

/* The call has to fail for what it was given, and so does everything after it. */
#define check_refused(call)                                                                                            \
    do {                                                                                                               \
        check_fails(call, XC_INVALID_ARGUMENT);                                                                        \
        check_fails(xc_bulk_add_document(bulk, &TWO, &error), XC_INVALID_ARGUMENT);                                    \
        check_fails(xc_bulk_add_metadata(bulk, "z", 1, "z", 1, &error), XC_INVALID_ARGUMENT);                          \
        check_fails(xc_bulk_add_term(bulk, "z", 1, 1, 1, &error), XC_INVALID_ARGUMENT);                                \
        check_fails(xc_bulk_add_postings(bulk, POSTINGS, 1, &error), XC_INVALID_ARGUMENT);                             \
        check_fails(xc_bulk_finish(bulk, &error), XC_INVALID_ARGUMENT);                                                \
        g_assert_cmpint(xc_bulk_finish(bulk, NULL), ==, XC_INVALID_ARGUMENT);                                          \
        bulk = begin(self);                                                                                            \
    } while (0)

static void check_documents(trial *self)
{
    xc_bulk *bulk = begin(self);
    xc_bulk_document wrong = {.docid = 0};
    check_refused(xc_bulk_add_document(bulk, NULL, &error));
    check_refused(xc_bulk_add_document(bulk, &wrong, &error));
    check_ok(xc_bulk_add_document(bulk, &TWO, &error));
    check_refused(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_refused(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_metadata(bulk, "k", 1, "v", 1, &error));
    check_refused(xc_bulk_add_document(bulk, &ONE, &error));
    wrong = (xc_bulk_document){.docid = 1, .length = UINT32_MAX};
    check_refused(xc_bulk_add_document(bulk, &wrong, &error));
    wrong = (xc_bulk_document){.docid = 1, .data_length = 1};
    check_refused(xc_bulk_add_document(bulk, &wrong, &error));
}

static void check_values(trial *self)
{
    xc_bulk *bulk = begin(self);
    xc_bulk_value values[] = {{"a", 1, 3}, {"b", 1, 3}};
    xc_bulk_document document = {.docid = 1, .values = values, .value_count = 2};
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    values[1].slot = 2;
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    values[1].slot = UINT32_MAX;
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    values[1] = (xc_bulk_value){"", 0, 4};
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    values[1] = (xc_bulk_value){"long", (size_t)INT32_MAX + 1, 4};
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    values[1] = (xc_bulk_value){NULL, 1, 4};
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    document.values = NULL;
    check_refused(xc_bulk_add_document(bulk, &document, &error));
}

static void check_metadata(trial *self)
{
    char key[254];
    memset(key, 'k', sizeof key);
    xc_bulk *bulk = begin(self);
    check_refused(xc_bulk_add_metadata(bulk, "", 0, "v", 1, &error));
    check_refused(xc_bulk_add_metadata(bulk, "k", 1, "", 0, &error));
    check_refused(xc_bulk_add_metadata(bulk, NULL, 1, "v", 1, &error));
    check_refused(xc_bulk_add_metadata(bulk, key, sizeof key, "v", 1, &error));
    check_ok(xc_bulk_add_metadata(bulk, "k", 1, "v", 1, &error));
    check_refused(xc_bulk_add_metadata(bulk, "k", 1, "v", 1, &error));
    check_ok(xc_bulk_add_metadata(bulk, "kk", 2, "v", 1, &error));
    check_refused(xc_bulk_add_metadata(bulk, "k", 1, "v", 1, &error));
    check_ok(xc_bulk_add_document(bulk, &TWO, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 1, &error));
    check_refused(xc_bulk_add_metadata(bulk, "k", 1, "v", 1, &error));
}

static void check_terms(trial *self)
{
    char term[246] = {0};
    xc_bulk *bulk = begin(self);
    check_refused(xc_bulk_add_term(bulk, "", 0, 1, 1, &error));
    check_refused(xc_bulk_add_term(bulk, NULL, 1, 1, 1, &error));
    check_refused(xc_bulk_add_term(bulk, "t", 1, 0, 0, &error));
    check_refused(xc_bulk_add_term(bulk, term, 123, 1, 1, &error)); /* a NUL counts as two */
    memset(term, 't', sizeof term);
    check_refused(xc_bulk_add_term(bulk, term, sizeof term, 1, 1, &error));
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 3, &error));
    check_refused(xc_bulk_add_term(bulk, "u", 1, 1, 1, &error)); /* "t" has no posting yet */
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 3, &error));
    check_ok(xc_bulk_add_postings(bulk, POSTINGS, 1, &error));
    check_refused(xc_bulk_add_term(bulk, "t", 1, 1, 1, &error));
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 2, &error));
    check_ok(xc_bulk_add_postings(bulk, POSTINGS, 1, &error));
    check_refused(xc_bulk_finish(bulk, &error)); /* three occurrences, not two */
}

static void check_postings(trial *self)
{
    static const xc_bulk_posting BACK[] = {{1, 1}, {1, 2}}, NONE = {2, 1}, ZERO = {0, 1};
    static const xc_bulk_document THREE = {.docid = 3};
    xc_bulk *bulk = begin(self);
    check_refused(xc_bulk_add_postings(bulk, POSTINGS, 1, &error)); /* of what term? */
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 2, 3, &error));
    check_refused(xc_bulk_add_postings(bulk, BACK, 2, &error));
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_document(bulk, &THREE, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 1, &error));
    check_refused(xc_bulk_add_postings(bulk, &NONE, 1, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 1, &error));
    check_refused(xc_bulk_add_postings(bulk, &ZERO, 1, &error));
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 1, &error));
    check_refused(xc_bulk_add_postings(bulk, POSTINGS, 1, &error)); /* no document at all */
    check_ok(xc_bulk_add_term(bulk, "t", 1, 1, 1, &error));
    check_refused(xc_bulk_add_postings(bulk, NULL, 1, &error));
}

/* Sums that are right over all, and wrong for each document. */
static void check_sums(trial *self)
{
    static const xc_bulk_posting SWAPPED[] = {{1, 1}, {2, 3}};
    xc_bulk *bulk = begin(self);
    for (int i = 0; i < 2; i++) {
        check_ok(xc_bulk_add_document(bulk, &ONE, &error));
        check_ok(xc_bulk_add_document(bulk, &TWO, &error));
        check_ok(xc_bulk_add_term(bulk, "t", 1, 2, 4, &error));
        check_ok(xc_bulk_add_postings(bulk, i == 0 ? SWAPPED : POSTINGS, 2, &error));
        if (i == 0) {
            check_refused(xc_bulk_finish(bulk, &error));
        }
    }
    check_ok(xc_bulk_finish(bulk, &error));
    check_refused(xc_bulk_finish(bulk, &error));
}

static void test_refused(fixture *at, const void *data)
{
    (void)data;
    for (xc_bulk_method method = XC_BULK_DIRECT; method <= XC_BULK_LIBRARY; method++) {
        trial self = {.at = at, .options = {.method = method, .no_sync = true}, .count = method * 1000};
        check_documents(&self);
        check_values(&self);
        check_metadata(&self);
        check_terms(&self);
        check_postings(&self);
        check_sums(&self);
        xc_bulk_free(self.bulk);
    }
}

/* Term lists that are not those of the postings. */
static void test_term_lists(fixture *at, const void *data)
{
    (void)data;
    trial state = {.at = at, .options = {.no_sync = true}}, *self = &state;
    xc_bulk_entry entries[] = {{"a", 1, 1}, {"b", 1, 2}};
    xc_bulk_document document = {.docid = 1, .length = 3, .entries = entries, .entry_count = 2};
    xc_bulk *bulk = begin(self);
    check_refused(xc_bulk_add_document(bulk, &document, &error)); /* not wanted */
    self->options.has_term_lists = true;
    bulk = begin(self);
    document.length = 4;
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    document.length = 3;
    entries[1].term = "a";
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    entries[1] = (xc_bulk_entry){"", 0, 2};
    check_refused(xc_bulk_add_document(bulk, &document, &error));
    entries[1] = (xc_bulk_entry){"b", 1, 2};
    for (uint32_t wdf = 1; wdf <= 2; wdf++) { /* that of "a", which is 1 */
        xc_bulk_posting postings[] = {{1, wdf}, {1, 3 - wdf}};
        check_ok(xc_bulk_add_document(bulk, &document, &error));
        check_ok(xc_bulk_add_term(bulk, "a", 1, 1, wdf, &error));
        check_ok(xc_bulk_add_postings(bulk, &postings[0], 1, &error));
        check_ok(xc_bulk_add_term(bulk, "b", 1, 1, 3 - wdf, &error));
        check_ok(xc_bulk_add_postings(bulk, &postings[1], 1, &error));
        if (wdf == 1) {
            check_ok(xc_bulk_finish(bulk, &error));
            bulk = begin(self);
        } else {
            check_refused(xc_bulk_finish(bulk, &error));
        }
    }
    xc_bulk_free(self->bulk);
}

/* An error says where it is. */
static void test_where(fixture *at, const void *data)
{
    (void)data;
    xc_error failure;
    trial self = {.at = at, .options = {.no_sync = true}};
    xc_bulk *bulk = begin(&self);
    check_ok(xc_bulk_add_document(bulk, &TWO, &error));
    xc_bulk_add_document(bulk, &ONE, &failure);
    g_assert_cmpstr(failure.context, ==, "document 1");
    bulk = begin(&self);
    check_ok(xc_bulk_add_document(bulk, &ONE, &error));
    check_ok(xc_bulk_add_term(bulk, "词", strlen("词"), 1, 3, &error));
    xc_bulk_finish(bulk, &failure);
    g_assert_cmpstr(failure.context, ==, "词");
    xc_bulk_free(self.bulk);
}

static void test_options(fixture *at, const void *data)
{
    (void)data;
    static const xc_bulk_options WRONG[] = {
        {.block_size = 1024}, {.block_size = 3000},          {.block_size = 131072},
        {.compression = 10},  {.method = (xc_bulk_method)7},
    };
    xc_bulk *bulk = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        check_fails(xc_bulk_create(at->path, &WRONG[i], &bulk, &error), XC_INVALID_ARGUMENT);
    }
    check_fails(xc_bulk_create(NULL, NULL, &bulk, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_bulk_create(at->path, NULL, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_bulk_add_document(NULL, &ONE, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_bulk_add_metadata(NULL, "k", 1, "v", 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_bulk_add_term(NULL, "t", 1, 1, 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_bulk_add_postings(NULL, POSTINGS, 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_bulk_finish(NULL, &error), XC_INVALID_ARGUMENT);
    xc_bulk_free(NULL);
    g_assert_null(bulk);
    g_assert_false(g_file_test(at->path, G_FILE_TEST_EXISTS));
}

/* Data in more parts than can be counted. */
static void test_too_long(fixture *at, const void *data)
{
    (void)data;
    char key[253];
    memset(key, 'k', sizeof key);
    size_t length = (size_t)247 * 65535 + 3;
    char *value = g_malloc0(length);
    for (xc_bulk_method method = XC_BULK_DIRECT; method <= XC_BULK_LIBRARY; method++) {
        trial self = {.at = at, .options = {.method = method, .block_size = 2048, .no_sync = true}, .count = method};
        xc_bulk *bulk = begin(&self);
        xc_bulk_add_metadata(bulk, key, sizeof key, value, length, NULL);
        check_fails(xc_bulk_finish(bulk, &error), XC_UNIMPLEMENTED);
        xc_bulk_free(bulk);
    }
    g_free(value);
}

/* A folder that is there is good for one database, and for no second. */
static void test_folder(fixture *at, const void *data)
{
    (void)data;
    xc_bulk *bulk = NULL;
    g_assert_cmpint(g_mkdir(at->path, 0777), ==, 0);
    check_ok(xc_bulk_create(at->path, NULL, &bulk, &error));
    check_ok(xc_bulk_finish(bulk, &error));
    xc_bulk_free(bulk);
    bulk = NULL;
    xc_error failure = {0};
    g_assert_cmpint(xc_bulk_create(at->path, NULL, &bulk, &failure), ==, XC_DATABASE_CREATE);
    g_assert_cmpstr(failure.type, ==, "DatabaseCreateError");
    g_assert_true(strstr(failure.message, at->path) && strstr(failure.message, g_strerror(EEXIST)));
    /* A long path is shown by its end, whole characters of it. */
    char name[1000] = "";
    for (size_t i = 0; i + 3 < sizeof name; i += 3) {
        memcpy(name + i, i % 240 == 0 ? "abc" : "长", 4);
    }
    char *path = g_build_filename(at->path, name, NULL);
    g_assert_cmpint(xc_bulk_create(path, NULL, &bulk, &failure), ==, XC_DATABASE_CREATE);
    g_assert_true(g_utf8_validate(failure.message, -1, NULL) && g_str_has_prefix(failure.message, "…"));
    g_assert_true(g_str_has_suffix(failure.message, g_strerror(ENAMETOOLONG)));
    g_assert_null(bulk);
    g_free(path);
}

static void test_probe(fixture *at, const void *data)
{
    (void)data;
    check_ok(xc_bulk_probe(at->folder, &error));
    g_assert_cmpint(rmdir(at->folder), ==, 0); /* nothing is left */
    check_fails(xc_bulk_probe(at->folder, &error), XC_DATABASE_CREATE);
    check_fails(xc_bulk_probe(NULL, &error), XC_INVALID_ARGUMENT);
    g_assert_cmpint(g_mkdir(at->folder, 0777), ==, 0);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/bulk/refused", test_refused},   {"/bulk/term-lists", test_term_lists}, {"/bulk/options", test_options},
        {"/bulk/folder", test_folder},     {"/bulk/probe", test_probe},           {"/bulk/where", test_where},
        {"/bulk/too-long", test_too_long},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
