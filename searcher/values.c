/* values.c: values of the command line that are more than a text, a number or a choice. */
#include "searcher/values.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>
#include <time.h>

#include "searcher/options.h"
#include "searcher/query/field_value.h"

#define _(s) gettext(s)

/* A filter: the field is row->value. */
bool jy_searcher_values_filter(void *values, const jy_options_row *row, const char *word, GError **err)
{
    (void)err;
    jy_searcher_options *options = values;
    const jy_filter filter = {.field = (jy_field)row->value, .value = word};
    g_array_append_val(options->filters, filter);
    return true;
}

bool jy_searcher_values_since(void *values, const jy_options_row *row, const char *word, GError **err)
{
    if (!jy_field_value_check((jy_field)row->value, word, err)) {
        g_prefix_error(err, "--%s: ", row->name);
        return false;
    }
    return jy_searcher_values_filter(values, row, word, err);
}

bool jy_searcher_values_saved(void *values, const jy_options_row *row, const char *word, GError **err)
{
    (void)row;
    (void)err;
    ((jy_searcher_options *)values)->saved = word ? word : "";
    return true;
}

/* The words to count may stand behind --stats=. */
bool jy_searcher_values_stats(void *values, const jy_options_row *row, const char *word, GError **err)
{
    (void)row;
    (void)err;
    jy_searcher_options *options = values;
    if (word) {
        g_ptr_array_add(options->words, g_string_chunk_insert(options->strings, word));
    }
    return true;
}

bool jy_searcher_values_kinds(void *values, const jy_options_row *row, const char *word, GError **err)
{
    unsigned *kinds = &((jy_searcher_options *)values)->request.selection.kinds;
    if (!word) {
        *kinds = 1U << JY_STATEMENT_COMMITMENT;
        return true;
    }
    return (jy_field_value_kinds(word, kinds) && !(*kinds & JY_KIND_NOISE)) || jy_options_fail_word(row, word, err);
}

bool jy_searcher_values_strengths(void *values, const jy_options_row *row, const char *word, GError **err)
{
    jy_searcher_options *options = values;
    return jy_field_value_strengths(word, &options->request.selection.strengths) ||
           jy_options_fail_word(row, word, err);
}

bool jy_searcher_values_due(void *values, const jy_options_row *row, const char *word, GError **err)
{
    jy_selection *selection = &((jy_searcher_options *)values)->request.selection;
    if (!jy_field_value_range(word, selection->due_lower, selection->due_upper, err)) {
        g_prefix_error(err, "--%s: ", row->name);
        return false;
    }
    return true;
}

static jy_date today(void)
{
    time_t now = time(NULL);
    struct tm parts = {0};
    localtime_r(&now, &parts);
    return (jy_date){(uint16_t)(parts.tm_year + 1900), (uint8_t)(parts.tm_mon + 1), (uint8_t)parts.tm_mday};
}

/* Before a year or month is before its first day. What is due on a day before that one is wanted: the upper bound is no
 * day, but the number below it. */
bool jy_searcher_values_overdue(void *values, const jy_options_row *row, const char *word, GError **err)
{
    jy_searcher_options *options = values;
    jy_selection *selection = &options->request.selection;
    jy_date date = today(), first, last;
    char day[JY_DATE_DAY];
    if (word && !jy_date_parse(word, (uint32_t)strlen(word), &date)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: %s is no date: 2020, 2020-03 and 2020-03-05 are"),
                    row->name, word);
        return false;
    }
    jy_date_bounds(&date, &first, &last);
    jy_date_format(&first, options->overdue);
    jy_date_day(&first, day);
    g_snprintf(selection->due_lower, JY_DATE_DAY, "%s", "00000000");
    g_snprintf(selection->due_upper, JY_DATE_DAY, "%08" G_GUINT64_FORMAT, g_ascii_strtoull(day, NULL, 10) - 1);
    return true;
}

bool jy_searcher_values_fail_on(void *values, const jy_options_row *row, const char *word, GError **err)
{
    return jy_options_read_set(row, word, &((jy_searcher_options *)values)->request.view.fail_on, err);
}
