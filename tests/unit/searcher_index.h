/* searcher_index.h: an archive made of the fixtures, for tests that search. */
#ifndef JIYAN_TESTS_SEARCHER_INDEX_H
#define JIYAN_TESTS_SEARCHER_INDEX_H

#include <glib.h>
#include <jiyan/base/files.h>
#include <jiyan/index/discover.h>
#include <jiyan/index/index.h>

#include "searcher/query/request.h"
#include "searcher/search/hit.h"
#include "searcher/search/search.h"

/* Runs a command line, its parts NULL-terminated, in a folder; it has to succeed. */
static inline void run_in(const char *folder, const char *const *command)
{
    g_autoptr(GError) err = NULL;
    int status = 0;
    g_spawn_sync(folder, (char **)(uintptr_t)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &err);
    g_assert_no_error(err);
    g_assert_cmpint(status, ==, 0);
}

/* Indexes what is new in the folder. */
static inline void index_folder(const char *folder)
{
    const char *command[] = {g_getenv("JIYAN_INDEX"), "-q", NULL};
    run_in(folder, command);
}

/* Copies the fixtures to a new folder and indexes them. Returns its path; end with remove_archive. */
static inline char *make_archive(void)
{
    char *folder = g_dir_make_tmp("jiyan-search-XXXXXX", NULL);
    g_autofree char *fixtures = g_strconcat(g_getenv("JIYAN_FIXTURES"), "/.", NULL);
    const char *command[] = {"cp", "-r", fixtures, folder, NULL};
    run_in(".", command);
    index_folder(folder);
    return folder;
}

static inline jy_index *open_archive(const char *folder)
{
    g_autoptr(GError) err = NULL;
    g_autofree char *index = g_build_filename(folder, JY_INDEX_FOLDER, NULL);
    const char *folders[] = {index};
    jy_index *archive = jy_index_open(folders, 1, &err);
    g_assert_no_error(err);
    return archive;
}

static inline void remove_archive(char *folder)
{
    jy_files_remove(folder);
    g_free(folder);
}

/* Asks; the question has to be one. Returns a new result. */
static inline jy_result *ask(jy_index *archive, const jy_request *question)
{
    g_autoptr(GError) err = NULL;
    jy_result *result = jy_search(archive, question, &err);
    g_assert_no_error(err);
    return result;
}

/* Every passage there is. */
static inline jy_result *all_passages(jy_index *archive)
{
    const jy_request question = {.query = "-不会有这样的话", .limit = 100000, .match = JY_MATCH_EXACT};
    return ask(archive, &question);
}

static inline const jy_hit *hit_at(const jy_result *result, guint i)
{
    return result->hits->pdata[i];
}

/* A piece of the text of a random passage, `length` characters long at most. */
static inline char *random_words(const jy_result *passages, int length)
{
    const jy_hit *hit = hit_at(passages, (guint)g_test_rand_int_range(0, (gint32)passages->hits->len));
    glong characters = g_utf8_strlen(hit->passage.text, -1);
    glong start = g_test_rand_int_range(0, (gint32)characters);
    return g_utf8_substring(hit->passage.text, start, MIN(start + length, characters));
}

#endif
