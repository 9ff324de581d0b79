/* hit_json.c: a hit as JSON. */
#include <jiyan/base/json.h>
#include <math.h>

#include "searcher/render/render.h"

/* Columns a snippet may take where no terminal says otherwise. */
#define SNIPPET_COLUMNS 240
/* Digits behind the point of a score: finer differences are noise. */
#define SCORE_SCALE 10000.0

static json_t *json_score(double score)
{
    return json_real(round(score * SCORE_SCALE) / SCORE_SCALE);
}

static json_t *json_headings(const jy_passage *passage)
{
    json_t *headings = json_array();
    for (char **heading = passage->headings; *heading; heading++) {
        json_array_append_new(headings, jy_json_text(*heading));
    }
    return headings;
}

static json_t *json_spans(const GArray *spans)
{
    json_t *array = json_array();
    for (guint i = 0; i < spans->len; i++) {
        const jy_span *span = &g_array_index(spans, jy_span, i);
        json_t *pair = json_array();
        json_array_append_new(pair, json_integer(span->start));
        json_array_append_new(pair, json_integer(span->end));
        json_array_append_new(array, pair);
    }
    return array;
}

static void set_document(json_t *object, const jy_document *document)
{
    json_object_set_new(object, "path", jy_json_text(document->path));
    json_object_set_new(object, "id", jy_json_text(document->id));
    json_object_set_new(object, "title", jy_json_text(document->title));
    json_object_set_new(object, "date", jy_json_text(document->date));
    json_object_set_new(object, "speaker", jy_json_text(document->speaker));
    json_object_set_new(object, "issuer", jy_json_text(document->issuer));
    json_object_set_new(object, "docno", jy_json_text(document->docno));
}

/* Where the same text stands again. */
static json_t *json_copies(const GPtrArray *copies)
{
    json_t *array = json_array();
    for (guint i = 0; i < copies->len; i++) {
        const jy_hit *copy = copies->pdata[i];
        json_t *place = json_object();
        json_object_set_new(place, "db", jy_json_text(copy->db));
        json_object_set_new(place, "path", jy_json_text(copy->document->path));
        json_object_set_new(place, "id", jy_json_text(copy->document->id));
        json_object_set_new(place, "title", jy_json_text(copy->document->title));
        json_object_set_new(place, "date", jy_json_text(copy->document->date));
        json_object_set_new(place, "line", json_integer(copy->passage.line));
        json_array_append_new(array, place);
    }
    return array;
}

static json_t *json_parts(const jy_score_parts *parts)
{
    json_t *object = json_object();
    json_object_set_new(object, "terms", json_score(parts->terms));
    json_object_set_new(object, "characters", json_score(parts->characters));
    json_object_set_new(object, "newer", json_score(parts->newer));
    return object;
}

json_t *jy_hit_json(const jy_hits *hits, const jy_hit *hit)
{
    g_auto(jy_snippet) snippet = {0};
    jy_snippet_make(hit, SNIPPET_COLUMNS, hits->view->context, &snippet);
    json_t *object = json_object();
    if (hits->view->qid) {
        json_object_set_new(object, "qid", jy_json_text(hits->view->qid));
    }
    json_object_set_new(object, "rank", json_integer(hit->rank));
    json_object_set_new(object, "score", json_score(hit->score));
    json_object_set_new(object, "match", json_string(hit->exact ? "exact" : "partial"));
    if (hits->view->several) {
        json_object_set_new(object, "db", jy_json_text(hit->db));
    }
    set_document(object, hit->document);
    json_object_set_new(object, "heading", json_headings(&hit->passage));
    json_object_set_new(object, "page", hit->passage.page ? json_integer(hit->passage.page) : json_null());
    json_object_set_new(object, "line", json_integer(snippet.line));
    json_object_set_new(object, "offset", json_integer(snippet.offset));
    json_object_set_new(object, "length", json_integer(snippet.length));
    json_object_set_new(object, "kind", jy_json_text(snippet.kind));
    json_object_set_new(object, "snippet", jy_json_text(snippet.text));
    json_object_set_new(object, "highlights", json_spans(snippet.highlights));
    if (hit->focus.end) {
        json_object_set_new(object, "deadlines", json_spans(snippet.deadlines));
        json_object_set_new(object, "quantities", json_spans(snippet.quantities));
    }
    if (hit->copies) {
        json_object_set_new(object, "copies", json_copies(hit->copies));
    }
    if (hits->view->explain) {
        json_object_set_new(object, "score_parts", json_parts(&hit->parts));
    }
    if (hits->view->full) {
        json_object_set_new(object, "text", jy_json_text(hit->passage.text));
    }
    return object;
}
