/* body.c: paragraphs and rows to blocks. */
#include "indexer/extract/word/body.h"

#include <string.h>

/* Bytes of what is a heading by its style, and yet not a paragraph that somebody gave the wrong one. */
#define HEADING_MOST 360
/* Bytes of a row that is no row of a table but a form, or a page that a table lays out. */
#define ROW_MOST 1200

void jy_body_init(jy_body *ret_body)
{
    *ret_body = (jy_body){.text = g_string_new(NULL), .blocks = jy_blocks_new(), .row = g_string_new(NULL)};
    ret_body->blocks->unlined = true;
}

void jy_body_clear(jy_body *body)
{
    if (body->text) {
        g_string_free(body->text, true);
        g_string_free(body->row, true);
    }
    jy_blocks_free(body->blocks);
    g_clear_error(&body->failure);
    *body = (jy_body){0};
}

static void add(jy_body *body, jy_extracted_kind kind, uint8_t level, const char *text, size_t length)
{
    const jy_extracted block = {.kind = kind, .level = level, .text = text, .length = (uint32_t)length};
    if (!body->failure && length < G_MAXUINT32) {
        (void)jy_blocks_add(body->blocks, &block, &body->failure);
    }
}

/* True where a line break ends a paragraph, as in text that was pasted from a page of the web: a sentence ends before
 * it, or an indented one begins behind it. */
static bool parts_paragraphs(const char *start, const char *at, const char *end)
{
    static const char *const ENDS[] = {"。", "！", "？", "：", "；", "”", "."};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        const size_t length = strlen(ENDS[i]);
        if ((size_t)(at - start) >= length && memcmp(at - length, ENDS[i], length) == 0) {
            return true;
        }
    }
    return at == start || end - at > 6 ? g_str_has_prefix(at + 1, "　　") : false;
}

/* Adds the paragraph under way, in its parts. */
static void add_lines(jy_body *body, jy_extracted_kind kind, uint8_t level)
{
    char *start = body->text->str, *end = start + body->text->len;
    for (char *at = start; at < end; at++) {
        if (*at != '\v') {
            continue;
        }
        *at = '\n';
        if (kind == JY_EXTRACTED_PARAGRAPH && parts_paragraphs(start, at, end)) {
            add(body, kind, level, start, (size_t)(at - start));
            start = at + 1;
        }
    }
    add(body, kind, level, start, (size_t)(end - start));
    g_string_truncate(body->text, 0);
}

static bool is_blank(const GString *text)
{
    return text->str[strspn(text->str, " \t\v")] == '\0';
}

void jy_body_end_paragraph(jy_body *body, jy_extracted_kind kind, uint8_t level)
{
    jy_body_end_row(body);
    if (is_blank(body->text)) {
        g_string_truncate(body->text, 0);
        return;
    }
    if (kind == JY_EXTRACTED_TITLE && body->is_begun) {
        kind = JY_EXTRACTED_HEADING; /* of a document within the document */
        level = 1;
    }
    if ((kind == JY_EXTRACTED_HEADING || kind == JY_EXTRACTED_TITLE) && body->text->len > HEADING_MOST) {
        kind = JY_EXTRACTED_PARAGRAPH;
        level = 0;
    }
    body->is_begun |=
        kind == JY_EXTRACTED_HEADING || (kind == JY_EXTRACTED_PARAGRAPH && body->text->len > HEADING_MOST / 4);
    add_lines(body, kind, level);
}

/* Adds the text under way to the row: tabs and breaks within it are blanks. */
static void take_text(jy_body *body)
{
    g_strdelimit(body->text->str, "\t\v", ' ');
    g_strstrip(body->text->str);
    g_string_append(body->row, body->text->str);
    g_string_truncate(body->text, 0);
}

void jy_body_end_line(jy_body *body)
{
    const gsize start = body->row->len;
    take_text(body);
    if (body->row->len > start) {
        g_string_append_c(body->row, '\v');
    }
}

void jy_body_end_cell(jy_body *body)
{
    take_text(body);
    if (body->row->len && body->row->str[body->row->len - 1] == '\v') {
        g_string_truncate(body->row, body->row->len - 1);
    }
    g_string_append_c(body->row, '\t');
}

void jy_body_end_row(jy_body *body)
{
    GString *row = body->row;
    if (row->len == 0) {
        return;
    }
    while (row->len && strchr("\t\v ", row->str[row->len - 1])) {
        g_string_truncate(row, row->len - 1);
    }
    const bool is_page = !strchr(row->str, '\t') || (row->len > ROW_MOST && strchr(row->str, '\v'));
    if (!is_page) {
        g_strdelimit(row->str, "\v", ' ');
        add(body, JY_EXTRACTED_ROW, 0, row->str, row->len);
    }
    for (char *start = row->str, *end = row->str + row->len; is_page && start < end;) {
        const size_t length = strcspn(start, "\t\v");
        add(body, JY_EXTRACTED_PARAGRAPH, 0, start, length);
        start += length + 1;
    }
    g_string_truncate(row, 0);
}

bool jy_body_in_row(const jy_body *body)
{
    return body->row->len > 0;
}
