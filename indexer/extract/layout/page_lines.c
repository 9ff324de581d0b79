/* page_lines.c: glyphs to lines. The order is the one in which the glyphs come, which keeps columns and the cells of
 * tables together; runs that it tears off from the line they stand on are put back. */
#include "indexer/extract/layout/page_lines.h"

#include <jiyan/text/character.h>
#include <math.h>

#include "indexer/extract/layout/page_runs.h"

/* In ems: the gap below which two Han characters have no space between them though one is said to be there, the one
 * from which there is a space between runs, and from which there is one where none is said to be. */
#define GAP_NONE 0.2f
/* Word and WPS put a fourth of an em between Han and letters by themselves: no space, but for more. */
#define GAP_AUTO 0.3f
#define GAP_SPACE 0.25f
#define GAP_UNSAID 0.5f
/* A run whose middle is that many ems off is on another line. */
#define SAME_LINE 0.35f
/* How far a run may reach over the one before it: marks are set half over each other. */
#define OVERLAP 0.7f
/* Glyphs of a number or a mark that may stand before its line and come behind it. */
#define LABEL_MOST 6
/* Runs of a line that may get one before them. */
#define LABEL_PARTS 64
/* Coordinates that no page has: boxes beyond are hostile. */
#define FAR 1e6f

jy_page_lines *jy_page_lines_new(void)
{
    jy_page_lines *lines = g_new0(jy_page_lines, 1);
    lines->text = g_string_new(NULL);
    lines->lines = g_array_new(false, false, sizeof(jy_page_line));
    lines->pages = g_array_new(false, false, sizeof(jy_page_size));
    return lines;
}

void jy_page_lines_free(jy_page_lines *lines)
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

/* ---- pages whose lines run downwards or upwards ---- */

