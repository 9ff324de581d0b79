/* index_codec_test.c: numbers and texts to bytes and back, and what damaged bytes become. */
#include "index/codec.h"

#include <jiyan/base/error.h>
#include <string.h>

static bool is_corrupt(const GError *failure)
{
    return g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CORRUPT) && strstr(failure->message, "--rebuild");
}

static const struct {
    uint64_t number;
    size_t length;
} NUMBERS[] = {
    {0, 1},           {1, 1},
    {0x7F, 1},        {0x80, 2},
    {0x3FFF, 2},      {0x4000, 3},
    {UINT32_MAX, 5},  {(uint64_t)UINT32_MAX + 1, 5},
    {INT64_MAX, 9},   {(uint64_t)INT64_MAX + 1, 10},
    {UINT64_MAX, 10},
};

static void test_numbers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_test_message("%" G_GUINT64_FORMAT, NUMBERS[i].number);
        jy_codec_put_number(bytes, NUMBERS[i].number);
        g_assert_cmpuint(bytes->len, ==, NUMBERS[i].length);
        jy_codec_cursor cursor = {bytes->str, bytes->str + bytes->len, false};
        g_assert_cmpuint(jy_codec_get_number(&cursor), ==, NUMBERS[i].number);
        g_assert_true(jy_codec_finish(&cursor, "number", NULL));
        for (size_t cut = 0; cut < bytes->len; cut++) {
            jy_codec_cursor part = {bytes->str, bytes->str + cut, false};
            g_assert_cmpuint(jy_codec_get_number(&part), ==, 0);
            g_assert_true(part.bad);
        }
    }
}

static const struct {
    const char *label, *bytes;
    size_t length;
} BAD_NUMBERS[] = {
    {"eleven bytes", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11},
    {"65 bits", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10},
    {"never ends", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 12},
};

static void test_bad_numbers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BAD_NUMBERS); i++) {
        g_autoptr(GError) failure = NULL;
        jy_codec_cursor cursor = {BAD_NUMBERS[i].bytes, BAD_NUMBERS[i].bytes + BAD_NUMBERS[i].length, false};
        g_test_message("%s", BAD_NUMBERS[i].label);
        g_assert_cmpuint(jy_codec_get_number(&cursor), ==, 0);
        g_assert_cmpuint(jy_codec_get_number(&cursor), ==, 0);
        g_assert_null(jy_codec_get_text(&cursor));
        g_assert_false(jy_codec_finish(&cursor, "number", &failure));
        g_assert_true(is_corrupt(failure));
    }
}

static void test_number_to(void)
{
    static const char BYTES[] = {0x7F, 0x01};
    jy_codec_cursor cursor = {BYTES, BYTES + sizeof BYTES, false};
    g_assert_cmpuint(jy_codec_get_number_to(&cursor, 0x7F), ==, 0x7F);
    g_assert_false(cursor.bad);
    cursor.at = BYTES;
    g_assert_cmpuint(jy_codec_get_number_to(&cursor, 0x7E), ==, 0);
    g_assert_true(cursor.bad);
    /* What is bad stays bad: the byte that is left is not read. */
    g_assert_cmpuint(jy_codec_get_number(&cursor), ==, 0);
}

static void test_texts(void)
{
    static const char *const TEXTS[] = {NULL, "", "a", "税收", "line\nline"};
    g_autoptr(GString) bytes = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        jy_codec_put_text(bytes, TEXTS[i]);
    }
    jy_codec_cursor cursor = {bytes->str, bytes->str + bytes->len, false};
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *text = jy_codec_get_text(&cursor);
        g_assert_cmpstr(text, ==, TEXTS[i]);
    }
    g_assert_true(jy_codec_finish(&cursor, "text", NULL));
}

/* Lengths beyond the end. */
static void test_bad_texts(void)
{
    static const char *const ROWS[] = {"\x05"
                                       "abc",
                                       "\x05",
                                       "\x7F"
                                       "abc",
                                       "\x84\x80\x00"
                                       "a"};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        size_t length = i == 3 ? 4 : strlen(ROWS[i]);
        g_autofree char *own = g_memdup2(ROWS[i], (gsize)length);
        jy_codec_cursor cursor = {own, own + length, false};
        g_test_message("%zu", i);
        g_autofree char *text = jy_codec_get_text(&cursor);
        g_assert_null(text);
        g_assert_true(cursor.bad);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/codec/numbers", test_numbers);
    g_test_add_func("/index/codec/bad-numbers", test_bad_numbers);
    g_test_add_func("/index/codec/number-to", test_number_to);
    g_test_add_func("/index/codec/texts", test_texts);
    g_test_add_func("/index/codec/bad-texts", test_bad_texts);
    return g_test_run();
}
