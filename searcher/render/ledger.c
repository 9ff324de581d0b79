/* ledger.c: a ledger of commitments as HTML and as JUnit XML. */
#include "searcher/render/ledger.h"

#include "searcher/ledger/alarm.h"
#include "searcher/ledger/page.h"

static void print(GString *text, FILE *out)
{
    fwrite(text->str, 1, text->len, out);
    g_string_free(text, true);
}

void jy_ledger_html(const void *promises, const jy_view *view, FILE *out)
{
    print(jy_page_make(promises, view->query), out);
}

void jy_ledger_junit(const void *promises, const jy_view *view, FILE *out)
{
    print(jy_alarm_make(promises, view->fail_on), out);
}
