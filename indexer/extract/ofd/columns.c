/* columns.c: looks for a gutter that few lines run over, and tells columns from a table or a signature on the right,
 * whose lines do not fill their side. */
#include "indexer/extract/ofd/columns.h"

#include <math.h>

#include "indexer/extract/ofd/segment.h"

#define BINS 200
/* Where the gutter may be, in bins. */
#define BIN_FIRST 50
#define BIN_LAST 150
/* Lines of a column, at least. */
#define LINES_LEAST 5
/* The share of segments that may run over the gutter. */
#define OVER_MOST 0.2
/* A full line, as a share of its column; and the share of lines that is full in prose. */
#define FULL 0.7
#define FULL_LEAST 0.5

/* Where the text of a page begins and ends, and the place of the gutter. */
typedef struct {
    double left, right, gutter;
} page_form;

/* What the lines on one side of the gutter are like. */
typedef struct {
    guint lines, full;
} side_form;

static bool crosses(const jy_segment *segment, double gutter)
{
    return segment->left < gutter && segment->right > gutter;
}

/* Finds the place in the middle of the page that fewest segments run over. Returns false where many do. */
static bool find_gutter(const GArray *segments, page_form *form)
{
    guint over[BINS + 1] = {0};
    double width = form->right - form->left;
    for (guint i = 0; i < segments->len; i++) {
        const jy_segment *segment = jy_segment_at(segments, i);
        double from = (segment->left - form->left) / width * BINS, to = (segment->right - form->left) / width * BINS;
        guint first = (guint)CLAMP(floor(from), 0, BINS), last = (guint)CLAMP(ceil(to), 0, BINS);
        over[first]++;
        over[last]--;
    }
    guint best = BIN_FIRST, length = 0, least = G_MAXUINT, run = 0;
    for (guint i = 0, count = 0; i < BIN_LAST; i++) {
        count += over[i];
        run = i > BIN_FIRST && count == over[BINS] ? run + 1 : 1;
        over[BINS] = count; /* that of the bin before */
        if (i >= BIN_FIRST && (count < least || (count == least && run > length))) {
            least = count;
            length = run;
            best = i - run / 2;
        }
    }
    form->gutter = form->left + (best + 0.5) * width / BINS;
    return least <= OVER_MOST * segments->len;
}

static int by_y(const void *a, const void *b)
{
    double one = (*(const jy_segment *const *)a)->y, other = (*(const jy_segment *const *)b)->y;
    return (one > other) - (one < other);
}

/* Returns the segments by their baselines; free with g_ptr_array_unref. */
static GPtrArray *sort_down(GArray *segments)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < segments->len; i++) {
        g_ptr_array_add(sorted, jy_segment_at(segments, i));
    }
    g_ptr_array_sort(sorted, by_y);
    return sorted;
}

/* Counts the lines on both sides of the gutter. */
static void measure(const GPtrArray *sorted, const page_form *form, side_form sides[2])
{
    const double widths[] = {form->gutter - form->left, form->right - form->gutter};
    for (guint i = 0, end; i < sorted->len; i = end) {
        const jy_segment *first = g_ptr_array_index(sorted, i);
        double filled[2] = {0};
        bool is_over = false;
        for (end = i; end < sorted->len; end++) {
            const jy_segment *segment = g_ptr_array_index(sorted, end);
            if (segment->y - first->y > first->size * 0.4) {
                break;
            }
            is_over |= crosses(segment, form->gutter);
            filled[segment->left > form->gutter] += segment->right - segment->left;
        }
        for (guint side = 0; !is_over && side < 2; side++) {
            sides[side].lines += filled[side] > 0;
            sides[side].full += filled[side] > FULL * widths[side];
        }
    }
}

static bool are_columns(const side_form sides[2])
{
    guint fewer = MIN(sides[0].lines, sides[1].lines);
    return fewer >= LINES_LEAST && sides[0].full > FULL_LEAST * sides[0].lines &&
           sides[1].full > FULL_LEAST * sides[1].lines;
}

void jy_columns_find(GArray *segments)
{
    page_form form = {HUGE_VAL, -HUGE_VAL, 0};
    for (guint i = 0; i < segments->len; i++) {
        const jy_segment *segment = jy_segment_at(segments, i);
        form.left = MIN(form.left, segment->left);
        form.right = MAX(form.right, segment->right);
    }
    if (segments->len < 2 * LINES_LEAST || !(form.right > form.left) || !find_gutter(segments, &form)) {
        return;
    }
    g_autoptr(GPtrArray) sorted = sort_down(segments);
    side_form sides[2] = {0};
    measure(sorted, &form, sides);
    if (!are_columns(sides)) {
        return;
    }
    /* What runs over both columns, then the left one down to the next that does, then the right one. */
    uint32_t band = 0;
    bool is_over = true;
    for (guint i = 0; i < sorted->len; i++) {
        jy_segment *segment = g_ptr_array_index(sorted, i);
        bool crossing = crosses(segment, form.gutter);
        band += crossing && !is_over ? 3 : 0;
        is_over = crossing;
        segment->column = crossing ? band : band + 1 + (segment->left > form.gutter);
    }
}
