/* comparison_text.c: two documents side by side for people. */
#include <libintl.h>

#include "searcher/compare/figures.h"
#include "searcher/render/comparison.h"
#include "searcher/render/console.h"

#define _(s) gettext(s)

#define PAINT_OLD "\033[31m"
#define PAINT_NEW "\033[32m"
#define INDENT "  "

/* A sentence on its way to the page: how it is painted, and which of its numbers are others in its partner. */
typedef struct {
    const char *paint;
    const GArray *figures; /* of jy_figure; NULL for none */
    bool is_old;
} sentence_paint;

static const char *paint_of(const void *user, uint32_t at, uint32_t count)
{
    const sentence_paint *paint = user;
    (void)count;
    for (guint i = 0; paint->figures && i < paint->figures->len; i++) {
        const jy_figure *figure = &g_array_index(paint->figures, jy_figure, i);
        const jy_quantity *quantity = paint->is_old ? figure->left : figure->right;
        if (at >= quantity->start && at < quantity->end) {
            return JY_PAINT_MATCH;
        }
    }
    return paint->paint;
}

/* A heading is a sentence that heads what follows. */
static bool is_heading(const jy_row *row)
{
    const guint count = g_strv_length(row->headings);
    return count && g_str_equal(row->headings[count - 1], row->text);
}

/* Where a sentence stands, in brackets behind it; "" where its format has no places. Returns a new text. */
static char *place_of(const jy_row *row)
{
    return row->place.line   ? g_strdup_printf(" [%u]", row->place.line)
           : row->place.page ? g_strdup_printf(_(" [page %u]"), row->place.page)
                             : g_strdup("");
}

/* Nothing for a side that a pair does not have. */
static void print_sentence(const jy_console *page, const char *margin, const jy_row *row, const sentence_paint *paint)
{
    if (!row) {
        return;
    }
    g_autofree char *place = place_of(row), *text = g_strconcat(row->text, place, NULL);
    jy_console_wrap(page, margin, INDENT, &(jy_console_text){text, paint_of, paint});
}

static void print_figures(const jy_console *page, const jy_row *old, const jy_row *new, const GArray *figures)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < figures->len; i++) {
        const jy_figure *figure = &g_array_index(figures, jy_figure, i);
        g_autofree char *before = jy_row_cut(old, figure->left->start, figure->left->end);
        g_autofree char *after = jy_row_cut(new, figure->right->start, figure->right->end);
        g_string_append(line, i ? "  " : INDENT INDENT);
        jy_console_append(line, before);
        g_string_append(line, " → ");
        jy_console_append(line, after);
    }
    if (figures->len) {
        fprintf(page->out, "%s\n", line->str);
    }
}

static void print_changed(const jy_console *page, const jy_row *old, const jy_row *new)
{
    g_autoptr(GArray) figures = jy_figures_changed(old, new);
    print_sentence(page, "< ", old, &(sentence_paint){PAINT_OLD, figures, true});
    print_sentence(page, "> ", new, &(sentence_paint){PAINT_NEW, figures, false});
    print_figures(page, old, new, figures);
}

static void print_pair(const jy_console *page, const jy_comparison *comparison, const jy_pair *pair)
{
    const jy_row *old = jy_comparison_old(comparison, pair), *new = jy_comparison_new(comparison, pair);
    const bool heads = new &&is_heading(new);
    if (heads) {
        fputc('\n', page->out);
    }
    switch (pair->kind) {
    case JY_PAIR_CHANGED:
        print_changed(page, old, new);
        break;
    case JY_PAIR_GONE:
        print_sentence(page, "- ", old, &(sentence_paint){PAINT_OLD, NULL, true});
        break;
    case JY_PAIR_NEW:
        print_sentence(page, "+ ", new, &(sentence_paint){PAINT_NEW, NULL, false});
        break;
    case JY_PAIR_MOVED:
    case JY_PAIR_SAME:
    case JY_PAIRS:
        print_sentence(page, pair->kind == JY_PAIR_MOVED ? "^ " : INDENT, new,
                       &(sentence_paint){heads ? JY_PAINT_TITLE : JY_PAINT_PLAIN, NULL, false});
        break;
    }
}

static void print_side(const jy_console *page, const char *margin, const char *paint, const jy_compared *side)
{
    g_autoptr(GString) line = g_string_new(margin);
    jy_console_paint(page, line, paint);
    if (page->several) {
        jy_console_append(line, side->db);
        g_string_append(line, "  ");
    }
    jy_console_append(line, side->document->path);
    jy_console_append_part(line, side->document->title);
    jy_console_append_part(line, side->document->date);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    fprintf(page->out, "%s\n", line->str);
}

void jy_comparison_text(const void *shown, const jy_view *view, FILE *out)
{
    const jy_comparison *comparison = shown;
    const jy_console page = jy_console_of(view, out);
    const guint *counts = comparison->counts;
    print_side(&page, "--- ", PAINT_OLD, comparison->old);
    print_side(&page, "+++ ", PAINT_NEW, comparison->new);
    fprintf(out, _("%u the same, %u changed (<, >), %u moved (^), %u new (+), %u gone (-)\n"), counts[JY_PAIR_SAME],
            counts[JY_PAIR_CHANGED], counts[JY_PAIR_MOVED], counts[JY_PAIR_NEW], counts[JY_PAIR_GONE]);
    for (guint i = 0; i < comparison->pairs->len; i++) {
        print_pair(&page, comparison, &g_array_index(comparison->pairs, jy_pair, i));
    }
}