/* Turns the page upright where most of its glyphs follow each other downwards or upwards. */
static void turn_upright(jy_page_glyph *glyphs, size_t count, jy_page_size *page)
{
    size_t across = 0, down = 0, up = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        const jy_page_glyph *one = glyphs + i, *next = one + 1;
        if (!jy_page_runs_is_ink(one->character) || !jy_page_runs_is_ink(next->character)) {
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
    *page = (jy_page_size){height, width};
    for (size_t i = 0; i < count; i++) {
        jy_page_glyph *glyph = glyphs + i, old = *glyph;
        bool downwards = down > up;
        glyph->left = downwards ? old.top : height - old.bottom;
        glyph->right = downwards ? old.bottom : height - old.top;
        glyph->top = downwards ? width - old.right : old.left;
        glyph->bottom = downwards ? width - old.left : old.right;
    }
}

/* ---- a line of one or several runs ---- */

/* The line under way. */
typedef struct {
    const jy_page_glyph *glyphs;
    GArray *parts; /* of jy_page_run, from left to right */
} line_draft;

static const jy_page_run *part_at(const line_draft *draft, guint i)
{
    return &g_array_index(draft->parts, jy_page_run, i);
}

/* True for a mark that ends a line, which some writers set in a font of another height, or half over what it follows.
 */
static bool is_end_mark(const jy_page_glyph *glyph)
{
    uint32_t c = glyph->character;
    return jy_character_is_stop(c) || c == 0xFF0C || c == 0x3001 || c == 0xFF1B || c == 0xFF1A ||
           (jy_character_is_closing(c) && c > 0x7F);
}

/* Puts the run into the line, if it stands there. */
static bool take_run(line_draft *draft, const jy_page_run *run)
{
    const jy_page_run *first = part_at(draft, 0), *last = part_at(draft, draft->parts->len - 1);
    float size = fmaxf(run->size, last->size), slack = size * SAME_LINE;
    bool is_mark = is_end_mark(draft->glyphs + run->start) && run->end - run->start <= 2;
    if (fabsf(run->middle - last->middle) > (is_mark ? size : slack)) {
        return false;
    }
    if (run->left >= last->right - size * (is_mark ? 1 : OVERLAP)) {
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
static bool is_apart(const jy_page_glyph *left, const jy_page_glyph *right)
{
    return right->left - left->right >= GAP_UNSAID * fmaxf(left->size, right->size);
}

/* True where all words of the line are single Han characters at about the same distance: a title that is spaced out. */
static bool is_spaced_out(const line_draft *draft)
{
    float least = FAR, most = 0, size = part_at(draft, 0)->size;
    const jy_page_glyph *last = NULL;
    guint gaps = 0;
    for (guint part = 0; part < draft->parts->len; part++) {
        const jy_page_run *run = part_at(draft, part);
        bool parted = true;
        for (size_t i = run->start; i < run->end; i++) {
            const jy_page_glyph *glyph = draft->glyphs + i;
            if (!jy_page_runs_is_ink(glyph->character)) {
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
    float widest = size * (size >= JY_PAGE_RUNS_TITLE ? JY_PAGE_RUNS_LETTERS : JY_PAGE_RUNS_CELL);
    return gaps > 0 && most <= widest && most <= 1.6f * least + size * GAP_NONE;
}

static bool is_letter(uint32_t character)
{
    return character < 0x80 && g_ascii_isalnum((gchar)character);
}

/* What stands between two glyphs of a line. */
static void append_gap(GString *text, const jy_page_glyph *left, const jy_page_glyph *right, bool spaced)
{
    float gap = right->left - left->right, size = fmaxf(left->size, right->size);
    bool han = jy_character_is_han(left->character) && jy_character_is_han(right->character);
    bool is_auto = (jy_character_is_han(left->character) && is_letter(right->character)) ||
                   (is_letter(left->character) && jy_character_is_han(right->character));
    if (gap >= size * JY_PAGE_RUNS_CELL) {
        g_string_append_c(text, '\t');
    } else if (is_auto && gap < size * GAP_AUTO) {
        return;
    } else if (gap >= size * GAP_SPACE || (spaced && !(han && gap < size * GAP_NONE))) {
        g_string_append_c(text, ' ');
    }
}

/* Goes on with the width of what the line begins with, or ends it. */
static bool lead_goes_on(const jy_page_glyph *last, const jy_page_glyph *glyph, bool gap)
{
    bool word = last->character < 0x2E80 && glyph->character < 0x2E80;
    return !gap && (word || jy_character_is_opening(last->character) || jy_character_is_closing(glyph->character) ||
                    jy_character_is_stop(glyph->character) || glyph->character == 0xFF0C || glyph->character == 0x3001);
}

static void note_font(jy_page_line *line, const jy_page_glyph *glyph)
{
    if (jy_character_is_han(glyph->character)) {
        line->first_font = line->first_font ? line->first_font : glyph->font;
        line->end_font = glyph->font;
    }
}

static void write_line(jy_page_lines *lines, const line_draft *draft, uint32_t page)
{
    const jy_page_run *first = part_at(draft, 0), *widest = first;
    jy_page_line line = {.start = (uint32_t)lines->text->len, .page = page, .left = first->left, .right = first->right};
    bool spaced_out = is_spaced_out(draft), leads = true;
    const jy_page_glyph *last = NULL;
    for (guint part = 0; part < draft->parts->len; part++) {
        const jy_page_run *run = part_at(draft, part);
        bool gap = part > 0;
        for (size_t i = run->start; i < run->end; i++) {
            const jy_page_glyph *glyph = draft->glyphs + i;
            if (!jy_page_runs_is_ink(glyph->character)) {
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

/* A line at the right edge that comes behind the one below it is put before that. Columns are told by their lines:
 * those around the two stand above and below both. */
static void put_in_order(jy_page_lines *lines, guint from)
{
    for (guint i = from; i + 1 < lines->lines->len; i++) {
        jy_page_line *low = &g_array_index(lines->lines, jy_page_line, i), *high = low + 1;
        const bool is_high = high->middle + high->size < low->middle && high->left > low->right;
        const bool is_behind = i == from || (low - 1)->middle < high->middle;
        const bool is_before = i + 2 == lines->lines->len || (low + 2)->middle > low->middle;
        if (is_high && is_behind && is_before) {
            const jy_page_line other = *low;
            *low = *high;
            *high = other;
        }
    }
}

void jy_page_lines_add_page(jy_page_lines *lines, jy_page_glyph *glyphs, size_t count, float width, float height)
{
    for (size_t i = 0; i < count; i++) {
        jy_page_glyph *glyph = glyphs + i;
        glyph->left = tame(glyph->left);
        glyph->top = tame(glyph->top);
        glyph->right = tame(glyph->right);
        glyph->bottom = tame(glyph->bottom);
        glyph->size = tame(glyph->size);
    }
    jy_page_size page = {tame(width), tame(height)};
    turn_upright(glyphs, count, &page);
    g_array_append_val(lines->pages, page);
    g_autoptr(GArray) runs = jy_page_runs_find(glyphs, count);
    const guint before = lines->lines->len;
    line_draft draft = {glyphs, g_array_new(false, false, sizeof(jy_page_run))};
    for (guint i = 0; i < runs->len; i++) {
        const jy_page_run *run = &g_array_index(runs, jy_page_run, i);
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
    put_in_order(lines, before);
}
