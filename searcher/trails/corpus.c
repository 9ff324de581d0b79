/* corpus.c: statements loaded, cut and found again by their tokens. */
#include "searcher/trails/corpus.h"

#include "searcher/query/request.h"
#include "searcher/search/search.h"
#include <jiyan/text/sentence.h>
#include <string.h>

struct jy_corpus {
    jy_result *result;
    GArray *mentions;     /* of jy_mention */
    GArray *tokens;       /* of jy_sentence_token: all sentences and headings */
    GHashTable *postings; /* key → GArray of uint32_t, mentions in order */
    GArray *weights;      /* of double, a mention: scratch of jy_corpus_find */
};

/* ---- loading ---- */

static void cut(jy_corpus *pool, const char *text, uint32_t *ret_first, uint32_t *ret_count)
{
    *ret_first = pool->tokens->len;
    jy_tokens_cut(text, pool->tokens);
    *ret_count = pool->tokens->len - *ret_first;
}

static void cut_sentence(jy_corpus *pool, jy_mention *mention)
{
    const jy_statement *statement = mention->statement;
    g_autoptr(GString) line = g_string_new(NULL);
    jy_sentence_line(mention->hit->passage.text + statement->start, statement->end - statement->start, line);
    cut(pool, line->str, &mention->first, &mention->count);
}

static void add_hit(jy_corpus *pool, const jy_hit *hit)
{
    jy_mention mention = {.hit = hit, .date = hit->document->date ? hit->document->date : ""};
    g_autofree char *headings = g_strjoinv("\n", hit->passage.headings);
    cut(pool, headings, &mention.above, &mention.above_count);
    for (guint i = 0; i < hit->passage.statements->len; i++) {
        mention.statement = &g_array_index(hit->passage.statements, jy_statement, i);
        if (mention.statement->kind != JY_STATEMENT_OTHER) {
            cut_sentence(pool, &mention);
            g_array_append_val(pool->mentions, mention);
        }
    }
}

static uint32_t place(const jy_mention *mention)
{
    return mention->hit->passage.offset + mention->statement->start;
}

static gint by_place(const void *a, const void *b)
{
    const jy_mention *left = a, *right = b;
    int order = strcmp(left->date, right->date);
    order = order ? order : strcmp(left->hit->document->path, right->hit->document->path);
    order = order ? order : (left->hit->folder > right->hit->folder) - (left->hit->folder < right->hit->folder);
    order = order ? order : strcmp(left->hit->passage.document, right->hit->passage.document);
    return order ? order : (place(left) > place(right)) - (place(left) < place(right));
}

/* A token that a sentence holds twice is posted once. */
static void post(jy_corpus *pool, uint32_t key, uint32_t i)
{
    GArray *list = g_hash_table_lookup(pool->postings, GUINT_TO_POINTER(key));
    if (!list) {
        list = g_array_new(false, false, sizeof(uint32_t));
        g_hash_table_insert(pool->postings, GUINT_TO_POINTER(key), list);
    }
    if (list->len == 0 || g_array_index(list, uint32_t, list->len - 1) != i) {
        g_array_append_val(list, i);
    }
}

static void post_all(jy_corpus *pool)
{
    for (uint32_t i = 0; i < pool->mentions->len; i++) {
        jy_mention *mention = &g_array_index(pool->mentions, jy_mention, i);
        mention->follows = i > 0 && mention[-1].hit == mention->hit;
        for (uint32_t j = 0; j < mention->count; j++) {
            post(pool, g_array_index(pool->tokens, jy_sentence_token, mention->first + j).key, i);
        }
    }
}

