/* rtf_text.c: decodes the characters of rich text. */
#include "indexer/extract/word/rtf_text.h"

#include <jiyan/text/decode.h>

static const struct {
    int page, charset;
    const char *encoding;
    bool is_paired;
} PAGES[] = {
    {936, 134, "GB18030", true},        {54936, -1, "GB18030", true},       {950, 136, "Big5", true},
    {932, 128, "Shift_JIS", true},      {949, 129, "EUC-KR", true},         {1252, -1, "windows-1252", false},
    {1251, 204, "windows-1251", false}, {1250, 238, "windows-1250", false}, {1253, 161, "windows-1253", false},
    {1254, 162, "windows-1254", false}, {65001, -1, "UTF-8", false},
};

void jy_rtf_text_init(jy_rtf_text *ret_text)
{
    *ret_text = (jy_rtf_text){.bytes = g_string_new(NULL), .preferred = PAGES[0].encoding};
    ret_text->encoding = ret_text->preferred;
    ret_text->fonts = g_hash_table_new(g_direct_hash, g_direct_equal);
}

void jy_rtf_text_clear(jy_rtf_text *text)
{
    if (text->bytes) {
        g_string_free(text->bytes, true);
        g_hash_table_unref(text->fonts);
    }
    *text = (jy_rtf_text){0};
}

void jy_rtf_text_set_page(jy_rtf_text *text, int page)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        text->preferred = PAGES[i].page == page ? PAGES[i].encoding : text->preferred;
    }
}

void jy_rtf_text_set_font(jy_rtf_text *text, int font, int charset)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        if (PAGES[i].charset == charset) {
            g_hash_table_insert(text->fonts, GINT_TO_POINTER(font), GSIZE_TO_POINTER(i + 1));
        }
    }
}

static bool is_paired(const char *encoding)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        if (PAGES[i].encoding == encoding) {
            return PAGES[i].is_paired;
        }
    }
    return false;
}

void jy_rtf_text_flush(jy_rtf_text *text, GString *to)
{
    text->is_lead = false;
    text->high = 0;
    if (text->bytes->len == 0) {
        return;
    }
    g_auto(jy_decoded) decoded = {0};
    if (jy_decode_as(text->encoding, text->bytes->str, text->bytes->len, &decoded, NULL)) {
        g_string_append_len(to, decoded.text, decoded.length);
    }
    g_string_truncate(text->bytes, 0);
}

void jy_rtf_text_byte(jy_rtf_text *text, int font, guint8 byte, GString *to)
{
    const gsize row = GPOINTER_TO_SIZE(g_hash_table_lookup(text->fonts, GINT_TO_POINTER(font)));
    const char *encoding = row ? PAGES[row - 1].encoding : text->preferred;
    if (byte < 0x20 || (byte < 0x80 && !text->is_lead)) {
        jy_rtf_text_flush(text, to);
        if (byte >= 0x20) { /* no text has the others */
            g_string_append_c(to, (char)byte);
        }
        return;
    }
    if (encoding != text->encoding && !text->is_lead) {
        jy_rtf_text_flush(text, to);
        text->encoding = encoding;
    }
    g_string_append_c(text->bytes, (char)byte);
    text->is_lead = !text->is_lead && is_paired(text->encoding);
}

void jy_rtf_text_number(jy_rtf_text *text, int number, GString *to)
{
    const gunichar unit = (gunichar)number & 0xFFFF, high = text->high;
    jy_rtf_text_flush(text, to);
    if (unit >= 0xD800 && unit < 0xDC00) {
        text->high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        if (high) {
            g_string_append_unichar(to, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        }
    } else if (unit >= 0x20 && unit < 0xFFFE && !(unit >= 0xF000 && unit < 0xF100)) { /* signs of symbol fonts */
        g_string_append_unichar(to, unit);
    }
}
