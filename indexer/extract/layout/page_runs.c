/* page_runs.c: glyphs to runs, and these into the order in which they are read. */
#include "indexer/extract/layout/page_runs.h"

#include <jiyan/text/character.h>
#include <math.h>

/* Runs that may have come between two letters of a title. */
#define LETTERS_BACK 12
/* Wide runs on either side of a gutter that make columns, how many ems those are wide, and how far lines in them are
 * indented, in points. */
#define COLUMN_RUNS 4
#define COLUMN_EMS 8.0f
#define COLUMN_INDENT 30.0f
/* Coordinates that no page has. */
#define FAR 1e6f

bool jy_page_runs_is_ink(uint32_t c)
{
    return c > 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0xAD && c <= 0x10FFFF &&
           (c & 0xFFFFF800) != 0xD800 && !jy_character_is_blank(c);
}

static bool measure(const jy_page_glyph *glyphs, size_t start, size_t end, jy_page_run *ret_run)
{
    jy_page_run run = {start, end, FAR, -FAR, 0, 0};
    size_t ink = 0;
    for (size_t i = start; i < end; i++) {
        if (jy_page_runs_is_ink(glyphs[i].character)) {
            run.left = fminf(run.left, glyphs[i].left);
            run.right = fmaxf(run.right, glyphs[i].right);
            run.middle += (glyphs[i].top + glyphs[i].bottom) / 2;
            run.size += glyphs[i].size;
            ink++;
        }
    }
    if (ink == 0) {
        return false;
    }
    run.middle /= (float)ink;
    run.size = fmaxf(run.size / (float)ink, 1);
    *ret_run = run;
    return true;
}

/* True where a wide gap is before glyph `i`: the end of a cell, or of a line of a column. */
static bool begins_cell(const jy_page_glyph *glyphs, size_t i, const jy_page_glyph *last)
{
    return last && jy_page_runs_is_ink(glyphs[i].character) &&
           glyphs[i].left - last->right >= JY_PAGE_RUNS_CELL * fmaxf(fmaxf(last->size, glyphs[i].size), 1);
}

static GArray *find_runs(const jy_page_glyph *glyphs, size_t count)
{
    GArray *runs = g_array_new(false, false, sizeof(jy_page_run));
    for (size_t start = 0, end; start < count; start = end) {
        const jy_page_glyph *last = NULL;
        for (end = start; end < count && glyphs[end].character != '\n' && !begins_cell(glyphs, end, last); end++) {
            last = jy_page_runs_is_ink(glyphs[end].character) ? glyphs + end : last;
        }
        jy_page_run run;
        if (measure(glyphs, start, end, &run)) {
            g_array_append_val(runs, run);
        }
        end += end < count && glyphs[end].character == '\n';
    }
    return runs;
}

/* ---- their order ---- */

/* The order of a page's runs in two columns: what stands over both parts it into bands, each read column by column. */
typedef struct {
    jy_page_run run;
    guint band, column, number;
} placed_run;

static int by_place(const void *a, const void *b)
{
    const placed_run *left = a, *right = b;
    if (left->band != right->band) {
        return left->band < right->band ? -1 : 1;
    }
    if (left->column != right->column) {
        return left->column < right->column ? -1 : 1;
    }
    return (left->number > right->number) - (left->number < right->number);
}

