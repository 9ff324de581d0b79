/* indexer_wire_test.c: frames between the indexer and jiyan-extract. */
#include "indexer/extract/remote/wire.h"

#include <string.h>

/* The frame at the head of the bytes, which is whole. */
static jy_wire_frame frame_of(const GString *bytes, jy_wire_tag tag)
{
    jy_wire_frame frame;
    size_t size;
    g_assert_cmpint(jy_wire_next(bytes->str, bytes->len, &frame, &size), ==, JY_WIRE_WHOLE);
    g_assert_cmpuint(size, ==, bytes->len);
    g_assert_cmpint(frame.tag, ==, tag);
    return frame;
}

static void test_block(void)
{
    static const jy_extracted BLOCKS[] = {
        {JY_EXTRACTED_RAW, 0, 0, 0, "", 0},
        {JY_EXTRACTED_RAW, 0, 7, 0, "第一页\n\f", 11},
        {JY_EXTRACTED_PARAGRAPH, 0, 0, 0, "新建公路三公里。", 24},
        {JY_EXTRACTED_HEADING, 9, UINT32_MAX, 0, "一、总则", 12},
        {JY_EXTRACTED_ROW, 0, 2, 1048576, "桥\t路", 7},
        {JY_EXTRACTED_NOTE, 0, 1, 1, "𠮷", 4},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(BLOCKS); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        jy_extracted got;
        jy_wire_put_block(bytes, &BLOCKS[i]);
        jy_wire_frame frame = frame_of(bytes, JY_WIRE_BLOCK);
        jy_wire_get_block(&frame, &got);
        g_assert_false(frame.bad);
        g_assert_cmpint(got.kind, ==, BLOCKS[i].kind);
        g_assert_cmpuint(got.level, ==, BLOCKS[i].level);
        g_assert_cmpuint(got.page, ==, BLOCKS[i].page);
        g_assert_cmpuint(got.line, ==, BLOCKS[i].line);
        g_assert_cmpuint(got.length, ==, BLOCKS[i].length);
        g_assert_true(memcmp(got.text, BLOCKS[i].text, got.length) == 0);
    }
}

static void test_document(void)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    const jy_document put = {.path = (char *)(uintptr_t) "附件/甲.docx",
                             .title = (char *)(uintptr_t) "",
                             .encoding = (char *)(uintptr_t) "GB18030",
                             .ocr = 93};
    jy_wire_put_document(bytes, &put, 70000, true);
    jy_wire_frame frame = frame_of(bytes, JY_WIRE_DOCUMENT);
    g_auto(jy_document) got = {0};
    uint32_t record;
    bool unlined;
    jy_wire_get_document(&frame, &got, &record, &unlined);
    g_assert_false(frame.bad);
    g_assert_cmpuint(record, ==, 70000);
    g_assert_true(unlined);
    g_assert_cmpstr(got.path, ==, "附件/甲.docx");
    g_assert_cmpstr(got.title, ==, "");
    g_assert_null(got.date);
    g_assert_cmpstr(got.encoding, ==, "GB18030");
    g_assert_cmpuint(got.ocr, ==, 93);
}

/* OCR is not surer than sure. */
static void test_ocr(void)
{
    for (unsigned ocr = 0; ocr <= 2 * JY_DOCUMENT_OCR_MOST; ocr++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        const jy_document put = {.ocr = ocr};
        jy_wire_put_document(bytes, &put, 0, true);
        jy_wire_frame frame = frame_of(bytes, JY_WIRE_DOCUMENT);
        g_auto(jy_document) got = {0};
        uint32_t record;
        bool unlined;
        jy_wire_get_document(&frame, &got, &record, &unlined);
        g_assert_cmpint(frame.bad, ==, ocr > JY_DOCUMENT_OCR_MOST);
    }
}

/* What does not fit is bad, and stays so. */
static void test_bad(void)
{
    static const struct {
        const char *payload;
        size_t length;
        bool is_block; /* else a text */
    } CASES[] = {
        {"", 0, false},            /* no number */
        {"\4\0\0", 3, false},      /* half a number */
        {"\5\0\0\0abc", 7, false}, /* less than four bytes */
        {"\xff\xff\xff\xff"
         "abc",
         7, false},                                         /* far less */
        {"\3\0\0\0\xc3\x28", 6, false},                     /* ill-formed */
        {"\3\0\0\0a\0", 6, false},                          /* a NUL */
        {"\4\0\0\0\xed\xa0\x80", 7, false},                 /* a surrogate */
        {"\1\0\0\0\0\0\0\0\0\0\0\0", 12, true},             /* too few numbers */
        {"\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a", 17, true},  /* no such kind */
        {"\1\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0a", 17, true},    /* no such level */
        {"\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xff", 17, true}, /* ill-formed */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        jy_wire_frame frame = {JY_WIRE_BLOCK, CASES[i].payload, CASES[i].payload + CASES[i].length, false};
        jy_extracted block;
        if (CASES[i].is_block) {
            jy_wire_get_block(&frame, &block);
        } else {
            g_assert_null(jy_wire_get_text(&frame));
        }
        g_test_message("%zu", i);
        g_assert_true(frame.bad);
        g_assert_cmpuint(jy_wire_get_number(&frame), ==, 0);
        g_assert_null(jy_wire_get_text(&frame));
    }
}

/* A frame is seen when all of it is there; one of a length that cannot be is told at once. */
static void test_parts(void)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    const jy_extracted block = {.kind = JY_EXTRACTED_PARAGRAPH, .text = "完成", .length = 6};
    jy_wire_put_block(bytes, &block);
    jy_wire_frame frame;
    size_t size;
    for (size_t length = 0; length < bytes->len; length++) {
        g_assert_cmpint(jy_wire_next(bytes->str, length, &frame, &size), ==, JY_WIRE_PART);
    }
    g_assert_cmpint(jy_wire_next("B\xff\xff\xff\xff", 5, &frame, &size), ==, JY_WIRE_BAD);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/indexer/wire/block", test_block);
    g_test_add_func("/indexer/wire/document", test_document);
    g_test_add_func("/indexer/wire/ocr", test_ocr);
    g_test_add_func("/indexer/wire/bad", test_bad);
    g_test_add_func("/indexer/wire/parts", test_parts);
    return g_test_run();
}
