/* field_value.c: the values of the fields as people type them, and which documents have them. */
#include "searcher/query/field_value.h"

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/glob.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/fields.h>
#include <jiyan/text/alias.h>
#include <jiyan/text/date.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/genre.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

char *jy_field_value_fold(const char *value)
{
    return g_strstrip(jy_fold_string(value, -1));
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

/* Finds what is between the ends of a range. Returns where the second begins, NULL for a date by itself. */
static const char *split_range(const char *folded, size_t *ret_first)
{
    static const char *const BETWEEN[] = {"..", "至", "到", "~", "—"};
    for (size_t i = 0; i < G_N_ELEMENTS(BETWEEN); i++) {
        const char *found = strstr(folded, BETWEEN[i]), *second = found;
        while (second && (g_str_has_prefix(second, BETWEEN[i]) || (i == 0 && *second == '.'))) {
            second += i == 0 ? 1 : strlen(BETWEEN[i]);
        }
        if (found) {
            *ret_first = (size_t)(found - folded);
            return second;
        }
    }
    return NULL;
}

/* Reads the second end of a range, which may leave out what the first has said: 2021年3月5日至4月2日, 3月至5月. */
static bool parse_second(const char *text, const jy_date *first, jy_date *ret_date, GError **err)
{
    g_autofree char *in_year = g_strdup_printf("%u年%s", first->year, text);
    g_autofree char *in_month = g_strdup_printf("%u年%u月%s", first->year, first->month, text);
    return (first->month && jy_date_parse(in_year, (uint32_t)strlen(in_year), ret_date)) ||
           (first->day && jy_date_parse(in_month, (uint32_t)strlen(in_month), ret_date)) ||
           parse_end(text, strlen(text), ret_date, err);
}

/* Reads both ends of a range; a date by itself is both. */
static bool parse_ends(const char *value, jy_date *ret_from, jy_date *ret_to, GError **err)
{
    g_autofree char *folded = jy_field_value_fold(value);
    size_t first = 0;
    const char *second = split_range(folded, &first);
    if (!second || (first == 0 && *second == '\0')) {
        bool done = parse_end(folded, strlen(folded), ret_from, err);
        *ret_to = *ret_from;
        return done;
    }
    *ret_from = (jy_date){0};
    *ret_to = (jy_date){9999, 12, 31};
    if (first && g_str_equal(second, "今")) { /* 2018至今 */
        second = "";
    }
    return (first == 0 || parse_end(folded, first, ret_from, err)) &&
           (*second == '\0' || parse_second(second, ret_from, ret_to, err));
}

bool jy_field_value_range(const char *value, char ret_lower[JY_DATE_DAY], char ret_upper[JY_DATE_DAY], GError **err)
{
    jy_date from, to, first_day, last_day;
    if (!parse_ends(value, &from, &to, err)) {
        return false;
    }
    jy_date_bounds(&to, &first_day, &last_day);
    jy_date_day(&from, ret_lower);
    jy_date_day(&last_day, ret_upper);
    if (strcmp(ret_lower, ret_upper) > 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_QUERY, _("%s ends before it begins"), value);
        return false;
    }
    return true;
}

/* Where the seconds of a time stand: 2026-11-01T08:30:00. */
enum { DAY_LENGTH = 10, MINUTES_AT = 13, SECONDS_AT = 16 };

/* Returns a new time by the local clock, where the text does not name another; NULL where it is none. */
static GDateTime *parse_time(const char *text)
{
    const bool is_time = strlen(text) >= SECONDS_AT && strchr("Tt ", text[DAY_LENGTH]) && text[MINUTES_AT] == ':';
    if (!is_time) {
        return NULL;
    }
    g_autoptr(GTimeZone) local = g_time_zone_new_local();
    g_autofree char *whole =
        text[SECONDS_AT] == ':' ? g_strdup(text) : g_strdup_printf("%.*s:00%s", SECONDS_AT, text, text + SECONDS_AT);
    return g_date_time_new_from_iso8601(whole, local);
}

bool jy_field_value_moment(const char *value, int64_t *ret_moment)
{
    g_autofree char *text = g_strstrip(g_strdup(value));
    g_autoptr(GDateTime) time = parse_time(text);
    jy_date date, first, last;
    if (!time && jy_date_parse(text, (uint32_t)strlen(text), &date)) {
        jy_date_bounds(&date, &first, &last);
        time = g_date_time_new_local(first.year, first.month, first.day, 0, 0, 0);
    }
    if (time) {
        *ret_moment = g_date_time_to_unix(time);
    }
    return time != NULL;
}

/* ---- paths and kinds ---- */

/* True where the value is the path as answers show it: in quotation marks with what is in it escaped (render/paths.h; a
 * question takes the marks off), with U+FFFD for what no terminal takes, or behind the apostrophe that keeps a
 * spreadsheet from reading a formula. */
