/* searcher_facet_test.c: what is counted by a field is what a look at every hit counts; and where counts are lower
 * bounds. */
#include "searcher_index.h"

#include <string.h>

#include "searcher/count/facet.h"

static char *folder;
static jy_index *fixture;

static const char *const QUESTIONS[] = {
    "县",          "集体经济收入",   "敬老院 改造",         "年:2021", "敬老院 OR 茶园", "GDP",
    "水 -年:2021", "path:speeches/", "敬老院 NEAR/10 改造", "水",      "kind:problem 水"};

static const jy_field FIELDS[] = {JY_FIELD_YEAR, JY_FIELD_SPEAKER, JY_FIELD_ISSUER, JY_FIELD_TYPE, JY_FIELD_GENRE};

static char *value_of(const jy_document *document, jy_field field)
{
    const char *value = field == JY_FIELD_YEAR      ? document->date
                        : field == JY_FIELD_SPEAKER ? document->speaker
                        : field == JY_FIELD_ISSUER  ? document->issuer
                        : field == JY_FIELD_TYPE    ? document->type
                                                    : document->genre;
    return g_strndup(value ? value : "", field == JY_FIELD_YEAR ? 4 : 1000);
}

static jy_facets *count(const jy_request *question, jy_field field, uint32_t most_read)
{
    g_autoptr(GError) err = NULL;
    jy_facets *facets = jy_facet_count(fixture, question, field, most_read, &err);
    g_assert_no_error(err);
    return facets;
}

static uint32_t row_count(const jy_facets *facets, const char *value)
{
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        if (g_str_equal(row->value, value)) {
            return row->count;
        }
    }
    return 0;
}

/* Counts the hits, a document each, that have a value. */
static uint32_t count_hits(const jy_result *result, jy_field field, const char *value)
{
    uint32_t number = 0;
    for (guint i = 0; i < result->hits->len; i++) {
        g_autofree char *of_hit = value_of(hit_at(result, i)->document, field);
        number += g_str_equal(of_hit, value);
    }
    return number;
}

static void check_field(const jy_request *question, jy_field field)
{
    g_autoptr(jy_facets) facets = count(question, field, JY_FACET_READ);
    jy_request listed = *question;
    listed.group = JY_GROUP_DOCUMENT;
    listed.limit = 1000;
    listed.match = question->match == JY_MATCH_AUTO ? JY_MATCH_EXACT : question->match;
    g_autoptr(jy_result) result = ask(fixture, &listed);
    g_assert_cmpuint(facets->documents, ==, result->hits->len);
    g_assert_false(facets->is_lower_bound);
    uint32_t sum = 0;
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i], *before = i ? facets->rows->pdata[i - 1] : row;
        g_assert_cmpuint(row->count, ==, count_hits(result, field, row->value));
        if (field == JY_FIELD_YEAR) {
            g_assert_true(i == 0 || *row->value == '\0' || strcmp(before->value, row->value) < 0);
        } else {
            g_assert_cmpuint(row->count, <=, before->count);
        }
        sum += row->count;
    }
    g_assert_cmpuint(sum, ==, facets->documents);
}

static void test_agrees(void)
{
    static const jy_match MATCHES[] = {JY_MATCH_AUTO, JY_MATCH_EXACT, JY_MATCH_ALL, JY_MATCH_ANY};
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS) * G_N_ELEMENTS(FIELDS) * G_N_ELEMENTS(MATCHES); i++) {
        jy_request question = {.query = QUESTIONS[i % G_N_ELEMENTS(QUESTIONS)]};
        question.match = MATCHES[i / G_N_ELEMENTS(QUESTIONS) % G_N_ELEMENTS(MATCHES)];
        g_test_message("%s, match %d", question.query, question.match);
        check_field(&question, FIELDS[i / G_N_ELEMENTS(QUESTIONS) / G_N_ELEMENTS(MATCHES)]);
    }
}

/* A kind counts the documents that a question bound to it finds. */
static void test_kinds(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        const jy_request question = {.query = QUESTIONS[i]};
        g_autoptr(jy_facets) facets = count(&question, JY_FIELD_KIND, JY_FACET_READ);
        for (int kind = 0; kind < JY_STATEMENT_KINDS && !strstr(QUESTIONS[i], "kind:"); kind++) {
            const char *name = jy_statement_kind_name((jy_statement_kind)kind);
            const jy_filter filters[] = {{.field = JY_FIELD_KIND, .kinds = 1U << kind}, {0}};
            const jy_request bound = {.query = QUESTIONS[i],
                                      .filters = filters,
                                      .limit = 1000,
                                      .match = JY_MATCH_EXACT,
                                      .group = JY_GROUP_DOCUMENT};
            g_autoptr(jy_result) result = ask(fixture, &bound);
            g_test_message("%s %s", QUESTIONS[i], name);
            g_assert_cmpuint(row_count(facets, name), ==, result->hits->len);
        }
    }
}

/* What may be read bounds what is counted, and is not needed where the index alone tells. */
static void test_bound(void)
{
    const jy_request tried = {.query = "集体经济收入"}, proven = {.query = "经济"};
    g_autoptr(jy_facets) whole = count(&tried, JY_FIELD_YEAR, JY_FACET_READ);
    g_autoptr(jy_facets) part = count(&tried, JY_FIELD_YEAR, 3);
    g_assert_cmpuint(part->documents, >, 0);
    g_assert_cmpuint(part->documents, <, whole->documents);
    g_assert_true(part->is_lower_bound);
    for (guint i = 0; i < part->rows->len; i++) {
        const jy_facet_row *row = part->rows->pdata[i];
        g_assert_cmpuint(row->count, <=, row_count(whole, row->value));
    }
    g_autoptr(jy_facets) unread = count(&proven, JY_FIELD_YEAR, 0);
    g_assert_cmpuint(unread->documents, >, 3);
    g_assert_false(unread->is_lower_bound);
    g_autoptr(jy_facets) kinds = count(&proven, JY_FIELD_KIND, 3);
    g_assert_true(kinds->is_lower_bound);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_archive();
    fixture = open_archive(folder);
    g_test_add_func("/searcher/facet/agrees", test_agrees);
    g_test_add_func("/searcher/facet/kinds", test_kinds);
    g_test_add_func("/searcher/facet/bound", test_bound);
    int status = fixture ? g_test_run() : 1;
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}
