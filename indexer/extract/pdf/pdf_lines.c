/* pdf_lines.c: glyphs to lines. The order is the one in which the glyphs come, which keeps columns and the cells of
 * tables together; runs that it tears off from the line they stand on are put back. */
#include "indexer/extract/pdf/pdf_lines.h"

#include <jiyan/text/character.h>
#include <math.h>

/* In ems: the gap below which two Han characters have no space between them though one is said to be there, the one
 * from which there is a space between runs, from which there is one where none is said to be, and from which there is
 * another cell. */
#define GAP_NONE 0.2f
#define GAP_SPACE 0.25f
#define GAP_UNSAID 0.5f
#define GAP_CELL 1.5f
/* A run whose middle is that many ems off is on another line. */
#define SAME_LINE 0.35f
/* Glyphs of a number or a mark that may stand before its line and come behind it. */
#define LABEL_MOST 6
/* Runs of a line that may get one before them. */
#define LABEL_PARTS 64
/* Points of a font so large that its letter-spaced words are no cells, and the widest gap between their letters. */
#define TITLE_SIZE 15.0f
#define TITLE_GAP 4.0f
/* Runs that may have come between them. */
#define LETTERS_BACK 12
/* Wide runs on either side of a gutter that make columns, how many ems those are wide, and how far
 * lines in them are indented, in points. */
#define COLUMN_RUNS 4
#define COLUMN_EMS 8.0f
#define COLUMN_INDENT 30.0f
/* Coordinates that no page has: boxes beyond are hostile. */
#define FAR 1e6f

/* A run of glyphs on one line. */
typedef struct {
    size_t start, end; /* glyphs */
    float left, right, middle, size;
} glyph_run;

jy_pdf_lines *jy_pdf_lines_new(void)
{
    jy_pdf_lines *lines = g_new0(jy_pdf_lines, 1);
    lines->text = g_string_new(NULL);
    lines->lines = g_array_new(false, false, sizeof(jy_pdf_line));
    lines->pages = g_array_new(false, false, sizeof(jy_pdf_page));
    return lines;
}

void jy_pdf_lines_free(jy_pdf_lines *lines)
{
    if (!lines) {
        return;
    }
    g_string_free(lines->text, true);
    g_array_unref(lines->lines);
    g_array_unref(lines->pages);
    g_free(lines);
}

static float tame(float number)
{
    return isfinite(number) ? fminf(fmaxf(number, -FAR), FAR) : 0;
}

static bool is_ink(uint32_t c)
{
    return c > 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0xAD && c <= 0x10FFFF &&
           (c & 0xFFFFF800) != 0xD800 && !jy_character_is_blank(c);
}

/* ---- pages whose lines run downwards or upwards ---- */

/* Turns the page upright where most of its glyphs follow each other downwards or upwards. */
static void turn_upright(jy_pdf_glyph *glyphs, size_t count, jy_pdf_page *page)
{
    size_t across = 0, down = 0, up = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        const jy_pdf_glyph *one = glyphs + i, *next = one + 1;
        if (!is_ink(one->character) || !is_ink(next->character)) {
            continue;
        }
        float x = fabsf(next->left - one->left), y = next->top - one->top;
        across += x >= fabsf(y);
        down += y > x;
        up += -y > x;
    }
    if (down <= across + up && up <= across + down) {
        return;
    }
    const float width = page->width, height = page->height;
    *page = (jy_pdf_page){height, width};
    for (size_t i = 0; i < count; i++) {
        jy_pdf_glyph *glyph = glyphs + i, old = *glyph;
        bool downwards = down > up;
        glyph->left = downwards ? old.top : height - old.bottom;
        glyph->right = downwards ? old.bottom : height - old.top;
        glyph->top = downwards ? width - old.right : old.left;
        glyph->bottom = downwards ? width - old.left : old.right;
    }
}

/* ---- runs ---- */

