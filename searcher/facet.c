/* facet.c: the documents found, counted by a field. */
#include "searcher/facet.h"

#include <jiyan/error.h>
#include <jiyan/json.h>
#include <jiyan/terminal.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "searcher/fields.h"
#include "searcher/render.h"

#define _(s) gettext(s)

/* Documents that a facet is counted over; the best ones where there are more. */
#define FACET_DOCUMENTS 100000

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
    jy_json_print(facets, stdout);
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
            g_autofree char *value = jy_terminal_safe(*row->value ? row->value : "-");
            printf("%s\t%u\n", value, row->count);
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