jy_corpus *jy_corpus_load(jy_index *index, const char *words, const char *const *filters, GError **err)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (const char *const *filter = filters; filter && *filter; filter++) {
        g_ptr_array_add(all, (void *)(uintptr_t)*filter);
    }
    g_ptr_array_add(all, (void *)(uintptr_t) "kind:commitment,report,problem");
    g_ptr_array_add(all, NULL);
    uint32_t passages = MAX(jy_index_passages(index), 1);
    const jy_request question = {.query = words,
                                 .filters = (const char *const *)all->pdata,
                                 .limit = !words   ? passages
                                          : *words ? MIN(passages, JY_POOL_PASSAGES)
                                                   : 0,
                                 .match = JY_MATCH_ANY};
    jy_result *result = jy_search(index, &question, err);
    if (!result) {
        return NULL;
    }
    jy_corpus *pool = g_new0(jy_corpus, 1);
    pool->result = result;
    pool->mentions = g_array_new(false, false, sizeof(jy_mention));
    pool->tokens = g_array_new(false, false, sizeof(jy_sentence_token));
    pool->postings = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < result->hits->len; i++) {
        add_hit(pool, result->hits->pdata[i]);
    }
    g_array_sort(pool->mentions, by_place);
    post_all(pool);
    pool->weights = g_array_new(false, true, sizeof(double));
    g_array_set_size(pool->weights, pool->mentions->len);
    return pool;
}

void jy_corpus_free(jy_corpus *pool)
{
    if (!pool) {
        return;
    }
    g_array_unref(pool->mentions);
    g_array_unref(pool->tokens);
    g_array_unref(pool->weights);
    g_hash_table_unref(pool->postings);
    jy_result_free(pool->result);
    g_free(pool);
}

/* ---- reading ---- */

const jy_mention *jy_corpus_at(const jy_corpus *pool, uint32_t i)
{
    return &g_array_index(pool->mentions, jy_mention, i);
}

static const jy_sentence_token *tokens_at(const jy_corpus *pool, uint32_t first)
{
    return &g_array_index(pool->tokens, jy_sentence_token, first);
}

/* A part of a list, each on something else, rather than what the next sentence goes on with. */
static bool ends_in_list(const jy_mention *mention)
{
    const char *text = mention->hit->passage.text, *end = text + mention->statement->end;
    const char *last = g_utf8_find_prev_char(text, end);
    return last && g_utf8_strchr("；;", -1, g_utf8_get_char(last));
}

jy_link jy_corpus_link(const jy_corpus *pool, uint32_t i, const jy_topic *topic)
{
    const jy_mention *mention = jy_corpus_at(pool, i);
    uint64_t around = jy_topic_bits(topic, tokens_at(pool, mention->above), mention->above_count);
    if (mention->follows && !ends_in_list(jy_corpus_at(pool, i - 1))) {
        const jy_mention *before = jy_corpus_at(pool, i - 1);
        around |= jy_topic_bits(topic, tokens_at(pool, before->first), before->count);
    }
    return jy_link_score(topic, tokens_at(pool, mention->first), mention->count, around);
}

static gint by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

void jy_corpus_find(jy_corpus *pool, const jy_topic *topic, double share, GArray *found)
{
    double *weights = (double *)(void *)pool->weights->data;
    g_autoptr(GArray) touched = g_array_new(false, false, sizeof(uint32_t));
    for (guint i = 0; i < topic->tokens->len; i++) {
        const jy_topic_token *token = &g_array_index(topic->tokens, jy_topic_token, i);
        const GArray *list = g_hash_table_lookup(pool->postings, GUINT_TO_POINTER(token->key));
        for (guint j = 0; list && j < list->len; j++) {
            uint32_t at = g_array_index(list, uint32_t, j);
            if (weights[at] <= 0) {
                g_array_append_val(touched, at);
            }
            weights[at] += token->weight;
        }
    }
    for (guint i = 0; i < touched->len; i++) {
        uint32_t at = g_array_index(touched, uint32_t, i);
        if (weights[at] >= share * topic->total) {
            g_array_append_val(found, at);
        }
        weights[at] = 0;
    }
    g_array_sort(found, by_number);
}
