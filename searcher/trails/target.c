/* target.c: what a question asks to be followed. */
#include "searcher/trails/target.h"

#include <jiyan/text/fold.h>

#include "searcher/trails/thesaurus.h"

/* A topic of looser words that weighs less says too little. */
#define LEAST_LOOSER 0.3

/* ---- words and filters ---- */

static void read_node(const jy_node *node, bool binds, const jy_target *asked)
{
    if (node->kind == JY_NODE_PHRASE) {
        g_string_append_printf(asked->words, "%s%s", asked->words->len ? " " : "", node->text);
    } else if (node->kind == JY_NODE_FIELD && binds) {
        g_ptr_array_add(asked->filters, g_strdup_printf("%s:%s", jy_fields_name(node->field), node->text));
    }
    for (guint i = 0; node->kind != JY_NODE_NOT && i < jy_node_children(node); i++) {
        read_node(jy_node_child(node, i), binds && node->kind == JY_NODE_AND, asked);
    }
}

bool jy_target_read(const jy_request *question, jy_target *ret_asked, GError **err)
{
    jy_node *root = jy_request_read(question, err);
    if (!root) {
        return false;
    }
    *ret_asked = (jy_target){g_string_new(NULL), g_ptr_array_new_with_free_func(g_free)};
    read_node(root, true, ret_asked);
    g_ptr_array_add(ret_asked->filters, NULL);
    jy_node_free(root);
    return true;
}

void jy_target_clear(jy_target *asked)
{
    g_string_free(asked->words, true);
    g_ptr_array_unref(asked->filters);
}

/* ---- topics ---- */

/* The same question with looser words in the place of one of its words. */
static void add_looser(jy_lexis *lexis, GPtrArray *topics, const char *spelled, const char *word)
{
    const char *next = g_utf8_next_char(word), *looser = jy_thesaurus_looser(g_utf8_get_char(word));
    g_auto(GStrv) forms = g_strsplit(looser ? looser : "", " ", -1);
    for (char **form = forms; *form && topics->len < JY_TARGET_TOPICS; form++) {
        g_autofree char *phrase = g_strdup_printf("%.*s%s%s", (int)(word - spelled), spelled, *form, next);
        g_autofree char *plain = jy_thesaurus_unspell(phrase);
        g_autoptr(jy_topic) topic = jy_topic_new(lexis, plain);
        if (topic->total >= LEAST_LOOSER) {
            g_ptr_array_add(topics, g_steal_pointer(&topic));
        }
    }
}

GPtrArray *jy_target_topics(jy_lexis *lexis, const char *words)
{
    GPtrArray *topics = g_ptr_array_new_with_free_func((GDestroyNotify)jy_topic_free);
    g_autofree char *folded = jy_fold_string(words, -1), *spelled = jy_thesaurus_spell(folded);
    g_ptr_array_add(topics, jy_topic_new_of_request(lexis, words));
    for (const char *at = spelled; *at; at = g_utf8_next_char(at)) {
        add_looser(lexis, topics, spelled, at);
    }
    return topics;
}