static bool is_shown(const char *path, const char *value)
{
    const size_t length = strlen(value), marks = length >= 2 && value[0] == '"' && value[length - 1] == '"';
    if (marks || strchr(value, '\\')) {
        g_autofree char *inner = g_strndup(value + marks, length - 2 * marks), *plain = g_strcompress(inner);
        return g_str_equal(plain, path);
    }
    g_autofree char *safe = jy_terminal_safe(path);
    return g_str_equal(safe, value) || (*value == '\'' && g_str_equal(safe, value + 1));
}

bool jy_field_value_fits_path(const char *value, const char *path)
{
    while (g_str_has_prefix(value, "./")) {
        value += 2;
    }
    return strstr(path, value) || (strpbrk(value, "*?[") && jy_glob_names(value, path)) || is_shown(path, value);
}

bool jy_field_value_is_of_path(const char *value, const char *path)
{
    g_autofree char *value_composed = jy_files_compose(value), *path_composed = jy_files_compose(path);
    return jy_field_value_fits_path(value, path) ||
           ((value_composed || path_composed) &&
            jy_field_value_fits_path(value_composed ? value_composed : value, path_composed ? path_composed : path));
}

typedef struct {
    const char *word;
    unsigned bit;
} value_name;

/* Reads a list of names as bits. Returns false where a word is none. */
static bool read_list(const char *value, const value_name *names, unsigned *ret_bits)
{
    g_autofree char *folded = jy_field_value_fold(value);
    /* 、 is between words in a Chinese list. */
    g_auto(GStrv) parts = g_strsplit(folded, "、", -1);
    g_autofree char *list = g_strjoinv(",", parts);
    g_auto(GStrv) words = g_strsplit(list, ",", -1);
    unsigned bits = 0;
    for (char **word = words; *word; word++) {
        const char *stripped = g_strstrip(*word);
        const value_name *name = names;
        while (name->word && !g_str_equal(name->word, stripped)) {
            name++;
        }
        if (!name->word) {
            return false;
        }
        bits |= name->bit;
    }
    if (bits) {
        *ret_bits = bits;
    }
    return bits != 0;
}

static const value_name KINDS[] = {
    {"commitment", 1U << JY_STATEMENT_COMMITMENT},
    {"承诺", 1U << JY_STATEMENT_COMMITMENT},
    {"report", 1U << JY_STATEMENT_REPORT},
    {"报告", 1U << JY_STATEMENT_REPORT},
    {"problem", 1U << JY_STATEMENT_PROBLEM},
    {"问题", 1U << JY_STATEMENT_PROBLEM},
    {"other", 1U << JY_STATEMENT_OTHER},
    {"其他", 1U << JY_STATEMENT_OTHER},
    {"noise", JY_KIND_NOISE},
    {"广告", JY_KIND_NOISE},
    {0},
};

bool jy_field_value_kinds(const char *value, unsigned *ret_kinds)
{
    return read_list(value, KINDS, ret_kinds);
}

char *jy_field_value_kind_names(unsigned kinds)
{
    GString *names = g_string_new(kinds & JY_KIND_NOISE ? "noise" : "");
    for (int kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
        if (kinds & 1U << kind) {
            g_string_append_printf(names, "%s%s", names->len ? "," : "",
                                   jy_statement_kind_name((jy_statement_kind)kind));
        }
    }
    return g_string_free(names, false);
}

bool jy_field_value_strengths(const char *value, unsigned *ret_strengths)
{
    static const value_name STRENGTHS[] = {
        {"must", 1U << JY_STRENGTH_MUST},
        {"确保", 1U << JY_STRENGTH_MUST},
        {"必须", 1U << JY_STRENGTH_MUST},
        {"shall", 1U << JY_STRENGTH_SHALL},
        {"要", 1U << JY_STRENGTH_SHALL},
        {"将", 1U << JY_STRENGTH_SHALL},
        {"strive", 1U << JY_STRENGTH_STRIVE},
        {"力争", 1U << JY_STRENGTH_STRIVE},
        {"advance", 1U << JY_STRENGTH_ADVANCE},
        {"推进", 1U << JY_STRENGTH_ADVANCE},
        {"explore", 1U << JY_STRENGTH_EXPLORE},
        {"探索", 1U << JY_STRENGTH_EXPLORE},
        {0},
    };
    return read_list(value, STRENGTHS, ret_strengths);
}

/* Extensions and MIME types of what jiyan-index reads. */
static const char *const TYPES[] = {"txt",
                                    "csv",
                                    "tsv",
                                    "jsonl",
                                    "ndjson",
                                    "text/plain",
                                    "text/csv",
                                    "text/tab-separated-values",
                                    "application/x-ndjson"};

