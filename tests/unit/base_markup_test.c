/* base_markup_test.c: text escaped for XML and HTML. */
#include <jiyan/base/markup.h>

static void test_text(void)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", ""},
        {"水渠修好了。", "水渠修好了。"},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"a & b", "a &amp; b"},
        {"\"'", "&quot;&apos;"},
        {"]]>", "]]&gt;"},
        {"一\n二\t三", "一 二 三"},
        {"一\x01二\x1B[31m", "一\xEF\xBF\xBD二\xEF\xBF\xBD[31m"},
        {"一\xEF\xBF\xBE二\xEF\xBF\xBF", "一\xEF\xBF\xBD二\xEF\xBF\xBD"},
        {"一\xFF\xFE二", "一\xEF\xBF\xBD\xEF\xBF\xBD二"},
        {"一\xE2\x80\xAE二", "一\xEF\xBF\xBD二"},
        {"一\xC2\x85二", "一\xEF\xBF\xBD二"},
        {"&amp;", "&amp;amp;"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = jy_markup_text(cases[i].text);
        g_assert_cmpstr(got, ==, cases[i].want);
    }
}

static void test_a_part_is_escaped_alone(void)
{
    g_autoptr(GString) out = g_string_new("<p>");
    jy_markup_append(out, "a<b>c", 3);
    g_assert_cmpstr(out->str, ==, "<p>a&lt;b");
}

static void test_printf(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    jy_markup_printf(out, "<a href=\"#%s\">%s</a> %u%%, ", "a\"b", "<c>", 7U);
    jy_markup_printf(out, "%s", "");
    g_assert_cmpstr(out->str, ==, "<a href=\"#a&quot;b\">&lt;c&gt;</a> 7%, ");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/markup/text", test_text);
    g_test_add_func("/markup/part", test_a_part_is_escaped_alone);
    g_test_add_func("/markup/printf", test_printf);
    return g_test_run();
}
