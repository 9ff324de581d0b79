/* json.c: results as JSON, whole or a line a hit. */
#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <stdlib.h>

#include "searcher/render/render.h"

void jy_render_jsonl(const jy_answer *answer, FILE *out)
{
    for (guint i = 0; i < answer->result->hits->len; i++) {
        json_t *hit = jy_hit_json(answer, answer->result->hits->pdata[i]);
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

void jy_render_json(const jy_answer *answer, FILE *out)
{
    const jy_result *result = answer->result;
    json_t *total = json_object();
    json_object_set_new(total, "exact", json_integer((json_int_t)result->total_exact));
    json_object_set_new(total, "partial", json_integer((json_int_t)result->total_partial));
    json_object_set_new(total, "lower_bound", json_boolean(result->exact_lower_bound || result->partial_lower_bound));
    json_t *hits = json_array();
    for (guint i = 0; i < result->hits->len; i++) {
        json_array_append_new(hits, jy_hit_json(answer, result->hits->pdata[i]));
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(1));
    if (answer->qid) {
        json_object_set_new(object, "qid", jy_json_text(answer->qid));
    }
    json_object_set_new(object, "query", jy_json_text(answer->query));
    json_object_set_new(object, "total", total);
    json_object_set_new(object, "took_ms", json_real((double)(int64_t)(result->took_ms * 100) / 100));
    if (answer->explain) {
        json_object_set_new(object, "explain", jy_json_text(answer->explain));
    }
    if (answer->suggestions && answer->suggestions->len) {
        json_object_set_new(object, "suggestions", json_suggestions(answer->suggestions));
    }
    json_object_set_new(object, "hits", hits);
    jy_json_print(object, out);
    json_decref(object);
}
