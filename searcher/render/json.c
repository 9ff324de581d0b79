/* json.c: results as JSON, whole or a line a hit. */
#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <stdlib.h>

#include "searcher/render/render.h"

void jy_render_jsonl(const jy_hits *hits, FILE *out)
{
    for (guint i = 0; i < hits->result->hits->len; i++) {
        json_t *hit = jy_hit_json(hits, hits->result->hits->pdata[i]);
        jy_json_print(hit, out);
        json_decref(hit);
    }
}

static json_t *json_suggestions(const GPtrArray *suggestions)
{
    json_t *array = json_array();
    for (guint i = 0; i < suggestions->len; i++) {
        json_array_append_new(array, jy_json_text(suggestions->pdata[i]));
    }
    return array;
}

void jy_render_json(const jy_hits *hits, FILE *out)
{
    const jy_result *result = hits->result;
    json_t *total = json_object();
    json_object_set_new(total, "exact", json_integer((json_int_t)result->total_exact));
    json_object_set_new(total, "partial", json_integer((json_int_t)result->total_partial));
    json_object_set_new(total, "lower_bound", json_boolean(result->exact_lower_bound || result->partial_lower_bound));
    json_t *list = json_array();
    for (guint i = 0; i < result->hits->len; i++) {
        json_array_append_new(list, jy_hit_json(hits, result->hits->pdata[i]));
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(1));
    if (hits->view->qid) {
        json_object_set_new(object, "qid", jy_json_text(hits->view->qid));
    }
    json_object_set_new(object, "query", jy_json_text(hits->view->query ? hits->view->query : ""));
    json_object_set_new(object, "total", total);
    json_object_set_new(object, "took_ms", json_real((double)(int64_t)(result->took_ms * 100) / 100));
    if (hits->explain) {
        json_object_set_new(object, "explain", jy_json_text(hits->explain));
    }
    if (hits->suggestions && hits->suggestions->len) {
        json_object_set_new(object, "suggestions", json_suggestions(hits->suggestions));
    }
    json_object_set_new(object, "hits", list);
    jy_json_print(object, out);
    json_decref(object);
}
