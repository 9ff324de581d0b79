/* text_decode_test.c: bytes to text: which encoding is found, what comes out, what is replaced, what is refused. */
#include <jiyan/text/decode.h>

#include <jiyan/base/error.h>
#include <string.h>

/* Bytes with NULs inside and their length. */
#define BYTES(literal) literal, sizeof(literal) - 1

/* 各位代表：现在，我代表市人民政府向大会报告工作，请予审议。 */
#define GBK_TEXT                                                                                                       \
    "\xb8\xf7\xce\xbb\xb4\xfa\xb1\xed\xa3\xba\xcf\xd6\xd4\xda\xa3\xac\xce\xd2\xb4\xfa\xb1\xed\xca\xd0\xc8\xcb\xc3\xf1" \
    "\xd5\xfe\xb8\xae\xcf\xf2\xb4\xf3\xbb\xe1\xb1\xa8\xb8\xe6\xb9\xa4\xd7\xf7\xa3\xac\xc7\xeb\xd3\xe8\xc9\xf3\xd2\xe9" \
    "\xa1\xa3"
static const char SPEECH[] = "各位代表：现在，我代表市人民政府向大会报告工作，请予审议。";
static const char SPEECH_TRADITIONAL[] = "各位代表：現在，我代表市人民政府向大會報告工作，請予審議。";

/* ---- what is found ---- */

