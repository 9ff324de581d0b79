/* field_query.c: a field and its value as a query over boolean terms and values. */
#include "searcher/plan/field_query.h"

#include <jiyan/base/error.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/alias.h>
#include <jiyan/text/docno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "searcher/plan/parts.h"
#include "searcher/plan/values.h"
#include "searcher/query/field_value.h"

#define _(s) gettext(s)

/* Terms that one filter may expand to; the rest would slow every query down. */
#define EXPANSION_MAX 20000

static void fail(GError **err, const xc_error *failure)
{
    jy_index_set_error(err, failure, _("reading the index"));
}

/* ---- terms ---- */

/* Which values of a field a filter stands for. */
typedef bool fits_fn(const char *value, const void *wanted);

static bool holds(const char *value, const void *wanted)
{
    return strstr(value, wanted) != NULL;
}

/* Bodies by whatever length of their names. */
static bool is_of_body(const char *value, const void *wanted)
{
    return jy_alias_fits(wanted, value);
}

static xc_query *made(xc_query *query, const xc_error *failure, GError **err)
{
    if (!query) {
        fail(err, failure);
    }
    return query;
}

/* Joins queries by OR; none is a query that finds nothing. Takes the parts. */
static xc_query *any_of(GPtrArray *parts, GError **err)
{
    xc_error failure;
    return made(jy_parts_join(parts, XC_OP_OR, &failure), &failure, err);
}

typedef struct {
    fits_fn *fits;
    const void *wanted;
    GPtrArray *found; /* of xc_query */
} expansion;

static bool take_fitting(const char *value, const xc_terms *at, void *user)
{
    const expansion *of = user;
    size_t length;
    const char *term = xc_terms_text(at, &length);
    jy_parts_add(of->found, of->fits(value, of->wanted) ? xc_query_term(term, length, 1, NULL) : NULL);
    return of->found->len < EXPANSION_MAX;
}

/* Every value under the prefix that fits, up to EXPANSION_MAX of them. Returns new parts; free with g_ptr_array_unref.
 */
static GPtrArray *expand(xc_database *database, const char *prefix, fits_fn *fits, const void *wanted, GError **err)
{
    xc_error failure;
    g_autoptr(GPtrArray) found = jy_parts_new();
    expansion of = {fits, wanted, found};
    if (!jy_values_visit(database, prefix, "", take_fitting, &of, &failure)) {
        fail(err, &failure);
        return NULL;
    }
    return g_steal_pointer(&found);
}

/* The same as one query. */
static xc_query *expanded(jy_index *index, const char *prefix, fits_fn *fits, const void *wanted, GError **err)
{
    GPtrArray *found = expand(jy_index_database(index), prefix, fits, wanted, err);
    return found ? any_of(found, err) : NULL;
}

static xc_query *exact_term(const char *prefix, const char *value, GError **err)
{
    xc_error failure;
    g_autofree char *term = g_strconcat(prefix, value, NULL);
    return made(xc_query_term(term, strlen(term), 1, &failure), &failure, err);
}

static xc_query *by_value(jy_index *index, const char *prefix, const char *value, GError **err)
{
    g_autofree char *folded = jy_field_value_fold(value);
    return expanded(index, prefix, holds, folded, err);
}

/* A body by its name or a short one. */
static xc_query *by_issuer(jy_index *index, const char *value, GError **err)
{
    g_autofree char *folded = jy_field_value_fold(value);
    jy_alias wanted = jy_alias_of(folded);
    xc_query *query = expanded(index, JY_TERM_ISSUER, is_of_body, &wanted, err);
    jy_alias_clear(&wanted);
    return query;
}

/* A whole document number is one term; a part of one, 国办函, stands for all that hold it. */
static xc_query *by_docno(jy_index *index, const char *value, GError **err)
{
    g_autofree char *normal = jy_docno_parse(value, -1);
    if (!normal) {
        return by_value(index, JY_TERM_DOCNO, value, err);
    }
    g_autofree char *folded = jy_field_value_fold(normal);
    return exact_term(JY_TERM_DOCNO, folded, err);
}

static bool is_of_member(const char *slash_and_path, const void *wanted)
{
    return jy_field_value_is_of_path(wanted, slash_and_path + 1);
}

/* Members of archives. Of too many, and of those whose paths are too long for a term, the document tells. Returns false
 * on errors. */
static bool add_members(jy_index *index, const char *value, GPtrArray *parts, GError **err)
{
    xc_error failure;
    g_autoptr(GPtrArray) found = expand(jy_index_database(index), JY_TERM_MEMBER, is_of_member, value, err);
    if (!found) {
        return false;
    }
    if (found->len == EXPANSION_MAX) {
        jy_parts_add(parts, xc_query_match_all(&failure));
        return true;
    }
    xc_query *long_ones = exact_term(JY_TERM_MEMBER, "/", err);
    jy_parts_add(found, long_ones);
    jy_parts_add(parts, any_of(g_steal_pointer(&found), NULL));
    return long_ones != NULL;
}

