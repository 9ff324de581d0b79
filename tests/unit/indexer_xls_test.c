/* indexer_xls_test.c: workbooks made in code. */
#include <jiyan/base/error.h>
#include <string.h>
#include <unistd.h>

#include "indexer_compound_made.h"
#include "indexer_extracted.h"

#define RECORD(kind, bytes)                                                                                            \
    {                                                                                                                  \
        kind, bytes, sizeof bytes - 1                                                                                  \
    }

typedef struct {
    unsigned kind;
    const char *bytes;
    size_t length;
} made_record;

/* Two texts, of which the second goes on in another record, of wide characters first and then of narrow ones. */
#define STRINGS                                                                                                        \
    RECORD(0xFC, "\5\0\0\0\2\0\0\0"                                                                                    \
                 "\2\0\1\x7F\x89\x01\x30"                                                                              \
                 "\4\0\x09\1\0\x65\x68"),                                                                              \
        RECORD(0x3C, "\0a b"                                                                                           \
                     "\0\0\0\0"                                                                                        \
                     "\1\0\0x")

#define DOUBLE_1_5 "\0\0\0\0\0\0\xF8\x3F"
#define DOUBLE_44562 "\0\0\0\0\x40\xC2\xE5\x40" /* 2022-01-01 */

static const made_record SHARED[] = {
    RECORD(0x809, "\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    RECORD(0x41E, "\xB0\0\4\0\0000.00"),
    RECORD(0xE0, "\0\0\0\0\0\0"),
    RECORD(0xE0, "\0\0\x0E\0\0\0"),
    RECORD(0xE0, "\0\0\xB0\0\0\0"),
    STRINGS,
};

static const made_record FIRST[] = {
    RECORD(0x809, "\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    RECORD(0xFD, "\0\0\0\0\0\0\0\0\0\0"),                        /* A1: the first text */
    RECORD(0xFD, "\0\0\2\0\0\0\1\0\0\0"),                        /* C1: the second */
    RECORD(0x203, "\1\0\0\0\0\0" DOUBLE_1_5),                    /* A2 */
    RECORD(0x203, "\1\0\1\0\1\0" DOUBLE_44562),                  /* B2: a date */
    RECORD(0x27E, "\1\0\2\0\2\0\x0B\0\0\0"),                     /* C2: 2, in hundredths */
    RECORD(0xBD, "\4\0\0\0\0\0\x1E\0\0\0\0\0\x22\0\0\0\1\0"),    /* A5, B5: 7 and 8 */
    RECORD(0x6, "\5\0\0\0\0\0\0\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0"), /* A6: a formula's text */
    RECORD(0x207, "\1\0\1\x7F\x89"),
    RECORD(0x6, "\5\0\1\0\0\0" DOUBLE_1_5 "\0\0\0\0\0\0"),
    RECORD(0x809, "\0\6\x20\0"), /* a chart */
    RECORD(0x203, "\6\0\0\0\0\0" DOUBLE_1_5),
    RECORD(0x0A, ""),
    RECORD(0x204, "\x0F\0\0\0\0\0\2\0\0ok"),
    RECORD(0x0A, ""),
};

static const made_record SECOND[] = {
    RECORD(0x809, "\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    RECORD(0xFD, "\0\0\1\0\0\0\2\0\0\0"),
    RECORD(0xFD, "\1\0\1\0\0\0\x63\0\0\0"),
    RECORD(0x0A, ""),
};

static void put_records(GByteArray *to, const made_record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_number(to, to->len, records[i].kind, 2);
        put_number(to, to->len, (uint32_t)records[i].length, 2);
        g_byte_array_append(to, (const guint8 *)records[i].bytes, (guint)records[i].length);
    }
}

/* Returns a workbook of two sheets; free with g_byte_array_unref. */
static GByteArray *make_book(bool is_locked)
{
    static const made_record LOCK[] = {RECORD(0x2F, "\1\0")};
    g_autoptr(GByteArray) stream = g_byte_array_new();
    put_records(stream, SHARED, G_N_ELEMENTS(SHARED));
    put_records(stream, LOCK, is_locked);
    const guint sheets = stream->len;
    const made_record names[] = {RECORD(0x85, "\0\0\0\0\0\0\2\1\x7F\x89\x01\x30"), RECORD(0x85, "\0\0\0\0\0\0\2\0S2"),
                                 RECORD(0x85, "\0\0\0\0\0\2\1\0m"), RECORD(0x0A, "")};
    put_records(stream, names, G_N_ELEMENTS(names));
    put_number(stream, sheets + 4, stream->len, 4);
    put_records(stream, FIRST, G_N_ELEMENTS(FIRST));
    put_number(stream, sheets + 4 + 16, stream->len, 4);
    put_records(stream, SECOND, G_N_ELEMENTS(SECOND));
    made_compound made = made_begin();
    made_add(&made, "Workbook", stream);
    return made_end(&made);
}

static void test_book(void)
{
    g_autoptr(GByteArray) file = make_book(false);
    g_autoptr(GError) err = NULL;
    g_autofree char *text = extract(jy_extract_xls, file->data, file->len, &err);
    g_assert_no_error(err);
    g_assert_cmpstr(text, ==,
                    "h1: 西、\n"
                    "row: 西、\t\t桥a b\n"
                    "row: 1.5\t2022/1/1\t0.02\n"
                    "row: 7\t8\n"
                    "row: 西\t1.5\n"
                    "row: ok\n"
                    "h1: S2\n"
                    "row: x\n");
}

static void test_errors(void)
{
    g_autoptr(GByteArray) locked = make_book(true);
    g_autoptr(GError) err = NULL;
    g_assert_null(extract(jy_extract_xls, locked->data, locked->len, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_ENCRYPTED);
    g_autoptr(GByteArray) file = make_book(false);
    for (guint length = 0; length < file->len; length += 17) {
        g_autoptr(GError) failure = NULL;
        g_autofree char *text = extract(jy_extract_xls, file->data, length, &failure);
        g_assert_true(text || g_error_matches(failure, JY_ERROR, JY_ERROR_MALFORMED));
    }
}

/* Shared texts that break off, in a stream that begins like the rest of one: the table ends where its records do. */
static void test_cut_strings(void)
{
    static const made_record TABLES[] = {
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\5\0\0ab"), /* in its letters */
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\5\0\1a"), /* in a wide letter */
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\1\0\0x"), /* whole */
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\1\0\x08\2\0x"), /* in what is behind the letters */
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\1\0\x08\xFF\xFFx"), /* far */
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\1\0\4\xFF\xFF\xFF\xFFx"),
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\5"), /* in a head */
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"
                     "\5\0\x0C"),
        RECORD(0xFC, "\1\0\0\0\1\0\0\0"), /* before the first */
        RECORD(0xFC, "\1\0"),
        RECORD(0xFC, ""),
    };
    static const made_record HEAD = RECORD(0x3C, "\0cd"), END = RECORD(0x0A, "");
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(TABLES); i++) {
        g_autoptr(GByteArray) stream = g_byte_array_new();
        g_autoptr(GError) failure = NULL;
        put_records(stream, &HEAD, 1);
        put_records(stream, &TABLES[i / 2], 1);
        put_records(stream, &END, i % 2);
        made_compound made = made_begin();
        made_add(&made, "Workbook", stream);
        g_autoptr(GByteArray) file = made_end(&made);
        alarm(10);
        g_assert_null(extract(jy_extract_xls, file->data, file->len, &failure));
        alarm(0);
        g_assert_error(failure, JY_ERROR, JY_ERROR_MALFORMED);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/xls/book", test_book);
    g_test_add_func("/indexer/xls/errors", test_errors);
    g_test_add_func("/indexer/xls/cut-strings", test_cut_strings);
    return g_test_run();
}
