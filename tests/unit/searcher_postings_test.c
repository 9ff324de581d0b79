/* searcher_postings_test.c: texts found by their tokens are those that hold them. */
#include <glib.h>
#include <string.h>

#include "searcher/trails/postings.h"

#define TEXTS 700
#define TOPICS 200
#define CHARACTERS 40 /* of which texts and topics are made */

/* A text or topic of Han characters, chosen by a seed. Returns a new text; free with g_free. */
static char *make_text(GRand *rand, int length)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < length; i++) {
        /* Those at the beginning are the commoner ones. */
        int at = g_rand_int_range(rand, 0, CHARACTERS) * g_rand_int_range(rand, 0, CHARACTERS) / CHARACTERS;
        g_string_append_unichar(text, 0x4E00 + (gunichar)at);
    }
    return g_string_free(text, false);
}

/* As if the words were of different weights. */
static jy_topic *make_topic(GRand *rand, jy_lexis *lexis)
{
    g_autofree char *phrase = make_text(rand, g_rand_int_range(rand, 1, 12));
    jy_topic *topic = jy_topic_new_of_request(lexis, phrase);
    topic->total = 0;
    for (guint i = 0; i < topic->tokens->len; i++) {
        jy_topic_token *token = &g_array_index(topic->tokens, jy_topic_token, i);
        token->weight *= g_rand_double_range(rand, 0.01, 1);
        topic->total += token->weight;
    }
    return topic;
}

static uint64_t bits_of(const GArray *tokens, const jy_topic *topic)
{
    return jy_topic_bits(topic, (const jy_sentence_token *)(void *)tokens->data, tokens->len);
}

/* What is found of a topic from a text on is what reaches the weight, each once, and its bits are right. */
static void check(jy_postings *postings, const GPtrArray *texts, const jy_topic *topic, double share, uint32_t from)
{
    const double least = share * topic->total;
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(jy_posted));
    jy_postings_find(postings, topic, least, from, found);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < found->len; i++) {
        const jy_posted *posted = &g_array_index(found, jy_posted, i);
        g_assert_true(g_hash_table_add(seen, GUINT_TO_POINTER(posted->text)));
        g_assert_cmpuint(posted->bits, ==, bits_of(texts->pdata[posted->text], topic));
    }
    for (guint text = 0; text < texts->len; text++) {
        const uint64_t own = bits_of(texts->pdata[text], topic);
        bool must_be_found = text >= from && own && jy_topic_weight(topic, own) >= least;
        g_assert_cmpint(must_be_found, ==, g_hash_table_contains(seen, GUINT_TO_POINTER(text)));
        g_assert_cmpuint(jy_postings_bits(postings, topic, text), ==, own);
    }
}

static void test_random(void)
{
    static const double SHARES[] = {0, 0.2, 0.4, 0.7, 1};
    g_autoptr(GRand) rand = g_rand_new_with_seed(9);
    g_autoptr(jy_lexis) lexis = jy_lexis_new(NULL);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GPtrArray) topics = g_ptr_array_new_with_free_func((GDestroyNotify)jy_topic_free);
    jy_postings *postings = jy_postings_new();
    for (int i = 0; i < TOPICS; i++) {
        g_ptr_array_add(topics, make_topic(rand, lexis));
        jy_postings_expect(postings, topics->pdata[i]);
    }
    for (int i = 0; i < TEXTS; i++) {
        g_autofree char *text = make_text(rand, g_rand_int_range(rand, 0, 30));
        GArray *tokens = g_array_new(false, false, sizeof(jy_sentence_token));
        jy_tokens_cut(text, tokens);
        jy_postings_add(postings, tokens);
        g_ptr_array_add(texts, tokens);
    }
    jy_postings_end(postings);
    for (int i = 0; i < TOPICS; i++) {
        static const uint32_t FROM[] = {0, 0, 1, TEXTS / 2, TEXTS - 1, TEXTS, TEXTS + 1};
        check(postings, texts, topics->pdata[i], SHARES[i % 5], FROM[i % 7]);
    }
    jy_postings_free(postings);
}

static void test_empty(void)
{
    g_autoptr(jy_lexis) lexis = jy_lexis_new(NULL);
    g_autoptr(jy_topic) topic = jy_topic_new(lexis, "水厂"), none = jy_topic_new(lexis, "");
    jy_postings *postings = jy_postings_new();
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(jy_posted));
    jy_postings_end(postings);
    jy_postings_find(postings, topic, 0, 0, found);
    g_assert_cmpuint(found->len, ==, 0);
    jy_postings_find(postings, none, 0, 0, found);
    g_assert_cmpuint(found->len, ==, 0);
    jy_postings_free(postings);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/postings/random", test_random);
    g_test_add_func("/searcher/postings/empty", test_empty);
    return g_test_run();
}
