/* tracer.c: loads what trails are made from. */
#include "searcher/trails/tracer.h"

#include <string.h>

#include "searcher/search/documents.h"
#include "searcher/search/scan.h"

jy_tracer *jy_tracer_new(jy_index *index)
{
    jy_tracer *tracer = g_new0(jy_tracer, 1);
    tracer->index = index;
    tracer->lexis = jy_lexis_new(index);
    tracer->issuers = jy_issuers_new();
    tracer->dates = g_array_new(false, false, JY_DATE_TEXT);
    return tracer;
}

void jy_tracer_free(jy_tracer *tracer)
{
    if (tracer) {
        jy_corpus_free(tracer->corpus);
        jy_lexis_free(tracer->lexis);
        jy_issuers_free(tracer->issuers);
        g_array_unref(tracer->dates);
        g_free(tracer);
    }
}

/* ---- dates ---- */

static const char *date_at(const jy_tracer *tracer, guint i)
{
    return tracer->dates->data + (size_t)i * JY_DATE_TEXT;
}

static void add_date(jy_tracer *tracer, const jy_document *document)
{
    char date[JY_DATE_TEXT] = "";
    g_strlcpy(date, document->date ? document->date : "", sizeof date);
    g_array_append_val(tracer->dates, date);
}

/* Documents whose passages have to be read. */
typedef struct {
    jy_tracer *tracer;
    GHashTable *known; /* of jy_document, borrowed from the index */
} date_scan;

static bool take_hit(jy_hit **hit, void *user)
{
    date_scan *scan = user;
    if (g_hash_table_add(scan->known, (gpointer)(uintptr_t)(*hit)->document)) {
        add_date(scan->tracer, (*hit)->document);
    }
    return true;
}

static bool find_dates(jy_index *index, const jy_question *question, void *user, GError **err)
{
    jy_tracer *tracer = user;
    g_array_set_size(tracer->dates, 0);
    if (question->plan->must_verify) {
        g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
        date_scan scan = {tracer, known};
        return jy_scan(index, question, take_hit, &scan, err);
    }
    g_autoptr(GArray) documents = jy_documents_find(index, question, err);
    for (guint i = 0; documents && i < documents->len; i++) {
        add_date(tracer, g_array_index(documents, jy_found_document, i).document);
    }
    return documents != NULL;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

bool jy_tracer_load(jy_tracer *tracer, const GPtrArray *subjects, const char *words, const jy_filter *filters,
                    GError **err)
{
    const jy_request request = {.filters = filters, .everything = true};
    g_autoptr(jy_question) question = jy_question_new(&request, err);
    if (!question || !jy_question_run(question, tracer->index, find_dates, tracer, err)) {
        return false;
    }
    g_array_sort(tracer->dates, by_text);
    tracer->corpus = jy_corpus_load(tracer->index, words, filters, subjects, err);
    return tracer->corpus != NULL;
}

/* Those that are later are the last ones, as in jy_corpus_first_later. */
uint32_t jy_tracer_count_later(const jy_tracer *tracer, const char *date)
{
    guint low = 0, high = tracer->dates->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (jy_corpus_is_later(date_at(tracer, middle), date)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return tracer->dates->len - low;
}
