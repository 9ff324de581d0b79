/* subject.c: what a commitment or a question is about, and which statements speak of it. */
#include <string.h>

#include "searcher/trails/abroad.h"
#include "searcher/trails/clauses.h"
#include "searcher/trails/target.h"
#include "searcher/trails/thesaurus.h"
#include "searcher/trails/tracer.h"
#include "searcher/trails/wordlist.h"

/* A link has to reach this; with a number of the subject's unit less is enough. */
#define STRONG 0.72
#define WITH_UNIT 0.58
/* Some units fit many things. */
#define WITH_COMMON 0.66
/* Without a number more, where nearly all that is said of the subject is numbers; and this much of the words. */
#define UNMEASURED 0.84
#define UNMEASURED_PART 0.28
#define MEASURED_SHARE 0.6
/* One of so many that are listed is only named, and counts less; not where all that is listed is called a problem. */
#define LISTED 4
#define LISTED_WEIGHT 0.7
/* What the words of a topic weigh that is meant wherever they stand, on the average. */
#define TELLING 0.5
/* Of a subject of many rare words fewer are enough: its weight from which on, and how much less at the most. */
#define LONG_WEIGHT 1.8
#define LONG_SLOPE 0.06
#define LONG_MOST 0.16
/* What the sentence has to hold by itself to be looked at. */
#define LOOKED_AT 0.4
/* A statement that speaks of a question plainly; its numbers tell the units. */
#define PLAIN 0.9
/* Share of the numbers of such statements that have to have a unit. */
#define UNIT_SHARE 0.2
/* A topic that weighs less says too little to be followed by itself, and words in common that do say too little. */
#define LEAST_WEIGHT 0.62
#define TOPICS_MAX 4

/* What each of many has is another measure than what all have together. */
static const char *const EACH[] = {"每亩", "每人", "人均", "单位面积", "亩产", "单产", "户均", "每户", "平均每", NULL};
#define EACH_WEIGHT 0.75

/* ---- subjects ---- */

static jy_subject *subject_new(void)
{
    jy_subject *subject = g_new0(jy_subject, 1);
    subject->topics = g_ptr_array_new_with_free_func((GDestroyNotify)jy_topic_free);
    subject->units = g_ptr_array_new_with_free_func(g_free);
    return subject;
}

void jy_subject_free(jy_subject *subject)
{
    if (subject) {
        g_ptr_array_unref(subject->topics);
        g_ptr_array_unref(subject->units);
        g_free(subject);
    }
}

static bool has_word(const GPtrArray *words, const char *word)
{
    for (guint i = 0; i < words->len; i++) {
        if (g_str_equal(words->pdata[i], word)) {
            return true;
        }
    }
    return false;
}

static void add_unit(jy_subject *subject, const char *unit)
{
    if (!has_word(subject->units, unit)) {
        g_ptr_array_add(subject->units, g_strdup(unit));
    }
}

static bool same_topic(const jy_topic *left, const jy_topic *right)
{
    bool same = left->words->len == right->words->len;
    for (guint i = 0; same && i < left->words->len; i++) {
        same = has_word(right->words, left->words->pdata[i]);
    }
    return same;
}

/* Adds the topic of a phrase where it says enough. */
static bool add_topic(jy_tracer *tracer, jy_subject *subject, const char *phrase)
{
    g_autoptr(jy_topic) topic = jy_topic_new(tracer->lexis, phrase);
    if (topic->total < LEAST_WEIGHT) {
        return false;
    }
    for (guint i = 0; i < subject->topics->len; i++) {
        if (same_topic(topic, subject->topics->pdata[i])) {
            return true;
        }
    }
    g_ptr_array_add(subject->topics, g_steal_pointer(&topic));
    return true;
}

/* The words before a number; where they say too little, those before them too. */
static void add_number(jy_tracer *tracer, jy_subject *subject, const jy_row *row, guint i)
{
    const jy_quantity *quantity = &g_array_index(row->particulars.quantities, jy_quantity, i);
    uint32_t from = quantity->start, clause = jy_clauses_at(row->text, from), end = from;
    bool told = false;
    while (from > 0 && !told) {
        do {
            from = (uint32_t)(g_utf8_prev_char(row->text + from) - row->text);
        } while (from > 0 && jy_clauses_at(row->text, from) == clause);
        clause = from > 0 ? jy_clauses_at(row->text, from) : 0;
        g_autofree char *phrase = jy_row_cut(row, from, end);
        told = phrase && add_topic(tracer, subject, phrase);
    }
    if (told) {
        add_unit(subject, quantity->unit);
        subject->is_measured = true;
    }
}