static const struct {
    const char *label, *bytes;
    size_t length;
    const char *encoding, *text;
    uint32_t replaced;
} ROWS[] = {
    {"empty", BYTES(""), "UTF-8", "", 0},
    {"ASCII", BYTES("report 2021\n"), "UTF-8", "report 2021\n", 0},
    {"UTF-8", BYTES("税收"), "UTF-8", "税收", 0},
    {"UTF-8 with mark", BYTES("\xef\xbb\xbf税收"), "UTF-8", "税收", 0},
    {"only a mark", BYTES("\xef\xbb\xbf"), "UTF-8", "", 0},
    {"lines of DOS and Macintosh", BYTES("a\r\nb\rc\n\r\n\r"), "UTF-8", "a\nb\nc\n\n\n", 0},
    {"NULs are dropped", BYTES("各位代表，现在我代表市人民政府向大会\0报告工作"), "UTF-8",
     "各位代表，现在我代表市人民政府向大会报告工作", 1},
    {"a replacement character of the text's own", BYTES("税\xef\xbf\xbd收"), "UTF-8", "税\xef\xbf\xbd收", 0},
    {"UTF-16LE with mark", BYTES("\xff\xfe\x0ez6e"), "UTF-16LE", "税收", 0},
    {"UTF-16BE with mark",
     BYTES("\xfe\xffz\x0e"
           "e6"),
     "UTF-16BE", "税收", 0},
    {"UTF-16LE, ASCII, no mark", BYTES("r\0e\0p\0o\0r\0t\0"), "UTF-16LE", "report", 0},
    {"UTF-16BE, ASCII, no mark", BYTES("\0r\0e\0p\0o\0r\0t"), "UTF-16BE", "report", 0},
    {"UTF-32LE with mark", BYTES("\xff\xfe\0\0\x0ez\0\0"), "UTF-32LE", "税", 0},
    {"UTF-32BE with mark", BYTES("\0\0\xfe\xff\0\0z\x0e"), "UTF-32BE", "税", 0},
    {"UTF-16 with a pair", BYTES("\xff\xfe\x40\xd8\x00\xdc"), "UTF-16LE", "\xf0\xa0\x80\x80", 0},
    {"GB18030 with mark", BYTES("\x84\x31\x95\x33\xcb\xb0\xca\xd5"), "GB18030", "税收", 0},
    {"GBK", BYTES(GBK_TEXT), "GB18030", SPEECH, 0},
    {"damaged GBK", BYTES(GBK_TEXT GBK_TEXT "\xff\n" GBK_TEXT), "GB18030", NULL, 1},
    {"cut GBK", BYTES(GBK_TEXT GBK_TEXT "\xb8"), "GB18030", NULL, 1},
    {"UTF-8 cut in its last character", BYTES("税收增长\xe7\xa8"), "UTF-8", "税收增长\xef\xbf\xbd", 1},
    {"UTF-8 with a bad byte", BYTES("税收\xff增长，人民满意"), "UTF-8", "税收\xef\xbf\xbd增长，人民满意", 1},
    {"UTF-8 with mark and a bad byte", BYTES("\xef\xbb\xbf税收\xff增长，人民满意"), "UTF-8",
     "税收\xef\xbf\xbd增长，人民满意", 1},
    {"a pair of surrogates", BYTES("税收\xed\xa0\xbd\xed\xb8\x80。"), "UTF-8", "税收\xf0\x9f\x98\x80。", 1},
    {"a pair of a rare character", BYTES("赵\xed\xa1\xa8\xed\xbd\x8e、王立"), "UTF-8", "赵\xf0\xaa\x8d\x8e、王立", 1},
    {"the first half of a pair", BYTES("税收\xed\xa0\xbd。"), "UTF-8", "税收\xef\xbf\xbd。", 1},
    {"the second half of a pair", BYTES("税收\xed\xb8\x80。"), "UTF-8", "税收\xef\xbf\xbd。", 1},
    {"halves in the wrong order", BYTES("税收\xed\xb8\x80\xed\xa0\xbd增长，人民满意。水利，教育。"), "UTF-8",
     "税收\xef\xbf\xbd\xef\xbf\xbd增长，人民满意。水利，教育。", 2},
    {"NUL as Java writes it", BYTES("税收\xc0\x80增长"), "UTF-8", "税收\xef\xbf\xbd增长", 1},
    {"a character longer than it has to be", BYTES("税收\xe0\x80\xaf增长，人民满意。水利，教育。"), "UTF-8", NULL, 1},
    {"beyond the last plane", BYTES("税收\xf4\x90\x80\x80增长"), "UTF-8", "税收\xef\xbf\xbd增长", 1},
    {"bytes of no character", BYTES("税收\xfe增长，人民满意。水利\xff，教育。"), "UTF-8",
     "税收\xef\xbf\xbd增长，人民满意。水利\xef\xbf\xbd，教育。", 2},
    {"a character cut by a byte", BYTES("税收增\xe9\x95，人民满意"), "UTF-8", "税收增\xef\xbf\xbd，人民满意", 1},
    {"three bad bytes in a short text", BYTES("\xe7\xa8税收增长\xff人民满意\xff水利，教育，住房，医疗和就业，交通。"),
     "UTF-8", NULL, 3},
    {"Latin-1",
     BYTES("Il a \xe9t\xe9 d\xe9"
           "cid\xe9 que la for\xeat est prot\xe9g\xe9"
           "e."),
     NULL, "Il a été décidé que la forêt est protégée.", 0},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_auto(jy_decoded) decoded = {0};
        g_autoptr(GError) error = NULL;
        g_test_message("%s", ROWS[i].label);
        bool decodes = jy_decode(ROWS[i].bytes, ROWS[i].length, &decoded, &error);
        g_assert_no_error(error);
        if (!decodes) {
            continue;
        }
        if (ROWS[i].encoding) {
            g_assert_cmpstr(decoded.encoding, ==, ROWS[i].encoding);
        }
        if (ROWS[i].text) {
            g_assert_cmpstr(decoded.text, ==, ROWS[i].text);
        }
        g_assert_cmpuint(decoded.replaced, ==, ROWS[i].replaced);
        g_assert_cmpuint(strlen(decoded.text), ==, decoded.length);
        g_assert_true(g_utf8_validate(decoded.text, decoded.length, NULL));
        g_assert_true(decoded.confidence >= 0 && decoded.confidence <= 1);
    }
}

/* The same sentence in every encoding, without a mark, whole. */
static const struct {
    const char *iconv, *encoding;
    bool traditional;
} WAYS[] = {
    {"UTF-8", "UTF-8", false},       {"GB2312", "GB18030", false},    {"GBK", "GB18030", false},
    {"GB18030", "GB18030", false},   {"GBK", "GB18030", true},        {"BIG5", "Big5", true},
    {"UTF-16LE", "UTF-16LE", false}, {"UTF-16BE", "UTF-16BE", false}, {"UTF-16LE", "UTF-16LE", true},
    {"UTF-16BE", "UTF-16BE", true},  {"UTF-32LE", "UTF-32LE", false}, {"UTF-32BE", "UTF-32BE", false},
    {"EUC-TW", "EUC-TW", true},
};

