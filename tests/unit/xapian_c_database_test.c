/* xapian_c_database_test.c: opening, writing, transactions, metadata, figures. */
#include "tests/unit/xapian_c_path_fixture.h"

static void test_free_never_commits(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    fixture_add(writer, "a", "kept", NULL, NULL);
    check_ok(xc_writer_commit(writer, &error));
    fixture_add(writer, "a", "lost", NULL, NULL);
    check_ok(xc_writer_set_metadata(writer, "k", 1, "lost", 4, &error));
    g_assert_cmpuint(fixture_count(xc_writer_database(writer)), ==, 2);
    xc_writer_free(writer);
    xc_database *database = fixture_open(at->path);
    g_assert_cmpuint(fixture_count(database), ==, 1);
    xc_text value = {0};
    check_ok(xc_database_get_metadata(database, "k", 1, &value, &error));
    g_assert_cmpuint(value.length, ==, 0);
    xc_text_free(&value);
    xc_database_free(database);

    /* Neither with a transaction open, nor while an iterator still holds the database. */
    writer = fixture_writer(at->path);
    check_ok(xc_writer_begin(writer, true, &error));
    fixture_add(writer, "b", "lost", NULL, NULL);
    xc_terms *terms = xc_database_terms(xc_writer_database(writer), "", 0, NULL);
    xc_writer_free(writer);
    xc_terms_free(terms);
    database = fixture_open(at->path);
    g_assert_cmpuint(fixture_count(database), ==, 1);
    xc_database_free(database);
    fixture_close(fixture_writer(at->path)); /* the lock is free */
}

static void test_write(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    xc_docid one = fixture_add(writer, "a Q1", "one", NULL, NULL);
    xc_docid two = fixture_add(writer, "a Q2", "two", NULL, NULL);
    xc_document *other = fixture_document("b Q2", "other", NULL, NULL);
    xc_docid docid = 0;
    check_ok(xc_writer_replace_term(writer, "Q2", 2, other, &docid, &error));
    g_assert_cmpuint(docid, ==, two);
    check_ok(xc_writer_replace_term(writer, "Q3", 2, other, NULL, &error));
    check_ok(xc_writer_replace(writer, 10, other, &error));
    xc_document_free(other);
    xc_database *now = xc_writer_database(writer);
    g_assert_cmpuint(fixture_count(now), ==, 4);
    check_ok(xc_database_last_docid(now, &docid, &error));
    g_assert_cmpuint(docid, ==, 10);
    check_ok(xc_writer_delete(writer, one, &error));
    check_ok(xc_writer_delete_term(writer, "Q2", 2, &error));
    check_ok(xc_writer_delete_term(writer, "none", 4, &error));
    g_assert_cmpuint(fixture_count(now), ==, 0);
    fixture_close(writer);
}

static void test_transactions(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    xc_database *now = xc_writer_database(writer);
    for (int flushed = 0; flushed < 2; flushed++) {
        check_ok(xc_writer_begin(writer, flushed, &error));
        check_fails(xc_writer_begin(writer, flushed, &error), XC_INVALID_OPERATION);
        check_fails(xc_writer_commit(writer, &error), XC_INVALID_OPERATION);
        check_fails(xc_writer_close(writer, &error), XC_INVALID_OPERATION);
        fixture_add(writer, "a", "", NULL, NULL);
        check_ok(xc_writer_commit_transaction(writer, &error));
        g_assert_cmpuint(fixture_count(now), ==, 1 + 2 * (unsigned)flushed);
        check_ok(xc_writer_commit(writer, &error));
        check_ok(xc_writer_begin(writer, flushed, &error));
        fixture_add(writer, "a", "", NULL, NULL);
        check_ok(xc_writer_cancel(writer, &error));
        fixture_add(writer, "a", "", NULL, NULL);
    }
    /* Cancelling an unflushed one drops what was pending before it as well; a flushed one has committed that. */
    fixture_add(writer, "pending", "", NULL, NULL);
    check_ok(xc_writer_begin(writer, false, &error));
    check_ok(xc_writer_cancel(writer, &error));
    g_assert_cmpuint(fixture_count(now), ==, 3);
    fixture_add(writer, "pending", "", NULL, NULL);
    check_ok(xc_writer_begin(writer, true, &error));
    check_ok(xc_writer_cancel(writer, &error));
    g_assert_cmpuint(fixture_count(now), ==, 4);
    check_fails(xc_writer_cancel(writer, &error), XC_INVALID_OPERATION);
    check_fails(xc_writer_commit_transaction(writer, &error), XC_INVALID_OPERATION);
    fixture_close(writer);
    xc_database *database = fixture_open(at->path);
    g_assert_cmpuint(fixture_count(database), ==, 4);
    xc_database_free(database);
}

