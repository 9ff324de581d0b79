/* indexer_ppt_test.c: presentations made in code. */
#include <jiyan/base/error.h>
#include <string.h>

#include "indexer_compound_made.h"
#include "indexer_extracted.h"

/* Adds a record: its kind, with the instance in the upper bits of `head`, and its bytes. */
static void put_record(GByteArray *to, unsigned head, unsigned kind, const void *bytes, size_t length)
{
    put_number(to, to->len, head, 2);
    put_number(to, to->len, kind, 2);
    put_number(to, to->len, (uint32_t)length, 4);
    g_byte_array_append(to, bytes, (guint)length);
}

static void put_text(GByteArray *to, unsigned kind, const char *text)
{
    const char header[4] = {(char)kind, 0, 0, 0};
    glong length = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &length, NULL);
    put_record(to, 0, 0x0F9F, header, sizeof header);
    if (strlen(text) == (size_t)length) {
        put_record(to, 0, 0x0FA8, text, strlen(text));
    } else {
        put_record(to, 0, 0x0FA0, units, (size_t)length * 2);
    }
}

/* Returns a document with a slide of that title, in a list of slides and one of notes; free with g_byte_array_unref. */
static GByteArray *make_document(const char *title)
{
    g_autoptr(GByteArray) texts = g_byte_array_new(), notes = g_byte_array_new();
    put_record(texts, 0, 0x03F3, "", 0);
    put_text(texts, 0, title);
    put_text(texts, 1, "先急后缓\r分三年改完");
    put_record(texts, 0, 0x03F3, "", 0);
    put_text(texts, 6,
             "Thanks\x0B"
             "all");
    put_text(notes, 2, "备注");
    GByteArray *document = g_byte_array_new();
    put_record(document, 0x0F, 0x0FF0, texts->data, texts->len);
    put_record(document, 0x2F, 0x0FF0, notes->data, notes->len);
    return document;
}

/* Returns a presentation, saved twice; free with g_byte_array_unref. */
static GByteArray *make_file(uint32_t mark)
{
    g_autoptr(GByteArray) stream = g_byte_array_new(), box = g_byte_array_new(), shape = g_byte_array_new();
    g_autoptr(GByteArray) old = make_document("旧题"), document = make_document("改造方案"), user = g_byte_array_new();
    put_text(box, 4, "图旁的字");
    put_record(shape, 0x0F, 0xF00D, box->data, box->len);
    put_record(stream, 0x0F, 0x03E8, old->data, old->len);
    put_record(stream, 0x0F, 0x03F8, shape->data, shape->len); /* a master */
    put_record(stream, 0x0F, 0x03EE, shape->data, shape->len);
    put_record(stream, 0x0F, 0x03E8, document->data, document->len);
    put_number(user, 12, mark, 4);
    made_compound made = made_begin();
    made_add(&made, "Current User", user);
    made_add(&made, "PowerPoint Document", stream);
    return made_end(&made);
}

static void test_slides(void)
{
    g_autoptr(GByteArray) file = make_file(0xE391C05F);
    g_autoptr(GError) err = NULL;
    g_autofree char *text = extract(jy_extract_ppt, file->data, file->len, &err);
    g_assert_no_error(err);
    g_assert_cmpstr(text, ==, "h1: 改造方案\np: 先急后缓\np: 分三年改完\nh1: Thanks all\np: 图旁的字\n");
    for (guint length = 0; length < file->len; length += 17) {
        g_autoptr(GError) failure = NULL;
        g_autofree char *cut = extract(jy_extract_ppt, file->data, length, &failure);
        g_assert_true(cut || g_error_matches(failure, JY_ERROR, JY_ERROR_MALFORMED));
    }
}

static void test_locked(void)
{
    g_autoptr(GByteArray) file = make_file(0xF3D1C4DF);
    g_autoptr(GError) err = NULL;
    g_assert_null(extract(jy_extract_ppt, file->data, file->len, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_ENCRYPTED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/ppt/slides", test_slides);
    g_test_add_func("/indexer/ppt/locked", test_locked);
    return g_test_run();
}
