/* batch.c: the questions of a file answered, one after the other. */
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/input.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/answer/answer.h"
#include "searcher/render/render.h"

#define _(s) gettext(s)

typedef struct {
    jy_index *index;
    const jy_answer_request *request;
    jy_answer_view *answer;
    GPtrArray *notices;
    int hits;
    guint unread; /* questions */
} batch_run;

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

/* A question that fails is named, and takes none of the others with it. */
static void answer_line(batch_run *run, const char *qid, const char *query)
{
    g_autoptr(GError) failure = NULL;
    jy_answer_request request = *run->request;
    request.search.query = request.view.query = query;
    request.view.qid = qid;
    request.search.nothing = !request.strict;
    int found = run->answer(run->index, &request, run->notices, &failure);
    if (found >= 0) {
        run->hits += found;
    } else {
        g_prefix_error(&failure, "%s: ", qid);
        jy_command_fail(failure);
        run->unread++;
    }
}

static bool answer_lines(batch_run *run, FILE *file, GError **err)
{
    char *line = NULL, *qid, *query;
    size_t room = 0;
    ssize_t length;
    bool is_done = true;
    while ((length = getline(&line, &room, file)) >= 0 && !ferror(run->request->out)) {
        if (cut_line(line, length, &qid, &query)) {
            answer_line(run, qid, query);
        }
    }
    free(line);
    if (ferror(file)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s: it cannot be read"), run->request->batch);
        is_done = false;
    }
    if (is_done && run->unread) {
        g_set_error(err, JY_ERROR, JY_ERROR_QUERY,
                    ngettext("%u question could not be answered", "%u questions could not be answered", run->unread),
                    run->unread);
        is_done = false;
    }
    return is_done;
}

int jy_answer_batch(jy_index *index, const jy_answer_request *request, jy_answer_view *answer, GPtrArray *notices,
                    GError **err)
{
    jy_render_head(&request->view, request->out);
    FILE *file = g_str_equal(request->batch, "-") ? stdin : jy_input_open_named(request->batch, err);
    if (!file) {
        return -1;
    }
    batch_run run = {index, request, answer, notices, 0, 0};
    bool is_done = answer_lines(&run, file, err);
    if (file != stdin) {
        fclose(file);
    }
    return is_done ? run.hits : -1;
}
