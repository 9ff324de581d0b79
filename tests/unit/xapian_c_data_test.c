/* xapian_c_data_test.c: the data of a hit are those that were written, whether libxapian reads them or not. */
#include "tests/unit/xapian_c_fixture.h"

#define DOCUMENTS 400
#define LONGEST 100000 /* some parts of a block */

struct fixture {
    char *folder;
    char *paths[2];     /* of databases */
    GPtrArray *data[2]; /* of GBytes: what each of their documents has */
};

/* None, a little that holds any byte, what zlib makes less of, or more than goes into a block. */
static GBytes *random_data(void)
{
    const gsize longest[] = {0, 30, 3000, LONGEST};
    const int kind = g_test_rand_int_range(0, 40);
    const gsize length = longest[kind == 0 ? 3 : kind % 3];
    guint8 *bytes = g_malloc(length + 1);
    for (gsize i = 0; i < length; i++) {
        bytes[i] = kind % 3 == 2 ? (guint8)(i % 7) : (guint8)g_test_rand_int_range(0, 256);
    }
    return g_bytes_new_take(bytes, length);
}

static GPtrArray *write_database(const char *path)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    xc_writer *writer = fixture_writer(path);
    for (int i = 0; i < DOCUMENTS; i++) {
        GBytes *data = random_data();
        gsize length;
        const char *bytes = g_bytes_get_data(data, &length);
        xc_document *document = fixture_document("a", "", NULL, NULL);
        check_ok(xc_document_set_data(document, bytes, length, &error));
        check_ok(xc_writer_add(writer, document, NULL, &error));
        xc_document_free(document);
        g_ptr_array_add(all, data);
    }
    fixture_close(writer);
    return all;
}

static void set_up(fixture *at, const void *data)
{
    (void)data;
    at->folder = fixture_folder();
    for (int i = 0; i < 2; i++) {
        at->paths[i] = g_strdup_printf("%s/%d", at->folder, i);
        at->data[i] = write_database(at->paths[i]);
    }
}

static void tear_down(fixture *at, const void *data)
{
    (void)data;
    for (int i = 0; i < 2; i++) {
        g_ptr_array_unref(at->data[i]);
        g_free(at->paths[i]);
    }
    fixture_remove(at->folder);
}

/* Every document of the database, in its own order. */
static xc_result *all_of(const xc_database *database)
{
    xc_search *search = xc_search_new(database, NULL);
    xc_query *query = xc_query_match_all(NULL);
    xc_result *result = NULL;
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_search_set_weighting(search, "bool", &error));
    check_ok(xc_search_run(search, 0, 3 * DOCUMENTS, 0, &result, &error));
    xc_query_free(query);
    xc_search_free(search);
    return result;
}

static void check_data(const xc_result *result, uint32_t i, GBytes *wanted)
{
    xc_document *document = NULL;
    const char *bytes;
    size_t length;
    check_ok(xc_result_document(result, i, &document, &error));
    check_ok(xc_document_data(document, &bytes, &length, &error));
    g_assert_cmpuint(length, ==, g_bytes_get_size(wanted));
    g_assert_true(length == 0 || memcmp(bytes, g_bytes_get_data(wanted, NULL), length) == 0);
    xc_document_free(document);
}

static void test_one(fixture *at, const void *data)
{
    (void)data;
    xc_database *database = fixture_open(at->paths[0]);
    xc_result *result = all_of(database);
    g_assert_cmpuint(xc_result_size(result), ==, DOCUMENTS);
    for (uint32_t i = DOCUMENTS; i-- > 0;) {
        check_data(result, i, at->data[0]->pdata[i]);
    }
    xc_database_free(database);
    check_data(result, 7, at->data[0]->pdata[7]); /* the result stands on its own */
    xc_result_free(result);
}

/* Of two databases in turn, opened one by one or as a stub names them. */
static void test_two(fixture *at, const void *data)
{
    (void)data;
    char *stub = g_strdup_printf("%s/stub", at->folder);
    g_assert_true(g_file_set_contents(stub, "auto 0\nauto 1\n", -1, NULL));
    xc_database *one = fixture_open(at->paths[0]), *other = fixture_open(at->paths[1]);
    xc_database *databases[] = {xc_database_new(NULL), fixture_open(stub)};
    check_ok(xc_database_add(databases[0], one, &error));
    check_ok(xc_database_add(databases[0], other, &error));
    for (size_t d = 0; d < G_N_ELEMENTS(databases); d++) {
        xc_result *result = all_of(databases[d]);
        g_assert_cmpuint(xc_result_size(result), ==, 2 * DOCUMENTS);
        for (uint32_t i = 0; i < 2 * DOCUMENTS; i++) {
            xc_hit hit;
            check_ok(xc_result_hit(result, i, &hit, &error));
            check_data(result, i, at->data[(hit.docid - 1) % 2]->pdata[(hit.docid - 1) / 2]);
        }
        xc_result_free(result);
        xc_database_free(databases[d]);
    }
    xc_database_free(one);
    xc_database_free(other);
    g_free(stub);
}

/* Whatever a damaged file says, nothing but data or an error come of it. */
static void test_damaged(fixture *at, const void *data)
{
    (void)data;
    char *file = g_strconcat(at->paths[0], "/docdata.glass", NULL), *bytes;
    gsize length;
    g_assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (int round = 0; round < 100; round++) {
        char *damaged = g_memdup2(bytes, length);
        for (int i = g_test_rand_int_range(1, 300); i > 0; i--) {
            damaged[g_test_rand_int_range(0, (int)length)] = (char)g_test_rand_int_range(0, 256);
        }
        FILE *out = fopen(file, "r+");
        g_assert_true(out && fwrite(damaged, 1, length, out) == length && fclose(out) == 0);
        g_free(damaged);
        xc_database *database = NULL;
        xc_result *result = xc_database_open(at->paths[0], &database, NULL) == XC_OK ? all_of(database) : NULL;
        for (uint32_t i = 0; result && i < xc_result_size(result); i += 7) {
            xc_document *document = NULL;
            const char *read;
            size_t size;
            if (xc_result_document(result, i, &document, NULL) == XC_OK) {
                (void)xc_document_data(document, &read, &size, NULL);
            }
            xc_document_free(document);
        }
        xc_result_free(result);
        xc_database_free(database);
    }
    g_free(bytes);
    g_free(file);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/xapian-c/data/one", test_one},
        {"/xapian-c/data/two", test_two},
        {"/xapian-c/data/damaged", test_damaged},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
