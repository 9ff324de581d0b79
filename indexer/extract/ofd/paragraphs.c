/* paragraphs.c: which lines go on with the one before them, by where they begin and end. */
#include "indexer/extract/ofd/paragraphs.h"

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <math.h>

#include "indexer/extract/ofd/margins.h"

/* In ems: what a line may lack to the right margin; how far a line may begin to the right of the one before it, and
 * to the left; the least and most indent of a paragraph. */
#define FULL 1
#define LEVEL 0.6
#define BACK_MOST 3.2
#define INDENT_LEAST 1.4
#define INDENT_MOST 2.6
/* Sizes and gaps between lines that are taken for the same; the most that lines of a paragraph are apart. */
#define SAME_SIZE 0.12
#define SAME_GAP 1.4
#define GAP_MOST 3
/* A column that is narrower holds no lines that were wrapped. */
#define COLUMN_LEAST 9
/* A margin is where two lines end at least, where there are that many lines to tell. */
#define LINES_TO_TELL 8

struct jy_paragraphs {
    GString *text;
    GArray *lines; /* of jy_margins_line */
    GArray *pages; /* of jy_margins_page */
    double widest; /* right margin of any page */
};

/* What lines of a column of a page have in common. */
typedef struct {
    guint page;
    uint32_t column;
    double left, right;
    double gap;    /* between baselines */
    GArray *lefts; /* of double, in order */
} column_form;

jy_paragraphs *jy_paragraphs_new(void)
{
    jy_paragraphs *paragraphs = g_new0(jy_paragraphs, 1);
    paragraphs->text = g_string_new(NULL);
    paragraphs->lines = g_array_new(false, false, sizeof(jy_margins_line));
    paragraphs->pages = g_array_new(false, false, sizeof(jy_margins_page));
    paragraphs->widest = -HUGE_VAL;
    return paragraphs;
}

void jy_paragraphs_free(jy_paragraphs *paragraphs)
{
    if (!paragraphs) {
        return;
    }
    g_string_free(paragraphs->text, true);
    g_array_unref(paragraphs->lines);
    g_array_unref(paragraphs->pages);
    g_free(paragraphs);
}

GString *jy_paragraphs_text(jy_paragraphs *paragraphs)
{
    return paragraphs->text;
}

void jy_paragraphs_add(jy_paragraphs *paragraphs, const GArray *lines, uint32_t page, double height)
{
    jy_margins_page span = {paragraphs->lines->len, paragraphs->lines->len + lines->len, height};
    for (guint i = 0; i < lines->len; i++) {
        const jy_margins_line line = {.line = g_array_index(lines, jy_sheet_line, i), .page = page};
        g_array_append_val(paragraphs->lines, line);
    }
    g_array_append_val(paragraphs->pages, span);
}

static const jy_margins_line *line_at(const jy_paragraphs *paragraphs, guint i)
{
    return &g_array_index(paragraphs->lines, jy_margins_line, i);
}

static bool is_text(const jy_margins_line *line)
{
    return !line->is_out && !line->is_aside;
}

/* ---- the form of a column ---- */

static int by_value(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

/* The right margin of sorted ends of lines: the last that two have, so that one that sticks out does not count. */
static double margin_of(const GArray *rights)
{
    guint last = rights->len - 1;
    const double *ends = &g_array_index(rights, double, 0);
    for (guint i = 0; rights->len >= LINES_TO_TELL && i < 2 && ends[last - i] - ends[last - i - 1] > 2; i++) {
        if (i == 1 || ends[last - 1] - ends[last - 2] <= 2) {
            return ends[last - i - 1];
        }
    }
    return ends[last];
}

/* Fills *ret_form, whose lefts are the caller's and are overwritten, for the column that begins at line `i`. */
static void read_form(const jy_paragraphs *paragraphs, guint page, guint i, column_form *ret_form)
{
    const jy_margins_page *span = &g_array_index(paragraphs->pages, jy_margins_page, page);
    g_autoptr(GArray) rights = g_array_new(false, false, sizeof(double));
    g_autoptr(GArray) gaps = g_array_new(false, false, sizeof(double));
    const jy_sheet_line *last = NULL;
    ret_form->page = page;
    ret_form->column = line_at(paragraphs, i)->line.column;
    g_array_set_size(ret_form->lefts, 0);
    for (; i < span->end && line_at(paragraphs, i)->line.column == ret_form->column; i++) {
        const jy_sheet_line *line = &line_at(paragraphs, i)->line;
        if (line->is_row || !is_text(line_at(paragraphs, i))) {
            continue;
        }
        g_array_append_val(ret_form->lefts, line->left);
        g_array_append_val(rights, line->right);
        if (last) {
            double gap = line->y - last->y;
            g_array_append_val(gaps, gap);
        }
        last = line;
    }
    g_array_sort(ret_form->lefts, by_value);
    g_array_sort(rights, by_value);
    g_array_sort(gaps, by_value);
    ret_form->gap = gaps->len ? g_array_index(gaps, double, (gaps->len - 1) / 2) : HUGE_VAL;
    ret_form->left = ret_form->lefts->len ? g_array_index(ret_form->lefts, double, 0) : 0;
    ret_form->right = rights->len ? margin_of(rights) : HUGE_VAL;
    if (rights->len < LINES_TO_TELL && ret_form->column == 0) {
        ret_form->right = MAX(ret_form->right, paragraphs->widest);
    }
}

/* True where lines of the column begin an indent to the left of `left`. */
static bool is_indented(const column_form *form, double left, double em)
{
    guint low = 0, high = form->lefts->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(form->lefts, double, middle) < left - INDENT_MOST * em) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < form->lefts->len && g_array_index(form->lefts, double, low) <= left - INDENT_LEAST * em;
}

