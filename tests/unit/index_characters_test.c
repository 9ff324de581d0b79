/* index_characters_test.c: in how many passages characters stand: counted, added, to bytes and back. */
#include <jiyan/index/characters.h>

#include <jiyan/base/error.h>
#include <string.h>

static void meet(jy_characters *characters, const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        jy_characters_meet(characters, g_utf8_get_char(at));
    }
    jy_characters_count(characters);
}

static void test_count(void)
{
    g_autoptr(jy_characters) characters = jy_characters_new();
    g_assert_cmpuint(jy_characters_passages(characters), ==, 0);
    g_assert_cmpfloat(jy_characters_mean(characters), ==, 0);
    meet(characters, "水渠水");
    meet(characters, "水厂");
    meet(characters, "𠮷");
    g_assert_cmpuint(jy_characters_passages(characters), ==, 3);
    g_assert_cmpuint(jy_characters_of(characters, 0x6C34), ==, 2);
    g_assert_cmpuint(jy_characters_of(characters, 0x6E20), ==, 1);
    g_assert_cmpuint(jy_characters_of(characters, 0x8336), ==, 0);
    g_assert_cmpuint(jy_characters_of(characters, 0x20BB7), ==, 0);
    g_assert_cmpfloat(jy_characters_mean(characters), ==, 2);
}

static void test_add(void)
{
    g_autoptr(jy_characters) one = jy_characters_new(), two = jy_characters_new();
    meet(one, "水渠");
    meet(two, "水厂");
    meet(two, "茶");
    jy_characters_add(one, two);
    g_assert_cmpuint(jy_characters_passages(one), ==, 3);
    g_assert_cmpuint(jy_characters_of(one, 0x6C34), ==, 2);
    g_assert_cmpuint(jy_characters_of(one, 0x8336), ==, 1);
    /* What is added is no part of the passage at hand. */
    meet(one, "水");
    g_assert_cmpuint(jy_characters_of(one, 0x6C34), ==, 3);
}

static void test_subtract(void)
{
    g_autoptr(jy_characters) all = jy_characters_new(), gone = jy_characters_new();
    meet(all, "水渠");
    meet(all, "水厂长");
    meet(gone, "水渠");
    jy_characters_subtract(all, gone);
    g_assert_cmpuint(jy_characters_passages(all), ==, 1);
    g_assert_cmpfloat(jy_characters_mean(all), ==, 3);
    g_assert_cmpuint(jy_characters_of(all, 0x6C34), ==, 1);
    g_assert_cmpuint(jy_characters_of(all, 0x6E20), ==, 0);
    /* Less than nothing is nothing. */
    meet(gone, "茶厂长水渠");
    jy_characters_subtract(all, gone);
    g_assert_cmpuint(jy_characters_passages(all), ==, 0);
    g_assert_cmpfloat(jy_characters_mean(all), ==, 0);
    g_assert_cmpuint(jy_characters_of(all, 0x6C34), ==, 0);
    g_assert_cmpuint(jy_characters_of(all, 0x8336), ==, 0);
}

static void test_bytes(void)
{
    g_autoptr(jy_characters) characters = jy_characters_new();
    g_autoptr(GString) bytes = g_string_new(NULL);
    meet(characters, "水渠a茶");
    meet(characters, "水");
    jy_characters_pack(characters, bytes);
    g_autoptr(jy_characters) back = jy_characters_new();
    g_assert_true(jy_characters_unpack(bytes->str, bytes->len, back, NULL));
    g_assert_cmpuint(jy_characters_passages(back), ==, 2);
    g_assert_cmpfloat(jy_characters_mean(back), ==, 2.5);
    for (gunichar character = 0; character < 0x10000; character++) {
        g_assert_cmpuint(jy_characters_of(back, character), ==, jy_characters_of(characters, character));
    }
    /* A second one is added to the first. */
    g_assert_true(jy_characters_unpack(bytes->str, bytes->len, back, NULL));
    g_assert_cmpuint(jy_characters_of(back, 0x6C34), ==, 4);
}

static const struct {
    const char *label, *bytes;
    size_t length;
} DAMAGED[] = {
    {"cut", "\x02\x05\x80", 3},
    {"a character without its count", "\x02\x05\x10", 3},
    {"beyond the BMP", "\x02\x05\xFF\xFF\x7F\x01", 6},
    {"nothing", "", 0},
};

static void test_damaged(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DAMAGED); i++) {
        g_autoptr(GError) failure = NULL;
        g_autoptr(jy_characters) characters = jy_characters_new();
        g_test_message("%s", DAMAGED[i].label);
        g_assert_false(jy_characters_unpack(DAMAGED[i].bytes, DAMAGED[i].length, characters, &failure));
        g_assert_error(failure, JY_ERROR, JY_ERROR_INDEX_CORRUPT);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/index/characters/count", test_count);
    g_test_add_func("/index/characters/add", test_add);
    g_test_add_func("/index/characters/subtract", test_subtract);
    g_test_add_func("/index/characters/bytes", test_bytes);
    g_test_add_func("/index/characters/damaged", test_damaged);
    return g_test_run();
}