static bool measure(const jy_pdf_glyph *glyphs, size_t start, size_t end, glyph_run *ret_run)
{
    glyph_run run = {start, end, FAR, -FAR, 0, 0};
    size_t ink = 0;
    for (size_t i = start; i < end; i++) {
        if (is_ink(glyphs[i].character)) {
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
static bool begins_cell(const jy_pdf_glyph *glyphs, size_t i, const jy_pdf_glyph *last)
{
    return last && is_ink(glyphs[i].character) &&
           glyphs[i].left - last->right >= GAP_CELL * fmaxf(fmaxf(last->size, glyphs[i].size), 1);
}

/* Returns the runs of a page in the order in which they come, cut at wide gaps; free with g_array_unref. */
static GArray *find_runs(const jy_pdf_glyph *glyphs, size_t count)
{
    GArray *runs = g_array_new(false, false, sizeof(glyph_run));
    for (size_t start = 0, end; start < count; start = end) {
        const jy_pdf_glyph *last = NULL;
        for (end = start; end < count && glyphs[end].character != '\n' && !begins_cell(glyphs, end, last); end++) {
            last = is_ink(glyphs[end].character) ? glyphs + end : last;
        }
        glyph_run run;
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
    glyph_run run;
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

static bool is_wide(const glyph_run *run)
{
    return run->right - run->left >= COLUMN_EMS * run->size;
}

/* The left edge that most wide runs share which begin behind the end of others; 0 where there are too few. */
static float second_edge(const GArray *runs)
{
    g_autoptr(GArray) edges = g_array_new(false, false, sizeof(float));
    float least = FAR, most = -FAR;
    for (guint i = 0; i < runs->len; i++) {
        const glyph_run *run = &g_array_index(runs, glyph_run, i);
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
        const glyph_run *run = &g_array_index(runs, glyph_run, i);
        most = run->right <= edge && is_wide(run) ? fmaxf(most, run->right) : most;
    }
    for (guint i = 0; i < runs->len; i++) {
        const glyph_run *run = &g_array_index(runs, glyph_run, i);
        count += run->right <= edge;
        full += run->right <= edge && is_wide(run) && run->right >= most - run->size * GAP_CELL;
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
        const glyph_run *run = &g_array_index(runs, glyph_run, i);
        if (run->left < edge - run->size && run->right > edge + run->size) {
            g_array_append_val(over, run->middle);
        }
    }
    if (over->len * 3 > runs->len) {
        return;
    }
    g_array_sort(over, by_number);
    for (guint i = 0; i < runs->len; i++) {
        const glyph_run *run = &g_array_index(runs, glyph_run, i);
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
        g_array_index(runs, glyph_run, i) = g_array_index(placed, placed_run, i).run;
    }
}

/* Letters of a title that are spaced out so far that they come apart: 通　　知. */
static void gather_letters(GArray *runs)
{
    for (guint i = 1; i < runs->len; i++) {
        const glyph_run letter = g_array_index(runs, glyph_run, i);
        if (letter.end - letter.start > 1 || letter.size < TITLE_SIZE) {
            continue;
        }
        for (guint back = 2; back <= MIN(i, LETTERS_BACK); back++) {
            const glyph_run *other = &g_array_index(runs, glyph_run, i - back);
            float gap = letter.left - other->right;
            if (other->end - other->start == 1 && fabsf(other->middle - letter.middle) < 1 && gap >= 0 &&
                gap <= letter.size * TITLE_GAP) {
                g_array_remove_index(runs, i);
                g_array_insert_val(runs, i - back + 1, letter);
                break;
            }
        }
    }
}

/* ---- a line of one or several runs ---- */

/* The line under way. */
typedef struct {
    const jy_pdf_glyph *glyphs;
    GArray *parts; /* of glyph_run, from left to right */
} line_draft;

static const glyph_run *part_at(const line_draft *draft, guint i)
{
    return &g_array_index(draft->parts, glyph_run, i);
}

/* True for a mark that ends a line, which some writers set in a font of another height, or half over what it follows.
 */
static bool is_end_mark(const jy_pdf_glyph *glyph)
{
    uint32_t c = glyph->character;
    return jy_character_is_stop(c) || c == 0xFF0C || c == 0x3001 || c == 0xFF1B || c == 0xFF1A ||
           (jy_character_is_closing(c) && c > 0x7F);
}

/* Puts the run into the line, if it stands there. */
static bool take_run(line_draft *draft, const glyph_run *run)
{
    const glyph_run *first = part_at(draft, 0), *last = part_at(draft, draft->parts->len - 1);
    float size = fmaxf(run->size, last->size), slack = size * SAME_LINE;
    bool is_mark = is_end_mark(draft->glyphs + run->start) && run->end - run->start <= 2;
    if (fabsf(run->middle - last->middle) > (is_mark ? size : slack)) {
        return false;
    }
    if (run->left >= last->right - (is_mark ? size : slack)) {
        g_array_append_vals(draft->parts, run, 1);
        return true;
    }
    if (run->right <= first->left + slack && run->end - run->start <= LABEL_MOST && draft->parts->len <= LABEL_PARTS) {
        g_array_prepend_vals(draft->parts, run, 1);
        return true;
    }
    return false;
}

/* True for two glyphs of one run that are so far apart that there is a space between them, though none is said to be.
 */
static bool is_apart(const jy_pdf_glyph *left, const jy_pdf_glyph *right)
{
    return right->left - left->right >= GAP_UNSAID * fmaxf(left->size, right->size);
}

/* True where all words of the line are single Han characters at about the same distance: a title that is spaced out. */
static bool is_spaced_out(const line_draft *draft)
{
    float least = FAR, most = 0, size = part_at(draft, 0)->size;
    const jy_pdf_glyph *last = NULL;
    guint gaps = 0;
    for (guint part = 0; part < draft->parts->len; part++) {
        const glyph_run *run = part_at(draft, part);
        bool parted = true;
        for (size_t i = run->start; i < run->end; i++) {
            const jy_pdf_glyph *glyph = draft->glyphs + i;
            if (!is_ink(glyph->character)) {
                parted = true;
                continue;
            }
            parted = parted || is_apart(last, glyph);
            if (!jy_character_is_han(glyph->character) || !parted) {
                return false;
            }
            if (last) {
                least = fminf(least, glyph->left - last->right);
                most = fmaxf(most, glyph->left - last->right);
                gaps++;
            }
            last = glyph;
            parted = false;
        }
    }
    float widest = size * (size >= TITLE_SIZE ? TITLE_GAP : GAP_CELL);
    return gaps > 0 && most <= widest && most <= 1.6f * least + size * GAP_NONE;
}

/* What stands between two glyphs of a line. */
static void append_gap(GString *text, const jy_pdf_glyph *left, const jy_pdf_glyph *right, bool spaced)
{
    float gap = right->left - left->right, size = fmaxf(left->size, right->size);
    bool han = jy_character_is_han(left->character) && jy_character_is_han(right->character);
    if (gap >= size * GAP_CELL) {
        g_string_append_c(text, '\t');
    } else if (gap >= size * GAP_SPACE || (spaced && !(han && gap < size * GAP_NONE))) {
        g_string_append_c(text, ' ');
    }
}

/* Goes on with the width of what the line begins with, or ends it. */
static bool lead_goes_on(const jy_pdf_glyph *last, const jy_pdf_glyph *glyph, bool gap)
{
    bool word = last->character < 0x2E80 && glyph->character < 0x2E80;
    return !gap && (word || jy_character_is_opening(last->character) || jy_character_is_closing(glyph->character) ||
                    jy_character_is_stop(glyph->character) || glyph->character == 0xFF0C || glyph->character == 0x3001);
}

static void note_font(jy_pdf_line *line, const jy_pdf_glyph *glyph)
{
    if (jy_character_is_han(glyph->character)) {
        line->first_font = line->first_font ? line->first_font : glyph->font;
        line->end_font = glyph->font;
    }
}

static void write_line(jy_pdf_lines *lines, const line_draft *draft, uint32_t page)
{
    const glyph_run *first = part_at(draft, 0), *widest = first;
    jy_pdf_line line = {.start = (uint32_t)lines->text->len, .page = page, .left = first->left, .right = first->right};
    bool spaced_out = is_spaced_out(draft), leads = true;
    const jy_pdf_glyph *last = NULL;
    for (guint part = 0; part < draft->parts->len; part++) {
        const glyph_run *run = part_at(draft, part);
        bool gap = part > 0;
        for (size_t i = run->start; i < run->end; i++) {
            const jy_pdf_glyph *glyph = draft->glyphs + i;
            if (!is_ink(glyph->character)) {
                gap = true;
                continue;
            }
            gap = gap || (last && is_apart(last, glyph));
            if (last && gap && !spaced_out) {
                append_gap(lines->text, last, glyph, part_at(draft, part)->start < i);
            }
            leads = leads && (!last || lead_goes_on(last, glyph, gap));
            line.lead = leads ? glyph->right - line.left : line.lead;
            note_font(&line, glyph);
            g_string_append_unichar(lines->text, glyph->character);
            last = glyph;
            gap = false;
        }
        line.right = fmaxf(line.right, run->right);
        widest = run->right - run->left > widest->right - widest->left ? run : widest;
    }
    line.middle = widest->middle;
    line.size = widest->size;
    line.end = (uint32_t)lines->text->len;
    g_array_append_val(lines->lines, line);
}

void jy_pdf_lines_add_page(jy_pdf_lines *lines, jy_pdf_glyph *glyphs, size_t count, float width, float height)
{
    for (size_t i = 0; i < count; i++) {
        jy_pdf_glyph *glyph = glyphs + i;
        glyph->left = tame(glyph->left);
        glyph->top = tame(glyph->top);
        glyph->right = tame(glyph->right);
        glyph->bottom = tame(glyph->bottom);
        glyph->size = tame(glyph->size);
    }
    jy_pdf_page page = {tame(width), tame(height)};
    turn_upright(glyphs, count, &page);
    g_array_append_val(lines->pages, page);
    g_autoptr(GArray) runs = find_runs(glyphs, count);
    part_columns(runs);
    gather_letters(runs);
    line_draft draft = {glyphs, g_array_new(false, false, sizeof(glyph_run))};
    for (guint i = 0; i < runs->len; i++) {
        const glyph_run *run = &g_array_index(runs, glyph_run, i);
        if (draft.parts->len && !take_run(&draft, run)) {
            write_line(lines, &draft, lines->pages->len);
            g_array_set_size(draft.parts, 0);
        }
        if (draft.parts->len == 0) {
            g_array_append_vals(draft.parts, run, 1);
        }
    }
    if (draft.parts->len) {
        write_line(lines, &draft, lines->pages->len);
    }
    g_array_unref(draft.parts);
}
