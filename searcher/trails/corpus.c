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

static void cut(jy_corpus *corpus, const char *text, uint32_t *ret_first, uint32_t *ret_count)
{
    *ret_first = corpus->tokens->len;
    jy_tokens_cut(text, corpus->tokens);
    *ret_count = corpus->tokens->len - *ret_first;
}

static void add_hit(jy_corpus *corpus, const jy_hit *hit)
{
    const jy_passage *passage = &hit->passage;
    jy_mention mention = {.hit = hit, .date = hit->document->date ? hit->document->date : ""};
    g_autofree char *headings = g_strjoinv("\n", passage->headings);
    cut(corpus, headings, &mention.above, &mention.above_count);
    for (guint i = 0; i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        if (statement->kind != JY_STATEMENT_OTHER) {
            g_autoptr(GString) line = g_string_new(NULL);
            jy_sentence_line(passage->text + statement->start, statement->end - statement->start, line);
            cut(corpus, line->str, &mention.first, &mention.count);
            mention.statement = statement;
            g_array_append_val(corpus->mentions, mention);
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

/* Posts the tokens of all mentions; one that a sentence holds twice is posted once. */
static void post_all(jy_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->mentions->len; i++) {
        jy_mention *mention = &g_array_index(corpus->mentions, jy_mention, i);
        mention->follows = i > 0 && mention[-1].hit == mention->hit;
        for (uint32_t j = 0; j < mention->count; j++) {
            const jy_sentence_token *token = &g_array_index(corpus->tokens, jy_sentence_token, mention->first + j);
            GArray *list = g_hash_table_lookup(corpus->postings, GUINT_TO_POINTER(token->key));
            if (!list) {
                list = g_array_new(false, false, sizeof(uint32_t));
                g_hash_table_insert(corpus->postings, GUINT_TO_POINTER(token->key), list);
            }
            if (list->len == 0 || g_array_index(list, uint32_t, list->len - 1) != i) {
                g_array_append_val(list, i);
            }
        }
    }
}

jy_corpus *jy_corpus_load(jy_index *index, const char *words, const jy_filter *filters, GError **err)
{
    g_autoptr(GArray) all = jy_filter_list(filters);
    const jy_filter kinds = {.field = JY_FIELD_KIND,
                             .kinds = 1U << JY_STATEMENT_COMMITMENT | 1U << JY_STATEMENT_REPORT |
                                      1U << JY_STATEMENT_PROBLEM};
    g_array_append_val(all, kinds);
    uint32_t passages = MAX(jy_index_passages(index), 1);
    uint32_t most = words && *words ? MIN(passages, JY_CORPUS_PASSAGES) : passages;
    const jy_request request = {.query = words,
                                .filters = (const jy_filter *)(void *)all->data,
                                .limit = words && !*words ? 0 : most,
                                .match = JY_MATCH_ANY};
    jy_result *result = jy_search(index, &request, err);
    if (!result) {
        return NULL;
    }

    jy_corpus *corpus = g_new0(jy_corpus, 1);
    corpus->result = result;
    corpus->mentions = g_array_new(false, false, sizeof(jy_mention));
    corpus->tokens = g_array_new(false, false, sizeof(jy_sentence_token));
    corpus->postings = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    corpus->weights = g_array_new(false, true, sizeof(double));
    for (guint i = 0; i < result->hits->len; i++) {
        add_hit(corpus, result->hits->pdata[i]);
    }
    g_array_sort(corpus->mentions, by_place);
    g_array_set_size(corpus->weights, corpus->mentions->len);
    post_all(corpus);
    return corpus;
}

void jy_corpus_free(jy_corpus *corpus)
{
    if (!corpus) {
        return;
    }
    g_array_unref(corpus->mentions);
    g_array_unref(corpus->tokens);
    g_array_unref(corpus->weights);
    g_hash_table_unref(corpus->postings);
    jy_result_free(corpus->result);
    g_free(corpus);
}

/* ---- reading ---- */

const jy_mention *jy_corpus_at(const jy_corpus *corpus, uint32_t i)
{
    return &g_array_index(corpus->mentions, jy_mention, i);
}

static const jy_sentence_token *tokens_at(const jy_corpus *corpus, uint32_t first)
{
    return &g_array_index(corpus->tokens, jy_sentence_token, first);
}

jy_link jy_corpus_link(const jy_corpus *corpus, uint32_t i, const jy_topic *topic)
{
    const jy_mention *mention = jy_corpus_at(corpus, i);
    uint64_t around = jy_topic_bits(topic, tokens_at(corpus, mention->above), mention->above_count);
    if (mention->follows) {
        const jy_mention *before = jy_corpus_at(corpus, i - 1);
        const char *text = before->hit->passage.text;
        const char *last = g_utf8_find_prev_char(text, text + before->statement->end);
        /* The parts of a list are each on something else: the next does not go on with the one before. */
        if (!last || !g_utf8_strchr("；;", -1, g_utf8_get_char(last))) {
            around |= jy_topic_bits(topic, tokens_at(corpus, before->first), before->count);
        }
    }
    return jy_link_score(topic, tokens_at(corpus, mention->first), mention->count, around);
}

static gint by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

void jy_corpus_find(jy_corpus *corpus, const jy_topic *topic, double share, GArray *found)
{
    double *weights = (double *)(void *)corpus->weights->data;
    g_autoptr(GArray) touched = g_array_new(false, false, sizeof(uint32_t));
    for (guint i = 0; i < topic->tokens->len; i++) {
        const jy_topic_token *token = &g_array_index(topic->tokens, jy_topic_token, i);
        const GArray *list = g_hash_table_lookup(corpus->postings, GUINT_TO_POINTER(token->key));
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
