/* suggest.c: what a question that is being typed may become. */
#include "server/page/suggest.h"

#include <jiyan/base/json.h>
#include <jiyan/text/words.h>
#include <libintl.h>
#include <stdbool.h>
#include <string.h>

#include "server/api/api.h"
#include "server/page/link.h"
#include "server/quotes/citation.h"

#define _(s) gettext(s)

/* Characters of a question that is helped: one alone begins too much. */
#define LENGTH_LEAST 2
#define LENGTH_MOST 30
/* Places that are looked at for what stands behind the words, and characters that are taken of it. */
#define PLACES "300"
#define BEHIND_MOST 8
/* How often a phrase has to be there to be one, and which share of it more may lose. */
#define PHRASE_LEAST 3
#define PHRASE_LOSS 0.25
/* Suggestions of a kind. */
#define EACH_MOST 4

/* What is being made. */
typedef struct {
    jy_service *service;
    const char *typed;
    json_t *list;
} suggest_request;

static void add(const suggest_request *request, const char *text, const char *label)
{
    json_array_append_new(request->list, json_pack("{s:s, s:s}", "text", text, "label", label));
}

/* A name, value, …, that ends with NULL. Returns a new reference; NULL where nothing is answered. */
static json_t *ask(const suggest_request *request, const char *endpoint, const char *const *pairs)
{
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    for (; *pairs; pairs += 2) {
        jy_link_add(asked, pairs[0], pairs[1]);
    }
    return jy_api_read(request->service, endpoint, asked, notices, NULL);
}

/* ---- phrases ---- */

/* Whether a word ends there: no number does, nor what only joins. */
static bool ends_word(const GArray *words, size_t end)
{
    for (guint i = 0; i < words->len; i++) {
        if (g_array_index(words, jy_word, i).end == end) {
            return true;
        }
    }
    return false;
}

/* Counts how a place of what is typed goes on: as far as each word's end, within the clause and before a figure. */
static void count_behind(GHashTable *counts, jy_words *cutter, const char *typed, const char *behind)
{
    const size_t length = strlen(typed);
    const char *end = behind;
    for (int i = 0; i < BEHIND_MOST && g_unichar_isalpha(g_utf8_get_char(end)); i++) {
        end = g_utf8_next_char(end);
    }
    g_autofree char *clause = g_strdup_printf("%s%.*s", typed, (int)(end - behind), behind);
    g_autoptr(GArray) words = g_array_new(false, false, sizeof(jy_word));
    jy_words_cut(cutter, clause, (uint32_t)strlen(clause), words);
    for (const char *at = clause + length; *at;) {
        at = g_utf8_next_char(at);
        if (ends_word(words, (size_t)(at - clause))) {
            char *phrase = g_strndup(clause + length, (size_t)(at - clause) - length);
            const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(counts, phrase));
            g_hash_table_replace(counts, phrase, GUINT_TO_POINTER(known + 1));
        }
    }
}

/* Whether more goes with nearly all of it, so that the phrase has not ended. */
static bool goes_on(GHashTable *counts, const char *phrase, guint count)
{
    GHashTableIter iter;
    void *longer, *number;
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &longer, &number)) {
        if (longer != phrase && g_str_has_prefix(longer, phrase) &&
            GPOINTER_TO_UINT(number) >= (1 - PHRASE_LOSS) * count) {
            return true;
        }
    }
    return false;
}

/* Those that are frequent and have ended. Returns a new array of the table's keys. */
static GPtrArray *choose_phrases(GHashTable *counts)
{
    GPtrArray *phrases = g_ptr_array_new();
    GHashTableIter iter;
    void *phrase, *number;
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &phrase, &number)) {
        if (GPOINTER_TO_UINT(number) >= PHRASE_LEAST && !goes_on(counts, phrase, GPOINTER_TO_UINT(number))) {
            g_ptr_array_add(phrases, phrase);
        }
    }
    return phrases;
}

static int by_count(const void *a, const void *b, void *user)
{
    GHashTable *counts = user;
    const char *left = *(const char *const *)a, *right = *(const char *const *)b;
    const guint lefts = GPOINTER_TO_UINT(g_hash_table_lookup(counts, left)),
                rights = GPOINTER_TO_UINT(g_hash_table_lookup(counts, right));
    return lefts != rights ? (lefts < rights) - (lefts > rights) : strcmp(left, right);
}

