/* xapian_c_scan_test.c: a scan gives what libxapian says is there, whichever method reads and whoever wrote it; of a
 * damaged database it gives an error or what can be read. */
#include <xapian-c/xapian_c_scan.h>

#include "tests/unit/xapian_c_bulk_fixture.h"
#include "tests/unit/xapian_c_path_fixture.h"
#include "tests/unit/xapian_c_scan_dump.h"

/* Checks that both methods give the same. Returns it; free with g_string_free. */
static GString *check_same(const char *path)
{
    GString *dumps[] = {g_string_new(NULL), g_string_new(NULL)};
    for (size_t i = 0; i < G_N_ELEMENTS(dumps); i++) {
        xc_error failure = {0};
        xc_scan *scan = NULL;
        const xc_scan_method method = i == 0 ? XC_SCAN_DIRECT : XC_SCAN_LIBRARY;
        check_ok(xc_scan_open(path, method, &scan, &error));
        g_assert_cmpint(xc_scan_method_of(scan), ==, method);
        xc_scan_free(scan);
        xc_status status = scan_dump(path, method, dumps[i], &failure);
        if (status != XC_END) {
            g_error("%s: %s", path, failure.message);
        }
    }
    g_assert_true(g_string_equal(dumps[0], dumps[1]));
    g_string_free(dumps[1], TRUE);
    return dumps[0];
}

