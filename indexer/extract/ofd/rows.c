/* rows.c: which segments are on a line, and what is between them: nothing, a space, or the border of a cell. */
#include "indexer/extract/ofd/rows.h"

#include <jiyan/text/character.h>
#include <math.h>

#include "indexer/extract/ofd/segment.h"
#include "indexer/extract/ofd/sheet.h"

/* In ems: baselines of one line; a gap that parts cells; that parts words of Latin, and others; the widest gap inside
 * a letter-spaced word, and a label of two characters; a text that is written twice in its place to look bold. */
#define BASELINE 0.4
#define CELL_GAP 1.5
#define LATIN_GAP 0.2
#define WORD_GAP 0.6
#define SPACED_GAP 3.2
#define LABEL_GAP 6
#define TWICE 0.2
/* A raised or lowered number: its size in that of its line, and how far it is from the baseline. */
#define RAISED_SIZE 0.75
#define RAISED_MOST 0.7

/* The segments of a line: [first, end). */
typedef struct {
    guint first, end;
    double y, size;
} row_span;

static int by_place(const void *a, const void *b)
{
    const jy_segment *one = a, *other = b;
    if (one->column != other->column) {
        return one->column < other->column ? -1 : 1;
    }
    if (one->y < other->y || one->y > other->y) {
        return one->y < other->y ? -1 : 1;
    }
    return (one->left > other->left) - (one->left < other->left);
}

static int by_left(const void *a, const void *b)
{
    const jy_segment *one = a, *other = b;
    if (one->left < other->left || one->left > other->left) {
        return one->left < other->left ? -1 : 1;
    }
    return one->run != other->run     ? (one->run > other->run) - (one->run < other->run)
           : one->fold != other->fold ? (one->fold > other->fold) - (one->fold < other->fold)
                                      : (one->start > other->start) - (one->start < other->start);
}

/* True where a row of small characters is the raised or lowered part of another. */
static bool is_raised(const GArray *segments, const row_span *small, const row_span *row)
{
    if (small->size > RAISED_SIZE * row->size || fabs(small->y - row->y) > RAISED_MOST * row->size ||
        jy_segment_at(segments, small->first)->column != jy_segment_at(segments, row->first)->column) {
        return false;
    }
    double left = HUGE_VAL, right = -HUGE_VAL;
    for (guint i = row->first; i < row->end; i++) {
        left = MIN(left, jy_segment_at(segments, i)->left);
        right = MAX(right, jy_segment_at(segments, i)->right);
    }
    for (guint i = small->first; i < small->end; i++) {
        const jy_segment *segment = jy_segment_at(segments, i);
        if (segment->left < left || segment->left > right + row->size) {
            return false;
        }
    }
    return true;
}

/* Parts the segments, which are in order, into rows. Returns a new array of row_span. */
static GArray *find_rows(const GArray *segments)
{
    GArray *rows = g_array_new(false, false, sizeof(row_span));
    for (guint i = 0; i < segments->len; i++) {
        const jy_segment *segment = jy_segment_at(segments, i);
        row_span *row = rows->len ? &g_array_index(rows, row_span, rows->len - 1) : NULL;
        if (row && segment->column == jy_segment_at(segments, i - 1)->column &&
            segment->y - row->y <= BASELINE * MIN(segment->size, row->size)) {
            row->end = i + 1;
            row->size = MAX(row->size, segment->size);
            continue;
        }
        row_span begun = {i, i + 1, segment->y, segment->size};
        g_array_append_val(rows, begun);
    }
    guint kept = 0;
    for (guint i = 0; i < rows->len; i++) {
        row_span row = g_array_index(rows, row_span, i);
        row_span *last = kept ? &g_array_index(rows, row_span, kept - 1) : NULL;
        if (last && is_raised(segments, last, &row)) {
            last->end = row.end;
            last->y = row.y;
            last->size = row.size;
        } else if (last && is_raised(segments, &row, last)) {
            last->end = row.end;
        } else {
            g_array_index(rows, row_span, kept++) = row;
        }
    }
    g_array_set_size(rows, kept);
    return rows;
}

static bool is_alone(const GArray *segments, const row_span *row)
{
    for (guint i = row->first + 1; i < row->end; i++) {
        if (jy_segment_at(segments, i)->run != jy_segment_at(segments, row->first)->run) {
            return false;
        }
    }
    return true;
}

