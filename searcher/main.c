/* main.c: the program jiyan-search: from a command line to an answer. */
#include <jiyan/archive.h>
#include <jiyan/command.h>
#include <libintl.h>
#include <malloc.h>
#include <stdio.h>

#include "searcher/batch.h"
#include "searcher/facet.h"
#include "searcher/like.h"
#include "searcher/options.h"
#include "searcher/render.h"
#include "searcher/statements/alarm.h"
#include "searcher/statements/answer.h"
#include "searcher/statements/answer_ledger.h"
#include "searcher/statements/answer_trace.h"
#include "searcher/stats.h"
#include "searcher/suggest.h"
#include "searcher/synonyms.h"

#define _(s) gettext(s)

/* Bytes that are kept from one question to the next: to give them back and take them again is a tenth of the time. */
#define KEPT (64 << 20)
#define GROWTH (4 << 20)

static jy_archive *open_archive(const jy_search_options *options, GError **err)
{
    if (options->dbs->len > 1) {
        return jy_archive_open((const char *const *)options->dbs->pdata, options->dbs->len - 1, err);
    }
    g_autofree char *found = jy_archive_find(".", err);
    const char *folder = found;
    return found ? jy_archive_open(&folder, 1, err) : NULL;
}

/* The synonyms of each index, and those of --synonyms. Returns new ones; free with jy_synonyms_free. */
static jy_synonyms *read_synonyms(const jy_archive *archive, const jy_search_options *options, GError **err)
{
    g_autoptr(jy_synonyms) synonyms = jy_synonyms_new();
    for (size_t i = 0; i < jy_archive_folders(archive); i++) {
        g_autofree char *path = g_build_filename(jy_archive_folder(archive, i), JY_SYNONYMS_FILE, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR) && !jy_synonyms_add_file(synonyms, path, err)) {
            return NULL;
        }
    }
    if (options->synonyms && !jy_synonyms_add_file(synonyms, options->synonyms, err)) {
        return NULL;
    }
    return g_steal_pointer(&synonyms);
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

/* Returns the number of hits or statements, -1 on an error. *ret_suggestions: as of jy_answer_one. */
static int answer(jy_search_options *options, GPtrArray **ret_suggestions, GError **err)
{
    g_autoptr(jy_archive) archive = open_archive(options, err);
    g_autoptr(jy_synonyms) synonyms = archive ? read_synonyms(archive, options, err) : NULL;
    if (!synonyms) {
        return -1;
    }
    options->question.synonyms = options->as_typed ? NULL : synonyms;
    fputs(options->bom ? "\xEF\xBB\xBF" : "", stdout);
    if (options->asked != JY_ASK_PASSAGES) {
        return answer_statements(archive, options, err);
    }
    if (options->facet) {
        return jy_answer_facet(archive, options, err);
    }
    if (options->stats) {
        return jy_answer_stats(archive, options, err);
    }
    g_autofree char *like = options->like ? jy_like_query(archive, options->like, err) : NULL;
    if (options->like && !like) {
        return -1;
    }
    const jy_renderer *renderer = jy_renderer_of(options->format);
    if (renderer->head) {
        renderer->head(options, stdout);
    }
    return options->batch ? jy_answer_batch(archive, options, err)
                          : jy_answer_one(archive, options, NULL, like ? like : options->query, ret_suggestions, err);
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-search");
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, KEPT / 2);
    mallopt(M_TOP_PAD, GROWTH);
    jy_search_options options;
    jy_search_options_parse(argc, argv, &options);
    g_autoptr(GError) err = NULL;
    g_autoptr(GPtrArray) suggestions = NULL;
    int hits = answer(&options, &suggestions, &err);
    int status = hits < 0 ? jy_command_fail(err) : hits ? JY_EXIT_OK : JY_EXIT_SOME;
    if (hits == 0 && (options.format == JY_AS_TEXT || options.format == JY_AS_KWIC) && options.asked != JY_ASK_TRACE) {
        fprintf(stderr, "jiyan-search: %s\n", _("nothing found"));
    }
    /* Where they are no part of the answer. */
    if (options.format == JY_AS_TEXT ? hits == 0 : options.format != JY_AS_JSON) {
        jy_suggest_print(suggestions, stderr);
    }
    jy_search_options_clear(&options);
    return jy_command_finish(status);
}