/* Writes the input in several ways and checks that each scan gives the same. */
static void check_input(fixture *at, bulk_input *input)
{
    static const xc_bulk_options OPTIONS[] = {
        {.no_sync = true},
        {.no_sync = true, .has_term_lists = true, .compression = 6},
        {.no_sync = true, .block_size = 2048, .data_block_size = 8192, .compression = 1},
        {.no_sync = true, .method = XC_BULK_LIBRARY},
        {.no_sync = true, .method = XC_BULK_LIBRARY, .has_term_lists = true, .block_size = 2048},
    };
    GString *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        check_ok(bulk_write(input, at->path, &OPTIONS[i], &error));
        GString *dump = check_same(at->path);
        g_assert_true(!first || g_string_equal(first, dump));
        if (first) {
            g_string_free(dump, TRUE);
        } else {
            first = dump;
        }
        nftw(at->path, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    g_string_free(first, TRUE);
    bulk_input_free(input);
}

/* ---- inputs ---- */

/* Text of few letters: libxapian fails to inflate what is one letter again and again. Free with g_free. */
static char *random_text(size_t length)
{
    char *text = g_malloc(length + 1);
    for (size_t i = 0; i < length; i++) {
        text[i] = (char)g_test_rand_int_range('a', 'f');
    }
    text[length] = '\0';
    return text;
}

/* Random documents with gaps between them, long data now and then, values of several slots, terms of all frequencies.
 */
static bulk_input *random_input(int documents)
{
    bulk_input *input = bulk_input_new();
    xc_docid docid = 0;
    for (int i = 0; i < documents; i++) {
        docid += g_test_rand_int_range(0, 10) ? 1 : (xc_docid)g_test_rand_int_range(1, 3000);
        size_t length =
            (size_t)(g_test_rand_int_range(0, 50) ? g_test_rand_int_range(0, 300) : g_test_rand_int_range(0, 50000));
        char *text = random_text(length);
        bulk_input_document(input, docid, text, length);
        bulk_input_value(input, docid, 0, &docid, sizeof docid);
        if (i % 3 == 0) {
            bulk_input_value(input, docid, 200, "some value", (size_t)(i % 10 + 1));
        }
        bulk_input_posting(input, "all", 3, docid, (uint32_t)i % 200);
        for (int j = g_test_rand_int_range(0, 20); j > 0; j--) {
            char word[] = {(char)g_test_rand_int_range('a', 'g'), (char)g_test_rand_int_range(0, 3), 'x'};
            bulk_input_posting(input, word, (size_t)g_test_rand_int_range(1, 4), docid,
                               (uint32_t)g_test_rand_int_range(0, 3));
        }
        g_free(text);
    }
    for (int i = 0; i < documents / 4; i++) {
        char *key = g_strdup_printf("key%d", i), *value = g_strnfill((gsize)(i * i) % 20000 + 1, 'v');
        bulk_input_metadata(input, key, strlen(key), value, strlen(value));
        g_free(value);
        g_free(key);
    }
    return input;
}

static void test_same(fixture *at, const void *data)
{
    (void)data;
    check_input(at, bulk_input_new());
    bulk_input *metadata = bulk_input_new();
    bulk_input_metadata(metadata, "key\0", 4, "value", 5);
    check_input(at, metadata);
    bulk_input *bare = bulk_input_new();
    bulk_input_document(bare, 70000, "", 0);
    check_input(at, bare);
    bulk_input *zeros = bulk_input_new();
    bulk_input_document(zeros, 1, "\0", 1);
    bulk_input_value(zeros, 1, 3, "\0", 1);
    bulk_input_posting(zeros, "\0", 1, 1, 1);
    bulk_input_posting(zeros, "\0\xFF", 2, 1, 1);
    bulk_input_posting(zeros, "a\0\0", 3, 1, 1);
    check_input(at, zeros);
    check_input(at, random_input(40));
    check_input(at, random_input(3000));
}

/* A database that libxapian's writer has changed again and again, and what a stub names. */
static void test_changed(fixture *at, const void *data)
{
    (void)data;
    char *stub = g_build_filename(at->folder, "stub", NULL);
    xc_writer *writer = fixture_writer(at->path);
    for (int i = 0; i < 300; i++) {
        char *text = g_strdup_printf("word%d all w%d", i % 7, i);
        fixture_add(writer, text, text, text, i % 2 ? "value" : NULL);
        g_free(text);
        if (i % 20 == 0) {
            check_ok(xc_writer_set_metadata(writer, "key", 3, "value", 5, &error));
            check_ok(xc_writer_commit(writer, &error));
        }
        if (i % 5 == 4) {
            check_ok(xc_writer_delete(writer, (xc_docid)i / 2, &error));
        }
    }
    fixture_close(writer);
    GString *dump = check_same(at->path), *other = g_string_new(NULL);
    g_assert_true(g_file_set_contents(stub, "auto db\n", -1, NULL));
    xc_error failure;
    xc_scan *scan = NULL;
    check_ok(xc_scan_open(stub, XC_SCAN_DIRECT, &scan, &error));
    g_assert_cmpint(xc_scan_method_of(scan), ==, XC_SCAN_LIBRARY);
    xc_scan_free(scan);
    g_assert_cmpint(scan_dump(stub, XC_SCAN_DIRECT, other, &failure), ==, XC_END);
    g_assert_true(g_string_equal(dump, other));
    g_string_free(dump, TRUE);
    g_string_free(other, TRUE);
    g_free(stub);
}

/* A writer goes on with what is read: what is read is that of before, or the scan says that it is gone. */
static void test_modified(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    for (int i = 0; i < 2000; i++) {
        fixture_add(writer, "all words", "data", "value", NULL);
    }
    check_ok(xc_writer_commit(writer, &error));
    xc_status status = XC_END;
    for (int i = 0; i < 20 && status == XC_END; i++) {
        xc_scan *scan = NULL;
        xc_error failure = {0};
        GString *dump = g_string_new(NULL);
        check_ok(xc_scan_open(at->path, XC_SCAN_DIRECT, &scan, &error));
        for (int j = 0; j < 2; j++) {
            fixture_add(writer, "all other words", "other data", "value", NULL);
            check_ok(xc_writer_commit(writer, &error));
        }
        status = scan_dump_documents(scan, dump, &failure);
        status = status == XC_END ? scan_dump_terms(scan, dump, &failure) : status;
        g_assert_true(status == XC_END || status == XC_DATABASE_MODIFIED);
        g_assert_true(status == XC_END || failure.status == status);
        g_string_free(dump, TRUE);
        xc_scan_free(scan);
    }
    g_assert_cmpint(status, ==, XC_DATABASE_MODIFIED);
    fixture_close(writer);
}

/* ---- going to and fro ---- */

static void write_random(const char *path, int documents)
{
    bulk_input *input = random_input(documents);
    check_ok(bulk_write(input, path, &(xc_bulk_options){.no_sync = true, .block_size = 2048}, &error));
    bulk_input_free(input);
}

static void check_next(xc_scan *scan, const char *wanted, size_t length)
{
    xc_scan_term term;
    check_ok(xc_scan_next_term(scan, &term, &error));
    g_assert_cmpuint(term.length, ==, length);
    g_assert_true(memcmp(term.text, wanted, length) == 0);
}

static void check_to_and_fro(const char *path, xc_scan_method method)
{
    xc_scan *scan = NULL;
    xc_scan_term term;
    check_ok(xc_scan_open(path, method, &scan, &error));
    check_ok(xc_scan_seek_term(scan, "all", 3, &error));
    check_next(scan, "all", 3);
    /* The postings twice, the second time from the midst of them. */
    const xc_bulk_posting *postings;
    size_t count;
    GString *once = g_string_new(NULL), *twice = g_string_new(NULL);
    g_assert_cmpint(scan_dump_postings(scan, once, NULL), ==, XC_END);
    for (int chunks = 0; chunks < 4; chunks++) {
        check_ok(xc_scan_rewind_postings(scan, &error));
        for (int i = 0; i < chunks; i++) {
            check_ok(xc_scan_next_postings(scan, &postings, &count, &error));
        }
        check_ok(xc_scan_rewind_postings(scan, &error));
        g_string_truncate(twice, 0);
        g_assert_cmpint(scan_dump_postings(scan, twice, NULL), ==, XC_END);
        g_assert_true(g_string_equal(once, twice));
    }
    g_string_free(once, TRUE);
    g_string_free(twice, TRUE);
    /* Documents and metadata do not move the terms. */
    GString *unused = g_string_new(NULL);
    check_ok(xc_scan_rewind_postings(scan, &error));
    g_assert_cmpint(scan_dump_documents(scan, unused, NULL), ==, XC_END);
    g_assert_cmpint(scan_dump_metadata(scan, unused, NULL), ==, XC_END);
    check_ok(xc_scan_next_postings(scan, &postings, &count, &error));
    check_next(scan, "b", 1); /* without the rest of the postings */
    g_string_free(unused, TRUE);
    check_ok(xc_scan_seek_term(scan, "a\0", 2, &error));
    check_next(scan, "a\0", 2);
    check_ok(xc_scan_seek_term(scan, "z", 1, &error));
    check_fails(xc_scan_next_postings(scan, &postings, &count, &error), XC_INVALID_OPERATION);
    g_assert_cmpint(xc_scan_next_term(scan, &term, NULL), ==, XC_END);
    g_assert_cmpint(xc_scan_next_term(scan, &term, NULL), ==, XC_END);
    check_fails(xc_scan_rewind_postings(scan, &error), XC_INVALID_OPERATION);
    check_ok(xc_scan_seek_term(scan, NULL, 0, &error));
    check_next(scan, "a", 1);
    xc_scan_free(scan);
}

static void test_to_and_fro(fixture *at, const void *data)
{
    (void)data;
    write_random(at->path, 6000);
    check_to_and_fro(at->path, XC_SCAN_DIRECT);
    check_to_and_fro(at->path, XC_SCAN_LIBRARY);
}

/* ---- damage ---- */

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *out = fopen(path, "w"); /* without the wait for the disk of g_file_set_contents */
    g_assert_true(out && fwrite(bytes, 1, length, out) == length && fclose(out) == 0);
}

