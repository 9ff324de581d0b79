/* suggest.c: close spellings of what a question asks for. */
#include "searcher/spelling/suggest.h"

#include <jiyan/base/terminal.h>
#include <jiyan/text/phrase.h>
#include <libintl.h>
#include <string.h>

#include "searcher/search/run.h"

#define _(s) gettext(s)

/* Passages that are looked at to see whether what was typed stands anywhere, and what is offered. */
#define VERIFIED 300
/* Words and runs of a question that are looked at. */
#define TEXTS_MOST 4
/* Characters that a question may want and be looked at: a longer one is asked in sentences, of which none has to stand
 * anywhere. */
#define QUESTION_MOST 24

/* ---- whether a question has an exact hit ---- */

/* Counts the exact hits among the best passages. */
static bool count_hits(jy_index *index, const jy_request *request, uint32_t *ret_count, GError **err)
{
    *ret_count = 0;
    g_autoptr(jy_question) question = jy_question_new(request, err);
    if (!question || !jy_question_plan(question, index, err)) {
        return false;
    }
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_run run = {.index = index,
                  .question = question,
                  .request = request,
                  .candidate = candidate,
                  .end = jy_index_folders(index)};
    const jy_tier tier = {.query = question->plan->exact, .sort = JY_SORT_RELEVANCE};
    const bool must_verify = question->plan->must_verify;
    xc_result *found = jy_run_ask(&run, &tier, (jy_slice){0, VERIFIED, 0}, err);
    bool done = found != NULL;
    for (uint32_t i = 0; done && i < xc_result_size(found); i++) {
        jy_hit *hit = must_verify ? jy_run_read(&run, found, i, err) : NULL;
        done = hit || !must_verify;
        *ret_count += done && (!hit || jy_run_fits(&run, hit->folder, &hit->passage, hit->document));
        jy_hit_free(hit);
    }
    xc_result_free(found);
    return done;
}

/* ---- the question ---- */

/* A part of the question that stands nowhere. */
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

/* Texts that are wanted, in words: not those under a NOT or of a field, and none with wildcards. */
static bool take_text(const jy_node *node, void *user)
{
    if (node->kind == JY_NODE_PHRASE && !node->is_variant && !strpbrk(node->text, "*?\"")) {
        g_ptr_array_add((GPtrArray *)user, node->text);
    }
    return node->kind != JY_NODE_NOT;
}

static glong count_characters(const GPtrArray *texts)
{
    glong count = 0;
    for (guint i = 0; i < texts->len; i++) {
        count += g_utf8_strlen(texts->pdata[i], -1);
    }
    return count;
}

static bool has_words(const char *text)
{
    g_autoptr(jy_phrase) phrase = jy_phrase_new(text, -1);
    return phrase != NULL;
}

/* The parts that stand nowhere, with other spellings that do. Returns a new array of fault; NULL on an error. */
static GPtrArray *find_faults(jy_index *index, const GPtrArray *texts, GError **err)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(free_fault);
    for (guint i = 0; i < texts->len && i < TEXTS_MOST; i++) {
        bool known = true;
        if (has_words(texts->pdata[i]) && !jy_respell_stands(index, texts->pdata[i], VERIFIED, &known, err)) {
            return NULL;
        }
        if (known) {
            continue;
        }
        fault *one = g_new0(fault, 1);
        g_ptr_array_add(faults, one);
        one->text = g_strdup(texts->pdata[i]);
        one->spellings = jy_respell(index, one->text, err);
        if (!one->spellings) {
            return NULL;
        }
        if (one->spellings->len == 0) {
            g_ptr_array_set_size(faults, (gint)faults->len - 1); /* what needs it will have no hit */
        }
    }
    return g_steal_pointer(&faults);
}

/* The question with spelling `choice` of the first fault and the best of each other. Returns a new text. */
static char *mended(const char *query, const GPtrArray *faults, guint choice)
{
    g_autoptr(GString) text = g_string_new(query);
    for (guint i = 0; i < faults->len; i++) {
        const fault *one = faults->pdata[i];
        g_string_replace(text, one->text, one->spellings->pdata[i ? 0 : choice], 0);
    }
    return g_strdup(text->str);
}

static bool suggest(jy_index *index, const jy_request *request, const GPtrArray *faults, GPtrArray *suggestions,
                    GError **err)
{
    const GPtrArray *choices = faults->len ? ((const fault *)faults->pdata[0])->spellings : NULL;
    for (guint i = 0; choices && i < choices->len; i++) {
        g_autofree char *query = mended(request->query, faults, i);
        jy_request other = *request;
        other.query = query;
        uint32_t count;
        if (!count_hits(index, &other, &count, err)) {
            return false;
        }
        if (count) {
            g_ptr_array_add(suggestions, g_steal_pointer(&query));
        }
    }
    return true;
}

GPtrArray *jy_suggest(jy_index *index, const jy_question *question, GError **err)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    g_autoptr(GPtrArray) suggestions = g_ptr_array_new_with_free_func(g_free);
    jy_node_visit(question->root, take_text, texts);
    if (count_characters(texts) > QUESTION_MOST) {
        g_ptr_array_set_size(texts, 0);
    }
    g_autoptr(GPtrArray) faults = find_faults(index, texts, err);
    return faults && suggest(index, &question->request, faults, suggestions, err) ? g_steal_pointer(&suggestions)
                                                                                  : NULL;
}
