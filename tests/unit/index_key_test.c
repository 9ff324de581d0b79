/* index_key_test.c: names of files and documents, their order and their bytes. */
#include <jiyan/index/key.h>

#include <stdbool.h>
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
    {"0000000000000001.255", 0},   {"0000000000000001.256", 0},
    {"0000000000000001.511", 0},   {"0000000000000001.65535", 0},
    {"0000000000000001.65536", 0}, {"0000000000000001.16777216", 0},
    {"0000000000000002", 0},       {"00000000000000a0.3", 4},
    {"ff00000000000000", 0},       {"ffffffffffffffff.4294967295", UINT32_MAX},
};

/* The order of bytes, of which shorter ones come first. */
static int compare_bytes(const char *left, size_t left_length, const char *right, size_t right_length)
{
    int order = memcmp(left, right, MIN(left_length, right_length));
    return order ? order : (left_length > right_length) - (left_length < right_length);
}

/* Keys compare as their bytes do, and places sort by document and offset. */
static void test_order(void)
{
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(PLACES); i++) {
        char left[JY_KEY_PLACE_BYTES], right[JY_KEY_PLACE_BYTES], key[JY_KEY_BYTES], next[JY_KEY_BYTES];
        const char *a = PLACES[i].document, *b = PLACES[i + 1].document;
        bool same = strcmp(a, b) == 0;
        g_test_message("%s:%u", a, PLACES[i].offset);
        jy_key_pack_place(a, PLACES[i].offset, left);
        jy_key_pack_place(b, PLACES[i + 1].offset, right);
        g_assert_cmpint(memcmp(left, right, sizeof left), <, 0);
        g_assert_cmpint(jy_key_compare(a, a), ==, 0);
        g_assert_cmpint(jy_key_compare(a, b) < 0, ==, !same);
        g_assert_cmpint(jy_key_compare(b, a) > 0, ==, !same);
        size_t length = jy_key_pack(a, key), next_length = jy_key_pack(b, next);
        g_assert_cmpint(compare_bytes(key, length, next, next_length) < 0, ==, !same);
        g_assert_cmpint(length == 8, ==, !strchr(a, '.'));
    }
}

static void test_numbers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        uint64_t file;
        uint32_t record;
        jy_key_read(PLACES[i].document, &file, &record);
        g_autofree char *again = jy_key_write(file, record);
        g_assert_cmpstr(again, ==, PLACES[i].document);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/key/file", test_file);
    g_test_add_func("/index/key/document", test_document);
    g_test_add_func("/index/key/order", test_order);
    g_test_add_func("/index/key/numbers", test_numbers);
    return g_test_run();
}
