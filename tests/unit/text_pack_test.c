/* text_pack_test.c: what is packed comes back, all of Unicode; what is no packed text is refused. */
#include <jiyan/text/pack.h>

#include <string.h>

static void check_round(const char *text, size_t length)
{
    g_autoptr(GString) packed = g_string_new("before");
    jy_pack_encode(text, length, packed);
    g_assert_true(g_str_has_prefix(packed->str, "before"));
    g_string_erase(packed, 0, (gssize)strlen("before"));
    g_assert_null(memchr(packed->str, '\0', packed->len));
    size_t ret_length = 0;
    g_autofree char *back = g_malloc(jy_pack_room(packed->len)); /* no more, so that a byte beyond it is seen */
    g_assert_true(jy_pack_decode(packed->str, packed->len, back, &ret_length));
    g_assert_true(back[ret_length] == '\0');
    g_assert_cmpuint(ret_length, ==, length);
    g_assert_true(memcmp(back, text, length) == 0);
}

static void test_texts(void)
{
    static const char *const TEXTS[] = {
        "",     "a",         "农",           "修通\n三条渠。", "\xEF\xBB\xBF农", "𠮷野", "１２％ GDP ①㎡",
        "臺灣", "한국 かな", "\xEF\xBF\xBD",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_test_message("%s", TEXTS[i]);
        check_round(TEXTS[i], strlen(TEXTS[i]));
    }
}

/* Each character by itself, and runs that are longer than what fits on the stack. */
static void test_every_character(void)
{
    g_autoptr(GString) run = g_string_new(NULL);
    char alone[6];
    for (gunichar character = 1; character <= 0x10FFFF; character++) {
        if (character >= 0xD800 && character <= 0xDFFF) {
            continue;
        }
        if (character < 0x11000) {
            check_round(alone, (size_t)g_unichar_to_utf8(character, alone));
        }
        g_string_append_unichar(run, character);
        if (run->len > 20000) {
            check_round(run->str, run->len);
            g_string_truncate(run, 0);
        }
    }
    check_round(run->str, run->len);
}

static void test_is_smaller(void)
{
    static const char TEXT[] = "全县新修乡村公路四十二公里";
    g_autoptr(GString) packed = g_string_new(NULL);
    jy_pack_encode(TEXT, strlen(TEXT), packed);
    g_assert_cmpuint(packed->len, ==, strlen(TEXT) / 3 * 2);
}

static void test_damage(void)
{
    static const char *const DAMAGED[] = {"\xFF", "\x81", "\xC4\xEA\xB4", "\x84\x31\x95", "\x80", "\x80\x80\x80"};
    for (size_t i = 0; i < G_N_ELEMENTS(DAMAGED); i++) {
        size_t length;
        g_autofree char *text = g_malloc(jy_pack_room(strlen(DAMAGED[i])));
        g_assert_false(jy_pack_decode(DAMAGED[i], strlen(DAMAGED[i]), text, &length));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/pack/texts", test_texts);
    g_test_add_func("/text/pack/every_character", test_every_character);
    g_test_add_func("/text/pack/is_smaller", test_is_smaller);
    g_test_add_func("/text/pack/damage", test_damage);
    return g_test_run();
}
