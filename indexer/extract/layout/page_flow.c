/* page_flow.c: which line goes on with the one before it. A line does that if that one was full, so that what it begins
 * with had no room there, and if it is not indented. How far lines go is told by those around them: a column. */
#include "indexer/extract/layout/page_flow.h"

#include <jiyan/text/character.h>
#include <math.h>
#include <string.h>

#include "indexer/extract/layout/page_heads.h"

/* In ems: how far edges of lines are off that are the same, and from where on a line is indented, and
 * what a line may hang behind a number. */
#define EDGE 0.5f
#define INDENT 1.2f
#define INDENT_MOST 2.5f
#define HANGING 4.0f
/* A line is full where what follows had no room; it may be off a little. One that breaks off in a sentence may be
 * short: a mark that may not begin a line takes its neighbour along, and grids of characters leave a rest. */
#define SLACK 0.2f
#define SHORT 2.0f
/* A line of another size, or that far below the last, measured in what is usual, is another paragraph. */
#define OTHER_SIZE 1.2f
#define PARTED 1.6f
#define PITCH_MOST 2.4f
/* Lines from which on a column speaks for itself; others are measured by the widest of the document. */
#define LINES_LEAST 4
/* Dots that lead to the page of an entry in a table of contents. */
#define DOTS_LEAST 3
/* Characters of the number of an item. */
#define NUMERALS_MOST 6

/* Lines each below the one before it: a column, or a cell of a table. */
typedef struct {
    guint start, end; /* lines */
    float left, right, pitch;
    bool is_sure; /* lines end at its right edge */
} line_column;

typedef struct {
    const jy_page_lines *lines;
    GArray *order;   /* of guint: lines that are no heads */
    GArray *columns; /* of line_column, of places in `order` */
    line_column usual;
} flow_draft;

static const jy_page_line *line_at(const flow_draft *flow, guint i)
{
    return jy_page_lines_at(flow->lines, g_array_index(flow->order, guint, i));
}

