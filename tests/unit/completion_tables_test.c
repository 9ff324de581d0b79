/* completion_tables_test.c: the tables of options of all programs, and the names and values of fields: what they say
 * of each other is there. */
#include <glib.h>
#include <jiyan/index/fields.h>
#include <string.h>

#include "indexer/options.h"
#include "searcher/options.h"
#include "searcher/query/field_value.h"
#include "server/options.h"

/* The row that a fact names, NULL for none or more than one. */
static const jy_options_row *row_of(const jy_options_table *table, const char *fact)
{
    const char *name = g_str_has_prefix(fact, "--") ? fact + 2 : fact;
    g_autofree char *plain = g_strndup(name, strcspn(name, "="));
    const jy_options_row *found = NULL;
    for (size_t i = 0; i < table->count; i++) {
        if (g_strcmp0(table->rows[i].name, plain) == 0) {
            if (found) {
                return NULL;
            }
            found = &table->rows[i];
        }
    }
    return found;
}

/* Each fact names a row, --name an option, and each value is a word of it. */
static void check_facts(const jy_options_table *table, const char *facts)
{
    g_auto(GStrv) list = g_strsplit(facts ? facts : "", " ", -1);
    for (char **fact = list; *fact; fact++) {
        const jy_options_row *row = row_of(table, *fact);
        g_test_message("%s", *fact);
        g_assert_nonnull(row);
        if (!row) {
            continue;
        }
        g_assert_cmpint(g_str_has_prefix(*fact, "--"), ==, row->help != NULL);
        const char *values = strchr(*fact, '=');
        g_assert_true(values || row->kind != JY_OPTIONS_STATE);
        g_auto(GStrv) words = g_strsplit(values ? values + 1 : "", ",", -1);
        for (char **word = words; *word; word++) {
            g_assert_true(row->words && g_strv_contains(row->words, *word));
        }
    }
}

static void check_table(const jy_options_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const jy_options_row *row = &table->rows[i];
        g_test_message("%s", row->name ? row->name : row->help);
        g_assert_true(row->kind == JY_OPTIONS_HEADING ? !row->name && row->help : row_of(table, row->name) == row);
        g_assert_true(row->kind != JY_OPTIONS_CHOICE || row->words);
        /* A value that is left out is for a reader to understand. */
        g_assert_true(!row->is_optional || (row->kind == JY_OPTIONS_READ && row->argument));
        check_facts(table, row->goes_with);
    }
    for (size_t i = 0; i < table->rule_count; i++) {
        check_facts(table, table->rules[i].when);
        check_facts(table, table->rules[i].with);
        check_facts(table, table->rules[i].unless);
    }
}

static void test_tables(void)
{
    check_table(jy_indexer_options_table());
    check_table(jy_searcher_options_table());
    check_table(jy_server_options_table());
}

/* A filter has the name of its field, so that completion finds its values. */
static void test_filters(void)
{
    const jy_options_table *table = jy_searcher_options_table();
    unsigned filters = 0;
    for (size_t i = 0; i < table->count; i++) {
        const jy_options_row *row = &table->rows[i];
        if (row->is_repeated) {
            g_assert_cmpstr(row->name, ==, jy_fields_row((jy_field)row->value)->name);
            filters++;
        }
    }
    g_assert_cmpuint(filters, >, 0);
}

/* The values that are offered are those that are read. */
static void test_values(void)
{
    g_autofree const char **kinds = jy_field_value_all(JY_FIELD_KIND), **genres = jy_field_value_all(JY_FIELD_GENRE),
                          **years = jy_field_value_all(JY_FIELD_YEAR);
    for (const char **kind = kinds; *kind; kind++) {
        unsigned bits;
        g_assert_true(jy_field_value_kinds(*kind, &bits));
    }
    g_assert_cmpuint(g_strv_length((char **)kinds), ==, 5);
    g_assert_true(g_strv_contains(genres, "讲话") && g_strv_contains(genres, "通知"));
    g_assert_false(g_strv_contains(genres, "讲稿") || g_strv_contains(genres, "做法"));
    g_assert_null(years);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/completion/tables", test_tables);
    g_test_add_func("/completion/filters", test_filters);
    g_test_add_func("/completion/values", test_values);
    return g_test_run();
}
