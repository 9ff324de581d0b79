/* ledger.h: a ledger of commitments shown. */
#ifndef JIYAN_SEARCHER_RENDER_LEDGER_H
#define JIYAN_SEARCHER_RENDER_LEDGER_H

#include <stdio.h>

#include "searcher/ledger/promises.h"
#include "searcher/render/printer.h"
#include "searcher/render/view.h"

/* Its columns, and jy_promises as fields, a record a commitment with what became of it. */
extern const jy_columns JY_LEDGER_COLUMNS;
void jy_ledger_fields(const void *promises, const jy_view *view, jy_printer *to);

/* These take jy_promises: a page for people, and a report for a pipeline. */
void jy_ledger_html(const void *promises, const jy_view *view, FILE *out);
void jy_ledger_junit(const void *promises, const jy_view *view, FILE *out);

#endif