static void test_ways(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WAYS); i++) {
        const char *speech = WAYS[i].traditional ? SPEECH_TRADITIONAL : SPEECH;
        g_auto(jy_decoded) decoded = {0};
        gsize length;
        g_autofree char *bytes = g_convert(speech, -1, WAYS[i].iconv, "UTF-8", NULL, &length, NULL);
        g_test_message("%s%s", WAYS[i].iconv, WAYS[i].traditional ? ", Traditional" : "");
        g_assert_nonnull(bytes);
        g_assert_true(jy_decode(bytes, length, &decoded, NULL));
        g_assert_cmpstr(decoded.encoding, ==, WAYS[i].encoding);
        g_assert_cmpstr(decoded.text, ==, speech);
        g_assert_cmpuint(decoded.replaced, ==, 0);
    }
}

/* ---- two encodings in one file ---- */

static const struct {
    const char *label, *bytes;
    size_t length;
    const char *other, *text;
    uint32_t lines, first;
} MIXTURES[] = {
    {"UTF-8, then GBK", BYTES("各位代表：税收增长，人民满意。\n" GBK_TEXT "\n"), "GB18030", NULL, 1, 2},
    {"GBK, then UTF-8", BYTES(GBK_TEXT "\n" GBK_TEXT "\n\n各位代表：税收增长，人民满意。\n"), "GB18030", NULL, 2, 1},
    {"GBK in between", BYTES("各位代表\n2021\n" GBK_TEXT "\r\n人民满意\n"), "GB18030",
     "各位代表\n2021\n各位代表：现在，我代表市人民政府向大会报告工作，请予审议。\n人民满意\n", 1, 3},
    {"UTF-8 with a damaged line", BYTES("各位代表\n人\xff民\n"), NULL, "各位代表\n人\xef\xbf\xbd民\n", 0, 0},
    {"GBK alone", BYTES(GBK_TEXT "\n" GBK_TEXT "\n"), NULL, NULL, 0, 0},
    {"UTF-8 and a word of Latin-1", BYTES("各位代表，税收增长，人民满意\ncaf\xe9\n"), NULL, NULL, 0, 0},
};

static void test_mixtures(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MIXTURES); i++) {
        g_auto(jy_decoded) decoded = {0};
        g_test_message("%s", MIXTURES[i].label);
        g_assert_true(jy_decode(MIXTURES[i].bytes, MIXTURES[i].length, &decoded, NULL));
        g_assert_cmpstr(decoded.other, ==, MIXTURES[i].other);
        g_assert_cmpuint(decoded.other_lines, ==, MIXTURES[i].lines);
        g_assert_cmpuint(decoded.other_first, ==, MIXTURES[i].first);
        if (MIXTURES[i].text) {
            g_assert_cmpstr(decoded.text, ==, MIXTURES[i].text);
        }
        if (MIXTURES[i].other) {
            g_assert_nonnull(strstr(decoded.text, SPEECH));
            g_assert_cmpuint(decoded.replaced, ==, 0);
        }
    }
}

/* ---- what is refused ---- */

static const struct {
    const char *label, *bytes;
    size_t length;
    jy_error code;
} REFUSED[] = {
    {"picture", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"),
     JY_ERROR_UNSUPPORTED},
    {"program",
     BYTES("\x7f"
           "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0\xb0\xc3\x04\0\0\0\0\0"),
     JY_ERROR_UNSUPPORTED},
    {"nothing but NULs", BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), JY_ERROR_UNSUPPORTED},
    {"a word among NULs", BYTES("\0\0\0\0\0\0\0\0x\n\0\0\0\0\0\0\0\0\0\0"), JY_ERROR_UNSUPPORTED},
    {"controls in ASCII", BYTES("\x01\x02\x03\x04 text \x05\x06\x07"), JY_ERROR_UNSUPPORTED},
    {"UTF-16 of halves of pairs", BYTES("\xff\xfe\x00\xd8\x01\xd8\x02\xd8\x03\xd8\x04\xd8\x05\xd8"), JY_ERROR_ENCODING},
    {"mark of UTF-8 before GBK", BYTES("\xef\xbb\xbf" GBK_TEXT), JY_ERROR_ENCODING},
    {"too big", "", ((size_t)1 << 30) + 1, JY_ERROR_TOO_BIG},
};