/* The first name of each bit. */
static const char **first_names(const value_name *names)
{
    GPtrArray *first = g_ptr_array_new();
    unsigned bits = 0;
    for (; names->word; names++) {
        if (!(bits & names->bit)) {
            g_ptr_array_add(first, (gpointer)names->word);
        }
        bits |= names->bit;
    }
    g_ptr_array_add(first, NULL);
    return (const char **)g_ptr_array_free(first, FALSE);
}

const char **jy_field_value_all(jy_field field)
{
    if (field == JY_FIELD_KIND) {
        return first_names(KINDS);
    }
    if (field == JY_FIELD_GENRE) {
        return jy_genre_all();
    }
    if (field != JY_FIELD_TYPE) {
        return NULL;
    }
    const char **types = g_new0(const char *, G_N_ELEMENTS(TYPES) + 1);
    memcpy(types, TYPES, sizeof TYPES);
    return types;
}

/* ---- what a field can have ---- */

bool jy_field_value_check(jy_field field, const char *value, GError **err)
{
    char lower[JY_DATE_DAY], upper[JY_DATE_DAY];
    unsigned kinds;
    int64_t moment;
    switch (field) {
    case JY_FIELD_SINCE:
        if (!jy_field_value_moment(value, &moment)) {
            g_set_error(err, JY_ERROR, JY_ERROR_QUERY,
                        _("%s is no day and no time: 2026-11-01 and 2026-11-01T08:30 are"), value);
            return false;
        }
        return true;
    case JY_FIELD_YEAR:
    case JY_FIELD_DATE:
    case JY_FIELD_DUE:
        return jy_field_value_range(value, lower, upper, err);
    case JY_FIELD_KIND:
        if (!jy_field_value_kinds(value, &kinds)) {
            g_set_error(err, JY_ERROR, JY_ERROR_QUERY,
                        _("%s is none of the kinds commitment, report, problem, other, noise"), value);
            return false;
        }
        return true;
    default:
        return true;
    }
}

/* ---- a document by itself ---- */

static bool text_holds(const char *text, const char *value)
{
    g_autofree char *wanted = jy_field_value_fold(value), *folded = text ? jy_field_value_fold(text) : NULL;
    return folded && strstr(folded, wanted) != NULL;
}

static bool docno_holds(const char *docno, const char *value)
{
    g_autofree char *normal = jy_docno_parse(value, -1);
    g_autofree char *wanted = normal ? jy_field_value_fold(normal) : NULL,
                    *folded = docno ? jy_field_value_fold(docno) : NULL;
    return wanted ? g_strcmp0(wanted, folded) == 0 : text_holds(docno, value);
}

static bool type_holds(const jy_document *document, const char *value)
{
    const char *typed = jy_files_extension(document->path);
    g_autofree char *wanted = jy_field_value_fold(value), *extension = typed ? jy_field_value_fold(typed) : NULL;
    return text_holds(document->type, value) || g_strcmp0(extension, *wanted == '.' ? wanted + 1 : wanted) == 0;
}

static bool date_holds(const char *text, const char *value)
{
    char lower[JY_DATE_DAY], upper[JY_DATE_DAY], earliest[JY_DATE_DAY], latest[JY_DATE_DAY];
    jy_date date, first, last;
    if (!text || !jy_date_parse(text, (uint32_t)strlen(text), &date) ||
        !jy_field_value_range(value, lower, upper, NULL)) {
        return false;
    }
    jy_date_bounds(&date, &first, &last);
    jy_date_day(&first, earliest);
    jy_date_day(&last, latest);
    return strcmp(earliest, upper) <= 0 && strcmp(latest, lower) >= 0;
}

bool jy_field_value_is_body(const char *name, const char *value)
{
    g_autofree char *wanted = jy_field_value_fold(value), *folded = name ? jy_field_value_fold(name) : NULL;
    jy_alias alias = jy_alias_of(wanted);
    const bool fits = folded && jy_alias_fits(&alias, folded);
    jy_alias_clear(&alias);
    return fits;
}

bool jy_field_value_holds(jy_field field, const char *value, const jy_document *document)
{
    int64_t moment;
    if (!document) {
        return false;
    }
    switch (field) {
    case JY_FIELD_SINCE:
        return jy_field_value_moment(value, &moment) && document->indexed > 0 && document->indexed >= moment;
    case JY_FIELD_DOCNO:
        return docno_holds(document->docno, value);
    case JY_FIELD_ISSUER:
        return jy_field_value_is_body(document->issuer, value);
    case JY_FIELD_TYPE:
        return type_holds(document, value);
    case JY_FIELD_YEAR:
    case JY_FIELD_DATE:
        return date_holds(document->date, value);
    case JY_FIELD_PATH:
        return jy_field_value_is_of_path(value, document->path);
    default: /* those that have a term */
        return jy_fields_row(field)->prefix && text_holds(jy_fields_get(document, field), value);
    }
}
