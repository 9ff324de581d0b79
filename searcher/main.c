/* main.c: the program jiyan-search: from a command line to an answer. */
#include <jiyan/archive.h>
#include <jiyan/command.h>
#include <libintl.h>
#include <stdio.h>

#include "searcher/batch.h"
#include "searcher/facet.h"
#include "searcher/options.h"
#include "searcher/render.h"
#include "searcher/statements/alarm.h"
#include "searcher/statements/answer.h"
#include "searcher/statements/answer_ledger.h"
#include "searcher/statements/answer_trace.h"

#define _(s) gettext(s)

static jy_archive *open_archive(const jy_search_options *options, GError **err)
{
    if (options->dbs->len > 1) {
        return jy_archive_open((const char *const *)options->dbs->pdata, options->dbs->len - 1, err);
    }
    g_autofree char *found = jy_archive_find(".", err);
    const char *folder = found;
    return found ? jy_archive_open(&folder, 1, err) : NULL;
}

static int answer_statements(jy_archive *archive, const jy_search_options *options, GError **err)
{
    switch (options->asked) {
    case JY_ASK_TRACE:
        return jy_answer_trace(archive, options, err);
    case JY_ASK_LEDGER:
        return jy_answer_ledger(archive, options, err);
    default:
        return options->format == JY_AS_JUNIT ? jy_answer_alarm(archive, options, err)
                                              : jy_answer_statements(archive, options, err);
    }
}

/* Returns the number of hits or statements, -1 on an error. */
static int answer(const jy_search_options *options, GError **err)
{
    g_autoptr(jy_archive) archive = open_archive(options, err);
    if (!archive) {
        return -1;
    }
    fputs(options->bom ? "\xEF\xBB\xBF" : "", stdout);
    if (options->asked != JY_ASK_PASSAGES) {
        return answer_statements(archive, options, err);
    }
    if (options->facet) {
        return jy_answer_facet(archive, options, err);
    }
    const jy_renderer *renderer = jy_renderer_of(options->format);
    if (renderer->head) {
        renderer->head(options, stdout);
    }
    return options->batch ? jy_answer_batch(archive, options, err)
                          : jy_answer_one(archive, options, NULL, options->query, err);
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-search");
    jy_search_options options;
    jy_search_options_parse(argc, argv, &options);
    g_autoptr(GError) err = NULL;
    int hits = answer(&options, &err);
    int status = hits < 0 ? jy_command_fail(err) : hits ? JY_EXIT_OK : JY_EXIT_SOME;
    if (hits == 0 && options.format == JY_AS_TEXT && options.asked != JY_ASK_TRACE) {
        fprintf(stderr, "jiyan-search: %s\n", _("nothing found"));
    }
    jy_search_options_clear(&options);
    return jy_command_finish(status);
}