static void test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(REFUSED); i++) {
        jy_decoded decoded = {0};
        g_autoptr(GError) error = NULL;
        g_test_message("%s", REFUSED[i].label);
        g_assert_false(jy_decode(REFUSED[i].bytes, REFUSED[i].length, &decoded, &error));
        g_assert_error(error, JY_ERROR, (int)REFUSED[i].code);
        g_assert_null(decoded.text);
    }
}

/* ---- a known encoding ---- */

static const struct {
    const char *encoding, *bytes;
    size_t length;
    const char *text; /* NULL: refused as ENCODING */
} NAMED[] = {
    {"gb2312", BYTES("\xcb\xb0\xca\xd5"), "税收"},
    {"GBK", BYTES("\xcb\xb0\xca\xd5"), "税收"},
    {"gb2312", BYTES("\x96\x7c"), "東"}, /* what is called GB2312 is GBK */
    {"GB18030", BYTES("\x95\x32\x82\x36"), "\xf0\xa0\x80\x80"},
    {"gbk", BYTES("100\x80"), "100€"},
    {"gbk", BYTES("a\xa3\xa0z"), "a　z"},
    {"GB18030", BYTES("\xa8\xbc\xfe\x59\xa6\xd9"), "ḿ\xe9\xbe\xb4︐"}, /* private in the standard of 2005 */
    {"big5", BYTES("\xb5\x7c\xa6\xac"), "稅收"},
    {"Big5", BYTES("\xc6\xa1\xc7\x40"), "①す"},                /* Eten's */
    {"Big5", BYTES("\xa7\xda\xfa\x40"), "我\xf0\xa0\x95\x87"}, /* of Hong Kong */
    {"utf-8", BYTES("税收"), "税收"},
    {"utf-8", BYTES("\xef\xbb\xbf税收"), "税收"},
    {"UTF-16LE", BYTES("\xff\xfe\x0ez6e"), "税收"},
    {"UTF-16",
     BYTES("\xfe\xffz\x0e"
           "e6"),
     "税收"},
    {"iso-8859-1", BYTES("\xe9t\xe9"), "été"},
    {"HZ-GB-2312", BYTES("~{K0JU~}"), "税收"},
    {"utf-8", BYTES("\xcb\xb0\xca\xd5\xcb\xb0\xca\xd5"), NULL},
    {"no-such-encoding", BYTES("a"), NULL},
    {"", BYTES("a"), NULL},
};

static void test_named(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMED); i++) {
        g_auto(jy_decoded) decoded = {0};
        g_autoptr(GError) error = NULL;
        g_test_message("%zu: %s", i, NAMED[i].encoding);
        bool decodes = jy_decode_as(NAMED[i].encoding, NAMED[i].bytes, NAMED[i].length, &decoded, &error);
        if (NAMED[i].text) {
            g_assert_no_error(error);
            g_assert_cmpstr(decoded.text, ==, NAMED[i].text);
        } else {
            g_assert_false(decodes);
            g_assert_error(error, JY_ERROR, JY_ERROR_ENCODING);
        }
    }
}

/* A text longer than the sample and than every buffer comes out whole: characters that buffers cut are not lost. */
static void test_long(void)
{
    static const char *const NAMES[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
    g_autoptr(GString) text = g_string_new("a");
    for (int i = 0; i < 20000; i++) {
        g_string_append(text, i % 7 ? "税收增长" : "\xf0\xa0\x80\x80，人民");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_auto(jy_decoded) decoded = {0};
        gsize length;
        g_autofree char *bytes = g_convert(text->str, -1, NAMES[i], "UTF-8", NULL, &length, NULL);
        g_assert_true(jy_decode(bytes, length, &decoded, NULL));
        g_assert_cmpstr(decoded.encoding, ==, NAMES[i]);
        g_assert_true(g_str_equal(decoded.text, text->str));
        g_assert_cmpuint(decoded.replaced, ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/decode/rows", test_rows);
    g_test_add_func("/text/decode/ways", test_ways);
    g_test_add_func("/text/decode/mixtures", test_mixtures);
    g_test_add_func("/text/decode/refused", test_refused);
    g_test_add_func("/text/decode/named", test_named);
    g_test_add_func("/text/decode/long", test_long);
    return g_test_run();
}
