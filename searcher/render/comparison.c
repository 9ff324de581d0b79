/* comparison.c: the fields of two documents side by side. */
#include "searcher/render/comparison.h"

#include "searcher/compare/figures.h"
#include "searcher/render/rows.h"
#include "searcher/render/shown.h"

/* Digits behind the point of a likeness. */
#define LIKENESS_DIGITS 3

static const jy_column COLUMNS[] = {
    {.name = "pair"},
    {.name = "moved"},
    {.name = "likeness"},
    {.name = "old_text"},
    {.name = "new_text"},
    {.name = "changes", .between = "|"},
    {.name = "old_kind"},
    {.name = "new_kind"},
    {.name = "old_heading", .between = " › "},
    {.name = "new_heading", .between = " › "},
    {.name = "old_page"},
    {.name = "old_line"},
    {.name = "new_page"},
    {.name = "new_line"},
    {.name = "old_id"},
    {.name = "new_id"},
};
const jy_columns JY_COMPARISON_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

static void put_row(jy_printer *to, const char *key, const jy_row *row)
{
    if (!row) {
        jy_printer_null(to, key);
        return;
    }
    jy_printer_begin_map(to, key);
    jy_printer_string(to, "id", row->id);
    jy_printer_string(to, "text", row->text);
    jy_printer_string(to, "kind", jy_statement_kind_name(row->statement.kind));
    jy_printer_strings(to, "heading", row->headings);
    jy_shown_put_place(to, &row->place);
    jy_printer_integer(to, "offset", row->offset);
    jy_printer_integer(to, "length", row->length);
    jy_printer_end(to);
}

static void put_figure(jy_printer *to, const jy_row *old, const jy_row *new, const jy_figure *figure)
{
    g_autofree char *before = jy_row_cut(old, figure->left->start, figure->left->end);
    g_autofree char *after = jy_row_cut(new, figure->right->start, figure->right->end);
    jy_printer_begin_map(to, NULL);
    jy_printer_string(to, "unit", figure->left->unit);
    jy_printer_string(to, "old", before);
    jy_printer_real(to, "old_low", figure->left->low);
    jy_printer_real(to, "old_high", figure->left->high);
    jy_printer_string(to, "old_bound", jy_rows_bound_name(figure->left->bound));
    jy_printer_string(to, "old_change", jy_rows_change_name(figure->left->change));
    jy_printer_string(to, "new", after);
    jy_printer_real(to, "new_low", figure->right->low);
    jy_printer_real(to, "new_high", figure->right->high);
    jy_printer_string(to, "new_bound", jy_rows_bound_name(figure->right->bound));
    jy_printer_string(to, "new_change", jy_rows_change_name(figure->right->change));
    jy_printer_end(to);
}

/* What became of the numbers: as it is written, and what that says. */
static void put_figures(jy_printer *to, const jy_row *old, const jy_row *new, bool is_changed)
{
    g_autoptr(GArray) figures =
        is_changed ? jy_figures_changed(old, new) : g_array_new(false, false, sizeof(jy_figure));
    jy_printer_begin_list(to, "changes");
    for (guint i = 0; i < figures->len; i++) {
        const jy_figure *figure = &g_array_index(figures, jy_figure, i);
        g_autofree char *before = jy_row_cut(old, figure->left->start, figure->left->end);
        g_autofree char *after = jy_row_cut(new, figure->right->start, figure->right->end);
        g_autofree char *change = g_strdup_printf("%s→%s", before, after);
        jy_printer_string(to, NULL, change);
    }
    jy_printer_end(to);
    jy_printer_begin_list(to, "numbers");
    for (guint i = 0; i < figures->len; i++) {
        put_figure(to, old, new, &g_array_index(figures, jy_figure, i));
    }
    jy_printer_end(to);
}

static void put_pair(jy_printer *to, const jy_comparison *comparison, const jy_pair *pair)
{
    const jy_row *old = jy_comparison_old(comparison, pair), *new = jy_comparison_new(comparison, pair);
    jy_printer_begin_map(to, NULL);
    jy_printer_string(to, "pair", jy_alignment_kind_name(pair->kind));
    jy_printer_boolean(to, "moved", pair->is_moved);
    jy_printer_rounded(to, "likeness", pair->likeness, LIKENESS_DIGITS);
    put_row(to, "old", old);
    put_row(to, "new", new);
    put_figures(to, old, new, pair->kind == JY_PAIR_CHANGED);
    jy_printer_end(to);
}

static void put_side(jy_printer *to, const char *key, const jy_compared *side, const jy_view *view)
{
    jy_printer_begin_map(to, key);
    if (view->several) {
        jy_printer_string(to, "db", side->db);
    }
    jy_shown_put(to, side->document, JY_FIELD_PATH, JY_FIELD_NONE);
    jy_printer_integer(to, "sentences", side->rows->len);
    jy_printer_end(to);
}

static void put_head(jy_printer *to, const jy_comparison *comparison, const jy_view *view)
{
    jy_printer_integer(to, "schema", 1);
    jy_printer_query(to, view->query, view->query_note);
    jy_printer_gave_up(to, comparison->gave_up);
    put_side(to, "old", comparison->old, view);
    put_side(to, "new", comparison->new, view);
    jy_printer_begin_map(to, "counts");
    for (jy_pair_kind kind = 0; kind < JY_PAIRS; kind++) {
        jy_printer_integer(to, jy_alignment_kind_name(kind), comparison->counts[kind]);
    }
    jy_printer_end(to);
}

void jy_comparison_fields(const void *shown, const jy_view *view, jy_printer *to)
{
    const jy_comparison *comparison = shown;
    const bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        put_head(to, comparison, view);
        jy_printer_begin_list(to, "pairs");
    }
    for (guint i = 0; i < comparison->pairs->len; i++) {
        put_pair(to, comparison, &g_array_index(comparison->pairs, jy_pair, i));
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}
