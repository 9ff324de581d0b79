/* subject.c: what a commitment or the words of a request are about. */
#include "searcher/trails/subject.h"

#include <jiyan/text/fold.h>
#include <string.h>

#include "searcher/trails/clauses.h"
#include "searcher/trails/thesaurus.h"

/* A topic of looser words that weighs less says too little. */
#define LEAST_LOOSER 0.3

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
    return g_ptr_array_find_with_equal_func((GPtrArray *)(uintptr_t)words, word, g_str_equal, NULL);
}

void jy_subject_add_unit(jy_subject *subject, const char *unit)
{
    if (!has_word(subject->units, unit)) {
        g_ptr_array_add(subject->units, g_strdup(unit));
    }
}

char *jy_subject_query(const jy_subject *subject)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < subject->topics->len; i++) {
        g_autofree char *query = jy_topic_query(subject->topics->pdata[i]);
        g_string_append_printf(words, "%s%s", *query && words->len ? " " : "", query);
    }
    return g_string_free(words, false);
}

/* ---- of a commitment ---- */

static bool has_same_words(const jy_topic *left, const jy_topic *right)
{
    bool same = left->words->len == right->words->len;
    for (guint i = 0; same && i < left->words->len; i++) {
        same = has_word(right->words, left->words->pdata[i]);
    }
    return same;
}

/* Adds the topic of a part of the sentence. Returns false where that says too little. */
static bool add_topic(jy_subject *subject, jy_lexis *lexis, const jy_row *row, uint32_t start, uint32_t end)
{
    g_autofree char *phrase = jy_row_cut(row, start, end);
    g_autoptr(jy_topic) topic = phrase ? jy_topic_new(lexis, phrase) : NULL;
    if (!topic || topic->total < JY_SUBJECT_LEAST_WEIGHT) {
        return false;
    }
    for (guint i = 0; i < subject->topics->len; i++) {
        if (has_same_words(topic, subject->topics->pdata[i])) {
            return true;
        }
    }
    g_ptr_array_add(subject->topics, g_steal_pointer(&topic));
    return true;
}

/* Adds the words before a number; where they say too little, with the clause before them, and so on. */
static void add_number(jy_subject *subject, jy_lexis *lexis, const jy_row *row, const jy_quantity *quantity)
{
    bool added = false;
    for (uint32_t from = quantity->start; from > 0 && !added;) {
        /* Back to where its clause begins: at the mark that ends the one before it. */
        const uint32_t clause = jy_clauses_at(row->text, from);
        do {
            from = (uint32_t)(g_utf8_prev_char(row->text + from) - row->text);
        } while (from > 0 && jy_clauses_at(row->text, from) == clause);
        added = add_topic(subject, lexis, row, from, quantity->start);
    }
    if (added) {
        jy_subject_add_unit(subject, quantity->unit);
        subject->is_measured = true;
    }
}

/* What its numbers are of; without numbers its object, else all of it. */
jy_subject *jy_subject_of_row(jy_lexis *lexis, const jy_row *row)
{
    jy_subject *subject = subject_new();
    const jy_particulars *particulars = &row->particulars;
    for (guint i = 0; i < particulars->quantities->len && subject->topics->len < JY_SUBJECT_TOPICS; i++) {
        add_number(subject, lexis, row, &g_array_index(particulars->quantities, jy_quantity, i));
    }
    if (subject->topics->len == 0 &&
        !add_topic(subject, lexis, row, particulars->object.start, particulars->object.end)) {
        add_topic(subject, lexis, row, 0, (uint32_t)strlen(row->text));
    }
    return subject;
}

/* ---- of a request ---- */

jy_subject *jy_subject_of_words(jy_lexis *lexis, const char *words)
{
    jy_subject *subject = subject_new();
    g_autofree char *folded = jy_fold_string(words, -1), *spelled = jy_thesaurus_spell(folded);
    subject->is_requested = true;
    g_ptr_array_add(subject->topics, jy_topic_new_of_request(lexis, words));
    for (const char *at = spelled; *at; at = g_utf8_next_char(at)) {
        /* The same words with looser ones in the place of this group. */
        const char *next = g_utf8_next_char(at), *looser = jy_thesaurus_looser(g_utf8_get_char(at));
        g_auto(GStrv) forms = g_strsplit(looser ? looser : "", " ", -1);
        for (char **form = forms; *form && subject->topics->len < JY_SUBJECT_TOPICS; form++) {
            g_autofree char *phrase = g_strdup_printf("%.*s%s%s", (int)(at - spelled), spelled, *form, next);
            g_autofree char *plain = jy_thesaurus_unspell(phrase);
            g_autoptr(jy_topic) topic = jy_topic_new(lexis, plain);
            if (topic->total >= LEAST_LOOSER) {
                g_ptr_array_add(subject->topics, g_steal_pointer(&topic));
            }
        }
    }
    return subject;
}
