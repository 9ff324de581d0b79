/* summary.c: a run in a few lines. */
#include "indexer/report/summary.h"

#include <inttypes.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>

#define _(s) gettext(s)

/* Lines of a warning that are named one by one; the rest are counted. */
#define NAMED_MOST 20

void jy_summary_print_plan(const jy_changes *plan, FILE *out)
{
    static const char *const KINDS[] = {"add", "update", "remove"};
    guint counts[G_N_ELEMENTS(KINDS)] = {0};
    for (guint i = 0; i < plan->changes->len; i++) {
        const jy_change *change = plan->changes->pdata[i];
        g_autofree char *path = jy_terminal_safe(change->path);
        fprintf(out, "%s\t%s\n", KINDS[change->kind], path);
        counts[change->kind]++;
    }
    fprintf(out, _("%u to add, %u to update, %u to remove, %u unchanged; nothing was changed\n"), counts[JY_CHANGE_ADD],
            counts[JY_CHANGE_UPDATE], counts[JY_CHANGE_REMOVE], plan->unchanged);
}

void jy_summary_print(const jy_build_summary *summary, guint unchanged, guint guessed, double seconds, FILE *out)
{
    fprintf(out, _("%u added, %u updated, %u removed, %u unchanged, %u failed"), summary->added, summary->updated,
            summary->removed, unchanged + summary->touched, summary->failed);
    if (summary->partial) {
        fprintf(out, _(", %u in part"), summary->partial);
    }
    if (guessed) {
        fprintf(out, _(", %u left out as written by jiyan"), guessed);
    }
    fprintf(out,
            ngettext("; %" PRIu64 " passage made in %.1f s\n", "; %" PRIu64 " passages made in %.1f s\n",
                     summary->passages),
            summary->passages, seconds);
}

void jy_summary_warn(const char *file, const GPtrArray *lines, const char *behind, FILE *out)
{
    for (guint i = 0; i < MIN(lines->len, NAMED_MOST); i++) {
        g_autofree char *text = g_strconcat(file, ": ", lines->pdata[i], behind, NULL);
        g_autofree char *line = jy_terminal_safe(text);
        fprintf(out, _("warning: %s\n"), line);
    }
    if (lines->len > NAMED_MOST) {
        g_autofree char *name = jy_terminal_safe(file);
        fprintf(out, _("warning: %s: %u more rows like these\n"), name, lines->len - NAMED_MOST);
    }
}