/* Chains what a run wrote on several lines where other cells stand beside it: one cell, not a part of several rows. */
static void chain_cells(GArray *segments, const GArray *rows)
{
    g_autoptr(GHashTable) tails = g_hash_table_new(NULL, NULL); /* run → its segment behind which it goes on, from 1 */
    g_autoptr(GHashTable) shared = g_hash_table_new(NULL, NULL); /* runs that do not stand alone */
    for (guint r = 0; r < rows->len; r++) {
        const row_span *row = &g_array_index(rows, row_span, r);
        const bool alone = is_alone(segments, row);
        for (guint i = row->first; i < row->end; i++) {
            jy_segment *segment = jy_segment_at(segments, i);
            gpointer run = GUINT_TO_POINTER(segment->run);
            guint tail = GPOINTER_TO_UINT(g_hash_table_lookup(tails, run));
            if (!alone) {
                g_hash_table_add(shared, run);
            }
            if (segment->fold && tail && g_hash_table_contains(shared, run)) {
                jy_segment_at(segments, tail - 1)->next = (int32_t)i;
                segment->is_taken = true;
            }
            if (segment->is_taken || !tail || segment->fold) {
                g_hash_table_insert(tails, run, GUINT_TO_POINTER(i + 1));
            }
        }
    }
}

/* ---- the text of a row ---- */

static bool is_word_of_latin(uint32_t c)
{
    return c < 0x250 && (g_unichar_isalnum(c) || strchr(",.;:!?)%&'\"", (int)c));
}

static bool is_one_han(const jy_segment *segment)
{
    return segment->characters == 1 && jy_character_is_han(segment->first);
}

/* A character of a letter-spaced word, 会　议: alone, or with the colon behind the word. */
static bool is_spaced_letter(const jy_segment *segment)
{
    bool is_end = segment->last == 0xFF1A || segment->last == ':' || jy_character_is_closing(segment->last);
    return is_one_han(segment) || (segment->characters == 2 && jy_character_is_han(segment->first) && is_end);
}

/* What stands between two segments of a line. */
static const char *between(const jy_segment *segment, const jy_segment *next)
{
    double em = MAX(segment->size, next->size), gap = (next->left - segment->right) / em;
    const bool is_label = next->last == 0xFF1A || next->last == ':';
    if (is_one_han(segment) && is_spaced_letter(next) && gap < (is_label ? LABEL_GAP : SPACED_GAP)) {
        return "";
    }
    if (gap >= CELL_GAP) {
        return "\t";
    }
    bool are_latin = is_word_of_latin(segment->last) && next->first < 0x250 && g_unichar_isalnum(next->first);
    return next->blank || gap > (are_latin ? LATIN_GAP : WORD_GAP) ? " " : "";
}

static void append_segment(const GArray *segments, guint i, const char *pieces, GString *text)
{
    const jy_segment *segment = jy_segment_at(segments, i);
    g_string_append_len(text, pieces + segment->start, segment->length);
    while (segment->next >= 0) {
        const jy_segment *next = jy_segment_at(segments, (guint)segment->next);
        if (is_word_of_latin(segment->last) && next->first < 0x250 && g_unichar_isalpha(next->first)) {
            g_string_append_c(text, ' ');
        }
        g_string_append_len(text, pieces + next->start, next->length);
        segment = next;
    }
}

/* The same text in the same place. */
static bool is_twice(const jy_segment *segment, const jy_segment *next, const char *pieces)
{
    return segment->length == next->length && fabs(segment->left - next->left) < TWICE * segment->size &&
           fabs(segment->y - next->y) < TWICE * segment->size &&
           memcmp(pieces + segment->start, pieces + next->start, next->length) == 0;
}

static void add_line(const GArray *segments, const row_span *row, const char *pieces, GString *text, GArray *lines)
{
    jy_sheet_line line = {.start = (uint32_t)text->len, .y = row->y, .right = -HUGE_VAL};
    const jy_segment *last = NULL;
    guint most = 0;
    for (guint i = row->first; i < row->end; i++) {
        const jy_segment *segment = jy_segment_at(segments, i);
        if (segment->is_taken || (last && is_twice(last, segment, pieces))) {
            continue;
        }
        const char *gap = last ? between(last, segment) : "";
        g_string_append(text, gap);
        line.is_row |= *gap == '\t';
        line.left = last ? line.left : segment->left;
        line.right = MAX(line.right, segment->right);
        line.column = segment->column;
        line.size = segment->characters > most ? segment->size : line.size;
        most = MAX(most, segment->characters);
        append_segment(segments, i, pieces, text);
        last = segment;
    }
    line.length = (uint32_t)text->len - line.start;
    if (line.length) {
        g_array_append_val(lines, line);
    }
}

GArray *jy_rows_join(GArray *segments, const char *pieces, GString *text)
{
    GArray *lines = g_array_new(false, false, sizeof(jy_sheet_line));
    g_array_sort(segments, by_place);
    g_autoptr(GArray) rows = find_rows(segments);
    for (guint i = 0; i < rows->len; i++) {
        const row_span *row = &g_array_index(rows, row_span, i);
        qsort(jy_segment_at(segments, row->first), row->end - row->first, sizeof(jy_segment), by_left);
    }
    chain_cells(segments, rows);
    for (guint i = 0; i < rows->len; i++) {
        add_line(segments, &g_array_index(rows, row_span, i), pieces, text, lines);
    }
    return lines;
}
