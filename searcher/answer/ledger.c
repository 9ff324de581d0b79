/* ledger.c: commitments with what became of them. */
#include "searcher/answer/answer.h"

#include <jiyan/base/files.h>
#include <jiyan/base/when.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>

#include "searcher/ledger/alarm.h"
#include "searcher/ledger/promises.h"
#include "searcher/render/render.h"

#define _(s) gettext(s)

static void append_part(GString *text, const char *field, const char *value)
{
    g_string_append_printf(text, "%s%s%s", text->len ? " " : "", field, value);
}

static void append_strengths(GString *text, unsigned strengths)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (int strength = 0; strength < JY_STRENGTHS; strength++) {
        if (strengths & 1U << strength) {
            g_string_append_printf(names, "%s%s", names->len ? "," : "",
                                   jy_statement_strength_name((jy_strength)strength));
        }
    }
    append_part(text, "strength:", names->str);
}

/* The request as one would type it: "year:2016..2018 testable owner:县教育局"; "" for all documents. Returns a new
 * text; free with g_free. */
static char *describe(const jy_answer_request *request)
{
    const jy_selection *selection = &request->selection;
    GString *text = g_string_new(NULL);
    for (const jy_filter *filter = request->search.filters; !jy_filter_ends(filter); filter++) {
        g_autofree char *name = g_strconcat(jy_fields_row(filter->field)->name, ":", NULL);
        append_part(text, name, filter->value);
    }
    if (selection->testable) {
        append_part(text, "", "testable");
    }
    if (selection->strengths) {
        append_strengths(text, selection->strengths);
    }
    if (selection->owner) {
        append_part(text, "owner:", selection->owner);
    }
    if (*request->overdue) {
        append_part(text, "overdue:", request->overdue);
    } else if (*selection->due_upper) {
        const char *lower = selection->due_lower, *upper = selection->due_upper;
        bool is_from = !g_str_has_prefix(lower, "0000"), is_to = !g_str_has_prefix(upper, "9999");
        g_autofree char *due = g_strdup_printf("%.*s..%.*s", is_from ? 8 : 0, lower, is_to ? 8 : 0, upper);
        append_part(text, "due:", due);
    }
    return g_string_free(text, false);
}

/* Puts the page into a file, whole or not at all. */
static bool write_file(const char *path, const jy_promises *promises, const jy_view *view, GError **err)
{
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    fputs(view->bom ? "\xEF\xBB\xBF" : "", memory);
    jy_render_head(view, memory);
    jy_render(promises, view, memory);
    fclose(memory);
    bool is_done = (view->losses && view->losses->failure) || jy_files_put(path, text, length, err);
    free(text);
    return is_done;
}

/* Says where trails end before their time. */
static void note_cut(const jy_promises *promises, GPtrArray *notices)
{
    guint cut = 0;
    for (guint i = 0; i < promises->list->len; i++) {
        cut += ((const jy_promise *)promises->list->pdata[i])->trail->is_cut;
    }
    if (cut) {
        jy_answer_note(notices,
                       ngettext("%u of %u commitments was compared with the first %d later statements of its subject "
                                "only; jiyan-search --trace=ID follows one through all",
                                "%u of %u commitments were compared with the first %d later statements of their "
                                "subject only; jiyan-search --trace=ID follows one through all",
                                cut),
                       cut, promises->list->len, JY_PROMISES_STEPS);
    }
}

bool jy_answer_is_open(jy_index *index, const jy_answer_request *request, GError **err)
{
    jy_request search = request->search;
    search.limit = search.offset = 0;
    g_autoptr(jy_progress) progress =
        jy_progress_new(stderr, request->out == stdout && jy_when_terminal(JY_WHEN_AUTO, stderr));
    return jy_promises_any(index, &search, &request->selection, jy_alarm_outcomes(request->view.fail_on), progress,
                           request->is_open, err);
}

/* No page is written where there is no commitment; fields, and the report of what is overdue, hold then, too. */
int jy_answer_ledger(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    jy_view view = request->view;
    jy_request search = request->search;
    const bool is_page = view.format == JY_AS_HTML;
    const bool is_timely = request->view.kind == JY_VIEW_LEDGER;
    search.sort = is_timely ? JY_SORT_OLDEST : search.sort;
    view.kind = JY_VIEW_LEDGER;
    g_autoptr(jy_progress) progress =
        jy_progress_new(stderr, request->out == stdout && jy_when_terminal(JY_WHEN_AUTO, stderr));
    g_autoptr(jy_promises) promises = jy_promises_find(index, &search, &request->selection, progress, err);
    if (!promises) {
        return -1;
    }
    g_clear_pointer(&progress, jy_progress_free); /* which wipes its line */
    promises->gave_up = jy_budget_is_spent(search.budget);
    note_cut(promises, notices);
    if (request->is_open) {
        *request->is_open = jy_alarm_count_open(promises, view.fail_on) > 0;
    }
    int count = (int)promises->list->len;
    if (count == 0 && is_page) {
        return 0;
    }
    g_autofree char *description = describe(request);
    view.query = is_page && !*description ? _("all documents") : description;
    if (view.format == JY_AS_GITHUB) {
        g_auto(GStrv) roots = jy_answer_roots(index);
        return jy_alarm_annotate(promises, view.fail_on, roots, request->out, err) ? count : -1;
    }
    if (request->output) {
        return write_file(request->output, promises, &view, err) ? count : -1;
    }
    jy_render_head(&view, request->out);
    jy_render(promises, &view, request->out);
    return count;
}