/* ---- joining ---- */

/* How wide the first word of a line is, which would have stood on the line before if it had had room. */
static double first_word(const char *text, const jy_sheet_line *line)
{
    uint32_t at = line->start, end = line->start + line->length;
    double ems = 0;
    while (at < end && ems < 12) {
        uint32_t c = jy_utf8_next(text, end, &at);
        if (jy_character_is_blank(c)) {
            break;
        }
        bool is_wide = c >= 0x1100, is_opening = jy_character_is_opening(c);
        if (is_wide && ems > 0 && !is_opening && !jy_character_is_closing(c)) {
            break;
        }
        ems += is_wide ? 1 : 0.5;
        if (is_wide && !is_opening) {
            uint32_t next = jy_utf8_peek(text, end, at);
            return (ems + (jy_character_is_closing(next) || jy_character_is_stop(next))) * line->size;
        }
    }
    return ems * line->size;
}

/* A numbering or the like, which begins a paragraph behind a full stop: 一、 （一） 1. 第一条 */
static bool begins_item(const char *text, const jy_sheet_line *line)
{
    uint32_t at = line->start, end = line->start + line->length;
    uint32_t c = jy_utf8_next(text, end, &at), opening = c == 0xFF08 || c == '(';
    c = opening || c == 0x7B2C ? jy_utf8_peek(text, end, at) : c;
    return jy_character_numeral(c) >= 0 || jy_character_digit(c) >= 0;
}

static uint32_t last_of(const char *text, const jy_sheet_line *line)
{
    uint32_t at = line->start + line->length;
    return jy_utf8_previous(text, line->start, &at);
}

/* A line of a table of contents: a page number behind dots. */
static bool is_leader(const char *text, const jy_sheet_line *line)
{
    uint32_t at = line->start + line->length, dots = 0;
    uint32_t c = 0;
    do {
        c = at > line->start ? jy_utf8_previous(text, line->start, &at) : 0;
    } while (c && (jy_character_digit(c) >= 0 || jy_character_is_blank(c)));
    for (; c == '.' || c == 0x2026 || c == 0xB7; dots++) {
        c = at > line->start ? jy_utf8_previous(text, line->start, &at) : 0;
    }
    return dots >= 3;
}

/* True where `next` goes on with the paragraph that `line` is in; `form` is that of the column of `line`. */
static bool goes_on(const jy_paragraphs *paragraphs, const column_form *form, const jy_margins_line *line,
                    const jy_margins_line *next)
{
    const char *text = paragraphs->text->str;
    const jy_sheet_line *above = &line->line, *below = &next->line;
    const double em = above->size, gap = below->y - above->y;
    const bool is_below = line->page == next->page && above->column == below->column;
    if (above->is_row || below->is_row || fabs(above->size - below->size) > SAME_SIZE * em || is_leader(text, above)) {
        return false;
    }
    if (form->right - form->left < (COLUMN_LEAST - FULL) * em ||
        above->right + first_word(text, below) < form->right - FULL * em) {
        return false;
    }
    if (is_below) {
        if (gap > SAME_GAP * form->gap || gap > GAP_MOST * em || below->left > above->left + LEVEL * em ||
            below->left < above->left - BACK_MOST * em || is_indented(form, below->left, em)) {
            return false;
        }
    } else if (line->page == next->page) { /* from the foot of a column to the head of the next */
        if (gap > 0) {
            return false;
        }
    } else if (is_indented(form, below->left, em)) {
        return false;
    }
    return !(jy_character_is_stop(last_of(text, above)) && begins_item(text, below));
}

