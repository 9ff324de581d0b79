/* preference.c: the years, people and bodies that a question names and the index knows. */
#include "searcher/plan/preference.h"

#include <jiyan/index/schema.h>
#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/numerals.h>
#include <jiyan/text/phrase.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/plan/parts.h"
#include "searcher/plan/values.h"

#define _(s) gettext(s)

/* Names that are looked at, of all or of those with the same beginning. */
#define LOOKED_AT 300
/* Characters of a question that is looked at: a shorter one is a word, a longer one a text. */
#define QUESTION_LEAST 4
#define QUESTION_MOST 60
/* What a passage of a document that is named is worth more, and one of the year after. */
#define NAMED_FACTOR 1.0
#define NEXT_FACTOR 0.5
/* Years that may be meant. */
#define YEAR_FIRST 1900
#define YEAR_LAST 2099

/* What a question names of one sort. */
typedef struct {
    GPtrArray *queries; /* of xc_query */
    GPtrArray *values;  /* of char *: the same without their prefix */
} named_values;

/* What a question names so far. */
typedef struct {
    xc_database *database;
    named_values years, next_years, names;
    bool has_year[YEAR_LAST - YEAR_FIRST + 1];
    xc_error failure;
    bool failed;
} naming;

static void add_term(naming *of, named_values *to, const char *prefix, const char *value)
{
    g_autofree char *term = g_strconcat(prefix, value, NULL);
    xc_query *query = xc_query_term(term, strlen(term), 1, &of->failure);
    of->failed = of->failed || !query;
    jy_parts_add(to->queries, query);
    g_ptr_array_add(to->values, g_strdup(value));
}

/* ---- years ---- */

/* Takes a year at `at`: 2020年, or four digits with nothing behind that they count. Returns its bytes, 0 for none. */
static size_t take_year(naming *of, const char *text, const char *at)
{
    const size_t digits = strspn(at, "0123456789");
    const long year = digits == 4 ? strtol(at, NULL, 10) : 0;
    const char *behind = at + digits;
    const bool is_counted = jy_character_is_han(g_utf8_get_char(behind)) && !g_str_has_prefix(behind, "年");
    if (year < YEAR_FIRST || year > YEAR_LAST || is_counted || (at > text && g_ascii_isalnum(at[-1]))) {
        return 0;
    }
    if (!of->has_year[year - YEAR_FIRST]) {
        g_autofree char *value = g_strdup_printf("%ld", year), *next = g_strdup_printf("%ld", year + 1);
        of->has_year[year - YEAR_FIRST] = true;
        add_term(of, &of->years, JY_TERM_YEAR, value);
        add_term(of, &of->next_years, JY_TERM_YEAR, next);
    }
    return digits + (g_str_has_prefix(behind, "年") ? strlen("年") : 0);
}

static void find_digits(naming *of, const char *text)
{
    for (const char *at = text; *at;) {
        const size_t length = take_year(of, text, at);
        at += length ? length : MAX(strspn(at, "0123456789"), (size_t)(g_utf8_next_char(at) - at));
    }
}

/* In whatever way they are written: 二〇二〇年. */
static void find_years(naming *of, const char *text)
{
    g_autoptr(GPtrArray) variants = g_ptr_array_new_with_free_func(g_free);
    jy_numerals_vary(text, variants);
    find_digits(of, text);
    for (guint i = 0; i < variants->len; i++) {
        find_digits(of, variants->pdata[i]);
    }
}

/* ---- names ---- */

typedef struct {
    naming *of;
    const char *prefix, *text;
    guint left; /* that are looked at */
} name_search;

/* Takes a name where the text has it, also without what people leave out of it. */
static bool take_name(const char *name, const xc_terms *at, void *user)
{
    (void)at;
    name_search *search = user;
    static const char STATE[] = "中华人民共和国";
    const char *shown = g_str_has_prefix(name, STATE) && name[sizeof STATE - 1] ? name + sizeof STATE - 1 : name;
    const char *found = g_utf8_strlen(shown, -1) > 1 ? strstr(search->text, shown) : NULL;
    if (found) {
        add_term(search->of, &search->of->names, search->prefix, name);
    }
    return --search->left > 0;
}