static int by_size(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

/* The outermost edge that two lines share, of sorted edges, or the outermost where there is none. Returns whether there
 * is one. */
static bool shared_edge(const GArray *edges, float slack, bool from_end, float *ret_edge)
{
    guint count = edges->len;
    for (guint i = 0; i + 1 < count; i++) {
        float edge = g_array_index(edges, float, from_end ? count - 1 - i : i);
        float next = g_array_index(edges, float, from_end ? count - 2 - i : i + 1);
        if (fabsf(edge - next) <= slack) {
            *ret_edge = edge;
            return true;
        }
    }
    *ret_edge = g_array_index(edges, float, from_end ? count - 1 : 0);
    return false;
}

static void measure_column(const flow_draft *flow, line_column *column)
{
    g_autoptr(GArray) edges = g_array_new(false, false, sizeof(float));
    float size = line_at(flow, column->start)->size;
    for (guint i = column->start; i < column->end; i++) {
        g_array_append_val(edges, line_at(flow, i)->left);
    }
    g_array_sort(edges, by_size);
    shared_edge(edges, size * EDGE, false, &column->left);
    g_array_set_size(edges, 0);
    for (guint i = column->start; i < column->end; i++) {
        g_array_append_val(edges, line_at(flow, i)->right);
    }
    g_array_sort(edges, by_size);
    column->is_sure = shared_edge(edges, size, true, &column->right);
    g_array_set_size(edges, 0);
    for (guint i = column->start + 1; i < column->end; i++) {
        float step = line_at(flow, i)->middle - line_at(flow, i - 1)->middle;
        g_array_append_val(edges, step);
    }
    g_array_sort(edges, by_size);
    column->pitch = edges->len ? g_array_index(edges, float, edges->len / 2) : 0;
    column->pitch = fminf(fmaxf(column->pitch, size), size * PITCH_MOST);
}

static bool is_below(const jy_page_line *line, const jy_page_line *last)
{
    return line->page == last->page && line->middle > last->middle;
}

/* True where the column may be a part of the widest: the last line of a page, a line between two tables. */
static bool is_part_of(const line_column *column, const line_column *usual)
{
    float slack = (usual->right - usual->left) / 10;
    return column->left >= usual->left - slack && column->right <= usual->right + slack;
}

static void find_columns(flow_draft *flow)
{
    for (guint start = 0, end; start < flow->order->len; start = end) {
        for (end = start + 1; end < flow->order->len && is_below(line_at(flow, end), line_at(flow, end - 1));) {
            end++;
        }
        line_column column = {.start = start, .end = end};
        measure_column(flow, &column);
        if (end - start > flow->usual.end - flow->usual.start) {
            flow->usual = column;
        }
        g_array_append_val(flow->columns, column);
    }
    for (guint i = 0; i < flow->columns->len; i++) {
        line_column *column = &g_array_index(flow->columns, line_column, i);
        if (column->end - column->start < LINES_LEAST && is_part_of(column, &flow->usual)) {
            column->left = flow->usual.left;
            column->right = flow->usual.right;
            column->pitch = flow->usual.pitch;
            column->is_sure = flow->usual.is_sure;
        }
        if (!column->is_sure) { /* margins are alike */
            const float width = jy_page_lines_size(flow->lines, line_at(flow, column->start))->width;
            column->right = fmaxf(column->right, width - column->left);
        }
    }
}

/* ---- joining ---- */

/* True for a line of a table of contents: dots, and a page. */
static bool is_entry(const char *text, const jy_page_line *line)
{
    uint32_t at = line->end, dots = 0;
    bool number = false;
    while (at > line->start) {
        uint32_t c = jy_utf8_previous(text, line->start, &at);
        if (c == '.' || c == 0x2026 || c == 0xB7 || c == 0xFF0E || c == 0x22EF) {
            dots += c == 0x2026 || c == 0x22EF ? DOTS_LEAST : 1;
        } else if (dots == 0 && (jy_character_digit(c) >= 0 || g_ascii_isalpha((char)(c & 0x7F)))) {
            number = true;
        } else if (!jy_character_is_blank(c)) {
            return number && (dots >= DOTS_LEAST || (dots > 0 && jy_character_is_han(c)));
        }
    }
    return false;
}

static bool has_cells(const char *text, const jy_page_line *line)
{
    return memchr(text + line->start, '\t', line->end - line->start);
}

static bool ends_paragraph(const char *text, const jy_page_line *line)
{
    uint32_t at = line->end, c;
    do {
        c = jy_utf8_previous(text, line->start, &at);
    } while (at > line->start && jy_character_is_closing(c));
    return jy_character_is_stop(c) || c == 0xFF1A || c == 0xFF1B || c == ':' || c == ';' || c == '.';
}

static bool is_numeral(uint32_t c)
{
    return jy_character_digit(c) >= 0 || jy_character_numeral(c) >= 0 || c == 0x5341 /* 十 */ || c == 0x767E /* 百 */;
}

/* True for what may be the number of an item: 1. （二） ③ 第四条. */
static bool begins_with_number(const char *text, const jy_page_line *line)
{
    uint32_t at = line->start, c = jy_utf8_next(text, line->end, &at);
    if (c >= 0x2460 && c <= 0x24FF) {
        return true;
    }
    if (c == '(' || c == 0xFF08 || c == 0x7B2C /* 第 */) {
        c = jy_utf8_next(text, line->end, &at);
    }
    bool numbered = is_numeral(c);
    for (guint i = 0; i < NUMERALS_MOST && is_numeral(c); i++) {
        c = at < line->end ? jy_utf8_next(text, line->end, &at) : 0;
    }
    static const char MARKS[] = ".．、)） \t条章节编款";
    char bytes[7] = {0};
    g_unichar_to_utf8(c, bytes);
    return numbered && c && strstr(MARKS, bytes);
}

/* What a line may be short of its column for the next to go on with it. Points. */
static float room_of(const flow_draft *flow, const jy_page_line *line, const line_column *column,
                     const jy_page_line *next, bool is_indented)
{
    const char *text = flow->lines->text->str;
    bool is_long = line->right - line->left > (column->right - column->left) / 2;
    bool exact = !is_long || is_indented || ends_paragraph(text, line) || begins_with_number(text, next);
    return (exact ? next->lead : fmaxf(next->lead, line->size * SHORT)) + line->size * SLACK;
}

/* True for a line in the middle of its column. One that is indented as paragraphs are has to stand there exactly. */
static bool is_centred(const jy_page_line *line, const line_column *column)
{
    float before = line->left - column->left, behind = column->right - line->right;
    float slack = before < line->size * INDENT_MOST ? line->size * EDGE / 2 : line->size;
    return before > line->size * INDENT && behind > line->size * EDGE && fabsf(before - behind) < slack;
}

/* True where the second of two lines of one column goes on with the first, or the first line of the next column with
 * the last of one. */
static bool goes_on(const flow_draft *flow, const jy_page_line *line, const line_column *column,
                    const jy_page_line *next, const line_column *beside)
{
    const char *text = flow->lines->text->str;
    float big = fmaxf(line->size, next->size), small = fminf(line->size, next->size);
    bool is_indented = next->left - beside->left >= line->size * INDENT;
    bool ends = ends_paragraph(text, line), is_row = has_cells(text, line) || has_cells(text, next);
    if (is_row || is_entry(text, line) || (ends && begins_with_number(text, next)) || big > small * OTHER_SIZE ||
        is_centred(line, column) || column->right - line->right > room_of(flow, line, column, next, is_indented)) {
        return false;
    }
    if (!is_indented) {
        return true;
    }
    /* Inside a block that is indented as a whole, or hanging: the words behind a number stand below each other. */
    float shift = (next->left - beside->left) - (line->left - column->left);
    bool alike = !line->end_font || !next->first_font || line->end_font == next->first_font;
    return !ends && shift < line->size * HANGING && alike;
}

static bool joins_in_column(const flow_draft *flow, guint i, const line_column *column)
{
    const jy_page_line *line = line_at(flow, i - 1), *next = line_at(flow, i);
    float step = next->middle - line->middle;
    return step <= fmaxf(column->pitch, line->size) * PARTED && goes_on(flow, line, column, next, column);
}

/* A column goes on with the next on the same page only where both are of one width, and no cells. */
static bool joins_columns(const flow_draft *flow, const line_column *last, const line_column *column)
{
    const jy_page_line *line = line_at(flow, last->end - 1), *next = line_at(flow, column->start);
    float width = last->right - last->left, other = column->right - column->left;
    if (fabsf(width - other) > fmaxf(width, other) / 6) {
        return false;
    }
    if (line->page == next->page) {
        bool beside = next->left >= last->right && next->middle < line->middle;
        if (!beside || last->end - last->start < LINES_LEAST || width < line->size * 12) {
            return false;
        }
    } else if (next->page != line->page + 1) {
        return false;
    }
    return goes_on(flow, line, last, next, column);
}

/* ---- writing ---- */

/* The text of a page under way. */
typedef struct {
    GString *text;
    uint32_t page;
    jy_blocks *blocks;
} page_draft;

static bool end_page(page_draft *draft, GError **err)
{
    const jy_extracted block = {JY_EXTRACTED_RAW, 0, draft->page, 0, draft->text->str, (uint32_t)draft->text->len};
    bool done = draft->text->len == 0 || jy_blocks_add(draft->blocks, &block, err);
    g_string_truncate(draft->text, 0);
    return done;
}

/* Between two lines of a paragraph: a space between words of letters, nothing between Han. A hyphen that parts a word
 * goes. */
static void append_joint(GString *text, uint32_t next)
{
    if (text->len == 0) {
        return;
    }
    uint32_t at = (uint32_t)text->len, last = jy_utf8_previous(text->str, 0, &at);
    if (last == '-' && at > 0 && g_ascii_isalpha(text->str[at - 1]) && next < 0x80 && g_ascii_islower((char)next)) {
        g_string_truncate(text, at);
    } else if (last < 0x2E80 && next < 0x2E80 && last != '-' && last != '/') {
        g_string_append_c(text, ' ');
    }
}

/* Adds line `i`, which goes on with the one before it or begins a paragraph. */
static bool add_line(const flow_draft *flow, page_draft *draft, guint i, bool joins, GError **err)
{
    const jy_page_line *line = line_at(flow, i);
    const char *text = flow->lines->text->str;
    bool turns = draft->page && line->page != draft->page;
    if (joins && !turns) {
        append_joint(draft->text, jy_utf8_peek(text, line->end, line->start));
    } else if (draft->text->len) {
        g_string_append_c(draft->text, joins ? '\f' : '\n');
    }
    if (turns && !end_page(draft, err)) {
        return false;
    }
    draft->page = line->page;
    g_string_append_len(draft->text, text + line->start, line->end - line->start);
    return true;
}

static bool write_lines(const flow_draft *flow, jy_blocks *blocks, GError **err)
{
    g_autoptr(GString) text = g_string_new(NULL);
    page_draft draft = {text, 0, blocks};
    for (guint c = 0; c < flow->columns->len; c++) {
        const line_column *column = &g_array_index(flow->columns, line_column, c);
        for (guint i = column->start; i < column->end; i++) {
            bool joins =
                i > column->start ? joins_in_column(flow, i, column) : c > 0 && joins_columns(flow, column - 1, column);
            if (!add_line(flow, &draft, i, joins, err)) {
                return false;
            }
        }
    }
    return end_page(&draft, err);
}

bool jy_page_flow_add(jy_page_lines *lines, jy_blocks *blocks, GError **err)
{
    g_autoptr(GArray) heads = jy_page_heads_mark(lines);
    g_autoptr(GArray) order = g_array_new(false, false, sizeof(guint)),
                      columns = g_array_new(false, false, sizeof(line_column));
    for (guint i = 0; i < lines->lines->len; i++) {
        if (!jy_page_lines_at(lines, i)->is_head) {
            g_array_append_val(order, i);
        }
    }
    flow_draft flow = {.lines = lines, .order = order, .columns = columns};
    find_columns(&flow);
    if (!write_lines(&flow, blocks, err)) {
        return false;
    }
    for (guint i = 0; i < heads->len; i++) {
        const jy_page_line *line = jy_page_lines_at(lines, g_array_index(heads, guint, i));
        const jy_extracted note = {JY_EXTRACTED_NOTE,      0, line->page, 0, lines->text->str + line->start,
                                   line->end - line->start};
        if (!jy_blocks_add(blocks, &note, err)) {
            return false;
        }
    }
    return true;
}
