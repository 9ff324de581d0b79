/* xapian_c_compact_test.c: many databases merged into one. */
#include "tests/unit/xapian_c_fixture.h"

#define COUNT 5

struct fixture {
    char *folder;
    char *paths[COUNT]; /* each with two documents and two metadata keys, one of them in all */
    char *target;
};

static void set_up(fixture *at, const void *data)
{
    (void)data;
    at->folder = fixture_folder();
    at->target = g_build_filename(at->folder, "target", NULL);
    for (size_t i = 0; i < COUNT; i++) {
        at->paths[i] = g_strdup_printf("%s/part%zu", at->folder, i);
        char own[32], *first = g_strdup_printf("all own%zu", i);
        snprintf(own, sizeof own, "own%zu", i);
        xc_writer *writer = fixture_writer(at->paths[i]);
        fixture_add(writer, first, own, own, NULL);
        fixture_add(writer, "all", "", NULL, NULL);
        check_ok(xc_writer_set_metadata(writer, own, strlen(own), own, strlen(own), &error));
        check_ok(xc_writer_set_metadata(writer, "shared", 6, own, strlen(own), &error));
        fixture_close(writer);
        g_free(first);
    }
}

static void tear_down(fixture *at, const void *data)
{
    (void)data;
    for (size_t i = 0; i < COUNT; i++) {
        g_free(at->paths[i]);
    }
    g_free(at->target);
    fixture_remove(at->folder);
}

/* The value that the shared key has in the target. */
static char *shared_of(const fixture *at)
{
    xc_database *database = fixture_open(at->target);
    xc_text value = {0};
    check_ok(xc_database_get_metadata(database, "shared", 6, &value, &error));
    char *copy = g_strndup(value.data, value.length);
    xc_text_free(&value);
    xc_database_free(database);
    return copy;
}

static void test_all(fixture *at, const void *data)
{
    (void)data;
    static const xc_compact_options OPTIONS[] = {
        {.flags = 0},
        {.flags = XC_COMPACT_MULTIPASS, .block_size = 4096},
        {.flags = XC_COMPACT_FULL, .block_size = 65536},
        {.flags = XC_COMPACT_SINGLE_FILE | XC_COMPACT_FULLER},
    };
    for (size_t i = 0; i <= G_N_ELEMENTS(OPTIONS); i++) {
        g_free(at->target);
        at->target = g_strdup_printf("%s/target%zu", at->folder, i);
        const xc_compact_options *options = i < G_N_ELEMENTS(OPTIONS) ? &OPTIONS[i] : NULL;
        check_ok(xc_compact((const char *const *)at->paths, COUNT, at->target, options, &error));
        xc_database *database = fixture_open(at->target);
        g_assert_cmpuint(fixture_count(database), ==, 2 * COUNT);
        for (size_t j = 0; j < COUNT; j++) {
            char own[32];
            snprintf(own, sizeof own, "own%zu", j);
            xc_postings *postings = xc_database_postings(database, own, strlen(own), NULL);
            check_ok(xc_postings_next(postings, &error));
            g_assert_cmpuint(xc_postings_docid(postings), ==, 2 * j + 1); /* in the order of the paths */
            xc_postings_free(postings);
            xc_text value = {0};
            check_ok(xc_database_get_metadata(database, own, strlen(own), &value, &error));
            g_assert_cmpstr(value.data, ==, own);
            xc_text_free(&value);
        }
        xc_database_free(database);
        char *shared = shared_of(at);
        g_assert_true(g_str_has_prefix(shared, "own")); /* any one */
        g_free(shared);
        g_assert_cmpint(g_file_test(at->target, G_FILE_TEST_IS_REGULAR), ==, i == 3);
        size_t errors = 77;
        check_ok(xc_check(at->target, NULL, &errors, &error));
        g_assert_cmpuint(errors, ==, 0);
    }
}

typedef struct told {
    GString *tables;
    const char *kept;
} told;

static void progress(const char *table, const char *status, void *user)
{
    told *to = user;
    if (!*status) {
        g_string_append_printf(to->tables, "%s ", table);
    }
}