/* Takes those names that begin so. Returns false where there are more than are looked at. */
static bool take_names(naming *of, const char *prefix, const char *beginning, const char *text)
{
    name_search search = {of, prefix, text, LOOKED_AT};
    of->failed = !jy_values_visit(of->database, prefix, beginning, take_name, &search, &of->failure) || of->failed;
    return search.left > 0;
}

static bool begins_name(const char *at)
{
    return jy_character_is_han(g_utf8_get_char(at)) && jy_character_is_han(g_utf8_get_char(g_utf8_next_char(at)));
}

/* Looks for the names under a prefix: for all of them in the text, or, where they are many, for those that begin with
 * two characters of it. */
static void find_names(naming *of, const char *prefix, const char *text)
{
    if (take_names(of, prefix, "", text)) {
        return;
    }
    for (const char *at = text; *at && !of->failed; at = g_utf8_next_char(at)) {
        if (begins_name(at)) {
            g_autofree char *beginning = g_utf8_substring(at, 0, 2);
            (void)take_names(of, prefix, beginning, text);
        }
    }
}

/* ---- both ---- */

static void clear_preference(void *item)
{
    jy_preference *preference = item;
    xc_query_free(preference->documents);
    g_ptr_array_unref(preference->values);
}

static named_values new_values(void)
{
    return (named_values){jy_parts_new(), g_ptr_array_new_with_free_func(g_free)};
}

/* Adds the documents that have one of the values to the preferences; takes the values. */
static void add_either(naming *of, named_values named, double factor, GArray *preferences)
{
    const bool is_named = named.queries->len && !of->failed;
    xc_query *any = is_named ? jy_parts_join(g_ptr_array_ref(named.queries), XC_OP_OR, &of->failure) : NULL;
    of->failed = of->failed || (is_named && !any);
    if (any) {
        const jy_preference preference = {any, factor, g_ptr_array_ref(named.values)};
        g_array_append_val(preferences, preference);
    }
    g_ptr_array_unref(named.queries);
    g_ptr_array_unref(named.values);
}

GArray *jy_preference_find(jy_index *index, const GPtrArray *phrases, GError **err)
{
    g_autoptr(GArray) preferences = g_array_new(false, false, sizeof(jy_preference));
    g_array_set_clear_func(preferences, clear_preference);
    naming of = {
        .database = jy_index_database(index), .years = new_values(), .next_years = new_values(), .names = new_values()};
    glong characters = 0;
    for (guint i = 0; i < phrases->len; i++) {
        characters += g_utf8_strlen(jy_phrase_folded(phrases->pdata[i])->text, -1);
    }
    const bool is_question = characters >= QUESTION_LEAST && characters <= QUESTION_MOST;
    for (guint i = 0; is_question && i < phrases->len && !of.failed; i++) {
        const char *text = jy_phrase_folded(phrases->pdata[i])->text;
        find_years(&of, text);
        find_names(&of, JY_TERM_SPEAKER, text);
        find_names(&of, JY_TERM_ISSUER, text);
    }
    add_either(&of, of.years, NAMED_FACTOR, preferences);
    add_either(&of, of.next_years, NEXT_FACTOR, preferences);
    add_either(&of, of.names, NAMED_FACTOR, preferences);
    if (of.failed) {
        jy_index_set_error(err, &of.failure, _("reading the index"));
        return NULL;
    }
    return g_steal_pointer(&preferences);
}

static bool has_name(const char *text, const char *name)
{
    g_autofree char *folded = text ? jy_fold_string(text, -1) : NULL;
    return folded && strstr(folded, name);
}

bool jy_preference_holds(const jy_preference *preference, const jy_document *document)
{
    for (guint i = 0; i < preference->values->len; i++) {
        const char *value = preference->values->pdata[i];
        const bool is_year = g_ascii_isdigit(*value);
        if (is_year ? document->date && g_str_has_prefix(document->date, value)
                    : has_name(document->speaker, value) || has_name(document->issuer, value)) {
            return true;
        }
    }
    return false;
}
