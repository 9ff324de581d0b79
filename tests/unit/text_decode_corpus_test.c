/* text_decode_corpus_test.c: decoding against material that lies beside the tree: the WHATWG indexes and decoder cases,
 * and real files whose encoding is known. Skipped where JIYAN_SHARED names no folder that holds them. */
#include <jansson.h>
#include <jiyan/text/decode.h>
#include <string.h>

/* NULL, and the test is skipped, where the file is not there. */
static char *read_shared(const char *name, gsize *ret_length)
{
    const char *shared = g_getenv("JIYAN_SHARED");
    g_autofree char *path = g_build_filename(shared ? shared : "/nonexistent", name, NULL);
    char *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, ret_length, NULL)) {
        g_autofree char *why = g_strdup_printf("no %s under JIYAN_SHARED", name);
        g_test_skip(why);
    }
    return bytes;
}

/* ---- the indexes ---- */

/* Every pair of bytes of the index, each on a line of its own. */
static void test_gb18030_index(void)
{
    static const char *const NAMES[] = {"GB18030", "GBK", "gb2312"};
    gsize length, wanted_length;
    g_autofree char *bytes = read_shared("peercases/encoding/encoding_rs_gb18030_in.txt", &length);
    g_autofree char *wanted = read_shared("peercases/encoding/encoding_rs_gb18030_in_ref.txt", &wanted_length);
    for (size_t i = 0; bytes && wanted && i < G_N_ELEMENTS(NAMES); i++) {
        g_auto(jy_decoded) decoded = {0};
        g_assert_true(jy_decode_as(NAMES[i], bytes, length, &decoded, NULL));
        g_assert_true(g_str_equal(decoded.text, wanted));
        g_assert_cmpuint(decoded.replaced, ==, 0);
    }
}

/* Big5 of the index that Microsoft's tables lack: control pictures, and one block. */
static bool is_known_difference(const char *bytes)
{
    return (bytes[0] == '\xa3' && (unsigned char)bytes[1] >= 0xC0) || memcmp(bytes, "\xf9\xfe", 2) == 0;
}

/* The characters of Big5 proper, without Eten's between its two levels, line by line. */
static void test_big5_index(void)
{
    gsize length;
    g_autofree char *bytes = read_shared("peercases/encoding/encoding_rs_big5_in.txt", &length);
    g_autofree char *wanted = read_shared("peercases/encoding/encoding_rs_big5_in_ref.txt", &length);
    g_auto(GStrv) lines = bytes ? g_strsplit(bytes, "\n", -1) : NULL,
                  wanted_lines = wanted ? g_strsplit(wanted, "\n", -1) : NULL;
    int compared = 0, same = 0;
    for (size_t i = 0; lines && wanted_lines && lines[i] && wanted_lines[i]; i++) {
        unsigned char lead = (unsigned char)lines[i][0];
        bool proper =
            lead >= 0xA1 && lead <= 0xF9 && (lead < 0xC6 || lead > 0xC8) && g_utf8_get_char(wanted_lines[i]) != 0xFFFD;
        g_auto(jy_decoded) decoded = {0};
        if (!proper || is_known_difference(lines[i]) ||
            !jy_decode_as("big5", lines[i], strlen(lines[i]), &decoded, NULL)) {
            continue;
        }
        compared++;
        same += g_str_equal(decoded.text, wanted_lines[i]);
    }
    if (lines && wanted_lines) {
        g_assert_cmpint(compared, >, 13000);
        g_assert_cmpint(same, ==, compared);
    }
}

/* ---- cases of the decoder ---- */

#define PADDING 60

/* 农 many times, so that what is ill-formed is a small share, and then the bytes written in hexadecimal. */
static GString *padded(const char *hex, const char *pad)
{
    GString *bytes = g_string_new(NULL);
    for (int i = 0; i < PADDING; i++) {
        g_string_append(bytes, pad);
    }
    for (; hex[0] && hex[1]; hex += 2) {
        g_string_append_c(bytes, (char)(g_ascii_xdigit_value(hex[0]) << 4 | g_ascii_xdigit_value(hex[1])));
    }
    return bytes;
}

