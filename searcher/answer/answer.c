/* answer.c: questions answered, one or those of a file. */
#include "searcher/answer/answer.h"

#include <errno.h>
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "searcher/count/concordance.h"
#include "searcher/render/render.h"
#include "searcher/search/search.h"
#include "searcher/spelling/suggest.h"

#define _(s) gettext(s)

/* Formats for programs have no room for suggestions: they are for a person who looks on. */
static bool wants_suggestions(const jy_searcher_options *options, const char *qid)
{
    bool has_room = options->format == JY_AS_TEXT || options->format == JY_AS_JSON;
    return has_room || (!qid && isatty(STDERR_FILENO));
}

/* Fills *ret_suggestions where the question has no exact hit. A reader that is overtaken here keeps the answer that it
 * has. */
static bool suggest(jy_index *index, const jy_request *question, GPtrArray **ret_suggestions, GError **err)
{
    GError *failure = NULL;
    *ret_suggestions = jy_suggest(index, question, &failure);
    if (g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
        g_clear_error(&failure);
    } else if (failure) {
        g_propagate_error(err, failure);
        return false;
    }
    return true;
}

int jy_answer_one(jy_index *index, const jy_searcher_options *options, const char *qid, const char *query,
                  GPtrArray **ret_suggestions, GError **err)
{
    jy_request question = options->question;
    question.query = query;
    if (options->format == JY_AS_KWIC) {
        return jy_answer_kwic(index, options, qid, &question, err);
    }
    if (options->format == JY_AS_TREC && !options->grouped) {
        question.group = JY_GROUP_DOCUMENT;
    }
    /* Judges of a run know each passage by its own name. */
    question.folds_copies = options->copies != JY_COPIES_EACH && options->format != JY_AS_TREC;
    /* First, as it may reopen the archive, which a result borrows from. */
    g_autofree char *explain = options->explain ? jy_search_explain(index, &question, err) : NULL;
    g_autoptr(jy_result) result = options->explain && !explain ? NULL : jy_search(index, &question, err);
    if (!result) {
        return -1;
    }
    g_autoptr(GPtrArray) suggestions = NULL;
    if (result->total_exact == 0 && !options->like && wants_suggestions(options, qid) &&
        !suggest(index, &question, &suggestions, err)) {
        return -1;
    }
    const jy_answer answer = {options, qid, query ? query : "", explain, result, suggestions};
    jy_renderer_of(options->format)->answer(&answer, stdout);
    *ret_suggestions = g_steal_pointer(&suggestions);
    bool counted_only = question.limit == 0 && result->total_exact + result->total_partial > 0;
    return counted_only ? 1 : (int)result->hits->len;
}

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
static bool answer_line(jy_index *index, const jy_searcher_options *options, char *qid, char *query, int *hits,
                        guint *unread, GError **err)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) suggestions = NULL;
    int found = jy_answer_one(index, options, qid, query, &suggestions, &failure);
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

static int answer_lines(jy_index *index, const jy_searcher_options *options, FILE *file, GError **err)
{
    char *line = NULL, *qid, *query;
    size_t room = 0;
    ssize_t length;
    int hits = 0;
    guint unread = 0;
    bool done = true;
    while (done && (length = getline(&line, &room, file)) >= 0 && !ferror(stdout)) {
        if (cut_line(line, length, &qid, &query)) {
            done = answer_line(index, options, qid, query, &hits, &unread, err);
        }
    }
    free(line);
    if (done && ferror(file)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s: it cannot be read"), options->batch);
        done = false;
    }
    if (done && unread) {
        g_set_error(err, JY_ERROR, JY_ERROR_QUERY,
                    ngettext("%u question could not be read", "%u questions could not be read", unread), unread);
        done = false;
    }
    return done ? hits : -1;
}

int jy_answer_batch(jy_index *index, const jy_searcher_options *options, GError **err)
{
    FILE *file = open_batch(options->batch, err);
    if (!file) {
        return -1;
    }
    int hits = answer_lines(index, options, file, err);
    if (file != stdin) {
        fclose(file);
    }
    return hits;
}