jy_subject *jy_subject_of_row(jy_tracer *tracer, const jy_row *row)
{
    jy_subject *subject = subject_new();
    for (guint i = 0; i < row->particulars.quantities->len && subject->topics->len < TOPICS_MAX; i++) {
        add_number(tracer, subject, row, i);
    }
    g_autofree char *object = jy_row_cut(row, row->particulars.object.start, row->particulars.object.end);
    if (subject->topics->len == 0 && !(object && add_topic(tracer, subject, object))) {
        add_topic(tracer, subject, row->text);
    }
    return subject;
}

/* ---- links ---- */

void jy_found_clear(jy_found *found)
{
    g_clear_pointer(&found->row, jy_row_free);
    g_clear_pointer(&found->amounts, g_array_unref);
}

static double needed(const jy_topic *topic, double plain)
{
    double rare = MAX(topic->total - LONG_WEIGHT, 0) * LONG_SLOPE;
    return plain - MIN(rare, LONG_MOST);
}

/* Where the topic names what is measured, a statement has to name it too, or to have its unit. */
static bool names_measure(const jy_topic *topic, uint64_t bits)
{
    bool any = false;
    for (guint i = 0; i < topic->tokens->len; i++) {
        const char *word = topic->words->pdata[g_array_index(topic->tokens, jy_topic_token, i).word];
        if (jy_thesaurus_is_measure(word, strlen(word))) {
            any = true;
            if (bits >> i & 1) {
                return true;
            }
        }
    }
    return !any;
}

static bool is_common(const char *unit)
{
    static const char *const COMMON[] = {"%", "‰", "百分点", "个百分点", "倍", "个", "项", "年", "次", "元"};
    for (size_t i = 0; i < G_N_ELEMENTS(COMMON); i++) {
        if (g_str_equal(unit, COMMON[i])) {
            return true;
        }
    }
    return false;
}

/* A topic of rare words is meant even where they are only named. */
static bool is_telling(const jy_topic *topic)
{
    return topic->words->len && topic->total >= TELLING * topic->words->len;
}

static bool is_linked(const jy_subject *subject, const jy_found *found)
{
    uint64_t bits = found->link.here | found->link.around;
    if (found->has_unit) {
        bool common = is_common(g_array_index(found->amounts, jy_amount, 0).quantity->unit);
        return found->link.score >= needed(found->topic, common ? WITH_COMMON : WITH_UNIT) &&
               (!common || names_measure(found->topic, bits));
    }
    if (!subject->is_asked && jy_topic_weight(found->topic, found->link.here) < LEAST_WEIGHT) {
        return false;
    }
    bool telling = subject->is_asked && is_telling(found->topic);
    if (!telling && subject->units->len && found->link.part < UNMEASURED_PART) {
        return false;
    }
    bool is_complaint = telling && found->row->statement.kind == JY_STATEMENT_PROBLEM;
    double listed = !is_complaint && found->link.items >= LISTED ? LISTED_WEIGHT : 1;
    return listed * found->link.score >= needed(found->topic, subject->is_measured ? UNMEASURED : STRONG) &&
           names_measure(found->topic, bits);
}

/* One says how much for each, the other does not. */
static bool differs_in_each(const jy_found *found)
{
    g_autofree char *words = jy_topic_words(found->topic, UINT64_MAX);
    g_autofree char *clause = jy_clauses_cut(found->row->text, found->link.clause, found->link.clause);
    return jy_wordlist_within(EACH, clause) && !jy_wordlist_within(EACH, words);
}

/* What a label may weigh beside the topic to be about it. */
#define FOREIGN_WEIGHT 0.45

/* A number of a later clause belongs to the topic where the words before it name nothing else: not of
 * 加强高标准农田建设， 增加深松土地1.5亿亩. */
static bool is_foreign(jy_tracer *tracer, const jy_found *found, const jy_amount *amount)
{
    if (jy_clauses_at(found->row->text, amount->quantity->start) == found->link.clause) {
        return false;
    }
    g_autofree char *words = jy_row_cut(found->row, amount->label, amount->quantity->start);
    g_autoptr(jy_topic) label = jy_topic_new(tracer->lexis, words ? words : "");
    double foreign = 0;
    for (guint i = 0; i < label->tokens->len; i++) {
        const jy_topic_token *token = &g_array_index(label->tokens, jy_topic_token, i);
        bool empty = jy_thesaurus_is_empty(label->words->pdata[token->word], strlen(label->words->pdata[token->word]));
        bool shared = false;
        for (guint j = 0; j < found->topic->tokens->len; j++) {
            shared |= g_array_index(found->topic->tokens, jy_topic_token, j).key == token->key;
        }
        foreign += empty || shared ? 0 : token->weight;
    }
    return foreign > FOREIGN_WEIGHT;
}

/* The numbers of the subject's units, else those of the clause that have any. */
static void take_amounts(jy_tracer *tracer, const jy_subject *subject, jy_found *found)
{
    found->amounts = g_array_new(false, false, sizeof(jy_amount));
    jy_amount_find(found->row, found->link.clause, subject->units, found->amounts);
    for (guint i = found->amounts->len; i-- > 0;) {
        if (is_foreign(tracer, found, &g_array_index(found->amounts, jy_amount, i))) {
            g_array_remove_index(found->amounts, i);
        }
    }
    found->has_unit = subject->units->len && found->amounts->len;
}