/* Many keys and long values: entries of several parts, in several blocks; then of a change that is not yet seen. */
static void test_much_metadata(fixture *at, const void *data)
{
    enum { KEYS = 300, GROWTH = 100 };
    (void)data;
    char key[16];
    g_autofree char *text = g_strnfill((gsize)GROWTH * KEYS, 'v');
    xc_writer *writer = fixture_writer(at->path);
    for (uint32_t i = 0; i < KEYS; i++) {
        const int length = g_snprintf(key, sizeof key, "k%u", i);
        check_ok(xc_writer_set_metadata(writer, key, (size_t)length, text, GROWTH * i + 1, &error));
    }
    check_ok(xc_writer_commit(writer, &error));
    xc_database *database = fixture_open(at->path);
    check_ok(xc_writer_set_metadata(writer, "k7", 2, "new", 3, &error));
    check_ok(xc_writer_commit(writer, &error));
    for (uint32_t i = 0; i < 2 * KEYS; i++) {
        const int length = g_snprintf(key, sizeof key, "k%u", i);
        xc_text value = {0};
        check_ok(xc_database_get_metadata(database, key, (size_t)length, &value, &error));
        g_assert_cmpuint(value.length, ==, i < KEYS ? GROWTH * i + 1 : 0);
        g_assert_true(memcmp(value.data, text, value.length) == 0);
        xc_text_free(&value);
    }
    xc_database_free(database);
    fixture_close(writer);
}

#define KEY "k\0ey"
#define VALUE "v\0\xff\xe6\xb0\x91"

