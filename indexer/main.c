/* main.c: the program jiyan-index: from a command line to what it asks for. */
#include <jiyan/base/command.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>

#include "indexer/options.h"
#include "indexer/report/known.h"
#include "indexer/run/indexing.h"
#include "indexer/run/reports.h"
#include "indexer/watch/watch.h"

#define _(s) gettext(s)

/* Needs no archive. */
static int print_types(const jy_task_options *options, GError **err)
{
    return jy_known_print(options->report == JY_REPORT_JSON, stdout, err) ? JY_EXIT_OK : -1;
}

/* Names the archive where it was found further up: it may not be the one that was meant. */
static void name_archive(const jy_task *run)
{
    char *here = realpath(".", NULL);
    bool is_found = run->place.found != JY_DISCOVERED_NAMED && run->options->paths->len == 1;
    if (is_found && here && !g_str_equal(here, run->place.root)) {
        g_autofree char *root = jy_terminal_safe(run->place.root);
        fprintf(stderr,
                run->place.found == JY_DISCOVERED_UNFINISHED ? _("the archive is %s, whose index is not finished\n")
                                                             : _("the archive is %s\n"),
                root);
    }
    free(here);
}

static int act(jy_task *run, GError **err)
{
    switch (run->options->action) {
    case JY_DO_INDEX:
        return jy_indexing_run(run, err);
    case JY_DO_FORGET:
        return jy_indexing_forget(run, err);
    case JY_DO_MERGE:
        return jy_indexing_merge(run, err);
    case JY_DO_CHECK:
        return jy_reports_check(run, stdout, err);
    case JY_DO_WATCH:
        return jy_watch(run, err);
    case JY_DO_LIST:
        return jy_reports_list(run, stdout, err);
    default:
        return jy_reports_status(run, stdout, err);
    }
}

static int run_action(const jy_task_options *options, GError **err)
{
    jy_task run = {0};
    int status = -1;
    if (jy_task_begin(options, &run, err)) {
        if ((options->action == JY_DO_INDEX || options->action == JY_DO_WATCH) && !options->quiet) {
            name_archive(&run);
        }
        status = act(&run, err);
    }
    jy_indexing_warn_of_doubt(&run);
    jy_task_clear(&run);
    return status;
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-index");
    jy_task_options options;
    jy_indexer_options_parse(argc, argv, &options);
    g_autoptr(GError) err = NULL;
    int status = options.action == JY_DO_TYPES ? print_types(&options, &err) : run_action(&options, &err);
    if (status < 0) {
        status = jy_command_fail(err);
    }
    jy_task_options_clear(&options);
    return jy_command_finish(status);
}
