/* tracer.c: what trails are made from. */
#include "searcher/trails/tracer.h"
#include "searcher/search/search.h"

static bool load_dates(jy_tracer *tracer, const char *const *filters, GError **err)
{
    static const char *const ALL[] = {"path:*", NULL};
    const jy_request question = {.filters = filters && *filters ? filters : ALL,
                                 .limit = MAX(jy_index_passages(tracer->index), 1),
                                 .group = JY_GROUP_DOCUMENT};
    g_autoptr(jy_result) result = jy_search(tracer->index, &question, err);
    for (guint i = 0; result && i < result->hits->len; i++) {
        const jy_hit *hit = result->hits->pdata[i];
        char date[JY_DATE_TEXT] = "";
        g_strlcpy(date, hit->document->date ? hit->document->date : "", sizeof date);
        g_array_append_val(tracer->dates, date);
    }
    return result != NULL;
}

jy_tracer *jy_tracer_load(jy_index *index, const char *words, const char *const *filters, GError **err)
{
    jy_tracer *tracer = g_new0(jy_tracer, 1);
    tracer->index = index;
    tracer->dates = g_array_new(false, false, JY_DATE_TEXT);
    tracer->lexis = jy_lexis_new(index);
    if (load_dates(tracer, filters, err)) {
        tracer->pool = jy_corpus_load(index, words, filters, err);
    }
    if (!tracer->pool) {
        g_clear_pointer(&tracer, jy_tracer_free);
    }
    return tracer;
}

jy_tracer *jy_tracer_new(jy_index *index, const char *const *filters, GError **err)
{
    return jy_tracer_load(index, NULL, filters, err);
}

void jy_tracer_free(jy_tracer *tracer)
{
    if (tracer) {
        jy_corpus_free(tracer->pool);
        jy_lexis_free(tracer->lexis);
        g_array_unref(tracer->dates);
        g_free(tracer);
    }
}

const char *jy_tracer_before(const jy_tracer *tracer, uint32_t mention, uint32_t *ret_length)
{
    const jy_mention *at = jy_corpus_at(tracer->pool, mention);
    *ret_length = at->statement->start;
    return at->hit->passage.text;
}
