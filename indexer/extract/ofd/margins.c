/* margins.c: finds page numbers and running heads. */
#include "indexer/extract/ofd/margins.h"

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>

/* The share of a page's height that its margins take. */
#define MARGIN 0.14
/* Lines from each end of a page that may be a head or foot. */
#define HEAD_LINES 2
/* Characters of a page number with what is around it: 第 12 页 共 120 页. */
#define NUMBER_CHARACTERS 16

static jy_margins_line *line_at(GArray *lines, guint i)
{
    return &g_array_index(lines, jy_margins_line, i);
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500 || c == 0x4E00 || c == 0xFF0D;
}

/* 1, 1/12, — 1 —, 第1页, 第 一 页: a number and what is put around it. A bare number is one in the margin only. */
static bool is_page_number(const char *text, const jy_sheet_line *line, bool in_margin)
{
    uint32_t end = line->start + line->length, characters = 0, digits = 0, dashes = 0, first = 0, last = 0;
    bool page = false, numeral = false, inner = false;
    for (uint32_t at = line->start; at < end;) {
        uint32_t c = jy_utf8_next(text, end, &at);
        if (jy_character_is_blank(c)) {
            continue;
        }
        first = first ? first : c;
        inner |= is_dash(c) && digits > 0 && at < end && jy_character_digit(jy_utf8_peek(text, end, at)) >= 0;
        last = c;
        if (++characters > NUMBER_CHARACTERS) {
            return false;
        }
        if (jy_character_digit(c) >= 0) {
            digits++;
        } else if (is_dash(c)) {
            dashes++;
        } else if (c == 0x9875 || c == 0x9801 || c == 0x7B2C || c == 0x5171) { /* 页頁第共 */
            page |= c == 0x9875 || c == 0x9801;
        } else if (jy_character_numeral(c) >= 0) {
            numeral = true;
        } else if (c != '/' && c != 0xB7 && c != 0x2022 && c != '|' && c != 0xFF0F) {
            return false;
        }
    }
    if (page) {
        return digits || numeral;
    }
    bool is_dashed = digits && !inner && dashes >= 2 && is_dash(first) && is_dash(last);
    return !numeral && (is_dashed || (in_margin && digits && digits <= 6 && !dashes && first != '0'));
}

static bool is_in_margin(const jy_margins_page *page, const jy_sheet_line *line)
{
    return !line->is_turned && (line->y < MARGIN * page->height || line->y > (1 - MARGIN) * page->height);
}

/* The numbers of a page, at its very head and foot. */
static void mark_numbers(const char *text, GArray *lines, const jy_margins_page *page)
{
    for (guint i = page->end; i > page->first && page->end - i < HEAD_LINES; i--) {
        jy_margins_line *line = line_at(lines, i - 1);
        line->is_out = is_page_number(text, &line->line, is_in_margin(page, &line->line));
    }
    for (guint i = page->first; i < page->end && i < page->first + HEAD_LINES; i++) {
        jy_margins_line *line = line_at(lines, i);
        line->is_out |= is_in_margin(page, &line->line) && is_page_number(text, &line->line, true);
    }
}

/* A line without the number that may be on either end of it. Returns a new string; NULL where nothing is left. */
static char *key_of(const char *text, const jy_sheet_line *line)
{
    uint32_t start = line->start, end = line->start + line->length;
    while (start < end && (g_ascii_isdigit(text[start]) || g_ascii_isspace(text[start]))) {
        start++;
    }
    while (end > start && (g_ascii_isdigit(text[end - 1]) || g_ascii_isspace(text[end - 1]))) {
        end--;
    }
    return start < end ? g_strndup(text + start, end - start) : NULL;
}

/* Calls `meet` for each line that may be a head or a foot, with its key. */
static void each_head(const char *text, GArray *lines, const GArray *pages, GHashTable *heads,
                      void (*meet)(GHashTable *heads, char *key, jy_margins_line *line))
{
    for (guint p = 0; p < pages->len; p++) {
        const jy_margins_page *page = &g_array_index(pages, jy_margins_page, p);
        for (guint i = page->first; i < page->end; i++) {
            if (i >= page->first + HEAD_LINES && i + HEAD_LINES < page->end) {
                i = page->end - HEAD_LINES;
            }
            jy_margins_line *line = line_at(lines, i);
            char *key = !line->is_out && is_in_margin(page, &line->line) ? key_of(text, &line->line) : NULL;
            if (key) {
                meet(heads, key, line);
            }
        }
    }
}

/* How often a head was met, and on which page last. */
typedef struct {
    guint pages;
    uint32_t last;
    bool is_taken;
} head_count;

static void count_head(GHashTable *heads, char *key, jy_margins_line *line)
{
    head_count *count = g_hash_table_lookup(heads, key);
    if (!count) {
        count = g_new0(head_count, 1);
        g_hash_table_insert(heads, g_strdup(key), count);
    }
    count->pages += count->last != line->page;
    count->last = line->page;
    g_free(key);
}

static void mark_head(GHashTable *heads, char *key, jy_margins_line *line)
{
    head_count *count = g_hash_table_lookup(heads, key);
    if (count) {
        line->is_out = count->is_taken;
        line->is_aside = !count->is_taken && line->page > 1;
        count->is_taken = true;
    }
    g_free(key);
}

static gboolean is_rare(gpointer key, gpointer value, gpointer least)
{
    (void)key;
    return ((const head_count *)value)->pages < *(const guint *)least;
}

void jy_margins_mark(const char *text, GArray *lines, const GArray *pages)
{
    for (guint i = 0; i < pages->len; i++) {
        mark_numbers(text, lines, &g_array_index(pages, jy_margins_page, i));
    }
    /* Two pages that begin alike may well be two forms; of three that is a habit. */
    guint least = 3;
    g_autoptr(GHashTable) heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    each_head(text, lines, pages, heads, count_head);
    g_hash_table_foreach_remove(heads, is_rare, &least);
    each_head(text, lines, pages, heads, mark_head);
}
