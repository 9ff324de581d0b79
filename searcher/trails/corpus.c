/* corpus.c: statements loaded, cut and found again by their tokens. */
#include "searcher/trails/corpus.h"

#include "searcher/query/request.h"
#include "searcher/search/scan.h"
#include "searcher/search/search.h"
#include "searcher/trails/postings.h"
#include <jiyan/text/sentence.h>
#include <string.h>

/* A statement. */
typedef struct {
    const jy_hit *hit; /* its passage */
    const jy_statement *statement;
    uint32_t headings; /* number of their text */
    bool goes_on;      /* with the one before it, which is of the same passage */
    jy_saying *saying; /* NULL until it is wanted */
} corpus_statement;

struct jy_corpus {
    GPtrArray *hits;       /* of jy_hit */
    GArray *statements;    /* of corpus_statement, in order */
    GArray *posted;        /* of jy_posted: those found last */
    jy_postings *spoken;   /* of the statements */
    jy_postings *headings; /* of the texts of headings, each once */
};

/* ---- loading ---- */

static void clear_statement(void *item)
{
    jy_saying_free(((corpus_statement *)item)->saying);
}

static void add_hit(jy_corpus *corpus, const jy_hit *hit, uint32_t headings)
{
    for (guint i = 0; i < hit->passage.statements->len; i++) {
        const jy_statement *statement = &g_array_index(hit->passage.statements, jy_statement, i);
        if (statement->kind != JY_STATEMENT_OTHER) {
            corpus_statement fresh = {.hit = hit, .statement = statement, .headings = headings};
            g_array_append_val(corpus->statements, fresh);
        }
    }
}

/* Adds all passages with their headings. */
static void add_hits(jy_corpus *corpus)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) tokens = g_array_new(false, false, sizeof(jy_sentence_token));
    for (guint i = 0; i < corpus->hits->len; i++) {
        const jy_hit *hit = corpus->hits->pdata[i];
        g_autofree char *headings = g_strjoinv("\n", hit->passage.headings);
        void *number = NULL;
        if (!g_hash_table_lookup_extended(known, headings, NULL, &number)) {
            number = GUINT_TO_POINTER(g_hash_table_size(known));
            g_array_set_size(tokens, 0);
            jy_tokens_cut(headings, tokens);
            jy_postings_add(corpus->headings, tokens);
            g_hash_table_insert(known, g_steal_pointer(&headings), number);
        }
        add_hit(corpus, hit, GPOINTER_TO_UINT(number));
    }
    jy_postings_end(corpus->headings);
}

static uint32_t place(const corpus_statement *statement)
{
    return statement->hit->passage.offset + statement->statement->start;
}

static gint by_place(const void *a, const void *b)
{
    const corpus_statement *left = a, *right = b;
    const jy_hit *one = left->hit, *other = right->hit;
    int order = 0;
    if (one->document != other->document || one->folder != other->folder) {
        const char *before = one->document->date, *behind = other->document->date;
        order = strcmp(before ? before : "", behind ? behind : "");
        order = order ? order : strcmp(one->document->path, other->document->path);
        order = order ? order : (one->folder > other->folder) - (one->folder < other->folder);
        order = order ? order : strcmp(one->passage.document, other->passage.document);
    }
    return order ? order : (place(left) > place(right)) - (place(left) < place(right));
}

/* The parts of a list are each on something else: the next does not go on with the one before. */
static bool ends_part(const corpus_statement *statement)
{
    const char *text = statement->hit->passage.text;
    const char *last = g_utf8_find_prev_char(text, text + statement->statement->end);
    gunichar mark = last ? g_utf8_get_char(last) : 0;
    return mark == 0xFF1B /* ； */ || mark == ';';
}

/* Posts the tokens of all statements, in order. */
static void post_all(jy_corpus *corpus)
{
    g_autoptr(GArray) tokens = g_array_new(false, false, sizeof(jy_sentence_token));
    g_autoptr(GString) line = g_string_new(NULL);
    for (uint32_t i = 0; i < corpus->statements->len; i++) {
        corpus_statement *at = &g_array_index(corpus->statements, corpus_statement, i);
        const jy_statement *statement = at->statement;
        at->goes_on = i > 0 && at[-1].hit == at->hit && !ends_part(at - 1);
        g_string_truncate(line, 0);
        jy_sentence_line(at->hit->passage.text + statement->start, statement->end - statement->start, line);
        g_array_set_size(tokens, 0);
        jy_tokens_cut(line->str, tokens);
        jy_postings_add(corpus->spoken, tokens);
    }
    jy_postings_end(corpus->spoken);
}

/* ---- reading passages ---- */

static bool take_hit(jy_hit **hit, void *user)
{
    g_ptr_array_add(user, g_steal_pointer(hit));
    return true;
}

static bool scan_once(jy_index *index, const jy_question *question, void *user, GError **err)
{
    GPtrArray *hits = user;
    g_ptr_array_set_size(hits, 0);
    return jy_scan(index, question, take_hit, hits, err);
}

