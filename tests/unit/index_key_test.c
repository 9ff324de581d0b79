/* index_key_test.c: names of files and documents, their order and their bytes. */
#include <jiyan/index/key.h>

#include <string.h>

static void test_file(void)
{
    char id[JY_FILE_ID + 1], other[JY_FILE_ID + 1];
    jy_key_file("abc", id);
    g_assert_cmpstr(id, ==, "ba7816bf8f01cfea"); /* SHA-256 of "abc", FIPS 180-4 */
    jy_key_file("abd", other);
    g_assert_cmpstr(id, !=, other);
    g_autofree char *term = jy_key_file_term("abc");
    g_assert_cmpstr(term, ==, "Qba7816bf8f01cfea");
}

static void test_document(void)
{
    g_autofree char *file = jy_key_document("ba7816bf8f01cfea", 0);
    g_autofree char *record = jy_key_document("ba7816bf8f01cfea", 12);
    g_assert_cmpstr(file, ==, "ba7816bf8f01cfea");
    g_assert_cmpstr(record, ==, "ba7816bf8f01cfea.12");
}

/* In ascending order of document, then of offset. */
static const struct {
    const char *document;
    uint32_t offset;
} PLACES[] = {
    {"0000000000000001", 0},       {"0000000000000001", 255},
    {"0000000000000001", 256},     {"0000000000000001.1", 0},
    {"0000000000000001.2", 70000}, {"0000000000000001.10", 0},
    {"0000000000000002", 0},       {"00000000000000a0.3", 4},
    {"ff00000000000000", 0},       {"ffffffffffffffff.4294967295", UINT32_MAX},
};

/* Keys compare as their bytes do, and places sort by document and offset. */
static void test_order(void)
{
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(PLACES); i++) {
        char left[JY_KEY_PLACE_BYTES], right[JY_KEY_PLACE_BYTES], key[JY_KEY_BYTES];
        const char *a = PLACES[i].document, *b = PLACES[i + 1].document;
        g_test_message("%s:%u", a, PLACES[i].offset);
        jy_key_pack_place(a, PLACES[i].offset, left);
        jy_key_pack_place(b, PLACES[i + 1].offset, right);
        g_assert_cmpint(memcmp(left, right, sizeof left), <, 0);
        g_assert_cmpint(jy_key_compare(a, a), ==, 0);
        g_assert_cmpint(jy_key_compare(a, b) < 0, ==, strcmp(a, b) != 0);
        g_assert_cmpint(jy_key_compare(b, a) > 0, ==, strcmp(a, b) != 0);
        jy_key_pack(a, key);
        g_assert_true(memcmp(key, left, sizeof key) == 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/key/file", test_file);
    g_test_add_func("/index/key/document", test_document);
    g_test_add_func("/index/key/order", test_order);
    return g_test_run();
}
