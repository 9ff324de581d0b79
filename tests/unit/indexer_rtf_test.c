/* indexer_rtf_test.c: rich text: encodings, what is shown and what is not, tables, styles, notes, damage. */
#include <jiyan/base/error.h>
#include <string.h>

#include "indexer_extracted.h"

#define HEAD "{\\rtf1\\ansi\\ansicpg936\\deff0"

static const struct {
    const char *label, *rtf, *text;
} FILES[] = {
    {"bytes of GBK", HEAD " \\'cf\\'d8\\'c0\\'ef\\'d0\\'de\\'c7\\'c5\\'a1\\'a3\\par}", "p: 县里修桥。\n"},
    {"raw bytes of GBK", HEAD " \xCF\xD8\xC0\xEF\r\n\xD0\xDE\xC7\xC5\\par}", "p: 县里修桥\n"},
    {"a second byte that is a letter", HEAD " \\'81A\\'81\\'40b\\par}", "p: 丄丂b\n"},
    {"numbers with a fallback", HEAD "\\uc1 \\u21439?\\u37324\\'c0 a\\par}", "p: 县里 a\n"},
    {"fallbacks of two bytes", HEAD "\\uc2 \\u21439\\'cf\\'d8\\u37324\\'c0\\'efb\\par}", "p: 县里b\n"},
    {"no fallback", HEAD "{\\uc0 \\u21439\\u-28212 x}\\par}", "p: 县里x\n"},
    {"a fallback ends with its group", HEAD "{\\u21439}x\\par}", "p: 县x\n"},
    {"two halves", HEAD "\\uc0\\u-10178\\u-8704 \\u-10178 x\\par}", "p: \xF0\x9F\xA8\x80x\n"},
    {"the font says Big5",
     "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset136 B;}}\\f1 \\'b1\\'6a\\'a6\\'e6\\f0"
     "\\'e9\\par}",
     "p: 強行é\n"},
    {"the font says GBK",
     "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f3\\fcharset134 \\'cb\\'ce;}}{\\f3 \\'c7\\'c5}\\'e9\\par}", "p: 桥é\n"},
    {"no code page", "{\\rtf1 \\'c7\\'c5\\par}", "p: 桥\n"},
    {"what is not shown",
     HEAD "{\\info{\\title x}}{\\colortbl;}{\\*\\generator y;}{\\header h\\par}{\\footer\\pard f\\par}"
          "A{\\v hidden}B{\\deleted gone}C{\\pict\\bin3 }}{}{D}{\\*\\annotation note}{\\*\\unknown{\\v0 z}}E\\par}",
     "p: ABCDE\n"},
    {"the header of the first page",
     HEAD
     "{\\headerf \\'bb\\'fa\\'c3\\'dc\\par \\'cc\\'d8\\'bc\\'b1\\par}a\\par{\\header \\'cc\\'d8\\'bc\\'b1\\par}b\\par}",
     "p: 机密\np: 特急\np: a\np: b\n"},
    {"bytes of a picture", HEAD "a{\\pict\\bin4 }{}\\}b\\par}", "p: ab\n"},
    {"fields", HEAD "see {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt {\\ul here}}}.\\par}", "p: see here.\n"},
    {"signs", HEAD "\\ldblquote a\\rdblquote\\~\\_\\-\\{\\}\\\\\\emdash b\\tab c\\par}", "p: “a” -{}\\—b c\n"},
    {"paragraphs", HEAD "a\\par b\\sect c\\page d\\\ne\\line f}", "p: a\np: b\np: c\np: d\np: e\nf\n"},
    {"a table", HEAD "\\trowd\\pard\\intbl a\\par b\\cell c\\cell\\row\\trowd\\intbl\\cell d\\cell\\row\\pard e\\par}",
     "row: a b\tc\nrow: d\np: e\n"},
    {"a table within a table",
     HEAD "\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\nestrow}{\\nonesttables\\par}"
          "\\intbl z\\cell w\\cell\\row}",
     "row: x y z\tw\n"},
    {"styles",
     HEAD "{\\stylesheet{\\ql Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\'b6\\'fe\\'bc\\'b6\\'b1\\'ea\\'cc\\'e2;}"
          "{\\s7 Title;}{\\*\\cs10 Default;}{\\s4\\outlinelevel3 own;}}\\pard\\s7 T\\par\\pard\\s1 A\\par\\pard\\s2 "
          "B\\par\\pard\\s4 "
          "C\\par\\pard\\plain D\\par\\pard\\outlinelevel1 E\\par}",
     "title: T\nh1: A\nh2: B\nh4: C\np: D\nh2: E\n"},
    {"numbers of lists",
     HEAD "{\\listtext\\uc0 \\u19968\\u12289 \\tab}a\\par{\\pntext 2.\\tab}b\\par{\\*\\pn\\pnlvlbody}c\\par}",
     "p: 一、 a\np: 2. b\np: c\n"},
    {"notes", HEAD "a{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} note\\par more}b\\par c\\par}",
     "p: ab\np: c\nnote: note\nnote: more\n"},
    {"a text box",
     HEAD "a{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn x}{\\sv 1}}{\\shptxt \\pard box\\par two\\par}}{\\shprslt "
          "again}}b\\par}",
     "p: ab\np: box\np: two\n"},
    {"not closed", HEAD "{a\\par b", "p: a\np: b\n! a damaged RTF document: it is not closed\n"},
    {"closed too often", HEAD "a}}}}b\\par", "p: ab\n"},
    {"bytes that no text has", HEAD "a\\'00b\\'0bc\\'c7\\'01d\\u0 e\\par}",
     "p: abc\xEF\xBF\xBD"
     "d\n"},
    {"nothing", "{\\rtf1}", ""},
    {"broken words", "{\\rtf1\\'z\\u\\f99999999999999999999 a\\'",
     "p: z\n! a damaged RTF document: it is not closed\n"},
};

static void test_files(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", FILES[i].label);
        g_autofree char *text = extract(jy_extract_rtf, FILES[i].rtf, strlen(FILES[i].rtf), &err);
        g_assert_no_error(err);
        g_assert_cmpstr(text, ==, FILES[i].text);
    }
}

static void test_cut(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        for (size_t length = strlen(FILES[i].rtf); length; length--) {
            g_autoptr(GError) err = NULL;
            g_autofree char *text = extract(jy_extract_rtf, FILES[i].rtf, length, &err);
            g_assert_no_error(err);
            g_assert_nonnull(text);
        }
    }
}

static void test_depth(void)
{
    g_autoptr(GString) rtf = g_string_new("{\\rtf1 ");
    g_autoptr(GError) err = NULL;
    for (unsigned i = 0; i < 60000; i++) {
        g_string_append_c(rtf, '{');
    }
    g_string_append(rtf, "deep");
    for (unsigned i = 0; i < 60000; i++) {
        g_string_append_c(rtf, '}');
    }
    g_string_append(rtf, "}");
    g_autofree char *text = extract(jy_extract_rtf, rtf->str, rtf->len, &err);
    g_assert_no_error(err);
    g_assert_cmpstr(text, ==, "p: deep\n");
    g_autofree char *hostile = g_strnfill(1 << 20, '{');
    g_assert_null(extract(jy_extract_rtf, hostile, 1 << 20, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_MALFORMED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/rtf/files", test_files);
    g_test_add_func("/indexer/rtf/cut", test_cut);
    g_test_add_func("/indexer/rtf/depth", test_depth);
    return g_test_run();
}
