/* batch.c: the questions of a file answered, one after the other. */
#include <errno.h>
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/answer/answer.h"

#define _(s) gettext(s)

static FILE *open_batch(const char *path, GError **err)
{
    FILE *file = g_str_equal(path, "-") ? stdin : fopen(path, "re");
    if (!file) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", path, g_strerror(errno));
    }
    return file;
}

/* Cuts a line into id and question. Returns false for one that is blank. */
static bool cut_line(char *line, ssize_t length, char **ret_qid, char **ret_query)
{
    static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";
    if (g_str_has_prefix(line, BYTE_ORDER_MARK)) {
        line += strlen(BYTE_ORDER_MARK);
        length -= (ssize_t)strlen(BYTE_ORDER_MARK);
    }
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
        line[--length] = '\0';
    }
    for (ssize_t i = 0; i < length; i++) {
        line[i] = line[i] ? line[i] : ' '; /* a NUL would end the question, and nobody would see */
    }
    char *tab = strchr(line, '\t');
    *ret_qid = line;
    *ret_query = tab ? tab + 1 : line;
    if (tab) {
        *tab = '\0';
    }
    return length > 0;
}

/* Answers a line. Returns false where nothing more can be answered. */
static bool answer_line(jy_index *index, const jy_answer_request *request, char *qid, char *query, int *hits,
                        guint *unread, GError **err)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) suggestions = NULL;
    int found = jy_answer_one(index, request, qid, query, &suggestions, &failure);
    *hits += MAX(found, 0);
    if (found < 0 && !g_error_matches(failure, JY_ERROR, JY_ERROR_QUERY)) {
        g_propagate_error(err, g_steal_pointer(&failure));
        return false;
    }
    if (found < 0) {
        g_prefix_error(&failure, "%s: ", qid);
        jy_command_fail(failure);
        ++*unread;
    }
    return true;
}

static int answer_lines(jy_index *index, const jy_answer_request *request, FILE *file, GError **err)
{
    char *line = NULL, *qid, *query;
    size_t room = 0;
    ssize_t length;
    int hits = 0;
    guint unread = 0;
    bool done = true;
    while (done && (length = getline(&line, &room, file)) >= 0 && !ferror(stdout)) {
        if (cut_line(line, length, &qid, &query)) {
            done = answer_line(index, request, qid, query, &hits, &unread, err);
        }
    }
    free(line);
    if (done && ferror(file)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s: it cannot be read"), request->batch);
        done = false;
    }
    if (done && unread) {
        g_set_error(err, JY_ERROR, JY_ERROR_QUERY,
                    ngettext("%u question could not be read", "%u questions could not be read", unread), unread);
        done = false;
    }
    return done ? hits : -1;
}

int jy_answer_batch(jy_index *index, const jy_answer_request *request, GError **err)
{
    FILE *file = open_batch(request->batch, err);
    if (!file) {
        return -1;
    }
    int hits = answer_lines(index, request, file, err);
    if (file != stdin) {
        fclose(file);
    }
    return hits;
}
