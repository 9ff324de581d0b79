/* expansion.c: what is saved in the place of its name. */
#include "searcher/expansion.h"

#include "searcher/answer/archive.h"
#include "searcher/saved/saved.h"

const char *jy_searcher_expansion_name(const jy_searcher_options *typed)
{
    if (!typed->saved || *typed->saved) {
        return typed->saved;
    }
    return typed->words->len ? typed->words->pdata[0] : NULL;
}

GPtrArray *jy_searcher_expansion_make(const jy_searcher_options *typed, int argc, char **argv, GStringChunk *strings,
                                      GError **err)
{
    g_autoptr(GPtrArray) dbs = g_ptr_array_copy(typed->dbs, NULL, NULL);
    g_ptr_array_add(dbs, NULL);
    g_auto(GStrv) folders = jy_archive_folders((const char *const *)dbs->pdata);
    const char *name = jy_searcher_expansion_name(typed);
    g_autoptr(jy_saved_search) search =
        jy_saved_find((const char *const *)folders, name, jy_searcher_options_table(), err);
    if (!search) {
        return NULL;
    }
    GPtrArray *words = g_ptr_array_new();
    g_ptr_array_add(words, argv[0]);
    for (guint i = 0; i < search->pairs->len; i++) {
        const jy_options_pair *pair = &g_array_index(search->pairs, jy_options_pair, i);
        const bool is_word = g_str_equal(pair->name, "QUERY");
        /* A space before a word keeps it from being an option. */
        g_autofree char *word = is_word        ? g_strconcat(*pair->value == '-' ? " " : "", pair->value, NULL)
                                : *pair->value ? g_strdup_printf("--%s=%s", pair->name, pair->value)
                                               : g_strdup_printf("--%s", pair->name);
        g_ptr_array_add(words, g_string_chunk_insert(strings, word));
    }
    for (int i = 1; i < argc; i++) {
        g_ptr_array_add(words, argv[i]);
    }
    g_ptr_array_add(words, NULL);
    return words;
}
