/* main.c: the program jiyan-search: from a command line to an answer. */
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/discover.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <malloc.h>
#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/options.h"
#include "searcher/query/synonyms.h"

#define _(s) gettext(s)

/* Bytes that are kept from one question to the next: to give them back and take them again is a tenth of the time. */
#define KEPT (64 << 20)
#define GROWTH (4 << 20)

static jy_index *open_archive(const jy_searcher_options *options, GError **err)
{
    if (options->dbs->len > 1) {
        g_auto(GStrv) folders = g_new0(char *, options->dbs->len);
        for (guint i = 0; options->dbs->pdata[i]; i++) {
            folders[i] = jy_discover_named(options->dbs->pdata[i]);
        }
        return jy_index_open((const char *const *)folders, options->dbs->len - 1, err);
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
        if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK) &&
            !jy_synonyms_add_file(synonyms, path, err)) {
            return NULL;
        }
    }
    if (options->synonyms && !jy_synonyms_add_file(synonyms, options->synonyms, err)) {
        return NULL;
    }
    return g_steal_pointer(&synonyms);
}

/* Returns the number of hits, -1 on an error. */
static int answer(jy_searcher_options *options, GPtrArray *notices, GError **err)
{
    g_autoptr(jy_index) index = open_archive(options, err);
    g_autoptr(jy_synonyms) synonyms = index ? read_synonyms(index, options, err) : NULL;
    if (!synonyms) {
        return -1;
    }
    options->request.search.synonyms = options->as_typed ? NULL : synonyms;
    return jy_answer(index, &options->request, notices, err);
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
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    guint open = 0;
    const bool is_alarm = *options.overdue && options.request.view.kind == JY_VIEW_STATEMENTS;
    options.request.open = is_alarm ? &open : NULL;
    int hits = answer(&options, notices, &err);
    for (guint i = 0; i < notices->len; i++) {
        g_autofree char *notice = jy_terminal_safe(notices->pdata[i]);
        fprintf(stderr, "%s\n", notice);
    }
    int status = hits < 0 ? jy_command_fail(err) : (is_alarm ? !open : hits) ? JY_EXIT_OK : JY_EXIT_SOME;
    jy_searcher_options_clear(&options);
    return jy_command_finish(status);
}