/* Keeps the value that is wanted, if it is among them, else removes the key. */
static size_t resolve(const char *key, size_t length, const xc_text *values, size_t count, void *user)
{
    check_bytes(key, length, "shared");
    g_assert_cmpuint(count, ==, COUNT);
    unsigned seen = 0;
    size_t kept = count;
    for (size_t i = 0; i < count; i++) {
        g_assert_cmpuint(values[i].length, ==, 4);
        g_assert_true(g_str_has_prefix(values[i].data, "own"));
        seen |= 1U << (values[i].data[3] - '0');
        kept = strcmp(values[i].data, ((told *)user)->kept) == 0 ? i : kept;
    }
    g_assert_cmpuint(seen, ==, (1U << COUNT) - 1);
    return kept;
}

static void test_callbacks(fixture *at, const void *data)
{
    (void)data;
    static const char *const KEPT[] = {"own0", "own3", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(KEPT); i++) {
        told to = {.tables = g_string_new(NULL), .kept = KEPT[i]};
        const xc_compact_options options = {.progress = progress, .resolve = resolve, .user = &to};
        check_ok(xc_compact((const char *const *)at->paths, COUNT, at->target, &options, &error));
        g_assert_nonnull(strstr(to.tables->str, "postlist "));
        g_assert_nonnull(strstr(to.tables->str, "termlist "));
        g_string_free(to.tables, TRUE);
        char *shared = shared_of(at);
        g_assert_cmpstr(shared, ==, KEPT[i]);
        g_free(shared);
    }
}

static void test_errors(fixture *at, const void *data)
{
    (void)data;
    const char *const *paths = (const char *const *)at->paths;
    xc_compact_options options = {.flags = 0};
    check_fails(xc_compact(paths, 0, at->target, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_compact(NULL, 1, at->target, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_compact(paths, COUNT, NULL, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_compact(paths, COUNT, at->paths[0], NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_compact(paths, COUNT, "/no/such/folder/target", NULL, &error), XC_DATABASE);
    check_fails(xc_compact((const char *const[]){at->folder}, 1, at->target, NULL, &error), XC_DATABASE_NOT_FOUND);
    options.flags = XC_COMPACT_NO_RENUMBER;
    check_fails(xc_compact(paths, COUNT, at->target, &options, &error), XC_INVALID_OPERATION);
    options.flags = XC_COMPACT_FULL | XC_COMPACT_FULLER;
    check_fails(xc_compact(paths, COUNT, at->target, &options, &error), XC_INVALID_ARGUMENT);
    options.flags = 1U << 12;
    check_fails(xc_compact(paths, COUNT, at->target, &options, &error), XC_INVALID_ARGUMENT);
    options = (xc_compact_options){.block_size = 1000};
    check_fails(xc_compact(paths, COUNT, at->target, &options, &error), XC_INVALID_ARGUMENT);
    for (size_t i = 0; i < COUNT; i++) { /* nothing happened to the sources */
        xc_database *database = fixture_open(at->paths[i]);
        g_assert_cmpuint(fixture_count(database), ==, 2);
        xc_database_free(database);
    }
}

static void test_no_renumber(fixture *at, const void *data)
{
    (void)data;
    char *far = g_build_filename(at->folder, "far", NULL);
    xc_writer *writer = fixture_writer(far);
    xc_document *document = fixture_document("far", "", NULL, NULL);
    check_ok(xc_writer_replace(writer, 1000, document, &error));
    xc_document_free(document);
    fixture_close(writer);
    const xc_compact_options options = {.flags = XC_COMPACT_NO_RENUMBER};
    check_ok(xc_compact((const char *const[]){far, at->paths[0]}, 2, at->target, &options, &error));
    xc_database *database = fixture_open(at->target);
    xc_postings *postings = xc_database_postings(database, "far", 3, NULL);
    check_ok(xc_postings_next(postings, &error));
    g_assert_cmpuint(xc_postings_docid(postings), ==, 1000);
    xc_postings_free(postings);
    xc_database_free(database);
    g_free(far);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const fixture_test TESTS[] = {
        {"/xapian-c/compact/all", test_all},
        {"/xapian-c/compact/callbacks", test_callbacks},
        {"/xapian-c/compact/errors", test_errors},
        {"/xapian-c/compact/no renumber", test_no_renumber},
    };
    fixture_add_tests(TESTS);
    return g_test_run();
}