static void add_phrases(const suggest_request *request)
{
    g_autoptr(jy_words) cutter = jy_words_new();
    if (!cutter) {
        return;
    }
    g_autofree char *exact = g_strdup_printf("\"%s\"", request->typed);
    json_t *answer = ask(request, "kwic", (const char *const[]){"q", exact, "limit", PLACES, "budget", "1", NULL});
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t i;
    const json_t *line;
    json_array_foreach(json_object_get(answer, "lines"), i, line)
    {
        count_behind(counts, cutter, request->typed, jy_json_get_text(line, "right"));
    }
    g_autoptr(GPtrArray) phrases = choose_phrases(counts);
    g_ptr_array_sort_with_data(phrases, by_count, counts);
    for (guint p = 0; p < MIN(phrases->len, EACH_MOST); p++) {
        g_autofree char *text = g_strconcat(request->typed, phrases->pdata[p], NULL);
        g_autofree char *label =
            g_strdup_printf(_("%u times"), GPOINTER_TO_UINT(g_hash_table_lookup(counts, phrases->pdata[p])));
        add(request, text, label);
    }
    json_decref(answer);
}

/* ---- titles and headings ---- */

/* Adds FIELD:"TEXT" once. */
static void add_field(const suggest_request *request, GHashTable *known, const char *field, const char *text,
                      const char *label)
{
    if (g_hash_table_size(known) < EACH_MOST && !strchr(text, '"') && g_hash_table_add(known, g_strdup(text))) {
        g_autofree char *question = g_strdup_printf("%s:\"%s\"", field, text);
        add(request, question, label);
    }
}

static void add_titles(const suggest_request *request)
{
    g_autofree char *named = g_strdup_printf("title:\"%s\"", request->typed);
    json_t *answer = ask(request, "search", (const char *const[]){"q", named, "group", "document", NULL});
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t i;
    const json_t *hit;
    json_array_foreach(json_object_get(answer, "hits"), i, hit)
    {
        add_field(request, known, "title", jy_citation_title(hit), _("Title"));
    }
    json_decref(answer);
}

static void add_headings(const suggest_request *request)
{
    g_autofree char *named = g_strdup_printf("heading:\"%s\"", request->typed);
    json_t *answer = ask(request, "search", (const char *const[]){"q", named, NULL});
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t i, j;
    const json_t *hit, *heading;
    json_array_foreach(json_object_get(answer, "hits"), i, hit)
    {
        json_array_foreach(json_object_get(hit, "heading"), j, heading)
        {
            if (strstr(json_string_value(heading), request->typed)) {
                add_field(request, known, "heading", json_string_value(heading), _("Heading"));
            }
        }
    }
    json_decref(answer);
}

/* ---- values of fields ---- */

static void add_values(const suggest_request *request, const char *field, const char *label)
{
    g_autofree char *begun = g_strdup_printf("%s:\"%s\"", field, request->typed);
    json_t *rows = ask(request, "facets", (const char *const[]){"facet", field, "q", begun, NULL});
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row)
    {
        add_field(request, known, field, jy_json_get_text(row, "value"), label);
    }
    json_decref(rows);
}

/* A question with a language of its own is known already. */
static bool is_helped(const char *typed)
{
    const glong length = g_utf8_strlen(typed, -1);
    for (const char *at = typed; *at; at = g_utf8_next_char(at)) {
        if (!g_unichar_isalnum(g_utf8_get_char(at)) && *at != ' ') {
            return false;
        }
    }
    return length >= LENGTH_LEAST && length <= LENGTH_MOST;
}

void jy_suggest_reply(jy_service *service, const jy_call *call, jy_reply *reply)
{
    const char *typed = jy_call_value(call, "q");
    const suggest_request request = {service, typed ? typed : "", json_array()};
    if (is_helped(request.typed)) {
        add_phrases(&request);
        add_titles(&request);
        add_headings(&request);
        add_values(&request, "speaker", _("Speaker"));
        add_values(&request, "issuer", _("Issuer"));
    }
    jy_json_print(request.list, jy_reply_stream(reply));
    json_decref(request.list);
    reply->type = "application/json";
    jy_reply_add_header(reply, "Cache-Control", "no-cache");
}
