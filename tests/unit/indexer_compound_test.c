/* indexer_compound_test.c: the streams of compound files, whole, damaged and hostile. */
#include "indexer/files/compound.h"

#include <jiyan/base/error.h>

#include "indexer_compound_made.h"

/* Returns a stream of that many bytes that count up; free with g_byte_array_unref. */
static GByteArray *make_stream(guint length, guint8 first)
{
    GByteArray *stream = g_byte_array_new();
    g_byte_array_set_size(stream, length);
    for (guint i = 0; i < length; i++) {
        stream->data[i] = (guint8)(first + i);
    }
    return stream;
}

static const struct {
    const char *name;
    guint length;
} STREAMS[] = {
    {"WordDocument", 5000},
    {"1Table", 100},
    {"Data", 4096},
    {"0Table", 4095},
    {"Small", 64},
    {"Smaller", 63},
    {"Small+1", 65},
    {"One", 1},
    {"Empty", 0},
    {"Large", 70000},
    {"\x05SummaryInformation", 200},
};

static GByteArray *make_file(void)
{
    made_compound made = made_begin();
    for (size_t i = 0; i < G_N_ELEMENTS(STREAMS); i++) {
        g_autoptr(GByteArray) stream = make_stream(STREAMS[i].length, (guint8)i);
        made_add(&made, STREAMS[i].name, stream);
    }
    return made_end(&made);
}

static void test_streams(void)
{
    g_autoptr(GByteArray) file = make_file();
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_compound) compound = jy_compound_new((const char *)file->data, file->len, &err);
    g_assert_no_error(err);
    for (size_t i = 0; i < G_N_ELEMENTS(STREAMS); i++) {
        g_test_message("%s", STREAMS[i].name);
        g_autoptr(GByteArray) wanted = make_stream(STREAMS[i].length, (guint8)i);
        g_autoptr(GByteArray) stream = jy_compound_read(compound, STREAMS[i].name);
        g_assert_nonnull(stream);
        g_assert_true(jy_compound_has(compound, STREAMS[i].name));
        g_assert_cmpuint(stream->len, ==, wanted->len);
        g_assert_true(wanted->len == 0 || memcmp(stream->data, wanted->data, wanted->len) == 0);
    }
    g_assert_true(jy_compound_has(compound, "worddocument"));
    g_assert_false(jy_compound_has(compound, "Workbook"));
    g_assert_false(jy_compound_has(compound, "Root Entry"));
    g_assert_null(jy_compound_read(compound, "Workbook"));
}

/* What is cut off gives what is there, and never more. */
static void test_cut(void)
{
    g_autoptr(GByteArray) file = make_file();
    for (guint length = 0; length < file->len; length += 97) {
        g_autofree char *cut = g_memdup2(file->data, length + 1);
        g_autoptr(GError) err = NULL;
        g_autoptr(jy_compound) compound = jy_compound_new(cut, length, &err);
        g_autoptr(GByteArray) stream = compound ? jy_compound_read(compound, "WordDocument") : NULL;
        g_assert_true(compound || g_error_matches(err, JY_ERROR, JY_ERROR_MALFORMED));
        g_assert_true(!stream || stream->len <= MIN(length, 5000));
    }
}

/* Chains that bite their tail, and a directory that does. */
static void test_circles(void)
{
    enum { FAT_AT = 0x4C, DIRECTORY_AT = 0x30, LEFT = 68, RIGHT = 72 };
    g_autoptr(GByteArray) file = make_file();
    const jy_bytes all = {file->data, file->len};
    const gsize fat = ((gsize)jy_bytes_u32(all, FAT_AT) + 1) * MADE_SECTOR;
    const gsize directory = ((gsize)jy_bytes_u32(all, DIRECTORY_AT) + 1) * MADE_SECTOR;
    for (guint i = 0; i < MADE_SECTOR / 4; i++) {
        put_number(file, fat + (gsize)i * 4, 0, 4); /* every chain goes on in the first sector */
    }
    for (guint i = 1; i < 4; i++) {
        put_number(file, directory + (gsize)i * 128 + LEFT, 1, 4);
        put_number(file, directory + (gsize)i * 128 + RIGHT, i % 3 + 1, 4);
    }
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_compound) compound = jy_compound_new((const char *)file->data, file->len, &err);
    g_assert_no_error(err);
    g_autoptr(GByteArray) stream = jy_compound_read(compound, "WordDocument");
    g_assert_cmpuint(stream->len, ==, 5000);
    g_assert_true(jy_compound_has(compound, "Data"));
    g_assert_false(jy_compound_has(compound, "Large"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/compound/streams", test_streams);
    g_test_add_func("/indexer/compound/cut", test_cut);
    g_test_add_func("/indexer/compound/circles", test_circles);
    return g_test_run();
}
