/* main.c: the program jiyan-search: from a command line to an answer. */
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

#include "searcher/answer/answer.h"
#include "searcher/answer/archive.h"
#include "searcher/options.h"
#include "searcher/saved/saved.h"

#define _(s) gettext(s)

/* Bytes that are kept from one question to the next: to give them back and take them again is a tenth of the time. */
#define KEPT (64 << 20)
#define GROWTH (4 << 20)

/* False with an error for what is no text and would be printed on a terminal. */
static bool check_terminal(const jy_answer_request *request, GError **err)
{
    const bool is_binary = request->view.format == JY_AS_XLSX && !request->output;
    if (!is_binary || !isatty(STDOUT_FILENO)) {
        return true;
    }
    g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE,
                        _("--format=xlsx is no text for a terminal: name a file, as in > answer.xlsx"));
    return false;
}

/* What is kept under a name; *ret_arguments stays NULL where nothing is to be. */
static bool prepare_to_keep(const jy_searcher_options *options, char **ret_arguments, GError **err)
{
    if (!options->save) {
        return true;
    }
    *ret_arguments = jy_saved_check_name(options->save, err)
                         ? jy_saved_arguments(options->given, jy_searcher_options_table(), err)
                         : NULL;
    return *ret_arguments != NULL;
}

/* Of several indexes nobody knows which one is to keep a search. */
static bool check_one(const jy_searcher_options *options, const jy_index *index, GError **err)
{
    if (jy_index_folders(index) == 1 || (!options->save && !options->forget)) {
        return true;
    }
    g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE, _("--save and --forget go with one index, not with several"));
    return false;
}

/* Returns the number of hits, -1 on an error. */
static int answer(jy_searcher_options *options, GPtrArray *notices, GError **err)
{
    g_auto(jy_archive) archive = {0};
    g_autofree char *arguments = NULL;
    if (!check_terminal(&options->request, err) || !prepare_to_keep(options, &arguments, err) ||
        !jy_archive_open((const char *const *)options->dbs->pdata, options->synonyms, &archive, err) ||
        !check_one(options, archive.index, err)) {
        return -1;
    }
    if (options->forget) {
        return jy_saved_forget(jy_index_folder(archive.index, 0), options->forget, err) ? 1 : -1;
    }
    options->request.search.synonyms = options->as_typed ? NULL : archive.synonyms;
    options->request.out = stdout;
    const int hits = jy_answer(archive.index, &options->request, notices, err);
    const bool is_kept =
        hits < 0 || !arguments || jy_saved_keep(jy_index_folder(archive.index, 0), options->save, arguments, err);
    return is_kept ? hits : -1;
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
    bool is_open = false;
    const bool is_alarm = *options.overdue && options.request.view.kind == JY_VIEW_STATEMENTS;
    options.request.is_open = is_alarm ? &is_open : NULL;
    int hits = answer(&options, notices, &err);
    for (guint i = 0; i < notices->len; i++) {
        g_autofree char *notice = jy_terminal_safe(notices->pdata[i]);
        fprintf(stderr, "%s\n", notice);
    }
    int status = hits < 0 ? jy_command_fail(err) : (is_alarm ? !is_open : hits) ? JY_EXIT_OK : JY_EXIT_SOME;
    jy_searcher_options_clear(&options);
    return jy_command_finish(status);
}
