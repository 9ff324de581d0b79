/* main.c: the program jiyan-search: from a command line to an answer. */
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/index/discover.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <malloc.h>
#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/options.h"
#include "searcher/query/synonyms.h"
#include "searcher/render/render.h"
#include "searcher/search/like.h"
#include "searcher/spelling/suggest.h"

#define _(s) gettext(s)

/* Bytes that are kept from one question to the next: to give them back and take them again is a tenth of the time. */
#define KEPT (64 << 20)
#define GROWTH (4 << 20)

static jy_index *open_archive(const jy_searcher_options *options, GError **err)
{
    if (options->dbs->len > 1) {
        return jy_index_open((const char *const *)options->dbs->pdata, options->dbs->len - 1, err);
    }
    g_autofree char *found = NULL;
    if (jy_discover(".", &found) == JY_DISCOVERED_NOTHING) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_MISSING,
                    _("no index here or in a folder above; make one with jiyan-index, or name one with --db"));
        return NULL;
    }
    const char *folder = found;
    return jy_index_open(&folder, 1, err);
}

/* The synonyms of each index, and those of --synonyms. Returns new ones; free with jy_synonyms_free. */
static jy_synonyms *read_synonyms(const jy_index *index, const jy_searcher_options *options, GError **err)
{
    g_autoptr(jy_synonyms) synonyms = jy_synonyms_new();
    for (size_t i = 0; i < jy_index_folders(index); i++) {
        g_autofree char *path = g_build_filename(jy_index_folder(index, i), JY_SYNONYMS_FILE, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR) && !jy_synonyms_add_file(synonyms, path, err)) {
            return NULL;
        }
    }
    if (options->synonyms && !jy_synonyms_add_file(synonyms, options->synonyms, err)) {
        return NULL;
    }
    return g_steal_pointer(&synonyms);
}

static int answer_passages(jy_index *index, const jy_answer_request *request, GPtrArray **ret_suggestions, GError **err)
{
    g_autofree char *like = request->like ? jy_like_query(index, request->like, err) : NULL;
    if (request->like && !like) {
        return -1;
    }
    const jy_renderer *renderer = jy_renderer_of(request->view.format);
    if (renderer->head) {
        renderer->head(&request->view, stdout);
    }
    return request->batch
               ? jy_answer_batch(index, request, err)
               : jy_answer_one(index, request, NULL, like ? like : request->search.query, ret_suggestions, err);
}

/* Returns the number of hits or statements, -1 on an error. *ret_suggestions: as of jy_answer_one. */
static int answer(jy_searcher_options *options, GPtrArray **ret_suggestions, GError **err)
{
    static int (*const ANSWERS[])(jy_index *, const jy_answer_request *, GError **) = {
        [JY_VIEW_FACET] = jy_answer_facet,           [JY_VIEW_STATS] = jy_answer_stats,
        [JY_VIEW_STATEMENTS] = jy_answer_statements, [JY_VIEW_TRAIL] = jy_answer_trail,
        [JY_VIEW_LEDGER] = jy_answer_ledger,
    };
    g_autoptr(jy_index) index = open_archive(options, err);
    g_autoptr(jy_synonyms) synonyms = index ? read_synonyms(index, options, err) : NULL;
    if (!synonyms) {
        return -1;
    }
    jy_answer_request *request = &options->request;
    request->search.synonyms = options->as_typed ? NULL : synonyms;
    fputs(request->view.bom ? "\xEF\xBB\xBF" : "", stdout);
    return ANSWERS[request->view.kind] ? ANSWERS[request->view.kind](index, request, err)
                                       : answer_passages(index, request, ret_suggestions, err);
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-search");
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, KEPT / 2);
    mallopt(M_TOP_PAD, GROWTH);
    jy_searcher_options options;
    jy_searcher_options_parse(argc, argv, &options);
    g_autoptr(GError) err = NULL;
    g_autoptr(GPtrArray) suggestions = NULL;
    int hits = answer(&options, &suggestions, &err);
    int status = hits < 0 ? jy_command_fail(err) : hits ? JY_EXIT_OK : JY_EXIT_SOME;
    if (hits == 0 && (options.request.view.format == JY_AS_TEXT || options.request.view.format == JY_AS_KWIC) &&
        options.request.view.kind != JY_VIEW_TRAIL) {
        fprintf(stderr, "jiyan-search: %s\n", _("nothing found"));
    }
    /* Where they are no part of the answer. */
    if (options.request.view.format == JY_AS_TEXT ? hits == 0 : options.request.view.format != JY_AS_JSON) {
        jy_suggest_print(suggestions, stderr);
    }
    jy_searcher_options_clear(&options);
    return jy_command_finish(status);
}
