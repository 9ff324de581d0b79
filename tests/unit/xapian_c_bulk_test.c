/* xapian_c_bulk_test.c: what the bulk writer writes is what libxapian writes: the same keys and tags, statistics and
 * answers. */
#include "tests/unit/xapian_c_bulk_compare.h"
#include "tests/unit/xapian_c_bulk_reader.h"
#include "tests/unit/xapian_c_path_fixture.h"

/* Writes the input by both methods, in several ways, and compares. */
static void check_input(fixture *at, bulk_input *input)
{
    static const xc_bulk_options OPTIONS[] = {
        {.no_sync = true},
        {.no_sync = true, .has_term_lists = true, .compression = 6},
        {.no_sync = true, .block_size = 2048, .compression = 1},
        {.no_sync = true, .block_size = 65536, .data_block_size = 2048, .has_term_lists = true},
    };
    char *direct = g_build_filename(at->folder, "direct", NULL),
         *library = g_build_filename(at->folder, "library", NULL);
    xc_docid last = 0;
    g_tree_foreach(input->documents, compare_find_last, &last);
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        xc_bulk_options slow = OPTIONS[i];
        slow.method = XC_BULK_LIBRARY;
        check_ok(bulk_write(input, direct, &OPTIONS[i], &error));
        check_ok(bulk_write(input, library, &slow, &error));
        compare_checks(direct, last);
        reader_assert_same(direct, library);
        compare_same_database(direct, library, input);
        if (last != UINT32_MAX) {
            compare_change(direct, slow.has_term_lists, last);
            compare_change(library, slow.has_term_lists, last);
            compare_checks(direct, last);
        }
        if (last != 0 && last != UINT32_MAX) { /* libxapian makes every table of a database of revision 0 anew */
            reader_assert_same(direct, library);
        }
        nftw(direct, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
        nftw(library, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    bulk_input_free(input);
    g_free(direct);
    g_free(library);
}

/* ---- inputs ---- */

static void test_empty(fixture *at, const void *data)
{
    (void)data;
    check_input(at, bulk_input_new());
}

static void test_one(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    bulk_input_document(input, 1, "data", 4);
    bulk_input_value(input, 1, 0, "value", 5);
    bulk_input_posting(input, "word", 4, 1, 3);
    bulk_input_metadata(input, "key", 3, "value", 5);
    check_input(at, input);
}

/* Random documents with gaps between them, and terms of all frequencies. */
static void test_many(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    xc_docid docid = 0;
    for (int i = 0; i < 2000; i++) {
        docid += g_test_rand_int_range(0, 10) ? 1 : (xc_docid)g_test_rand_int_range(1, 3000);
        char text[300];
        int length = g_test_rand_int_range(0, (gint32)sizeof text);
        memset(text, 'a' + i % 26, sizeof text);
        bulk_input_document(input, docid, text, (size_t)length);
        bulk_input_value(input, docid, 0, &docid, sizeof docid);
        if (i % 3 == 0) {
            bulk_input_value(input, docid, 7, text, (size_t)(i % 40 + 1));
        }
        bulk_input_posting(input, "all", 3, docid, (uint32_t)i % 200);
        for (int j = g_test_rand_int_range(0, 30); j > 0; j--) {
            int number = g_test_rand_int_range(1, g_test_rand_int_range(2, 5000));
            int used = snprintf(text, sizeof text, "t%d", number);
            bulk_input_posting(input, text, (size_t)used, docid, (uint32_t)g_test_rand_int_range(0, 4));
        }
    }
    check_input(at, input);
}

/* Keys as long as they can be, and terms with zero bytes. */
static void test_keys(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    char key[253];
    memset(key, 'k', sizeof key);
    for (xc_docid docid = 1; docid < 3000; docid++) {
        bulk_input_document(input, docid, NULL, 0);
        bulk_input_posting(input, key, 245, docid, 1);
        bulk_input_posting(input, "a\0", 2, docid, docid);
        bulk_input_posting(input, "a", 1, docid, 0);
        bulk_input_posting(input, "a\0\0b", 4, docid, 2);
        bulk_input_posting(input, "\0", 1, docid, 1);
        bulk_input_posting(input, "\0\xe0", 2, docid, 1);
        bulk_input_posting(input, "\xff\xff", 2, docid, 1);
    }
    char zeros[122] = {0};
    for (size_t length = 1; length <= sizeof zeros; length++) {
        bulk_input_posting(input, zeros, length, 7, 1);
    }
    for (size_t length = 1; length <= sizeof key; length++) {
        bulk_input_metadata(input, key, length, "value", 5);
        bulk_input_metadata(input, zeros, MIN(length, sizeof zeros), "v\0", 2);
    }
    check_input(at, input);
}

/* Long keys that hardly differ make the branches of a tree high. */
static void test_levels(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    bulk_input_document(input, 1, "x", 1);
    for (uint32_t i = 0; i < 6000; i++) {
        char term[246];
        memset(term, 'p', sizeof term);
        snprintf(term + 238, 8, "%07u", i * 13);
        bulk_input_posting(input, term, 245, 1, 1);
    }
    check_input(at, input);
}

/* Tags of all sizes about those at which they are cut, and far beyond a block. */
static void test_tags(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_set_size(bytes, 600000);
    for (guint i = 0; i < bytes->len; i++) {
        bytes->data[i] = (guint8)g_test_rand_int_range(0, i < 250000 ? 256 : 4);
    }
    static const uint32_t AROUND[] = {18, 480, 507, 1000, 2043, 4086, 8173, 8192, 8194, 16379, 65536, 200000};
    xc_docid docid = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(AROUND); i++) {
        for (uint32_t length = AROUND[i] - 6; length < AROUND[i] + 4; length += i < 7 ? 1 : 3) {
            bulk_input_document(input, ++docid, bytes->data + length, length);
            bulk_input_value(input, docid, length % 3, bytes->data + docid, length % 9000 + 1);
            char key[20];
            int used = snprintf(key, sizeof key, "key%u", docid);
            bulk_input_metadata(input, key, (size_t)used, bytes->data + 2 * docid, length);
        }
    }
    bulk_input_metadata(input, "huge", 4, bytes->data, bytes->len);
    bulk_input_document(input, ++docid, bytes->data, bytes->len);
    g_byte_array_unref(bytes);
    check_input(at, input);
}

/* Numbers at the borders of their encodings, up to the last there is. */
static void test_numbers(fixture *at, const void *data)
{
    (void)data;
    static const xc_docid BORDERS[] = {1, 127, 128, 0x7fff, 0x8000, 0x3fffff, 0x400000, 0x1fffffff, 0x20000000};
    bulk_input *input = bulk_input_new();
    xc_docid docid = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(BORDERS); i++) {
        for (docid = MAX(docid + 1, BORDERS[i] - MIN(BORDERS[i] - 1, 400)); docid < BORDERS[i] + 400; docid++) {
            bulk_input_document(input, docid, &docid, sizeof docid);
            bulk_input_value(input, docid, 5, "a value that is not short", 25);
            bulk_input_posting(input, "all", 3, docid, docid % 4 ? docid >> 16 : 0);
            if (docid % 2) {
                bulk_input_posting(input, "odd", 3, docid, docid % 300);
            }
        }
    }
    if (data) {
        bulk_input_document(input, UINT32_MAX, "last", 4);
        bulk_input_posting(input, "all", 3, UINT32_MAX, 1);
    }
    check_input(at, input);
}