static void check_case(json_t *row)
{
    const char *hex = json_string_value(json_object_get(row, "bytes_hex"));
    json_t *expected = json_object_get(row, "expected_utf8");
    const char *name = json_string_value(json_object_get(row, "encoding"));
    if (!hex || !expected || !g_str_equal(name, "gb18030")) {
        return;
    }
    g_autoptr(GString) bytes = padded(hex, "\xc5\xa9"), wanted = padded("", "农");
    uint32_t replaced = 0;
    for (size_t i = 0; i < json_string_length(expected); i++) {
        const char *at = json_string_value(expected) + i;
        replaced += *at == '\0' || g_str_has_prefix(at, "\xef\xbf\xbd");
        g_string_append_len(wanted, at, *at != '\0');
    }
    g_auto(jy_decoded) decoded = {0};
    g_test_message("%s", hex);
    g_assert_true(jy_decode_as(name, bytes->str, bytes->len, &decoded, NULL));
    g_assert_cmpstr(decoded.text, ==, wanted->str);
    g_assert_cmpuint(decoded.replaced, ==, replaced);
}

static void test_cases(void)
{
    gsize length;
    g_autofree char *text = read_shared("peercases/encoding/encoding_rs_gb18030_cases.jsonl", &length);
    g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;
    for (size_t i = 0; lines && lines[i]; i++) {
        json_t *row = *lines[i] ? json_loads(lines[i], JSON_ALLOW_NUL, NULL) : NULL;
        if (row) {
            check_case(row);
        }
        json_decref(row);
    }
}

/* ---- real files ---- */

/* Called Big5 by the folder they came from, GBK by their bytes: every line reads as Chinese in the one and as rubbish
 * in the other. */
static const char *const MISLABELLED[] = {"doc_tw_FEATURES", "doc_tw_alt-gateways", "doc_tw_relaese"};

static const char *expected_encoding(const char *file, const char *label)
{
    static const struct {
        const char *label, *encoding;
    } LABELS[] = {{"gbk", "GB18030"}, {"gb2312", "GB18030"}, {"gb18030", "GB18030"}, {"big5", "Big5"},
                  {"utf8", "UTF-8"},  {"utf8bom", "UTF-8"},  {"utf16", "UTF-16"},    {"utf32", "UTF-32"}};
    for (size_t i = 0; i < G_N_ELEMENTS(MISLABELLED); i++) {
        if (strstr(file, MISLABELLED[i])) {
            return "GB18030";
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        if (g_str_equal(LABELS[i].label, label)) {
            return LABELS[i].encoding;
        }
    }
    return "";
}

/* True where the file gets the encoding it has; a byte order is not asked for. */
static bool is_found(const char *file, const char *label)
{
    g_auto(jy_decoded) decoded = {0};
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *name = g_build_filename("encodings", file, NULL);
    g_autofree char *bytes = read_shared(name, &length);
    bool decodes = bytes && jy_decode(bytes, length, &decoded, &error);
    const char *expected = expected_encoding(file, label);
    if (decodes && g_str_has_prefix(decoded.encoding, expected)) {
        return true;
    }
    g_test_message("missed: %s is %s, taken for %s", file, expected,
                   decodes ? decoded.encoding
                   : error ? error->message
                           : "?");
    return false;
}

static void test_files(void)
{
    gsize length;
    g_autofree char *table = read_shared("encodings/_meta.tsv", &length);
    g_auto(GStrv) lines = table ? g_strsplit(table, "\n", -1) : NULL;
    int files = 0, found = 0;
    for (size_t i = 1; lines && lines[0] && lines[i]; i++) {
        g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
        if (g_strv_length(fields) > 4 && g_str_equal(fields[4], "yes")) {
            files++;
            found += is_found(fields[0], fields[1]);
        }
    }
    g_test_message("%d of %d files", found, files);
    if (lines) {
        g_assert_cmpint(files, >, 0);
        g_assert_cmpint(found * 100, >=, files * 99);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/decode/gb18030_index", test_gb18030_index);
    g_test_add_func("/text/decode/big5_index", test_big5_index);
    g_test_add_func("/text/decode/cases", test_cases);
    g_test_add_func("/text/decode/files", test_files);
    return g_test_run();
}
