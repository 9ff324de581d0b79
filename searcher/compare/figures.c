/* figures.c: aligns the numbers of two sentences by the words before them. */
#include "searcher/compare/figures.h"

#include <jiyan/text/fold.h>
#include <math.h>
#include <string.h>

/* The numbers of one sentence that are looked at; no sentence that anybody reads has more. */
#define FIGURES_MOST 64

static const jy_quantity *quantity_at(const jy_row *row, guint i)
{
    return &g_array_index(row->particulars.quantities, jy_quantity, i);
}

static guint count_of(const jy_row *row)
{
    return MIN(row->particulars.quantities->len, FIGURES_MOST);
}

/* The words between the number before and this one, folded. Returns a new text; free with g_free. */
static char *words_before(const jy_row *row, guint i)
{
    const uint32_t from = i ? quantity_at(row, i - 1)->end : 0, to = quantity_at(row, i)->start;
    return jy_fold_string(row->text + MIN(from, to), (gssize)(to - MIN(from, to)));
}

/* How many characters of the end of the one text are those of the other's, of the shorter's at most: 0 … 1. */
static double end_in_common(const char *left, const char *right)
{
    const char *one = left + strlen(left), *other = right + strlen(right);
    unsigned common = 0;
    while (one > left && other > right) {
        one = g_utf8_prev_char(one);
        other = g_utf8_prev_char(other);
        if (g_utf8_get_char(one) != g_utf8_get_char(other)) {
            break;
        }
        common++;
    }
    const glong shorter = MIN(g_utf8_strlen(left, -1), g_utf8_strlen(right, -1));
    return shorter ? (double)common / (double)shorter : 0.5;
}

static bool is_equal(const jy_quantity *left, const jy_quantity *right)
{
    const double scale = MAX(fabs(left->low), 1);
    return left->bound == right->bound && left->change == right->change &&
           fabs(left->low - right->low) < 1e-9 * scale && fabs(left->high - right->high) < 1e-9 * scale;
}

/* How well two numbers go together; 0 where they do not. */
static double score_of(const jy_row *left, guint i, const jy_row *right, guint j)
{
    const jy_quantity *one = quantity_at(left, i), *other = quantity_at(right, j);
    if (!g_str_equal(one->unit, other->unit)) {
        return 0;
    }
    g_autofree char *before_one = words_before(left, i), *before_other = words_before(right, j);
    return 0.25 + end_in_common(before_one, before_other) + (is_equal(one, other) ? 0.5 : 0);
}

typedef struct {
    double best[FIGURES_MOST + 1][FIGURES_MOST + 1]; /* from these numbers on */
    double score[FIGURES_MOST][FIGURES_MOST];
} figure_table;

static void fill_table(const jy_row *left, const jy_row *right, figure_table *table)
{
    for (guint i = count_of(left); i-- > 0;) {
        for (guint j = count_of(right); j-- > 0;) {
            const double score = score_of(left, i, right, j);
            const double both = score > 0 ? score + table->best[i + 1][j + 1] : 0;
            table->score[i][j] = score;
            table->best[i][j] = MAX(both, MAX(table->best[i + 1][j], table->best[i][j + 1]));
        }
    }
}

GArray *jy_figures_changed(const jy_row *left, const jy_row *right)
{
    GArray *changed = g_array_new(false, false, sizeof(jy_figure));
    g_autofree figure_table *table = g_new0(figure_table, 1);
    fill_table(left, right, table);
    for (guint i = 0, j = 0; i < count_of(left) && j < count_of(right);) {
        const double score = table->score[i][j], best = table->best[i][j];
        if (score > 0 && score + table->best[i + 1][j + 1] >= best) {
            const jy_figure figure = {quantity_at(left, i++), quantity_at(right, j++)};
            if (!is_equal(figure.left, figure.right)) {
                g_array_append_val(changed, figure);
            }
        } else if (table->best[i + 1][j] >= best) {
            i++;
        } else {
            j++;
        }
    }
    return changed;
}
