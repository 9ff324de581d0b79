/* filter.c: a field and its value as a query over boolean terms and values. */
#include "searcher/filter.h"

#include <fnmatch.h>
#include <jiyan/date.h>
#include <jiyan/docno.h>
#include <jiyan/error.h>
#include <jiyan/fold.h>
#include <jiyan/schema.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#define _(s) gettext(s)

/* Terms that one filter may expand to; the rest would slow every query down. */
#define EXPANSION_MAX 20000

static void fail(GError **err, const xc_error *failure)
{
    jy_archive_set_error(err, failure, _("reading the index"));
}

/* ---- terms ---- */

/* What is wanted of the terms under a prefix. */
typedef struct {
    const char *value; /* folded, but for paths */
    bool is_path;
    bool is_glob;
} wanted_term;

static bool term_fits(const wanted_term *wanted, const char *term)
{
    if (wanted->is_glob) {
        return fnmatch(wanted->value, term, 0) == 0;
    }
    return strstr(term, wanted->value) != NULL;
}

/* Every term under the prefix that fits, as one query. */
static xc_query *expand(xc_database *database, const char *prefix, const wanted_term *wanted, GError **err)
{
    xc_error failure = {0};
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)xc_query_free);
    xc_terms *terms = xc_database_terms(database, prefix, strlen(prefix), &failure);
    xc_status status = terms ? XC_OK : failure.status;
    while (terms && found->len < EXPANSION_MAX && (status = xc_terms_next(terms, &failure)) == XC_OK) {
        size_t length;
        const char *term = xc_terms_text(terms, &length);
        /* X prefixes share their beginning: XD is no XDA. Folded values never begin with a capital. */
        if (!g_ascii_isupper(term[strlen(prefix)]) || wanted->is_path) {
            xc_query *query =
                term_fits(wanted, term + strlen(prefix)) ? xc_query_term(term, length, 1, &failure) : NULL;
            if (query) {
                g_ptr_array_add(found, query);
            }
        }
    }
    xc_terms_free(terms);
    xc_query *any = NULL;
    if (status == XC_OK || status == XC_END) {
        any = found->len ? xc_query_combine(XC_OP_OR, (const xc_query *const *)found->pdata, found->len, 0, &failure)
                         : xc_query_match_nothing(&failure);
    }
    if (!any) {
        fail(err, &failure);
    }
    return any;
}

static xc_query *exact_term(const char *prefix, const char *value, GError **err)
{
    xc_error failure;
    g_autofree char *term = g_strconcat(prefix, value, NULL);
    xc_query *query = xc_query_term(term, strlen(term), 1, &failure);
    if (!query) {
        fail(err, &failure);
    }
    return query;
}

static xc_query *by_value(jy_archive *archive, const char *prefix, const char *value, GError **err)
{
    g_autofree char *folded = jy_fold_string(value, -1);
    g_strstrip(folded);
    const wanted_term wanted = {.value = folded};
    return expand(jy_archive_database(archive), prefix, &wanted, err);
}

/* A whole document number is one term; a part of one, 国办函, stands for all that hold it. */
static xc_query *by_docno(jy_archive *archive, const char *value, GError **err)
{
    g_autofree char *normal = jy_docno_parse(value, -1);
    if (!normal) {
        return by_value(archive, JY_TERM_DOCNO, value, err);
    }
    g_autofree char *folded = jy_fold_string(normal, -1);
    return exact_term(JY_TERM_DOCNO, folded, err);
}

/* A glob where it has the marks of one; else any part of a path. */
static xc_query *by_path(jy_archive *archive, const char *value, GError **err)
{
    while (g_str_has_prefix(value, "./")) {
        value += 2;
    }
    const wanted_term wanted = {.value = value, .is_path = true, .is_glob = strpbrk(value, "*?[") != NULL};
    return expand(jy_archive_database(archive), JY_TERM_PATH, &wanted, err);
}

/* Joins two queries by OR; takes both. */
static xc_query *either(xc_query *left, xc_query *right, GError **err)
{
    xc_query *both = NULL;
    if (left && right) {
        xc_error failure;
        const xc_query *parts[] = {left, right};
        both = xc_query_combine(XC_OP_OR, parts, 2, 0, &failure);
        if (!both) {
            fail(err, &failure);
        }
    }
    xc_query_free(left);
    xc_query_free(right);
    return both;
}

