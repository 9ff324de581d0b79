/* render_json.c: results as JSON, whole or a line a hit. */
#include <jiyan/json.h>
#include <jiyan/terminal.h>
#include <stdlib.h>

#include "searcher/render.h"

/* Seventeen digits would show 0.1 as 0.10000000000000001. */
#define FLAGS (JSON_COMPACT | JSON_REAL_PRECISION(12))

void jy_print_json(const json_t *value, FILE *out)
{
    char *text = json_dumps(value, FLAGS);
    const char *done = text;
    for (const char *at = text; at && *at; at = g_utf8_next_char(at)) {
        bool may_be = *at == 0x7F || *at == '\xC2' || *at == '\xD8' || *at == '\xE2'; /* JSON escapes what is below */
        if (may_be && jy_terminal_is_dangerous(g_utf8_get_char(at))) {
            fwrite(done, 1, (size_t)(at - done), out);
            fprintf(out, "\\u%04x", (unsigned)g_utf8_get_char(at));
            done = g_utf8_next_char(at);
        }
    }
    fprintf(out, "%s\n", done ? done : "");
    free(text);
}

void jy_render_jsonl(const jy_answer *answer, FILE *out)
{
    for (guint i = 0; i < answer->result->hits->len; i++) {
        json_t *hit = jy_hit_json(answer, answer->result->hits->pdata[i]);
        jy_print_json(hit, out);
        json_decref(hit);
    }
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
    json_object_set_new(object, "hits", hits);
    jy_print_json(object, out);
    json_decref(object);
}