/* Reads what a file of the database says with bytes of it changed or its end cut off. */
static void damage(const char *path, const char *name, int rounds)
{
    char *file = g_build_filename(path, name, NULL), *bytes;
    size_t length, failures = 0;
    g_assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (int i = 0; i < rounds; i++) {
        char *damaged = g_memdup2(bytes, length);
        const bool is_cut = i % 8 == 0;
        for (int j = is_cut ? 0 : g_test_rand_int_range(1, i % 2 ? 3 : 100); j > 0; j--) {
            damaged[g_test_rand_int_range(0, (int)length)] = (char)g_test_rand_int_range(0, 256);
        }
        write_file(file, damaged, is_cut ? (size_t)g_test_rand_int_range(0, (int)length) : length);
        GString *dump = g_string_new(NULL);
        xc_error error = {0};
        xc_status status = scan_dump(path, XC_SCAN_DIRECT, dump, &error);
        g_assert_cmpint(status, !=, XC_OK);
        g_assert_true(status == XC_END || (error.status == status && *error.message));
        failures += status != XC_END;
        g_string_free(dump, TRUE);
        g_free(damaged);
    }
    g_test_message("%s: %zu of %d found out", name, failures, rounds);
    g_assert_cmpuint(failures, >, (size_t)rounds / 4);
    write_file(file, bytes, length);
    g_free(bytes);
    g_free(file);
}