/* Slots whose keys are in another order than their numbers. */
static void test_slots(fixture *at, const void *data)
{
    (void)data;
    static const xc_slot SLOTS[] = {0,      1,      127,    128,      129,      255,       256,       257,
                                    0x3fff, 0x4000, 0xffff, 0x010000, 0x010001, 0x1000000, 0xfffffffe};
    bulk_input *input = bulk_input_new();
    for (xc_docid docid = 1; docid < 1200; docid++) {
        bulk_input_document(input, docid, NULL, 0);
        for (size_t i = 0; i < G_N_ELEMENTS(SLOTS); i++) {
            char value[40];
            int used = snprintf(value, sizeof value, "%u", docid * 7919 % (uint32_t)(i * i + 1));
            if (docid % (i + 1) == 0) {
                bulk_input_value(input, docid, SLOTS[i], value, (size_t)used);
            }
        }
        bulk_input_value(input, docid, 1000 + docid, "own", 3);
    }
    bulk_input_value(input, 3, 2, "\0", 1);
    bulk_input_value(input, 4, 2, "", 1);
    bulk_input_value(input, 5, 2, "\xff\xfe", 2);
    check_input(at, input);
}

/* More values than are kept in memory. */
static void test_spool(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    char value[700];
    for (xc_docid docid = 1; docid < 5000; docid++) {
        bulk_input_document(input, docid * 3, NULL, 0);
        memset(value, (int)docid, sizeof value);
        bulk_input_value(input, docid * 3, 1, value, sizeof value);
        bulk_input_value(input, docid * 3, 2, value, docid % sizeof value + 1);
        bulk_input_posting(input, "all", 3, docid * 3, docid % 1000);
    }
    check_input(at, input);
}

