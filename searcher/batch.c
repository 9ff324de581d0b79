/* batch.c: questions from a file, and the counting of facets. */
#include "searcher/batch.h"

#include <errno.h>
#include <jiyan/command.h>
#include <jiyan/error.h>
#include <jiyan/json.h>
#include <jiyan/terminal.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/fields.h"
#include "searcher/render.h"

#define _(s) gettext(s)

/* Documents that a facet is counted over; the best ones where there are more. */
#define FACET_DOCUMENTS 100000

int jy_answer_one(jy_archive *archive, const jy_search_options *options, const char *qid, const char *query,
                  GError **err)
{
    jy_question question = options->question;
    question.query = query;
    if (options->format == JY_AS_TREC && !options->grouped) {
        question.group = JY_GROUP_DOCUMENT;
    }
    /* First, as it may reopen the archive, which a result borrows from. */
    g_autofree char *explain = options->explain ? jy_search_explain(archive, &question, err) : NULL;
    g_autoptr(jy_result) result = options->explain && !explain ? NULL : jy_search(archive, &question, err);
    if (!result) {
        return -1;
    }
    const jy_answer answer = {options, qid, query ? query : "", explain, result};
    jy_renderer_of(options->format)->answer(&answer, stdout);
    bool counted_only = question.limit == 0 && result->total_exact + result->total_partial > 0;
    return counted_only ? 1 : (int)result->hits->len;
}

/* ---- batch ---- */

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
    char *tab = strchr(line, '\t');
    *ret_qid = line;
    *ret_query = tab ? tab + 1 : line;
    if (tab) {
        *tab = '\0';
    }
    return length > 0;
}

/* Answers a line. Returns false where nothing more can be answered. */
static bool answer_line(jy_archive *archive, const jy_search_options *options, char *qid, char *query, int *hits,
                        guint *unread, GError **err)
{
    g_autoptr(GError) failure = NULL;
    int found = jy_answer_one(archive, options, qid, query, &failure);
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

static int answer_lines(jy_archive *archive, const jy_search_options *options, FILE *file, GError **err)
{
    char *line = NULL, *qid, *query;
    size_t room = 0;
    ssize_t length;
    int hits = 0;
    guint unread = 0;
    bool done = true;
    while (done && (length = getline(&line, &room, file)) >= 0 && !ferror(stdout)) {
        if (cut_line(line, length, &qid, &query)) {
            done = answer_line(archive, options, qid, query, &hits, &unread, err);
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

int jy_answer_batch(jy_archive *archive, const jy_search_options *options, GError **err)
{
    FILE *file = open_batch(options->batch, err);
    if (!file) {
        return -1;
    }
    int hits = answer_lines(archive, options, file, err);
    if (file != stdin) {
        fclose(file);
    }
    return hits;
}

/* ---- facets ---- */

typedef struct {
    const char *value;
    guint count;
} facet_row;

static bool facet_field(const char *name, jy_by *ret_field, GError **err)
{
    if (jy_by_named(name, strlen(name), ret_field) &&
        (*ret_field == JY_BY_YEAR || *ret_field == JY_BY_SPEAKER || *ret_field == JY_BY_ISSUER ||
         *ret_field == JY_BY_TYPE || *ret_field == JY_BY_GENRE)) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet: %s is none of year, speaker, issuer, type, genre"), name);
    return false;
}

/* Returns a new string, NULL where the document does not say. */
static char *facet_value(const jy_document *document, jy_by field)
{
    switch (field) {
    case JY_BY_YEAR:
        return document->date ? g_strndup(document->date, 4) : NULL;
    case JY_BY_SPEAKER:
        return g_strdup(document->speaker);
    case JY_BY_ISSUER:
        return g_strdup(document->issuer);
    case JY_BY_TYPE:
        return g_strdup(document->type);
    default:
        return g_strdup(document->genre);
    }
}

static int by_count(const void *a, const void *b)
{
    const facet_row *left = a, *right = b;
    if (left->count != right->count) {
        return left->count < right->count ? 1 : -1;
    }
    return strcmp(left->value, right->value);
}

static GHashTable *count_values(const jy_result *result, jy_by field)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < result->hits->len; i++) {
        char *value = facet_value(((const jy_hit *)result->hits->pdata[i])->document, field);
        value = value ? value : g_strdup("");
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, value));
        g_hash_table_replace(counts, value, GUINT_TO_POINTER(count + 1));
    }
    return counts;
}

static void print_rows_json(const GArray *rows)
{
    json_t *facets = json_array();
    for (guint i = 0; i < rows->len; i++) {
        const facet_row *row = &g_array_index(rows, facet_row, i);
        json_t *item = json_object();
        json_object_set_new(item, "value", *row->value ? jy_json_text(row->value) : json_null());
        json_object_set_new(item, "count", json_integer(row->count));
        json_array_append_new(facets, item);
    }
    jy_print_json(facets, stdout);
    json_decref(facets);
}

static void print_rows(const GArray *rows, jy_format format)
{
    if (format == JY_AS_JSON) {
        print_rows_json(rows);
        return;
    }
    fputs(format == JY_AS_CSV ? "value,count\r\n" : "", stdout);
    for (guint i = 0; i < rows->len; i++) {
        const facet_row *row = &g_array_index(rows, facet_row, i);
        if (format == JY_AS_CSV) {
            jy_print_cell(row->value, stdout);
            printf(",%u\r\n", row->count);
        } else {
            const char *value = *row->value ? row->value : "-";
            g_autoptr(GString) line = g_string_new(NULL);
            jy_terminal_append_safe(line, value, strlen(value));
            printf("%s\t%u\n", line->str, row->count);
        }
    }
}

int jy_answer_facet(jy_archive *archive, const jy_search_options *options, GError **err)
{
    jy_by field;
    if (!facet_field(options->facet, &field, err)) {
        return -1;
    }
    if (options->batch ||
        (options->format != JY_AS_TEXT && options->format != JY_AS_JSON && options->format != JY_AS_CSV)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet answers one question, as text, json or csv"));
        return -1;
    }
    jy_question question = options->question;
    question.group = JY_GROUP_DOCUMENT;
    question.match = question.match == JY_MATCH_AUTO ? JY_MATCH_EXACT : question.match;
    question.offset = 0;
    question.limit = FACET_DOCUMENTS;
    g_autoptr(jy_result) result = jy_search(archive, &question, err);
    if (!result) {
        return -1;
    }
    g_autoptr(GHashTable) counts = count_values(result, field);
    g_autoptr(GArray) rows = g_array_new(false, false, sizeof(facet_row));
    GHashTableIter iter;
    void *value, *count;
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &value, &count)) {
        facet_row row = {value, GPOINTER_TO_UINT(count)};
        g_array_append_val(rows, row);
    }
    g_array_sort(rows, by_count);
    print_rows(rows, options->format);
    return (int)result->hits->len;
}