static void test_damaged(fixture *at, const void *data)
{
    (void)data;
    static const xc_bulk_options OPTIONS[] = {{.no_sync = true, .block_size = 2048},
                                              {.no_sync = true, .block_size = 2048, .compression = 6}};
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        bulk_input *input = random_input(400);
        check_ok(bulk_write(input, at->path, &OPTIONS[i], &error));
        bulk_input_free(input);
        damage(at->path, "postlist.glass", 300);
        damage(at->path, "docdata.glass", 100);
        damage(at->path, "iamglass", 100);
        nftw(at->path, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
}

static void test_missing(fixture *at, const void *data)
{
    (void)data;
    char *file = g_build_filename(at->path, "docdata.glass", NULL);
    xc_scan *scan = NULL;
    xc_bulk_document document;
    check_fails(xc_scan_open(at->path, XC_SCAN_DIRECT, &scan, &error), XC_DATABASE_NOT_FOUND);
    write_random(at->path, 30);
    g_assert_cmpint(remove(file), ==, 0);
    check_ok(xc_scan_open(at->path, XC_SCAN_DIRECT, &scan, &error));
    check_fails(xc_scan_next_document(scan, &document, &error), XC_DATABASE_OPENING);
    xc_scan_free(scan);
    g_free(file);
    file = g_build_filename(at->path, "postlist.glass", NULL);
    g_assert_cmpint(remove(file), ==, 0);
    check_fails(xc_scan_open(at->path, XC_SCAN_DIRECT, &scan, &error), XC_DATABASE_OPENING);
    g_free(file);
}

static void test_wrong(fixture *at, const void *data)
{
    (void)data;
    write_random(at->path, 30);
    xc_scan *scan = NULL;
    const xc_bulk_posting *postings;
    size_t count;
    check_fails(xc_scan_open(NULL, XC_SCAN_DIRECT, &scan, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_open(at->path, XC_SCAN_DIRECT, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_open(at->path, (xc_scan_method)2, &scan, &error), XC_INVALID_ARGUMENT);
    check_ok(xc_scan_open(at->path, XC_SCAN_DIRECT, &scan, &error));
    check_fails(xc_scan_next_document(scan, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_next_metadata(scan, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_next_term(scan, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_seek_term(scan, NULL, 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_next_postings(scan, &postings, NULL, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_scan_next_postings(scan, &postings, &count, &error), XC_INVALID_OPERATION);
    check_fails(xc_scan_rewind_postings(NULL, &error), XC_INVALID_ARGUMENT);
    xc_scan_free(scan);
    xc_scan_free(NULL);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/xapian-c/scan/same", test_same},
        {"/xapian-c/scan/changed", test_changed},
        {"/xapian-c/scan/to_and_fro", test_to_and_fro},
        {"/xapian-c/scan/damaged", test_damaged},
        {"/xapian-c/scan/missing", test_missing},
        {"/xapian-c/scan/wrong", test_wrong},
        {"/xapian-c/scan/modified", test_modified},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