/* Figures near the greatest. */
static void test_figures(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    bulk_input_document(input, 9, "long", 4);
    bulk_input_document(input, 10, "none", 4);
    bulk_input_posting(input, "much", 4, 9, 4000000000);
    bulk_input_posting(input, "more", 4, 9, 294967294);
    bulk_input_posting(input, "some", 4, 9, 0);
    bulk_input_posting(input, "some", 4, 10, 0);
    check_input(at, input);
}

/* The texts of the archive that comes with the program: a document a line, its pairs of characters as terms. */
static void index_line(bulk_input *input, xc_docid docid, const char *line)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t length = strlen(line);
    bulk_input_document(input, docid, line, length);
    for (const char *at = line; at < line + length && *g_utf8_next_char(at); at = g_utf8_next_char(at)) {
        char *pair = g_strndup(at, (gsize)(g_utf8_next_char(g_utf8_next_char(at)) - at));
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, pair));
        g_hash_table_replace(counts, pair, GUINT_TO_POINTER(count + 1));
    }
    GHashTableIter each;
    gpointer pair, count;
    g_hash_table_iter_init(&each, counts);
    while (g_hash_table_iter_next(&each, &pair, &count)) {
        bulk_input_posting(input, pair, strlen(pair), docid, GPOINTER_TO_UINT(count));
    }
    g_hash_table_unref(counts);
}

static void test_texts(fixture *at, const void *data)
{
    (void)data;
    const char *folder = g_getenv("JIYAN_FIXTURES");
    if (!folder) {
        g_test_skip("JIYAN_FIXTURES is not set");
        return;
    }
    bulk_input *input = bulk_input_new();
    xc_docid docid = 0;
    GQueue folders = G_QUEUE_INIT;
    g_queue_push_tail(&folders, g_strdup(folder));
    for (char *path; (path = g_queue_pop_head(&folders)); g_free(path)) {
        GDir *names = g_dir_open(path, 0, NULL);
        char *text = NULL;
        for (const char *name; names && (name = g_dir_read_name(names));) {
            g_queue_push_tail(&folders, g_build_filename(path, name, NULL));
        }
        if (!names && g_file_get_contents(path, &text, NULL, NULL) && g_utf8_validate(text, -1, NULL)) {
            char **lines = g_strsplit(text, "\n", 0);
            for (char **line = lines; *line; line++) {
                index_line(input, ++docid, *line);
            }
            g_strfreev(lines);
        }
        g_clear_pointer(&names, g_dir_close);
        g_free(text);
    }
    g_assert_cmpuint(docid, >, 100);
    check_input(at, input);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/bulk/empty", test_empty},     {"/bulk/one", test_one},       {"/bulk/many", test_many},
        {"/bulk/keys", test_keys},       {"/bulk/levels", test_levels}, {"/bulk/tags", test_tags},
        {"/bulk/numbers", test_numbers}, {"/bulk/slots", test_slots},   {"/bulk/spool", test_spool},
        {"/bulk/figures", test_figures}, {"/bulk/texts", test_texts},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    g_test_add("/bulk/last-number", fixture, "last", set_up, test_numbers, tear_down);
    return g_test_run();
}
