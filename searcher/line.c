/* line.c: a command line of jiyan-search, or pairs in its place, read into options. */
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/expansion.h"
#include "searcher/ledger/alarm.h"
#include "searcher/options.h"
#include "searcher/saved/saved.h"

#define BUDGET_DEFAULT 5
#define LIMIT_DEFAULT 10

/* True for -issuer:国务院. */
static bool names_field(const char *word)
{
    const char *colon = *word == '-' ? strchr(word, ':') : NULL;
    return colon && jy_fields_find(word + 1, (size_t)(colon - word) - 1, JY_FIELD_ASKED) != JY_FIELD_NONE;
}

/* A word such as -税收 is the question's NOT: with a space before it argp takes it for no option. Returns a new argv;
 * `strings` gets the words that are not the old ones. */
static char **guard_words(int argc, char **argv, GStringChunk *strings)
{
    char **guarded = g_new0(char *, (gsize)argc + 1);
    for (int i = 0; i < argc; i++) {
        unsigned char second = argv[i][0] == '-' ? (unsigned char)argv[i][1] : 0;
        guarded[i] = argv[i];
        if (second >= 0x80 || second == '"' || second == '(' || names_field(argv[i])) {
            g_autofree char *fresh = g_strconcat(" ", argv[i], NULL);
            guarded[i] = g_string_chunk_insert(strings, fresh);
        }
    }
    return guarded;
}

static void begin(jy_searcher_options *options)
{
    *options = (jy_searcher_options){
        .dbs = g_ptr_array_new(),
        .filters = jy_filter_list(NULL),
        .words = g_ptr_array_new(),
        .given = g_array_new(false, false, sizeof(jy_options_pair)),
        .strings = g_string_chunk_new(1024),
        .request = {.search = {.limit = LIMIT_DEFAULT},
                    .view = {.fail_on = JY_ALARM_OPEN},
                    .budget = BUDGET_DEFAULT,
                    .options = jy_searcher_options_table()},
    };
}

/* All options and words but for where and how, as one text. */
static const char *asked_of(const jy_searcher_options *options)
{
    g_autoptr(GString) asked = g_string_new(NULL);
    for (guint i = 0; i < options->given->len; i++) {
        const jy_options_pair *pair = &g_array_index(options->given, jy_options_pair, i);
        const bool is_aside = g_str_equal(pair->name, "db") || g_str_equal(pair->name, "saved");
        if (!is_aside && !jy_saved_is_look(pair->name)) {
            g_string_append_printf(asked, "%s=%s\n", pair->name, pair->value ? pair->value : "");
        }
    }
    return g_string_chunk_insert(options->strings, asked->str);
}

/* Fills in what follows from what was read. */
static void finish(jy_searcher_options *options)
{
    jy_answer_request *request = &options->request;
    request->overdue = options->overdue;
    request->search.match = request->like ? JY_MATCH_ANY : request->search.match;
    request->view.query = request->trace ? request->trace : request->search.query;
    request->view.several = options->dbs->len > 1;
    request->view.asked = request->view.format == JY_AS_ATOM ? asked_of(options) : NULL;
    request->view.is_batch = request->batch != NULL;
    request->view.is_like = request->like != NULL;
    request->view.is_grouped = request->search.group == JY_GROUP_DOCUMENT;
    g_ptr_array_add(options->dbs, NULL);
    request->search.filters = (const jy_filter *)(void *)options->filters->data;
}

/* Reads what was typed before a saved search stands in the place of its name, if one is named. */
static void peek(int argc, char **argv, jy_searcher_options *ret_typed)
{
    jy_options_table bare = *jy_searcher_options_table();
    bare.rule_count = 0;
    bare.settle = NULL;
    begin(ret_typed);
    g_autofree char **copy = g_memdup2(argv, ((gsize)argc + 1) * sizeof *argv);
    jy_options_parse(&bare, argc, copy, ret_typed);
}

/* Returns new words, the typed ones with what is saved; NULL where nothing of that is named. Ends the program where it
 * is not there. */
static GPtrArray *expand(int argc, char **argv, jy_searcher_options *options)
{
    jy_searcher_options typed;
    g_autoptr(GError) failure = NULL;
    peek(argc, argv, &typed);
    GPtrArray *words = NULL;
    if (jy_searcher_expansion_name(&typed) && !typed.save && !typed.forget) {
        words = jy_searcher_expansion_make(&typed, argc, argv, options->strings, &failure);
        options->is_expanded = words != NULL;
        options->named_by = *typed.saved ? NULL : jy_searcher_expansion_name(&typed);
    }
    jy_searcher_options_clear(&typed);
    if (failure) {
        exit(jy_command_fail(failure));
    }
    return words;
}

void jy_searcher_options_parse(int argc, char **argv, jy_searcher_options *ret_options)
{
    begin(ret_options);
    g_autofree char **guarded = guard_words(argc, argv, ret_options->strings);
    g_autoptr(GPtrArray) words = expand(argc, guarded, ret_options);
    jy_options_parse(jy_searcher_options_table(), words ? (int)words->len - 1 : argc,
                     words ? (char **)words->pdata : guarded, ret_options);
    finish(ret_options);
}

bool jy_searcher_options_read(const jy_options_pair *pairs, size_t count, jy_searcher_options *ret_options,
                              GError **err)
{
    begin(ret_options);
    const bool is_read = jy_options_read_pairs(jy_searcher_options_table(), pairs, count, ret_options, err);
    finish(ret_options);
    return is_read;
}

void jy_searcher_options_clear(jy_searcher_options *options)
{
    g_clear_pointer(&options->dbs, g_ptr_array_unref);
    g_clear_pointer(&options->filters, g_array_unref);
    g_clear_pointer(&options->words, g_ptr_array_unref);
    g_clear_pointer(&options->given, g_array_unref);
    g_clear_pointer(&options->strings, g_string_chunk_free);
}
