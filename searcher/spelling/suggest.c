/* suggest.c: close spellings of what a question wants. */
#include "searcher/spelling/suggest.h"

#include <string.h>

#include "searcher/spelling/probe.h"
#include "searcher/spelling/syllables.h"

/* Passages that are verified to see what of a question occurs, and which other spellings do: with those for each
 * question that is offered, and the terms that a vocabulary passes over, about 2 ms. */
#define VERIFIED 100
/* Words and runs of a question that are looked at. */
#define TEXTS_MOST 4
/* Characters that a question may want and be looked at: a longer one is a sentence, of which none has to
 * occur. */
#define QUESTION_MOST 12
/* Letters that make a syllable, on average. */
#define SYLLABLE_LETTERS 3

/* ---- the question ---- */

/* A part of the question that does not occur. */
typedef struct {
    char *text;
    GPtrArray *spellings;
} fault;

static void free_fault(void *item)
{
    fault *one = item;
    g_free(one->text);
    if (one->spellings) {
        g_ptr_array_unref(one->spellings);
    }
    g_free(one);
}

/* What a question wants in words. */
typedef struct {
    GPtrArray *texts; /* borrowed from the tree */
    glong characters; /* of all of them */
} wanted_texts;

/* Not those under a NOT or of a field, and none with wildcards. */
static bool take_text(const jy_node *node, void *user)
{
    wanted_texts *wanted = user;
    if (node->kind == JY_NODE_PHRASE && node->phrase && !node->is_variant && !strpbrk(node->text, "*?\"")) {
        g_ptr_array_add(wanted->texts, node->text);
        wanted->characters += g_utf8_strlen(node->text, -1) / (jy_syllables_fit(node->text) ? SYLLABLE_LETTERS : 1);
    }
    return node->kind != JY_NODE_NOT;
}

/* Makes one text of syllables that were typed apart: lv shui. */
static void join_syllables(GPtrArray *texts, char **joined, const char *query)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < texts->len; i++) {
        g_string_append_printf(all, "%s%s", i ? " " : "", (const char *)texts->pdata[i]);
    }
    if (texts->len > 1 && jy_syllables_fit(all->str) && strstr(query, all->str)) {
        *joined = g_strdup(all->str);
        g_ptr_array_set_size(texts, 0);
        g_ptr_array_add(texts, *joined);
    }
}

/* The parts that do not occur, with other spellings that do. Returns a new array of fault; NULL on an error. */
static GPtrArray *find_faults(jy_speller *speller, const GPtrArray *texts, GError **err)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(free_fault);
    for (guint i = 0; i < texts->len && i < TEXTS_MOST; i++) {
        bool occurs = false;
        if (!jy_respell_occurs(speller, texts->pdata[i], &occurs, err)) {
            return NULL;
        }
        g_autoptr(GPtrArray) spellings = occurs ? NULL : jy_respell(speller, texts->pdata[i], err);
        if (!occurs && !spellings) {
            return NULL;
        }
        if (spellings && spellings->len) { /* what needs one without spellings will have no hit */
            fault *one = g_new(fault, 1);
            *one = (fault){g_strdup(texts->pdata[i]), g_steal_pointer(&spellings)};
            g_ptr_array_add(faults, one);
        }
    }
    return g_steal_pointer(&faults);
}

static bool suggest(jy_index *index, const jy_request *request, const GPtrArray *faults, GPtrArray *suggestions,
                    GError **err)
{
    const GPtrArray *choices = faults->len ? ((const fault *)faults->pdata[0])->spellings : NULL;
    for (guint i = 0; choices && i < choices->len; i++) {
        /* The question with this spelling of the first fault and the best of each other. */
        g_autoptr(GString) query = g_string_new(request->query);
        for (guint j = 0; j < faults->len; j++) {
            const fault *one = faults->pdata[j];
            g_string_replace(query, one->text, one->spellings->pdata[j ? 0 : i], 0);
        }
        jy_request other = *request;
        other.query = query->str;
        bool has;
        g_autoptr(jy_question) asked = jy_question_new(&other, err);
        if (!asked || !jy_probe_ask(index, asked, &has, err)) {
            return false;
        }
        if (has) {
            g_ptr_array_add(suggestions, g_strdup(query->str));
        }
    }
    return true;
}

GPtrArray *jy_suggest(jy_index *index, const jy_question *question, GError **err)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    g_autofree char *joined = NULL;
    g_autoptr(GPtrArray) suggestions = g_ptr_array_new_with_free_func(g_free);
    wanted_texts wanted = {texts, 0};
    jy_node_visit(question->root, take_text, &wanted);
    if (wanted.characters > QUESTION_MOST) {
        return g_steal_pointer(&suggestions);
    }
    join_syllables(texts, &joined, question->request.query);
    g_autoptr(jy_vocabulary) vocabulary = jy_vocabulary_new(index, err);
    jy_speller speller = {index, vocabulary, VERIFIED};
    g_autoptr(GPtrArray) faults = vocabulary ? find_faults(&speller, texts, err) : NULL;
    return faults && suggest(index, &question->request, faults, suggestions, err) ? g_steal_pointer(&suggestions)
                                                                                  : NULL;
}
