/* runs.c: reads the pages of formatting. */
#include "indexer/extract/word/runs.h"

#define PAGE ((size_t)512)

/* The formatting at an offset of a page: a length in bytes, or of a paragraph in words, and what is so long. */
static jy_formatting format_at(jy_bytes page, size_t offset, bool of_paragraphs)
{
    jy_formatting run = {0};
    size_t length = jy_bytes_u8(page, offset++);
    if (!of_paragraphs) {
        run.changes = jy_bytes_cut(page, offset, length);
        return run;
    }
    if (length == 0) {
        length = (size_t)jy_bytes_u8(page, offset++) * 2;
    } else {
        length = length * 2 - 1;
    }
    const jy_bytes all = jy_bytes_cut(page, offset, length);
    run.style = jy_bytes_u16(all, 0);
    run.changes = jy_bytes_cut(all, 2, all.length);
    return run;
}

static void read_page(jy_bytes page, bool of_paragraphs, GArray *runs)
{
    enum { PARAGRAPH_ROW = 13 };
    const size_t count = jy_bytes_u8(page, PAGE - 1), offsets = (count + 1) * 4;
    for (size_t i = 0; i < count && offsets + i < PAGE; i++) {
        const size_t row = of_paragraphs ? offsets + i * PARAGRAPH_ROW : offsets + i;
        const size_t at = (size_t)jy_bytes_u8(page, row) * 2;
        jy_formatting run = at ? format_at(page, at, of_paragraphs) : (jy_formatting){0};
        run.start = jy_bytes_u32(page, i * 4);
        run.end = jy_bytes_u32(page, (i + 1) * 4);
        if (run.start < run.end) {
            g_array_append_val(runs, run);
        }
    }
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const jy_formatting *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

GArray *jy_runs_read(jy_bytes document, jy_bytes table, bool of_paragraphs)
{
    GArray *runs = g_array_new(false, false, sizeof(jy_formatting));
    /* No page is listed twice: a table that goes on and on is hostile. */
    const size_t said = table.length < 4 ? 0 : (table.length - 4) / 8, pages = MIN(said, document.length / PAGE);
    for (size_t i = 0; i < pages; i++) {
        const uint32_t number = jy_bytes_u32(table, (said + 1) * 4 + i * 4) & 0x3FFFFF;
        const jy_bytes page = jy_bytes_cut(document, number * PAGE, PAGE);
        if (page.length == PAGE) {
            read_page(page, of_paragraphs, runs);
        }
    }
    g_array_sort(runs, by_start);
    return runs;
}

guint jy_runs_find(const GArray *runs, uint32_t offset)
{
    guint low = 0, high = runs->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(runs, jy_formatting, middle).end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