/* A MIME type, a part of one, or a file name's extension. */
static xc_query *by_type(jy_archive *archive, const char *value, GError **err)
{
    g_autofree char *folded = jy_fold_string(value, -1);
    xc_query *type = by_value(archive, JY_TERM_TYPE, value, err);
    return type ? either(type, exact_term(JY_TERM_EXTENSION, *folded == '.' ? folded + 1 : folded, err), err) : NULL;
}

/* ---- dates ---- */

static bool parse_end(const char *text, size_t length, jy_date *ret_date, GError **err)
{
    if (jy_date_parse(text, (uint32_t)length, ret_date)) {
        return true;
    }
    g_autofree char *copy = g_strndup(text, length);
    g_set_error(err, JY_ERROR, JY_ERROR_QUERY,
                _("%s is no date: 2020, 2020-03, 2020-03-05 and ranges such as 2018..2020 are"), copy);
    return false;
}

/* Bounds of a range as values of JY_SLOT_DATE. What is known to the year or month only counts for all of it: 00 sorts
 * before every month, so the lower bound is that of its year. */
static bool parse_range(const char *value, char lower[9], char upper[9], GError **err)
{
    const char *dots = strstr(value, "..");
    size_t first = dots ? (size_t)(dots - value) : strlen(value);
    const char *second = dots ? dots + 2 : value;
    jy_date from = {0}, to = {9999, 12, 31}, first_day, last_day;
    if ((first && !parse_end(value, first, &from, err)) || (*second && !parse_end(second, strlen(second), &to, err))) {
        return false;
    }
    jy_date_bounds(&to, &first_day, &last_day);
    snprintf(lower, 9, "%04u%02u%02u", from.year % 10000U, from.month % 100U, from.day % 100U);
    snprintf(upper, 9, "%04u%02u%02u", last_day.year % 10000U, last_day.month % 100U, last_day.day % 100U);
    return true;
}

static xc_query *by_date(const char *value, GError **err)
{
    char lower[9], upper[9];
    if (!parse_range(value, lower, upper, err)) {
        return NULL;
    }
    xc_error failure;
    xc_query *range = xc_query_value_range(JY_SLOT_DATE, lower, 8, upper, 8, &failure);
    if (!range) {
        fail(err, &failure);
        return NULL;
    }
    /* Documents of the lower bound's year or month that are known no closer. */
    char year[9], month[9];
    snprintf(year, sizeof year, "%.4s0000", lower);
    snprintf(month, sizeof month, "%.6s00", lower);
    const char *coarse[] = {year, month};
    for (size_t i = 0; range && i < G_N_ELEMENTS(coarse); i++) {
        if (strcmp(coarse[i], lower) < 0 && strcmp(lower, "00000000") != 0) {
            range = either(range, xc_query_value_range(JY_SLOT_DATE, coarse[i], 8, coarse[i], 8, &failure), err);
        }
    }
    return range;
}

xc_query *jy_filter_make(jy_archive *archive, jy_by field, const char *value, GError **err)
{
    switch (field) {
    case JY_BY_SPEAKER:
        return by_value(archive, JY_TERM_SPEAKER, value, err);
    case JY_BY_ISSUER:
        return by_value(archive, JY_TERM_ISSUER, value, err);
    case JY_BY_GENRE:
        return by_value(archive, JY_TERM_GENRE, value, err);
    case JY_BY_KIND:
        return by_value(archive, JY_TERM_KIND, value, err);
    case JY_BY_DOCNO:
        return by_docno(archive, value, err);
    case JY_BY_PATH:
        return by_path(archive, value, err);
    case JY_BY_TYPE:
        return by_type(archive, value, err);
    case JY_BY_YEAR:
    case JY_BY_DATE:
        return by_date(value, err);
    case JY_BY_TITLE:
    case JY_BY_HEADING:
        break;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_BUG, "%s is no filter", jy_by_name(field));
    return NULL;
}