/* Returns a new array of jy_hit. */
static GPtrArray *read_hits(jy_index *index, const jy_request *request, GError **err)
{
    if (request->query) {
        g_autoptr(jy_result) result = jy_search(index, request, err);
        return result ? g_ptr_array_ref(result->hits) : NULL;
    }
    g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    g_autoptr(jy_question) question = jy_question_new(request, err);
    bool is_done = question && jy_question_run(question, index, scan_once, hits, err);
    return is_done ? g_steal_pointer(&hits) : NULL;
}

static void expect(jy_corpus *corpus, const GPtrArray *subjects)
{
    for (guint i = 0; i < subjects->len; i++) {
        const GPtrArray *topics = ((const jy_subject *)subjects->pdata[i])->topics;
        for (guint j = 0; j < topics->len; j++) {
            jy_postings_expect(corpus->spoken, topics->pdata[j]);
            jy_postings_expect(corpus->headings, topics->pdata[j]);
        }
    }
}

jy_corpus *jy_corpus_load(jy_index *index, const char *words, const jy_filter *filters, const GPtrArray *subjects,
                          GError **err)
{
    g_autoptr(GArray) all = jy_filter_list(filters);
    const jy_filter kinds = {.field = JY_FIELD_KIND,
                             .kinds = 1U << JY_STATEMENT_COMMITMENT | 1U << JY_STATEMENT_REPORT |
                                      1U << JY_STATEMENT_PROBLEM};
    g_array_append_val(all, kinds);
    const jy_request request = {.query = words,
                                .filters = (const jy_filter *)(void *)all->data,
                                .limit = words && *words ? JY_CORPUS_PASSAGES : 0,
                                .match = JY_MATCH_ANY};
    g_autoptr(GPtrArray) hits = read_hits(index, &request, err);
    if (!hits) {
        return NULL;
    }

    jy_corpus *corpus = g_new0(jy_corpus, 1);
    corpus->hits = g_steal_pointer(&hits);
    corpus->statements = g_array_new(false, false, sizeof(corpus_statement));
    g_array_set_clear_func(corpus->statements, clear_statement);
    corpus->posted = g_array_new(false, false, sizeof(jy_posted));
    corpus->spoken = jy_postings_new();
    corpus->headings = jy_postings_new();
    expect(corpus, subjects);
    add_hits(corpus);
    g_array_sort(corpus->statements, by_place);
    post_all(corpus);
    return corpus;
}

void jy_corpus_free(jy_corpus *corpus)
{
    if (!corpus) {
        return;
    }
    g_array_unref(corpus->statements);
    g_array_unref(corpus->posted);
    jy_postings_free(corpus->spoken);
    jy_postings_free(corpus->headings);
    g_ptr_array_unref(corpus->hits);
    g_free(corpus);
}

/* ---- finding ---- */

static gint by_number(const void *a, const void *b)
{
    const jy_mention *left = a, *right = b;
    return (left->number > right->number) - (left->number < right->number);
}

void jy_corpus_find(jy_corpus *corpus, const jy_topic *topic, const jy_mention_limits *limits, GArray *found)
{
    g_array_set_size(corpus->posted, 0);
    const double share = MAX(limits->share, jy_link_least(limits->link));
    jy_postings_find(corpus->spoken, topic, share * topic->total, limits->from, corpus->posted);
    for (guint i = 0; i < corpus->posted->len; i++) {
        const jy_posted *posted = &g_array_index(corpus->posted, jy_posted, i);
        const corpus_statement *at = &g_array_index(corpus->statements, corpus_statement, posted->text);
        const uint64_t before = at->goes_on ? jy_postings_bits(corpus->spoken, topic, posted->text - 1) : 0;
        const uint64_t above = jy_postings_bits(corpus->headings, topic, at->headings);
        const jy_mention mention = {posted->text, posted->bits, above | before};
        if (jy_link_most(topic, mention.here, mention.around) >= limits->link) {
            g_array_append_val(found, mention);
        }
    }
    g_array_sort(found, by_number);
}

bool jy_corpus_is_later(const char *date, const char *than)
{
    size_t length = MIN(strlen(date), strlen(than));
    return length && strncmp(date, than, length) > 0;
}

/* Those that are later are the last ones: a date known less closely sorts before, one known more closely right behind
 * the one that it is compared with. */
uint32_t jy_corpus_first_later(const jy_corpus *corpus, const char *date)
{
    uint32_t low = 0, high = corpus->statements->len;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const char *at = g_array_index(corpus->statements, corpus_statement, middle).hit->document->date;
        if (jy_corpus_is_later(at ? at : "", date)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

const jy_document *jy_corpus_document(const jy_corpus *corpus, uint32_t number)
{
    return g_array_index(corpus->statements, corpus_statement, number).hit->document;
}

jy_saying *jy_corpus_saying(jy_corpus *corpus, uint32_t number)
{
    corpus_statement *at = &g_array_index(corpus->statements, corpus_statement, number);
    if (!at->saying) {
        at->saying = jy_saying_new(at->hit, at->statement);
    }
    return at->saying;
}