/* Files are looked for in the ledger: the terms of long paths are cut. */
static xc_query *by_path(jy_index *index, const char *value, GError **err)
{
    g_autoptr(GHashTable) ledger = jy_index_ledger(index, err);
    if (!ledger) {
        return NULL;
    }
    g_autoptr(GPtrArray) found = jy_parts_new();
    GHashTableIter iter;
    void *path;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        if (!jy_field_value_is_of_path(value, path)) {
            continue;
        }
        g_autofree char *term = jy_key_file_term(path);
        jy_parts_add(found, xc_query_term(term, strlen(term), 1, NULL));
    }
    return add_members(index, value, found, err) ? any_of(g_steal_pointer(&found), err) : NULL;
}

/* A file by its id, or one of its records by the key of the document. */
static xc_query *by_file(const char *value, GError **err)
{
    if (value[strspn(value, "0123456789abcdefABCDEF")] != '.') {
        return exact_term(JY_TERM_FILE, value, err);
    }
    char key[JY_KEY_BYTES];
    size_t length = jy_key_pack(value, key);
    xc_error failure;
    return made(xc_query_value_range(JY_SLOT_DOCUMENT, key, length, key, length, &failure), &failure, err);
}

/* Joins two queries by OR; takes both. NULL where one of them is. */
static xc_query *either(xc_query *left, xc_query *right, GError **err)
{
    g_autoptr(GPtrArray) parts = jy_parts_new();
    jy_parts_add(parts, left);
    jy_parts_add(parts, right);
    return left && right ? any_of(g_steal_pointer(&parts), err) : NULL;
}

/* A MIME type, a part of one, or a file name's extension. */
static xc_query *by_type(jy_index *index, const char *value, GError **err)
{
    g_autofree char *folded = jy_field_value_fold(value);
    xc_query *type = by_value(index, JY_TERM_TYPE, value, err);
    return type ? either(type, exact_term(JY_TERM_EXTENSION, *folded == '.' ? folded + 1 : folded, err), err) : NULL;
}

/* ---- dates ---- */

static xc_query *days(const char *lower, const char *upper, GError **err)
{
    xc_error failure;
    return made(xc_query_value_range(JY_SLOT_DATE, lower, strlen(lower), upper, strlen(upper), &failure), &failure,
                err);
}

static xc_query *by_date(const char *value, GError **err)
{
    char lower[JY_DATE_DAY], upper[JY_DATE_DAY];
    if (!jy_field_value_range(value, lower, upper, err)) {
        return NULL;
    }
    xc_query *range = days(lower, upper, err);
    /* Documents of the lower bound's year or month that are known no closer. */
    char year[JY_DATE_DAY], month[JY_DATE_DAY];
    snprintf(year, sizeof year, "%.4s0000", lower);
    snprintf(month, sizeof month, "%.6s00", lower);
    const char *coarse[] = {year, month};
    for (size_t i = 0; range && i < G_N_ELEMENTS(coarse); i++) {
        if (strcmp(coarse[i], lower) < 0 && strcmp(lower, "00000000") != 0) {
            range = either(range, days(coarse[i], coarse[i], err), err);
        }
    }
    return range;
}

/* Texts of documents that came at this moment or later. */
static xc_query *by_since(const char *value, GError **err)
{
    int64_t moment;
    char lower[JY_INDEXED_BYTES], upper[JY_INDEXED_BYTES];
    xc_error failure;
    if (!jy_field_value_check(JY_FIELD_SINCE, value, err) || !jy_field_value_moment(value, &moment)) {
        return NULL;
    }
    jy_document_pack_indexed(moment, lower);
    jy_document_pack_indexed(INT64_MAX, upper);
    return made(xc_query_value_range(JY_SLOT_INDEXED, lower, sizeof lower, upper, sizeof upper, &failure), &failure,
                err);
}

static bool is_year_within(const char *value, const void *wanted)
{
    const jy_days *days = wanted;
    return strncmp(value, days->lower, 4) >= 0 && strncmp(value, days->upper, 4) <= 0;
}

/* The index knows the years in which commitments are due; rows of statements tell the days. */
static xc_query *by_due(jy_index *index, const jy_node *node, GError **err)
{
    jy_days days = node->days;
    return *days.upper || jy_field_value_range(node->text, days.lower, days.upper, err)
               ? expanded(index, JY_TERM_DUE, is_year_within, &days, err)
               : NULL;
}