/* What other countries have is no follow-up; what is promised towards them may be. */
static bool is_abroad(const jy_found *found)
{
    g_autofree char *words = jy_topic_words(found->topic, UINT64_MAX);
    return found->row->statement.kind != JY_STATEMENT_COMMITMENT && !jy_abroad_words(words) &&
           jy_abroad_clause(found->row->text, found->link.clause);
}

static void take_link(jy_tracer *tracer, const jy_subject *subject, const jy_topic *topic, uint32_t i, GArray *all)
{
    jy_found found = {.mention = i, .topic = topic, .link = jy_corpus_link(tracer->pool, i, topic)};
    if (found.link.score < needed(topic, WITH_UNIT)) {
        return;
    }
    const jy_mention *mention = jy_corpus_at(tracer->pool, i);
    found.row = jy_row_new(mention->hit, mention->statement);
    if (is_abroad(&found)) {
        jy_found_clear(&found);
        return;
    }
    take_amounts(tracer, subject, &found);
    found.link.score *= differs_in_each(&found) ? EACH_WEIGHT : 1;
    if (is_linked(subject, &found)) {
        g_array_append_val(all, found);
    } else {
        jy_found_clear(&found);
    }
}

static gint by_mention(const void *a, const void *b)
{
    const jy_found *left = a, *right = b;
    int order = (left->mention > right->mention) - (left->mention < right->mention);
    return order ? order : (left->link.score < right->link.score) - (left->link.score > right->link.score);
}

/* Of several topics the one that a mention speaks of most. */
static void drop_doubles(GArray *all)
{
    g_array_sort(all, by_mention);
    for (guint i = 1; i < all->len;) {
        if (g_array_index(all, jy_found, i).mention == g_array_index(all, jy_found, i - 1).mention) {
            g_array_remove_index(all, i);
        } else {
            i++;
        }
    }
}

GArray *jy_tracer_find(jy_tracer *tracer, const jy_subject *subject)
{
    GArray *all = g_array_new(false, false, sizeof(jy_found));
    g_array_set_clear_func(all, (GDestroyNotify)jy_found_clear);
    for (guint i = 0; i < subject->topics->len; i++) {
        const jy_topic *topic = subject->topics->pdata[i];
        g_autoptr(GArray) mentions = g_array_new(false, false, sizeof(uint32_t));
        jy_corpus_find(tracer->pool, topic, LOOKED_AT, mentions);
        for (guint j = 0; j < mentions->len; j++) {
            take_link(tracer, subject, topic, g_array_index(mentions, uint32_t, j), all);
        }
    }
    drop_doubles(all);
    return all;
}

/* ---- questions ---- */

/* Counts the statements that speak of the subject plainly, and their units. */
static guint count_units(const GArray *all, GHashTable *counts)
{
    guint total = 0;
    for (guint i = 0; i < all->len; i++) {
        const jy_found *found = &g_array_index(all, jy_found, i);
        const jy_quantity *quantity = found->amounts->len ? g_array_index(found->amounts, jy_amount, 0).quantity : NULL;
        bool in_clause = quantity && jy_clauses_at(found->row->text, quantity->start) == found->link.clause;
        total += found->link.score >= PLAIN;
        if (found->link.score >= PLAIN && in_clause) {
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, quantity->unit)) + 1;
            g_hash_table_insert(counts, g_strdup(quantity->unit), GUINT_TO_POINTER(count));
        }
    }
    return total;
}

static void take_units(jy_subject *subject, GHashTable *counts, guint plain)
{
    GHashTableIter each;
    gpointer unit, count;
    guint measured = 0;
    g_hash_table_iter_init(&each, counts);
    while (g_hash_table_iter_next(&each, &unit, &count)) {
        measured += GPOINTER_TO_UINT(count);
    }
    g_hash_table_iter_init(&each, counts);
    while (g_hash_table_iter_next(&each, &unit, &count)) {
        if (GPOINTER_TO_UINT(count) >= MAX(UNIT_SHARE * measured, 1)) {
            add_unit(subject, unit);
        }
    }
    subject->is_measured = measured && measured >= MEASURED_SHARE * plain;
}

jy_subject *jy_subject_of_words(jy_tracer *tracer, const char *words)
{
    jy_subject *subject = subject_new();
    g_ptr_array_unref(subject->topics);
    subject->topics = jy_target_topics(tracer->lexis, words);
    subject->is_asked = true;
    g_autoptr(GArray) found = jy_tracer_find(tracer, subject);
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint plain = count_units(found, counts);
    take_units(subject, counts, plain);
    return subject;
}
