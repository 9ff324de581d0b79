/* render.c: the table of formats, and that of views with what each is written by. */
#include "searcher/render/render.h"

#include "searcher/render/atom.h"
#include "searcher/render/citations.h"
#include "searcher/render/comparison.h"
#include "searcher/render/concordance.h"
#include "searcher/render/document.h"
#include "searcher/render/facet.h"
#include "searcher/render/grep.h"
#include "searcher/render/hits.h"
#include "searcher/render/ledger.h"
#include "searcher/render/paths.h"
#include "searcher/render/rows.h"
#include "searcher/render/saved.h"
#include "searcher/render/stats.h"
#include "searcher/render/surroundings.h"
#include "searcher/render/trail.h"

const char *const JY_RENDER_FORMATS[JY_FORMATS + 1] = {
    [JY_AS_TEXT] = "text", [JY_AS_JSON] = "json",     [JY_AS_JSONL] = "jsonl", [JY_AS_PATHS] = "paths",
    [JY_AS_TREC] = "trec", [JY_AS_CSV] = "csv",       [JY_AS_HTML] = "html",   [JY_AS_JUNIT] = "junit",
    [JY_AS_KWIC] = "kwic", [JY_AS_GITHUB] = "github", [JY_AS_GREP] = "grep",   [JY_AS_XLSX] = "xlsx",
    [JY_AS_ATOM] = "atom",
};

/* Those that a view's fields are printed in. */
static const jy_printer_type *const PRINTERS[JY_FORMATS] = {
    [JY_AS_JSON] = &JY_PRINTER_JSON,
    [JY_AS_JSONL] = &JY_PRINTER_JSONL,
    [JY_AS_CSV] = &JY_PRINTER_CSV,
    [JY_AS_XLSX] = &JY_PRINTER_XLSX,
};

#define JSON (1U << JY_AS_JSON)
#define JSONL (1U << JY_AS_JSONL)
/* What is a table is one in either format. */
#define TABLE (1U << JY_AS_CSV | 1U << JY_AS_XLSX)

static const struct {
    /* What says its fields to a printer, the columns of its table, and the printers that it has; NULL for none. */
    void (*fields)(const void *found, const jy_view *view, jy_printer *to);
    const jy_columns *columns;
    unsigned printers;
    /* What else it is written by. */
    void (*print[JY_FORMATS])(const void *found, const jy_view *view, FILE *out);
    /* Its text where citations are wanted. */
    void (*cite)(const void *found, const jy_view *view, FILE *out);
} VIEWS[JY_VIEWS] = {
    [JY_VIEW_PASSAGES] = {jy_hits_fields,
                          &JY_HITS_COLUMNS,
                          JSON | JSONL | TABLE,
                          {[JY_AS_TEXT] = jy_hits_text,
                           [JY_AS_PATHS] = jy_paths_hits,
                           [JY_AS_TREC] = jy_hits_trec,
                           [JY_AS_GREP] = jy_grep_hits,
                           [JY_AS_ATOM] = jy_atom_hits},
                          jy_citations_hits},
    [JY_VIEW_SURROUNDINGS] =
        {jy_surroundings_fields, NULL, JSON, {[JY_AS_TEXT] = jy_surroundings_text}, jy_citations_surroundings},
    [JY_VIEW_DOCUMENT] = {jy_document_fields, NULL, JSON, {[JY_AS_TEXT] = jy_surroundings_text}, jy_citations_document},
    [JY_VIEW_COMPARISON] =
        {jy_comparison_fields, &JY_COMPARISON_COLUMNS, JSON | JSONL | TABLE, {[JY_AS_TEXT] = jy_comparison_text}, NULL},
    [JY_VIEW_CONCORDANCE] = {jy_concordance_fields,
                             &JY_CONCORDANCE_COLUMNS,
                             JSON | JSONL | TABLE,
                             {[JY_AS_KWIC] = jy_concordance_text, [JY_AS_TEXT] = jy_concordance_text},
                             NULL},
    [JY_VIEW_FACET] = {jy_facet_fields, &JY_FACET_COLUMNS, JSON | TABLE, {[JY_AS_TEXT] = jy_facet_text}, NULL},
    [JY_VIEW_STATS] = {jy_stats_fields, &JY_STATS_COLUMNS, JSON | JSONL | TABLE, {[JY_AS_TEXT] = jy_stats_text}, NULL},
    [JY_VIEW_STATEMENTS] = {jy_rows_fields,
                            &JY_ROWS_COLUMNS,
                            JSON | JSONL | TABLE,
                            {[JY_AS_TEXT] = jy_rows_text,
                             [JY_AS_PATHS] = jy_paths_rows,
                             [JY_AS_GREP] = jy_grep_rows,
                             [JY_AS_ATOM] = jy_atom_rows},
                            jy_citations_rows},
    [JY_VIEW_TRAIL] = {jy_trail_fields, &JY_TRAIL_COLUMNS, JSON | JSONL | TABLE, {[JY_AS_TEXT] = jy_trail_text}, NULL},
    [JY_VIEW_LEDGER] = {jy_ledger_fields,
                        &JY_LEDGER_COLUMNS,
                        JSON | JSONL | TABLE,
                        {[JY_AS_HTML] = jy_ledger_html, [JY_AS_JUNIT] = jy_ledger_junit},
                        NULL},
    [JY_VIEW_SAVED] = {jy_saved_fields, &JY_SAVED_COLUMNS, JSON | JSONL | TABLE, {[JY_AS_TEXT] = jy_saved_text}, NULL},
};

bool jy_render_has(jy_view_kind kind, jy_format format)
{
    return VIEWS[kind].printers & 1U << format || VIEWS[kind].print[format];
}

void jy_render_head(const jy_view *view, FILE *out)
{
    const jy_printer_type *type = PRINTERS[view->format];
    if (type && type->head) {
        type->head(VIEWS[view->kind].columns, view, out);
    }
}

void jy_render(const void *found, const jy_view *view, FILE *out)
{
    if (view->cite && view->format == JY_AS_TEXT) {
        VIEWS[view->kind].cite(found, view, out);
        return;
    }
    if (VIEWS[view->kind].print[view->format]) {
        VIEWS[view->kind].print[view->format](found, view, out);
        return;
    }
    jy_printer *to = jy_printer_new(PRINTERS[view->format], VIEWS[view->kind].columns, view, out);
    VIEWS[view->kind].fields(found, view, to);
    jy_printer_free(to);
}