static xc_query *by_kind(unsigned kinds, const char *value, GError **err)
{
    xc_error failure = {0};
    if (!kinds && !jy_field_value_check(JY_FIELD_KIND, value, err)) {
        return NULL;
    }
    if (kinds & 1U << JY_STATEMENT_OTHER) {
        /* No term says so: some sentence of nearly every passage is nothing else. */
        return made(xc_query_match_all(&failure), &failure, err);
    }
    g_autoptr(GPtrArray) parts = jy_parts_new();
    if (kinds & JY_KIND_NOISE) {
        jy_parts_add(parts, exact_term(JY_TERM_KIND, "noise", NULL));
    }
    for (int kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
        if (kinds & 1U << kind) {
            jy_parts_add(parts, exact_term(JY_TERM_KIND, jy_statement_kind_name((jy_statement_kind)kind), NULL));
        }
    }
    return any_of(g_steal_pointer(&parts), err);
}

/* ---- statements: what their passages have ---- */

/* Of too many owners, and of those too long for a term, the text tells. */
static xc_query *by_owner(jy_index *index, const char *value, GError **err)
{
    g_autofree char *folded = jy_field_value_fold(value);
    jy_alias wanted = jy_alias_of(folded);
    GPtrArray *found = expand(jy_index_database(index), JY_TERM_OWNER, is_of_body, &wanted, err);
    jy_alias_clear(&wanted);
    if (!found) {
        return NULL;
    }
    if (found->len == EXPANSION_MAX) {
        g_ptr_array_unref(found);
        xc_error failure;
        return made(xc_query_match_all(&failure), &failure, err);
    }
    jy_parts_add(found, exact_term(JY_TERM_OWNER, "", NULL));
    return any_of(found, err);
}

/* One of the names that the value lists, with commas between. */
static xc_query *by_trait(const char *value, GError **err)
{
    g_autoptr(GPtrArray) parts = jy_parts_new();
    g_auto(GStrv) names = g_strsplit(value, ",", -1);
    for (char **name = names; *name; name++) {
        jy_parts_add(parts, exact_term(JY_TERM_TRAIT, *name, NULL));
    }
    return any_of(g_steal_pointer(&parts), err);
}

static xc_query *by_field(jy_index *index, const jy_node *node, GError **err)
{
    const char *value = node->text, *prefix = jy_fields_row(node->field)->prefix;
    switch (node->field) {
    case JY_FIELD_KIND:
        return by_kind(node->kinds, value, err);
    case JY_FIELD_FILE:
        return by_file(value, err);
    case JY_FIELD_DUE:
        return by_due(index, node, err);
    case JY_FIELD_OWNER:
        return by_owner(index, value, err);
    case JY_FIELD_TRAIT:
        return by_trait(value, err);
    case JY_FIELD_ISSUER:
        return by_issuer(index, value, err);
    case JY_FIELD_DOCNO:
        return by_docno(index, value, err);
    case JY_FIELD_PATH:
        return by_path(index, value, err);
    case JY_FIELD_TYPE:
        return by_type(index, value, err);
    case JY_FIELD_YEAR:
    case JY_FIELD_DATE:
        return by_date(value, err);
    case JY_FIELD_SINCE:
        return by_since(value, err);
    default:
        break;
    }
    if (!prefix) {
        g_set_error(err, JY_ERROR, JY_ERROR_BUG, "%s is no filter", jy_fields_row(node->field)->name);
        return NULL;
    }
    return by_value(index, prefix, value, err);
}

/* ---- trees ---- */

static xc_query *leaf_query(jy_index *index, const jy_node *node, GError **err)
{
    g_autoptr(GError) failure = NULL;
    xc_query *query = by_field(index, node, &failure);
    if (!query) {
        if (node->column && g_error_matches(failure, JY_ERROR, JY_ERROR_QUERY)) {
            g_prefix_error(&failure, _("column %u: "), node->column);
        }
        g_propagate_error(err, g_steal_pointer(&failure));
    }
    return query;
}

xc_query *jy_field_query(jy_index *index, const jy_node *node, GError **err)
{
    if (node->kind == JY_NODE_FIELD) {
        return leaf_query(index, node, err);
    }
    xc_error failure;
    g_autoptr(GPtrArray) parts = jy_parts_new();
    if (node->kind == JY_NODE_NOT) { /* everything but */
        xc_query *all = made(xc_query_match_all(&failure), &failure, err);
        if (!all) {
            return NULL;
        }
        jy_parts_add(parts, all);
    }
    for (guint i = 0; i < jy_node_children(node); i++) {
        xc_query *query = jy_field_query(index, jy_node_child(node, i), err);
        if (!query) {
            return NULL;
        }
        jy_parts_add(parts, query);
    }
    xc_op op = node->kind == JY_NODE_NOT ? XC_OP_AND_NOT : node->kind == JY_NODE_OR ? XC_OP_OR : XC_OP_AND;
    return made(jy_parts_join(g_steal_pointer(&parts), op, &failure), &failure, err);
}