/* The next line that is of the text; the number of lines where there is none. */
static guint next_text(const jy_paragraphs *paragraphs, guint i)
{
    while (i < paragraphs->lines->len && !is_text(line_at(paragraphs, i))) {
        i++;
    }
    return i;
}

static bool are_latin(uint32_t a, uint32_t b)
{
    return a < 0x250 && b < 0x250 && a != '-' && !g_unichar_isspace(a) && !g_unichar_isspace(b);
}

static bool add_page(jy_blocks *blocks, GString *out, uint32_t page, GError **err)
{
    const jy_extracted block = {.kind = JY_EXTRACTED_RAW, .page = page, .text = out->str, .length = (uint32_t)out->len};
    bool done = jy_blocks_add(blocks, &block, err);
    g_string_truncate(out, 0);
    return done;
}

/* The widest right margin of the pages, for those that have too few lines to tell theirs. */
static void measure(jy_paragraphs *paragraphs, column_form *form)
{
    for (guint page = 0; page < paragraphs->pages->len; page++) {
        const jy_margins_page *span = &g_array_index(paragraphs->pages, jy_margins_page, page);
        if (span->end - span->first < LINES_TO_TELL) {
            continue;
        }
        read_form(paragraphs, page, span->first, form);
        if (isfinite(form->right) && form->column == 0) {
            paragraphs->widest = MAX(paragraphs->widest, form->right);
        }
    }
}

static void take_aside(const jy_paragraphs *paragraphs, GPtrArray *aside, GArray *aside_pages)
{
    for (guint i = 0; i < paragraphs->lines->len; i++) {
        const jy_margins_line *line = line_at(paragraphs, i);
        if (line->is_aside) {
            g_ptr_array_add(aside, g_strndup(paragraphs->text->str + line->line.start, line->line.length));
            g_array_append_val(aside_pages, line->page);
        }
    }
}

/* Writes the text page by page. `form` has a list for lefts. */
static bool write_pages(jy_paragraphs *paragraphs, jy_blocks *blocks, column_form *form, GError **err)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *text = paragraphs->text->str;
    guint page = 0, count = paragraphs->lines->len;
    uint32_t column = G_MAXUINT32;
    for (guint i = next_text(paragraphs, 0), next; i < count; i = next) {
        const jy_margins_line *line = line_at(paragraphs, i);
        for (; i >= g_array_index(paragraphs->pages, jy_margins_page, page).end; page++) {
            column = G_MAXUINT32;
        }
        if (column != line->line.column) {
            column = line->line.column;
            read_form(paragraphs, page, i, form);
        }
        g_string_append_len(out, text + line->line.start, line->line.length);
        next = next_text(paragraphs, i + 1);
        if (next == count) {
            return add_page(blocks, out, line->page, err);
        }
        const jy_margins_line *after = line_at(paragraphs, next);
        const bool joined = goes_on(paragraphs, form, line, after), ends_page = after->page != line->page;
        if (joined && !ends_page) {
            uint32_t at = after->line.start, last = last_of(text, &line->line);
            g_string_append(out, are_latin(last, jy_utf8_peek(text, at + after->line.length, at)) ? " " : "");
        } else {
            /* Blank lines part what is known to be parted; a page that ends in a form feed goes on. */
            g_string_append(out, joined ? "\f" : line->line.is_row && after->line.is_row ? "\n" : "\n\n");
        }
        if (ends_page && !add_page(blocks, out, line->page, err)) {
            return false;
        }
    }
    return true;
}

bool jy_paragraphs_write(jy_paragraphs *paragraphs, jy_blocks *blocks, GPtrArray *aside, GArray *aside_pages,
                         GError **err)
{
    g_autoptr(GArray) lefts = g_array_new(false, false, sizeof(double));
    column_form form = {.lefts = lefts};
    jy_margins_mark(paragraphs->text->str, paragraphs->lines, paragraphs->pages);
    measure(paragraphs, &form);
    take_aside(paragraphs, aside, aside_pages);
    return write_pages(paragraphs, blocks, &form, err);
}