static int by_number(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

static bool is_wide(const jy_page_run *run)
{
    return run->right - run->left >= COLUMN_EMS * run->size;
}

/* The left edge that most wide runs share which begin behind the end of others; 0 where there are too few. */
static float second_edge(const GArray *runs)
{
    g_autoptr(GArray) edges = g_array_new(false, false, sizeof(float));
    float least = FAR, most = -FAR;
    for (guint i = 0; i < runs->len; i++) {
        const jy_page_run *run = &g_array_index(runs, jy_page_run, i);
        least = fminf(least, run->left);
        most = fmaxf(most, run->right);
        if (is_wide(run)) {
            g_array_append_val(edges, run->left);
        }
    }
    g_array_sort(edges, by_number);
    float best = 0;
    guint count = COLUMN_RUNS - 1;
    for (guint i = 0, end = 0; i < edges->len; i++) {
        float edge = g_array_index(edges, float, i);
        for (; end < edges->len && g_array_index(edges, float, end) <= edge + COLUMN_INDENT;) {
            end++;
        }
        if (edge > least + (most - least) / 3 && edge < most - (most - least) / 3 && end - i > count) {
            best = edge;
            count = end - i;
        }
    }
    return best;
}

/* True where most of the runs that end before the edge are wide and end at one place: text that is set in a column,
 * not cells. */
static bool is_column(const GArray *runs, float edge)
{
    guint count = 0, full = 0;
    float most = -FAR;
    for (guint i = 0; i < runs->len; i++) {
        const jy_page_run *run = &g_array_index(runs, jy_page_run, i);
        most = run->right <= edge && is_wide(run) ? fmaxf(most, run->right) : most;
    }
    for (guint i = 0; i < runs->len; i++) {
        const jy_page_run *run = &g_array_index(runs, jy_page_run, i);
        count += run->right <= edge;
        full += run->right <= edge && is_wide(run) && run->right >= most - run->size * JY_PAGE_RUNS_CELL;
    }
    return full >= COLUMN_RUNS && full * 2 > count;
}

/* Puts the runs of a page that is set in two columns into the order in which they are read. */
static void part_columns(GArray *runs)
{
    float edge = second_edge(runs);
    if (edge <= 0 || !is_column(runs, edge)) {
        return;
    }
    g_autoptr(GArray) over = g_array_new(false, false, sizeof(float)),
                      placed = g_array_new(false, false, sizeof(placed_run));
    for (guint i = 0; i < runs->len; i++) {
        const jy_page_run *run = &g_array_index(runs, jy_page_run, i);
        if (run->left < edge - run->size && run->right > edge + run->size) {
            g_array_append_val(over, run->middle);
        }
    }
    if (over->len * 3 > runs->len) {
        return;
    }
    g_array_sort(over, by_number);
    for (guint i = 0; i < runs->len; i++) {
        const jy_page_run *run = &g_array_index(runs, jy_page_run, i);
        guint low = 0, high = over->len;
        while (low < high) {
            guint middle = low + (high - low) / 2;
            if (g_array_index(over, float, middle) < run->middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        bool is_over = run->left < edge - run->size && run->right > edge + run->size;
        const placed_run place = {*run, 2 * low + is_over, !is_over && run->left >= edge - run->size, i};
        g_array_append_val(placed, place);
    }
    g_array_sort(placed, by_place);
    for (guint i = 0; i < placed->len; i++) {
        g_array_index(runs, jy_page_run, i) = g_array_index(placed, placed_run, i).run;
    }
}

/* Letters of a title that are spaced out so far that they come apart: 通　　知. */
static void gather_letters(GArray *runs)
{
    for (guint i = 1; i < runs->len; i++) {
        const jy_page_run letter = g_array_index(runs, jy_page_run, i);
        if (letter.end - letter.start > 1 || letter.size < JY_PAGE_RUNS_TITLE) {
            continue;
        }
        for (guint back = 2; back <= MIN(i, LETTERS_BACK); back++) {
            const jy_page_run *other = &g_array_index(runs, jy_page_run, i - back);
            float gap = letter.left - other->right;
            if (other->end - other->start == 1 && fabsf(other->middle - letter.middle) < 1 && gap >= 0 &&
                gap <= letter.size * JY_PAGE_RUNS_LETTERS) {
                g_array_remove_index(runs, i);
                g_array_insert_val(runs, i - back + 1, letter);
                break;
            }
        }
    }
}

GArray *jy_page_runs_find(const jy_page_glyph *glyphs, size_t count)
{
    GArray *runs = find_runs(glyphs, count);
    part_columns(runs);
    gather_letters(runs);
    return runs;
}
