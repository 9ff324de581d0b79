/* index_read_test.c: an index read and reopened, several as one, and errors of the binding. */
#include <unistd.h>

#include "index_database_fixture.h"

/* ---- reading ---- */

static void test_read(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    fixture_publish_one(folder, "a.txt", "甲", 3);
    g_autoptr(jy_index) index = fixture_open_good(folder);
    g_assert_cmpuint(jy_index_folders(index), ==, 1);
    g_assert_cmpuint(jy_index_passages(index), ==, 3);
    g_assert_cmpstr(fixture_title(index, 2, "a.txt", NULL), ==, "甲");
    g_assert_cmpstr(fixture_title(index, 1, "a.txt", NULL), ==, "甲");
    g_assert_null(fixture_title(index, 1, "unknown", &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    g_assert_null(fixture_title(index, 1, "unknown", &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, NULL);
    const jy_ledger_entry *entry = g_hash_table_lookup(ledger, "a.txt");
    g_assert_cmpuint(g_hash_table_size(ledger), ==, 1);
    g_assert_cmpuint(entry ? entry->passages : 0, ==, 3);
    fixture_remove(folder);
}

static void test_empty(void)
{
    char *folder = fixture_folder();
    fixture_publish_one(folder, NULL, NULL, 0);
    g_autoptr(jy_index) index = fixture_open_good(folder);
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, NULL);
    g_assert_cmpuint(jy_index_passages(index), ==, 0);
    g_assert_cmpuint(ledger ? g_hash_table_size(ledger) : 99, ==, 0);
    fixture_remove(folder);
}

/* Records that are none: said, not taken. */
static void test_damaged_records(void)
{
    char *folder = fixture_folder(), id[JY_FILE_ID + 1];
    GError *failure = NULL;
    fixture_publish_one(folder, "a.txt", "甲", 1);
    g_autofree char *segment = fixture_last_segment(folder);
    xc_writer *database = NULL;
    check_xc(xc_writer_open(segment, NULL, &database, &error_));
    jy_key_file("a.txt", id);
    fixture_metadata(database, JY_METADATA_DOCUMENT, id,
                     "\x05"
                     "abc",
                     4);
    check_xc(xc_writer_close(database, &error_));
    xc_writer_free(database);
    fixture_remeasure(folder);
    fixture_put(folder, "ledger-000001", "jiyan ledger 1\nabc");
    g_autoptr(jy_index) index = fixture_open_good(folder);
    g_assert_null(jy_index_ledger(index, &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    g_assert_null(fixture_title(index, 1, "a.txt", &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    fixture_remove(folder);
}

/* ---- several segments ---- */

static void check_found(jy_index *index, uint32_t wanted)
{
    xc_error error;
    xc_result *found = NULL;
    xc_query *query = jy_index_living(index, xc_query_term("税收", strlen("税收"), 1, &error), &error);
    xc_search *search = xc_search_new(jy_index_database(index), &error);
    check_xc(xc_search_set_query(search, query, &error_));
    check_xc(xc_search_run(search, 0, 1000, 1000, &found, &error_));
    g_assert_cmpuint(xc_result_size(found), ==, wanted);
    g_assert_cmpuint(jy_index_passages(index), ==, wanted);
    xc_result_free(found);
    xc_search_free(search);
    xc_query_free(query);
}

/* Passages of all segments are found, and a document as the newest that has it knows it; dead passages are not. */
static void test_segments(void)
{
    char *folder = fixture_folder();
    fixture_publish_one(folder, "a.txt", "甲", 3);
    fixture_commit(folder, "b.txt", "乙");
    fixture_commit(folder, "a.txt", "丙");
    jy_index *index = fixture_open_good(folder);
    check_found(index, 103);
    g_assert_cmpstr(fixture_title(index, 1, "a.txt", NULL), ==, "丙");
    g_assert_cmpstr(fixture_title(index, 1, "b.txt", NULL), ==, "乙");
    jy_index_free(index);

    jy_writer *writer = jy_writer_lock(folder, false, NULL);
    jy_manifest *manifest = jy_manifest_copy(jy_writer_manifest(writer));
    jy_manifest_kill(manifest, (jy_manifest_range){1, 3});
    jy_manifest_kill(manifest, (jy_manifest_range){10, 12});
    g_assert_true(jy_writer_publish(writer, manifest, NULL));
    jy_writer_free(writer);
    index = fixture_open_good(folder);
    check_found(index, 97);
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, NULL);
    g_assert_cmpuint(ledger ? g_hash_table_size(ledger) : 0, ==, 2 + FIXTURE_BULK);
    jy_index_free(index);
    fixture_remove(folder);
}

/* The number of a passage in all segments as one, and in its own. */
static void test_numbers(void)
{
    char *folder = fixture_folder();
    fixture_publish_one(folder, "a.txt", "甲", 3);
    fixture_commit(folder, "b.txt", "乙");
    g_autoptr(jy_index) index = fixture_open_good(folder);
    xc_postings *all = xc_database_postings(jy_index_database(index), "税收", strlen("税收"), NULL);
    uint32_t sum = 0, count = 0;
    while (xc_postings_next(all, NULL) == XC_OK) {
        sum += jy_index_own_number(index, 0, xc_postings_docid(all));
        g_assert_cmpuint(jy_index_folder_of(index, xc_postings_docid(all)), ==, 0);
        count++;
    }
    xc_postings_free(all);
    g_assert_cmpuint(count, ==, 53);
    g_assert_cmpuint(sum, ==, 53 * 54 / 2);
    fixture_remove(folder);
}

/* ---- reopening ---- */

/* Reads the bulk; the first failure. */
static GError *read_bulk(jy_index *index, xc_docid docid)
{
    GError *failure = NULL;
    for (int i = 0; i < FIXTURE_BULK && !failure; i++) {
        g_autofree char *name = g_strdup_printf("bulk%d", i);
        fixture_title(index, docid, name, &failure);
    }
    return failure;
}

/* A reader keeps what it opened, though all of it was swept away; after reopening it sees what is new, and what was
 * known is forgotten. */
static void test_reopen(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    fixture_publish_one(folder, "a.txt", "甲", 3);
    fixture_commit(folder, "0.txt", "乙");
    g_autoptr(jy_index) index = fixture_open_good(folder);
    fixture_publish_one(folder, "a.txt", "乙", 5);
    failure = read_bulk(index, 1);
    g_assert_no_error(failure);
    g_assert_cmpstr(fixture_title(index, 1, "a.txt", NULL), ==, "甲");
    check_found(index, 53);
    g_assert_true(jy_index_reopen(index, NULL));
    check_found(index, 5);
    g_assert_cmpstr(fixture_title(index, 1, "a.txt", NULL), ==, "乙");

    /* An index that is gone says so, and can still be freed or tried again. */
    g_autofree char *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
    g_assert_cmpint(unlink(stub), ==, 0);
    g_assert_false(jy_index_reopen(index, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, folder);
    fixture_put(folder, JY_INDEX_STUB, "# manifest-000003\nauto seg-000003\n");
    g_assert_true(jy_index_reopen(index, NULL));
    g_assert_cmpuint(jy_index_passages(index), ==, 5);
    fixture_remove(folder);
}

/* ---- several folders as one ---- */

/* Both hold a document of the same path, so of the same key: the number of the passage says which one is meant. */
static void test_several(void)
{
    char *root = fixture_folder();
    g_autofree char *first = g_build_filename(root, "1", NULL), *second = g_build_filename(root, "2", NULL);
    const char *const folders[] = {first, second};
    fixture_publish_one(first, "same.txt", "甲", 4);
    fixture_publish_one(second, "same.txt", "乙", 4);
    fixture_commit(second, "only.txt", "丙");
    g_autoptr(jy_index) index = jy_index_open(folders, 2, NULL);
    g_assert_nonnull(index);
    g_assert_cmpuint(jy_index_folders(index), ==, 2);
    g_assert_cmpuint(jy_index_passages(index), ==, 58);
    /* The first folder has one segment, the second has two. */
    for (xc_docid docid = 1; docid <= 9; docid++) {
        g_assert_cmpstr(fixture_title(index, docid, "same.txt", NULL), ==, docid % 3 == 1 ? "甲" : "乙");
    }
    GError *failure = NULL;
    g_assert_cmpstr(fixture_title(index, 2, "only.txt", NULL), ==, "丙");
    g_assert_null(fixture_title(index, 1, "only.txt", &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "does not know");
    const jy_document *document = NULL;
    char id[JY_FILE_ID + 1];
    jy_key_file("only.txt", id);
    g_assert_true(jy_index_find_document(index, 0, id, &document, NULL) && !document);
    g_assert_true(jy_index_find_document(index, 1, id, &document, NULL) && document);
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, NULL);
    g_assert_cmpuint(ledger ? g_hash_table_size(ledger) : 0, ==, 2 + FIXTURE_BULK);
    const jy_ledger_entry *entry = ledger ? g_hash_table_lookup(ledger, "same.txt") : NULL;
    g_assert_cmpstr(entry ? entry->path : NULL, ==, "same.txt");
    fixture_remove(root);
}

/* A folder that is named twice, whatever way, counts once. */
static void test_several_twice(void)
{
    char *root = fixture_folder();
    g_autofree char *first = g_build_filename(root, "1", NULL), *second = g_build_filename(root, "2", NULL);
    g_autofree char *slash = g_strconcat(first, "/", NULL), *link = g_build_filename(root, "link", NULL);
    const char *const folders[] = {first, slash, second, link};
    fixture_publish_one(first, "a.txt", "甲", 4);
    fixture_publish_one(second, "a.txt", "乙", 3);
    g_assert_cmpint(symlink("1", link), ==, 0);
    g_autoptr(jy_index) index = jy_index_open(folders, G_N_ELEMENTS(folders), NULL);
    g_assert_nonnull(index);
    g_assert_cmpuint(jy_index_folders(index), ==, 2);
    g_assert_cmpuint(jy_index_passages(index), ==, 7);
    g_assert_cmpstr(jy_index_folder(index, jy_index_folder_of(index, 1)), ==, first);
    g_assert_cmpstr(jy_index_folder(index, jy_index_folder_of(index, 4)), ==, second);
    fixture_remove(root);
}

/* One that cannot be opened is named. */
static void test_several_fail(void)
{
    char *root = fixture_folder();
    g_autofree char *first = g_build_filename(root, "1", NULL), *second = g_build_filename(root, "2", NULL);
    const char *const folders[] = {first, second};
    GError *failure = NULL;
    fixture_publish_one(first, "a.txt", "甲", 50);
    g_assert_null(jy_index_open(folders, 2, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, second);
    fixture_publish_one(second, "b.txt", "乙", 50);
    g_autoptr(jy_index) index = jy_index_open(folders, 2, NULL);
    g_assert_nonnull(index);
    fixture_commit(first, "0.txt", "丙");
    g_assert_true(jy_index_reopen(index, NULL));
    g_assert_cmpstr(fixture_title(index, 1, "0.txt", NULL), ==, "丙");
    fixture_remove(root);
}

/* ---- errors of the binding ---- */

static void test_codes(void)
{
    static const struct {
        xc_status status;
        jy_error code;
        bool advises;
    } ROWS[] = {
        {XC_DATABASE_LOCK, JY_ERROR_INDEX_LOCKED, false},
        {XC_DATABASE_MODIFIED, JY_ERROR_INDEX_CHANGED, false},
        {XC_DATABASE_VERSION, JY_ERROR_INDEX_VERSION, true},
        {XC_DATABASE_CORRUPT, JY_ERROR_INDEX_CORRUPT, true},
        {XC_DATABASE_OPENING, JY_ERROR_INDEX_MISSING, false},
        {XC_DATABASE_NOT_FOUND, JY_ERROR_INDEX_MISSING, false},
        {XC_NO_MEMORY, JY_ERROR_MEMORY, false},
        {XC_DATABASE, JY_ERROR_IO, false},
        {XC_DATABASE_CREATE, JY_ERROR_IO, false},
        {XC_NETWORK, JY_ERROR_IO, false},
        {XC_UNKNOWN, JY_ERROR_BUG, false},
        {XC_RANGE, JY_ERROR_BUG, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        xc_error from = {.status = ROWS[i].status, .type = "SomeError"};
        g_strlcpy(from.message, i % 2 ? "the reason" : "", sizeof from.message);
        GError *failure = NULL;
        g_test_message("%s", xc_status_name(ROWS[i].status));
        jy_index_set_error(&failure, &from, "reading it");
        g_assert_cmpint(strstr(failure->message, "--rebuild") != NULL, ==, ROWS[i].advises);
        check_error(&failure, ROWS[i].code, i % 2 ? "reading it: the reason" : "reading it: SomeError");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_unsetenv("JIYAN_DB");
    g_test_add_func("/index/read", test_read);
    g_test_add_func("/index/empty", test_empty);
    g_test_add_func("/index/damaged-records", test_damaged_records);
    g_test_add_func("/index/segments", test_segments);
    g_test_add_func("/index/numbers", test_numbers);
    g_test_add_func("/index/reopen", test_reopen);
    g_test_add_func("/index/several", test_several);
    g_test_add_func("/index/several-twice", test_several_twice);
    g_test_add_func("/index/several-fail", test_several_fail);
    g_test_add_func("/index/codes", test_codes);
    return g_test_run();
}
