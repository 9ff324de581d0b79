/* ledger.c: a ledger of commitments, written where it is wanted. */
#include "searcher/answer/answer.h"

#include <jiyan/base/files.h>
#include <libintl.h>
#include <stdio.h>

#include "searcher/ledger/page.h"

#define _(s) gettext(s)

static void append_part(GString *asked, const char *field, const char *value)
{
    g_string_append_printf(asked, "%s%s%s", asked->len ? " " : "", field, value);
}

static void append_strengths(GString *asked, unsigned strengths)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (int strength = 0; strength < JY_STRENGTHS; strength++) {
        if (strengths & 1U << strength) {
            g_string_append_printf(names, "%s%s", names->len ? "," : "", jy_statement_strength_name((jy_strength)strength));
        }
    }
    append_part(asked, "strength:", names->str);
}

/* What was asked, as one would type it: "year:2016..2018 testable owner:县教育局". Returns a new text; free with
 * g_free. */
static char *asked_of(const jy_answer_request *request)
{
    const jy_selection *selection = &request->selection;
    GString *asked = g_string_new(NULL);
    for (const char *const *filter = request->search.filters; filter && *filter; filter++) {
        append_part(asked, "", *filter);
    }
    if (selection->testable) {
        append_part(asked, "", "testable");
    }
    if (selection->strengths) {
        append_strengths(asked, selection->strengths);
    }
    if (selection->owner) {
        append_part(asked, "owner:", selection->owner);
    }
    if (*request->overdue) {
        append_part(asked, "overdue:", request->overdue);
    } else if (*selection->due_upper) {
        const char *lower = selection->due_lower, *upper = selection->due_upper;
        bool is_from = !g_str_has_prefix(lower, "0000"), is_to = !g_str_has_prefix(upper, "9999");
        g_autofree char *due = g_strdup_printf("%.*s..%.*s", is_from ? 8 : 0, lower, is_to ? 8 : 0, upper);
        append_part(asked, "due:", due);
    }
    if (asked->len == 0) {
        g_string_append(asked, _("all documents"));
    }
    return g_string_free(asked, false);
}

int jy_answer_ledger(jy_index *index, const jy_answer_request *request, GError **err)
{
    jy_request in_time = request->search;
    in_time.sort = JY_SORT_OLDEST;
    g_autoptr(jy_promises) promises = jy_promises_find(index, &in_time, &request->selection, err);
    if (!promises) {
        return -1;
    }
    int count = (int)promises->list->len;
    if (count == 0) {
        return 0;
    }
    g_autofree char *asked = asked_of(request);
    GString *page = jy_page_make(promises, asked);
    bool done = true;
    if (request->output && !g_str_equal(request->output, "-")) {
        done = jy_files_put(request->output, page->str, page->len, err);
    } else {
        fwrite(page->str, 1, page->len, stdout);
    }
    g_string_free(page, true);
    return done ? count : -1;
}
