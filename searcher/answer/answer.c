/* answer.c: the table of views, and what is said whichever it is. */
#include "searcher/answer/answer.h"

#include <jiyan/base/error.h>
#include <jiyan/index/discover.h>
#include <libintl.h>
#include <stdarg.h>
#include <stdio.h>

#include "searcher/query/mend.h"
#include "searcher/render/hits.h"
#include "searcher/render/render.h"

#define _(s) gettext(s)

static jy_answer_view *const VIEWS[JY_VIEWS] = {
    [JY_VIEW_PASSAGES] = jy_answer_passages,     [JY_VIEW_CONCORDANCE] = jy_answer_concordance,
    [JY_VIEW_FACET] = jy_answer_facet,           [JY_VIEW_STATS] = jy_answer_stats,
    [JY_VIEW_STATEMENTS] = jy_answer_statements, [JY_VIEW_TRAIL] = jy_answer_trail,
    [JY_VIEW_LEDGER] = jy_answer_ledger,         [JY_VIEW_SURROUNDINGS] = jy_answer_show,
    [JY_VIEW_OPENED] = jy_answer_open,           [JY_VIEW_DOCUMENT] = jy_answer_document,
    [JY_VIEW_COMPARISON] = jy_answer_compare,    [JY_VIEW_SAVED] = jy_answer_saved,
};

void jy_answer_note(GPtrArray *notices, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    g_ptr_array_add(notices, g_strconcat("jiyan-search: ", text, NULL));
}

void jy_answer_note_culprits(GPtrArray *notices, const GPtrArray *culprits)
{
    for (guint i = 0; i < culprits->len; i++) {
        g_autofree char *line = jy_hits_culprit(culprits->pdata[i]);
        jy_answer_note(notices, "%s", line);
    }
}

char **jy_answer_roots(const jy_index *index)
{
    const size_t count = jy_index_folders(index);
    char **roots = g_new0(char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        char *root = jy_discover_root(jy_index_folder(index, i));
        roots[i] = root ? root : g_strdup("");
    }
    return roots;
}

/* Says which filter is to blame, after an answer that is nothing. What cannot be said is not missed: a writer may have
 * overtaken. */
static void blame(jy_index *index, const jy_answer_request *request, GPtrArray *notices)
{
    jy_request search = request->search;
    search.query = request->trace ? request->trace : search.query;
    g_autoptr(jy_question) question = jy_question_new(&search, NULL);
    g_autoptr(GPtrArray) culprits = question ? jy_culprits_find(index, question, false, NULL) : NULL;
    if (culprits) {
        jy_answer_note_culprits(notices, culprits);
    }
}

/* Where the question of a request stands; NULL where it has none. */
static const char **typed_of(jy_answer_request *request)
{
    const char **typed = request->trace ? &request->trace : &request->search.query;
    return *typed && !request->strict && (!request->trace || !jy_selection_is_id(request->trace)) ? typed : NULL;
}

/* "qid: " of a question in a batch. Returns a new text; free with g_free. */
static char *said_of(const jy_view *view)
{
    return view->qid ? g_strconcat(view->qid, ": ", NULL) : g_strdup("");
}

/* What was not to be cut is not cut in silence. */
static void note_losses(const jy_losses *losses, GPtrArray *notices)
{
    if (losses->cells) {
        jy_answer_note(notices,
                       ngettext("%u cell of the workbook was cut, with … at its end: a cell holds 32,767 characters",
                                "%u cells of the workbook were cut, with … at their ends: a cell holds 32,767 "
                                "characters",
                                losses->cells),
                       losses->cells);
    }
    if (losses->rows) {
        jy_answer_note(notices,
                       ngettext("%u row is not in the workbook: a sheet holds 1,048,576",
                                "%u rows are not in the workbook: a sheet holds 1,048,576", losses->rows),
                       losses->rows);
    }
}

int jy_answer_question(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    const uint64_t work = request->budget * JY_BUDGET_SECOND;
    jy_budget budget = {work, work, false};
    jy_answer_request bounded = *request;
    bounded.search.budget = request->budget ? &budget : NULL;
    g_auto(GStrv) roots = request->view.format == JY_AS_GREP ? jy_answer_roots(index) : NULL;
    bounded.view.roots = roots;
    g_autofree char *said = said_of(&request->view);
    g_auto(jy_mended) mended = {0};
    const char **typed = typed_of(&bounded);
    if (typed) {
        jy_mend(*typed, bounded.search.nothing, &mended);
        *typed = mended.text;
        bounded.view.query_note = mended.note;
    }
    if (mended.note) {
        jy_answer_note(notices, "%s%s", said, mended.note);
    }
    jy_losses losses = {0};
    bounded.view.losses = &losses;
    int count = VIEWS[request->view.kind](index, &bounded, notices, err);
    if (losses.failure && count >= 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("the workbook cannot be made: %s"), g_strerror(losses.failure));
        return -1;
    }
    note_losses(&losses, notices);
    if (budget.is_spent) {
        jy_answer_note(notices,
                       _("%sthe question is too much work: the answer leaves out what was not looked at "
                         "(--budget=%u)"),
                       said, request->budget);
    }
    return count;
}

int jy_answer(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    const jy_view *view = &request->view;
    g_autoptr(GPtrArray) of_view = g_ptr_array_new();
    fputs(view->bom && !request->output ? "\xEF\xBB\xBF" : "", request->out);
    int count = request->batch ? jy_answer_batch(index, request, jy_answer_question, of_view, err)
                               : jy_answer_question(index, request, of_view, err);
    bool is_for_people = view->format == JY_AS_TEXT || view->format == JY_AS_KWIC;
    /* A trail, what names one passage and what is saved say themselves what there is nothing of. */
    const bool is_said = view->kind == JY_VIEW_TRAIL || view->kind == JY_VIEW_SAVED || request->meant;
    if (count == 0 && is_for_people && !is_said) {
        jy_answer_note(notices, "%s", _("nothing found"));
    }
    /* Passages have looked themselves: structured formats say it, too. */
    if (count == 0 && is_for_people && view->kind != JY_VIEW_PASSAGES && !request->batch && !request->meant) {
        blame(index, request, of_view);
    }
    g_ptr_array_extend_and_steal(notices, g_steal_pointer(&of_view));
    return count;
}