static void test_metadata(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    check_ok(xc_writer_set_metadata(writer, KEY, 4, VALUE, 6, &error));
    check_ok(xc_writer_set_metadata(writer, "l", 1, "1", 1, &error));
    check_ok(xc_writer_set_metadata(writer, "gone", 4, "1", 1, &error));
    check_ok(xc_writer_set_metadata(writer, "gone", 4, NULL, 0, &error));
    check_fails(xc_writer_set_metadata(writer, NULL, 0, "x", 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_writer_set_metadata(writer, NULL, 1, "x", 1, &error), XC_INVALID_ARGUMENT);
    char longest[400];
    memset(longest, 'k', sizeof longest);
    check_fails(xc_writer_set_metadata(writer, longest, sizeof longest, "x", 1, &error), XC_INVALID_ARGUMENT);
    fixture_close(writer);

    xc_database *database = fixture_open(at->path);
    xc_text value = {0};
    check_ok(xc_database_get_metadata(database, KEY, 4, &value, &error));
    check_bytes(value.data, value.length, VALUE);
    g_assert_cmpint(value.data[6], ==, '\0');
    xc_text_free(&value);
    g_assert_null(value.data);
    check_fails(xc_database_get_metadata(database, "", 0, &value, &error), XC_INVALID_ARGUMENT);
    g_assert_null(value.data);

    static const struct {
        const char *prefix;
        size_t keys;
    } CASES[] = {{"", 2}, {"k", 1}, {"l", 1}, {"m", 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        xc_terms *keys = xc_database_metadata_keys(database, CASES[i].prefix, strlen(CASES[i].prefix), NULL);
        size_t count = 0;
        for (; xc_terms_next(keys, NULL) == XC_OK; count++) {
            size_t length;
            const char *key = xc_terms_text(keys, &length);
            if (key[0] == 'k') {
                check_bytes(key, length, KEY);
            }
            uint32_t figure;
            check_fails(xc_terms_freq(keys, &figure, &error), XC_INVALID_OPERATION);
        }
        g_assert_cmpuint(count, ==, CASES[i].keys);
        xc_terms_free(keys);
    }
    xc_database_free(database);
}

static void test_figures(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    xc_database *now = xc_writer_database(writer);
    bool flag = true;
    check_ok(xc_database_has_positions(now, &flag, &error));
    g_assert_false(flag);
    fixture_add(writer, "a a b", "", "2019", NULL);
    fixture_add(writer, "a", "", "2021", NULL);
    fixture_add(writer, "c", "", NULL, NULL);
    check_ok(xc_database_has_positions(now, &flag, &error));
    g_assert_true(flag);
    check_ok(xc_writer_commit(writer, &error));

    xc_database *database = fixture_open(at->path);
    check_ok(xc_database_locked(database, &flag, &error));
    g_assert_true(flag);
    fixture_close(writer);
    check_ok(xc_database_locked(database, &flag, &error));
    g_assert_false(flag);

    double average = 0;
    check_ok(xc_database_average_length(database, &average, &error));
    g_assert_cmpfloat_with_epsilon(average, 5.0 / 3, 1e-9);
    uint64_t total = 0, revision = 0;
    check_ok(xc_database_total_length(database, &total, &error));
    g_assert_cmpuint(total, ==, 5);
    check_ok(xc_database_revision(database, &revision, &error));
    g_assert_cmpuint(revision, >=, 1);
    uint32_t figure = 0;
    check_ok(xc_database_doc_length(database, 1, &figure, &error));
    g_assert_cmpuint(figure, ==, 3);
    check_ok(xc_database_term_freq(database, "a", 1, &figure, &error));
    g_assert_cmpuint(figure, ==, 2);
    check_ok(xc_database_collection_freq(database, "a", 1, &figure, &error));
    g_assert_cmpuint(figure, ==, 3);
    check_ok(xc_database_term_freq(database, "none", 4, &figure, &error));
    g_assert_cmpuint(figure, ==, 0);

    xc_text lower = {0}, upper = {0}, uuid = {0};
    check_ok(xc_database_value_bounds(database, 0, &lower, &upper, &figure, &error));
    g_assert_cmpstr(lower.data, ==, "2019");
    g_assert_cmpstr(upper.data, ==, "2021");
    g_assert_cmpuint(figure, ==, 2);
    xc_text_free(&lower);
    xc_text_free(&upper);
    check_ok(xc_database_value_bounds(database, 5, NULL, NULL, &figure, &error));
    g_assert_cmpuint(figure, ==, 0);
    check_ok(xc_database_uuid(database, &uuid, &error));
    g_assert_cmpuint(uuid.length, ==, 36);
    xc_text_free(&uuid);
    check_ok(xc_database_keep_alive(database, &error));
    xc_database_free(database);
}

/* A stub that names two databases, and the same two added by hand, give the same documents. */
static void test_several(fixture *at, const void *data)
{
    (void)data;
    char *second = g_build_filename(at->folder, "second", NULL);
    char *stub = g_build_filename(at->folder, "XAPIANDB", NULL);
    xc_writer *writer = fixture_writer(at->path);
    fixture_add(writer, "a", "one", NULL, NULL);
    fixture_close(writer);
    writer = fixture_writer(second);
    fixture_add(writer, "a", "two", NULL, NULL);
    fixture_close(writer);
    g_assert_true(g_file_set_contents(stub, "auto db\nauto second\n", -1, NULL));

    xc_database *all = xc_database_new(NULL);
    g_assert_cmpuint(fixture_count(all), ==, 0);
    check_fails(xc_database_add(all, all, &error), XC_INVALID_ARGUMENT);
    const char *const parts[] = {at->path, second};
    for (size_t i = 0; i < 2; i++) {
        xc_database *part = fixture_open(parts[i]);
        check_ok(xc_database_add(all, part, &error));
        xc_database_free(part);
    }
    xc_database *by_stub = fixture_open(at->folder);
    xc_database *const both[] = {all, by_stub};
    for (size_t i = 0; i < 2; i++) {
        g_assert_cmpuint(fixture_count(both[i]), ==, 2);
        xc_document *document = NULL;
        check_ok(xc_database_get_document(both[i], 2, &document, &error));
        const char *text;
        size_t length;
        check_ok(xc_document_data(document, &text, &length, &error));
        check_bytes(text, length, "two");
        g_assert_cmpuint(xc_document_docid(document), ==, 1);
        xc_document_free(document);
        uint64_t revision;
        check_fails(xc_database_revision(both[i], &revision, &error), XC_INVALID_OPERATION);
        xc_database_free(both[i]);
    }
    g_free(second);
    g_free(stub);
}

static void test_reopen(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    check_ok(xc_writer_commit(writer, &error));
    xc_database *database = fixture_open(at->path);
    bool moved = false;
    fixture_add(writer, "a", "", NULL, NULL);
    check_ok(xc_writer_commit(writer, &error));
    g_assert_cmpuint(fixture_count(database), ==, 0);
    check_ok(xc_database_reopen(database, &moved, &error));
    g_assert_true(moved);
    g_assert_cmpuint(fixture_count(database), ==, 1);
    fixture_close(writer);
    check_ok(xc_database_reopen(database, NULL, &error));
    xc_database_free(database);
}

/* What the flags of opening do with a database that is there and one that is not. */
static void test_flags(fixture *at, const void *data)
{
    (void)data;
    static const struct {
        xc_open_options options;
        xc_status missing, present;
        uint32_t left; /* documents of the one that was there */
    } CASES[] = {
        {{XC_OPEN_EXISTING, 0, XC_BACKEND_ANY}, XC_DATABASE_NOT_FOUND, XC_OK, 1},
        {{XC_OPEN_OR_CREATE, 0, XC_BACKEND_ANY}, XC_OK, XC_OK, 1},
        {{XC_OPEN_CREATE, 0, XC_BACKEND_ANY}, XC_OK, XC_DATABASE_CREATE, 1},
        {{XC_OPEN_OVERWRITE, 0, XC_BACKEND_ANY}, XC_OK, XC_OK, 0},
        {{XC_OPEN_OR_CREATE | XC_OPEN_NO_SYNC, 4096, XC_BACKEND_GLASS}, XC_OK, XC_OK, 1},
        {{XC_OPEN_OR_CREATE | XC_OPEN_FULL_SYNC | XC_OPEN_RETRY_LOCK, 65536, XC_BACKEND_GLASS}, XC_OK, XC_OK, 1},
        {{XC_OPEN_OR_CREATE | XC_OPEN_DANGEROUS | XC_OPEN_NO_SYNC, 2048, XC_BACKEND_ANY}, XC_OK, XC_OK, 1},
        {{XC_OPEN_OR_CREATE, 3000, XC_BACKEND_ANY}, XC_INVALID_ARGUMENT, XC_INVALID_ARGUMENT, 1},
        {{XC_OPEN_OR_CREATE, 131072, XC_BACKEND_ANY}, XC_INVALID_ARGUMENT, XC_INVALID_ARGUMENT, 1},
        {{1U << 20, 0, XC_BACKEND_ANY}, XC_INVALID_ARGUMENT, XC_INVALID_ARGUMENT, 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *missing = g_strdup_printf("%s/missing%zu", at->folder, i);
        char *present = g_strdup_printf("%s/present%zu", at->folder, i);
        xc_writer *writer = fixture_writer(present);
        fixture_add(writer, "a", "", NULL, NULL);
        fixture_close(writer);
        const char *const paths[] = {missing, present};
        for (size_t j = 0; j < 2; j++) {
            writer = NULL;
            xc_status wanted = j ? CASES[i].present : CASES[i].missing;
            xc_error shown;
            g_assert_cmpstr(xc_status_name(xc_writer_open(paths[j], &CASES[i].options, &writer, &shown)), ==,
                            xc_status_name(wanted));
            g_assert_true((wanted == XC_OK) == (writer != NULL));
            if (writer) {
                g_assert_cmpuint(fixture_count(xc_writer_database(writer)), ==, j ? CASES[i].left : 0);
                fixture_close(writer);
            }
        }
        g_free(missing);
        g_free(present);
    }
}

static void test_in_memory(void)
{
    xc_writer *writer = xc_writer_new_in_memory(NULL);
    g_assert_nonnull(writer);
    fixture_add(writer, "a b", "one", "x", NULL);
    check_ok(xc_writer_commit(writer, &error));
    g_assert_cmpuint(fixture_count(xc_writer_database(writer)), ==, 1);
    xc_database_free(xc_writer_database(writer)); /* the writer's: stays */
    g_assert_cmpuint(fixture_count(xc_writer_database(writer)), ==, 1);
    check_ok(xc_writer_set_metadata(writer, "k", 1, "v", 1, &error));
    check_null(xc_database_metadata_keys(xc_writer_database(writer), "", 0, &error), XC_UNIMPLEMENTED);
    xc_writer_free(writer);
}

/* The other kinds: a stub file, and a database of Xapian's older format. */
static void test_kinds(fixture *at, const void *data)
{
    (void)data;
    char *stub = g_build_filename(at->folder, "stub", NULL), *old = g_build_filename(at->folder, "old", NULL);
    g_assert_true(g_file_set_contents(stub, "auto db\n", -1, NULL));
    fixture_close(fixture_writer(at->path));
    const struct {
        xc_open_options options;
        const char *path, *count_in;
    } cases[] = {
        {{XC_OPEN_EXISTING, 0, XC_BACKEND_STUB}, stub, at->path},
        {{XC_OPEN_CREATE, 0, XC_BACKEND_CHERT}, old, old},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        xc_writer *writer = NULL;
        check_ok(xc_writer_open(cases[i].path, &cases[i].options, &writer, &error));
        fixture_add(writer, "a", "", NULL, NULL);
        fixture_close(writer);
        xc_database *database = fixture_open(cases[i].count_in);
        g_assert_cmpuint(fixture_count(database), ==, 1);
        xc_database_free(database);
    }
    char *version = g_build_filename(old, "iamchert", NULL);
    g_assert_true(g_file_test(version, G_FILE_TEST_EXISTS));
    g_free(version);
    g_free(stub);
    g_free(old);
}

static bool take_all(xc_document *document, void *user)
{
    (void)document, (void)user;
    return true;
}

/* xapian-progsrv serves a database on its standard input and output. */
static void test_remote_program(fixture *at, const void *data)
{
    (void)data;
    char *server = g_find_program_in_path("xapian-progsrv");
    if (!server) {
        g_test_skip("xapian-progsrv is not installed (xapian-tools)");
        return;
    }
    xc_writer *writer = fixture_writer(at->path);
    fixture_add(writer, "a", "far away", NULL, NULL);
    fixture_close(writer);
    xc_database *database = NULL;
    check_ok(xc_database_open_program(server, at->path, 10000, &database, &error));
    g_assert_cmpuint(fixture_count(database), ==, 1);
    check_ok(xc_database_keep_alive(database, &error));
    uint64_t revision;
    xc_error shown;
    g_assert_cmpint(xc_database_revision(database, &revision, &shown), !=, XC_OK);
    g_assert_cmpstr(xc_status_name(shown.status), ==, "XC_UNIMPLEMENTED");
    xc_search *search = xc_search_new(database, NULL);
    xc_query *query = xc_query_match_all(NULL);
    xc_result *result = NULL;
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_search_run(search, 0, 10, 0, &result, &error));
    g_assert_cmpuint(xc_result_size(result), ==, 1);
    xc_result_free(result);
    xc_search_set_decider(search, take_all, NULL);
    check_fails(xc_search_run(search, 0, 10, 0, &result, &error), XC_UNIMPLEMENTED);
    xc_query_free(query);
    xc_search_free(search);
    xc_database_free(database);
    g_free(server);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const fixture_test TESTS[] = {
        {"/xapian-c/database/free never commits", test_free_never_commits},
        {"/xapian-c/database/write", test_write},
        {"/xapian-c/database/transactions", test_transactions},
        {"/xapian-c/database/metadata", test_metadata},
        {"/xapian-c/database/much metadata", test_much_metadata},
        {"/xapian-c/database/figures", test_figures},
        {"/xapian-c/database/several", test_several},
        {"/xapian-c/database/reopen", test_reopen},
        {"/xapian-c/database/flags", test_flags},
        {"/xapian-c/database/kinds", test_kinds},
        {"/xapian-c/database/remote program", test_remote_program},
    };
    fixture_add_tests(TESTS);
    g_test_add_func("/xapian-c/database/in memory", test_in_memory);
    return g_test_run();
}
