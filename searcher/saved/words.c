/* words.c: what a saved search may say. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "searcher/saved/saved.h"

#define _(s) gettext(s)

/* The row of the words that no option takes. */
#define QUESTION "QUERY"

/* What decides what is found, and in which order. Each has a value, or none, that names nothing outside of the index.
 */
static const char *const KEPT[] = {"match",      "like",  "strict-query", "as-typed", "title", "speaker",  "issuer",
                                   "docno",      "path",  "type",         "year",     "date",  "kind",     "genre",
                                   "new-since",  "limit", "budget",       "group",    "sort",  "copies",   "prefer",
                                   "statements", "due",   "overdue",      "testable", "owner", "strength", "trace",
                                   "kwic",       "facet", "stats",        NULL};
/* How an answer looks: may stand on a line, and is not kept. */
static const char *const LOOKS[] = {"format",  "cite",   "context", "full",   "color", "width",
                                    "explain", "header", "bom",     "offset", NULL};
/* What is about the command line itself. */
static const char *const ASIDE[] = {"db", "save", NULL};

bool jy_saved_is_look(const char *option)
{
    return g_strv_contains(LOOKS, option);
}

/* ---- words as options ---- */

static const jy_options_row *row_of(const jy_options_table *table, const char *name, size_t length)
{
    for (size_t i = 0; i < table->count; i++) {
        const jy_options_row *row = &table->rows[i];
        const bool is_option = row->name && row->kind != JY_OPTIONS_STATE && row->kind != JY_OPTIONS_WORDS;
        if (is_option && strlen(row->name) == length && memcmp(row->name, name, length) == 0) {
            return row;
        }
    }
    return NULL;
}

/* Reads one option, and moves to its last word. False with an error. */
static bool read_option(char *const **at, const jy_options_table *table, jy_options_pair *ret_pair, GError **err)
{
    const char *name = **at + 2, *equals = strchr(name, '=');
    const size_t length = equals ? (size_t)(equals - name) : strlen(name);
    g_autofree char *called = g_strndup(name, length);
    const jy_options_row *row = row_of(table, name, length);
    if (!row) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: there is no such option"), called);
        return false;
    }
    if (!g_strv_contains(KEPT, called) && !jy_saved_is_look(called)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: no saved search may have it"), called);
        return false;
    }
    const bool wants_word = row->argument && !row->is_optional;
    if (equals ? !row->argument : wants_word && !(*at)[1]) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, equals ? _("--%s takes no value") : _("--%s wants a value"), called);
        return false;
    }
    *at += !equals && wants_word;
    *ret_pair = (jy_options_pair){row->name, equals ? equals + 1 : wants_word ? **at : ""};
    return true;
}

GArray *jy_saved_pairs(char *const *words, const jy_options_table *table, GError **err)
{
    g_autoptr(GArray) pairs = g_array_new(false, false, sizeof(jy_options_pair));
    bool has_options = true;
    for (char *const *at = words; *at; at++) {
        /* A space before a word keeps it from being an option. */
        jy_options_pair pair = {QUESTION, *at + strspn(*at, " ")};
        if (has_options && g_str_equal(*at, "--")) {
            has_options = false;
            continue;
        }
        if (has_options && g_str_has_prefix(*at, "--") && !read_option(&at, table, &pair, err)) {
            return NULL;
        }
        g_array_append_val(pairs, pair);
    }
    return g_steal_pointer(&pairs);
}

const char *jy_saved_answer(const jy_saved_search *search)
{
    /* What goes before, as the command line has it. */
    static const char *const ANSWERS[][2] = {
        {"trace", "trace"},         {"statements", "statements"}, {"owner", "statements"},
        {"due", "statements"},      {"overdue", "statements"},    {"testable", "statements"},
        {"strength", "statements"}, {"facet", "facets"},          {"stats", "stats"},
        {"kwic", "kwic"},           {"like", "similar"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ANSWERS); i++) {
        for (guint k = 0; k < search->pairs->len; k++) {
            if (g_str_equal(g_array_index(search->pairs, jy_options_pair, k).name, ANSWERS[i][0])) {
                return ANSWERS[i][1];
            }
        }
    }
    return "search";
}

/* ---- options as words ---- */

/* Marks that no shell takes for anything else; nor are bytes beyond ASCII. */
static bool is_plain(const char *word)
{
    for (; *word; word++) {
        if ((unsigned char)*word < 0x80 && !g_ascii_isalnum(*word) && !strchr("-_=.,:/@%+", *word)) {
            return false;
        }
    }
    return true;
}

static void append_word(GString *line, const char *word)
{
    g_autofree char *quoted = *word && is_plain(word) ? g_strdup(word) : g_shell_quote(word);
    g_string_append_printf(line, "%s%s", line->len ? " " : "", quoted);
}

static bool is_on_one_line(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            return false;
        }
    }
    return true;
}

/* Appends an option or a word of the question. False with an error. */
static bool append_pair(GString *line, const jy_options_pair *pair, const jy_options_table *table, GError **err)
{
    const char *value = pair->value ? pair->value : "";
    if (!is_on_one_line(value) || !g_utf8_validate(value, -1, NULL)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: what is kept stands on one line, as text in UTF-8"),
                    "save");
        return false;
    }
    if (g_str_equal(pair->name, QUESTION)) {
        const char *bare = value + strspn(value, " ");
        g_autofree char *word = g_strconcat(g_str_has_prefix(bare, "--") ? " " : "", bare, NULL);
        append_word(line, word);
        return true;
    }
    if (!g_strv_contains(KEPT, pair->name)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: no saved search may have it"), pair->name);
        return false;
    }
    const jy_options_row *row = row_of(table, pair->name, strlen(pair->name));
    const bool has_value = row && row->argument && pair->value && !(row->is_optional && !*value);
    g_autofree char *word = g_strconcat("--", pair->name, has_value ? "=" : NULL, value, NULL);
    append_word(line, word);
    return true;
}

char *jy_saved_arguments(const GArray *pairs, const jy_options_table *table, GError **err)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < pairs->len; i++) {
        const jy_options_pair *pair = &g_array_index(pairs, jy_options_pair, i);
        const bool is_passed_over = g_strv_contains(ASIDE, pair->name) || jy_saved_is_look(pair->name);
        if (!is_passed_over && !append_pair(line, pair, table, err)) {
            return NULL;
        }
    }
    if (!line->len) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: nothing is asked for that could be kept"), "save");
        return NULL;
    }
    return g_strdup(line->str);
}
