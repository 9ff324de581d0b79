/* tracer.c: loads what trails are made from. */
#include "searcher/trails/tracer.h"

#include <string.h>

#include "searcher/search/search.h"

jy_tracer *jy_tracer_new(jy_index *index, const char *words, const jy_filter *filters, GError **err)
{
    const jy_request request = {
        .filters = filters, .everything = true, .limit = MAX(jy_index_passages(index), 1), .group = JY_GROUP_DOCUMENT};
    g_autoptr(jy_result) documents = jy_search(index, &request, err);
    if (!documents) {
        return NULL;
    }
    jy_tracer *tracer = g_new0(jy_tracer, 1);
    tracer->index = index;
    tracer->lexis = jy_lexis_new(index);
    tracer->dates = g_array_new(false, false, JY_DATE_TEXT);
    for (guint i = 0; i < documents->hits->len; i++) {
        const jy_hit *hit = documents->hits->pdata[i];
        char date[JY_DATE_TEXT] = "";
        g_strlcpy(date, hit->document->date ? hit->document->date : "", sizeof date);
        g_array_append_val(tracer->dates, date);
    }
    /* Loading the corpus may reopen the index, from which the result borrows. */
    g_clear_pointer(&documents, jy_result_free);
    tracer->corpus = jy_corpus_load(index, words, filters, err);
    if (!tracer->corpus) {
        g_clear_pointer(&tracer, jy_tracer_free);
    }
    return tracer;
}

void jy_tracer_free(jy_tracer *tracer)
{
    if (tracer) {
        jy_corpus_free(tracer->corpus);
        jy_lexis_free(tracer->lexis);
        g_array_unref(tracer->dates);
        g_free(tracer);
    }
}

bool jy_tracer_is_later(const char *date, const char *than)
{
    size_t length = MIN(strlen(date), strlen(than));
    return length && strncmp(date, than, length) > 0;
}

uint32_t jy_tracer_count_later(const jy_tracer *tracer, const char *date)
{
    uint32_t count = 0;
    for (guint i = 0; i < tracer->dates->len; i++) {
        count += jy_tracer_is_later(tracer->dates->data + (size_t)i * JY_DATE_TEXT, date);
    }
    return count;
}
