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

/* In ascending order. */
static const char *const KEYS[] = {
    "0000000000000001",       "0000000000000001.1",          "0000000000000001.2",   "0000000000000001.10",
    "0000000000000001.255",   "0000000000000001.256",        "0000000000000001.511", "0000000000000001.65535",
    "0000000000000001.65536", "0000000000000001.16777216",   "0000000000000002",     "00000000000000a0.3",
    "ff00000000000000",       "ffffffffffffffff.4294967295",
};

/* The order of bytes, of which shorter ones come first. */
static int compare_bytes(const char *left, size_t left_length, const char *right, size_t right_length)
{
    int order = memcmp(left, right, MIN(left_length, right_length));
    return order ? order : (left_length > right_length) - (left_length < right_length);
}

/* Keys compare as their bytes do. */
static void test_order(void)
{
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(KEYS); i++) {
        char key[JY_KEY_BYTES], next[JY_KEY_BYTES];
        const char *a = KEYS[i], *b = KEYS[i + 1];
        g_test_message("%s", a);
        g_assert_cmpint(jy_key_compare(a, a), ==, 0);
        g_assert_cmpint(jy_key_compare(a, b), <, 0);
        g_assert_cmpint(jy_key_compare(b, a), >, 0);
        size_t length = jy_key_pack(a, key), next_length = jy_key_pack(b, next);
        g_assert_cmpint(compare_bytes(key, length, next, next_length), <, 0);
        g_assert_cmpint(length == 8, ==, !strchr(a, '.'));
    }
}

static void test_numbers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        uint64_t file;
        uint32_t record;
        char packed[JY_KEY_BYTES];
        jy_key_read(KEYS[i], &file, &record);
        g_autofree char *again = jy_key_write(file, record);
        g_assert_cmpstr(again, ==, KEYS[i]);
        g_autofree char *unpacked = jy_key_unpack(packed, jy_key_pack(KEYS[i], packed));
        g_assert_cmpstr(unpacked, ==, KEYS[i]);
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
