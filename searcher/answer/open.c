/* open.c: the file of a passage opened in another program, at its place. */
#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/discover.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "searcher/answer/meant.h"
#include "searcher/answer/opener.h"

#define _(s) gettext(s)

/* The file on disk that holds a document: that of its path or, of a member, the archive. Returns a new path; NULL where
 * neither is there. *ret_is_archive says which. */
static char *file_of(const char *root, const char *path, bool *ret_is_archive)
{
    g_autofree char *base = g_canonicalize_filename(root, NULL);
    char *file = g_build_filename(base, path, NULL);
    *ret_is_archive = false;
    for (char *end = file + strlen(base); !g_file_test(file, G_FILE_TEST_IS_REGULAR);) {
        char *member = strstr(end, JY_DOCUMENT_MEMBER);
        if (!member || *ret_is_archive) {
            g_free(file);
            return NULL;
        }
        *member = '\0';
        end = member;
        *ret_is_archive = true;
    }
    return file;
}

static bool open_file(const jy_index *index, const jy_answer_request *request, const jy_surroundings *around,
                      GPtrArray *notices, GError **err)
{
    const jy_hit *hit = around->result->hits->pdata[around->found];
    const char *path = hit->document->path, *command = request->open_with;
    g_autofree char *root = jy_discover_root(jy_index_folder(index, hit->folder));
    bool is_archive = false;
    g_autofree char *file = root ? file_of(root, path, &is_archive) : NULL;
    if (!file) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO,
                    _("%s is not there, or no longer; jiyan-index brings the index up to date"), path);
        return false;
    }
    if (is_archive) {
        g_autofree char *archive = g_path_get_basename(file), *safe = jy_terminal_safe(path);
        g_autofree char *name = jy_terminal_safe(archive);
        jy_answer_note(notices, _("%s lies in an archive: %s is opened"), safe, name);
    }
    command = command && *command ? command : g_getenv("JIYAN_OPEN");
    const jy_place place = is_archive ? (jy_place){0} : around->place;
    g_auto(GStrv) words = jy_opener_words(command && *command ? command : "xdg-open", file, &place, err);
    return words && jy_opener_run(words, err);
}

int jy_answer_open(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    g_auto(jy_surroundings) around = {0};
    const int count = jy_meant_find(index, request, 0, &around, notices, err);
    if (count <= 0) {
        return count;
    }
    fflush(stdout);
    return open_file(index, request, &around, notices, err) ? 1 : -1;
}
