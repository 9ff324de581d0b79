/* hits.c: the fields of hits. */
#include "searcher/render/hits.h"

#include "searcher/render/citations.h"
#include "searcher/render/shown.h"
#include "searcher/snippet/snippet.h"

/* Columns a snippet may take where no terminal says otherwise. */
#define SNIPPET_COLUMNS 240
/* Digits behind the point of a score. */
#define SCORE_DIGITS 4

static const jy_column COLUMNS[] = {
    {.name = "qid", .use = JY_COLUMN_BATCH},
    {.name = "rank"},
    {.name = "score"},
    {.name = "match"},
    {.name = "db", .use = JY_COLUMN_SEVERAL},
    {.use = JY_COLUMN_DOCUMENT, .number = JY_FIELD_PATH},
    {.name = "ocr"},
    {.name = "heading", .between = " › "},
    {.name = "page"},
    {.name = "line"},
    {.name = "column"},
    {.name = "offset"},
    {.name = "length"},
    {.name = "kind"},
    {.name = "snippet"},
    {.name = "text", .use = JY_COLUMN_FULL},
    {.name = "citation", .use = JY_COLUMN_CITED},
};
const jy_columns JY_HITS_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

static void put_spans(jy_printer *to, const char *key, const GArray *spans)
{
    jy_printer_begin_list(to, key);
    for (guint i = 0; i < spans->len; i++) {
        const jy_span *span = &g_array_index(spans, jy_span, i);
        jy_printer_begin_list(to, NULL);
        jy_printer_integer(to, NULL, span->start);
        jy_printer_integer(to, NULL, span->end);
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

/* Where the same text occurs again. */
static void put_duplicates(jy_printer *to, const GPtrArray *duplicates)
{
    jy_printer_begin_list(to, "copies");
    for (guint i = 0; i < duplicates->len; i++) {
        const jy_hit *copy = duplicates->pdata[i];
        jy_printer_begin_map(to, NULL);
        jy_printer_string(to, "db", copy->db);
        jy_printer_string(to, "path", copy->document->path);
        jy_printer_string(to, "id", copy->document->id);
        jy_printer_string(to, "title", copy->document->title);
        jy_printer_string(to, "date", copy->document->date);
        jy_shown_put_place(to, &copy->passage.place);
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

static void put_score_parts(jy_printer *to, const double *parts)
{
    jy_printer_begin_map(to, "score_parts");
    for (jy_score_part part = 0; part < JY_PARTS; part++) {
        jy_printer_rounded(to, jy_hit_part_name(part), parts[part], SCORE_DIGITS);
    }
    jy_printer_end(to);
}

static void put_hit(jy_printer *to, const jy_hit *hit, const jy_view *view)
{
    g_auto(jy_snippet) snippet = {0};
    jy_snippet_make(hit, SNIPPET_COLUMNS, view->context, &snippet);
    jy_printer_begin_map(to, NULL);
    if (view->qid) {
        jy_printer_string(to, "qid", view->qid);
    }
    jy_printer_integer(to, "rank", hit->rank);
    jy_printer_rounded(to, "score", hit->score, SCORE_DIGITS);
    jy_printer_string(to, "match", hit->exact ? "exact" : "partial");
    if (view->several) {
        jy_printer_string(to, "db", hit->db);
    }
    jy_shown_put(to, hit->document, JY_FIELD_PATH, JY_FIELD_NONE);
    jy_printer_strings(to, "heading", hit->passage.headings);
    jy_shown_put_place(to, &snippet.place);
    jy_printer_integer(to, "offset", snippet.offset);
    jy_printer_integer(to, "length", snippet.length);
    jy_printer_string(to, "kind", snippet.kind);
    jy_printer_string(to, "snippet", snippet.text);
    put_spans(to, "highlights", snippet.highlights);
    if (hit->statement.end) {
        put_spans(to, "deadlines", snippet.deadlines);
        put_spans(to, "quantities", snippet.quantities);
    }
    if (hit->duplicates) {
        put_duplicates(to, hit->duplicates);
    }
    if (view->explain) {
        put_score_parts(to, hit->parts);
    }
    if (view->full) {
        jy_printer_string(to, "text", hit->passage.text);
    }
    jy_citations_put_hit(to, hit, &snippet, view);
    jy_printer_end(to);
}

static void put_culprits(jy_printer *to, const GPtrArray *culprits)
{
    jy_printer_begin_list(to, "filters");
    for (guint i = 0; i < culprits->len; i++) {
        const jy_culprit *culprit = culprits->pdata[i];
        jy_printer_begin_map(to, NULL);
        jy_printer_string(to, "field", jy_fields_row(culprit->field)->name);
        jy_printer_string(to, "value", culprit->value);
        jy_printer_boolean(to, "absent", culprit->is_absent);
        jy_printer_begin_list(to, "near");
        for (guint j = 0; j < culprit->near->len; j++) {
            jy_printer_string(to, NULL, culprit->near->pdata[j]);
        }
        jy_printer_end(to);
        if (culprit->documents) {
            jy_printer_integer(to, "without", culprit->nameless);
            jy_printer_integer(to, "documents", culprit->documents);
        }
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

uint32_t jy_hits_later(const jy_hits_first *first)
{
    uint32_t dated = 0;
    for (guint i = 0; i < first->career->years->len; i++) {
        const jy_stats_year *year = first->career->years->pdata[i];
        dated += year->year ? year->documents : 0;
    }
    return dated - 1;
}

static void put_first(jy_printer *to, const jy_hits_first *first)
{
    const jy_stats_year *all = &first->career->total;
    jy_printer_begin_map(to, "first");
    jy_printer_string(to, "topic", first->topic);
    jy_printer_string(to, "date", all->first.date);
    jy_printer_string(to, "path", all->first.path);
    jy_printer_string(to, "id", all->first.id);
    jy_printer_integer(to, "later", jy_hits_later(first));
    jy_printer_string(to, "last_date", all->last.date);
    jy_printer_end(to);
}

/* What is said of all of them. */
static void put_answer(jy_printer *to, const jy_hits *hits, const jy_view *view)
{
    const jy_result *result = hits->result;
    jy_printer_integer(to, "schema", 1);
    if (view->qid) {
        jy_printer_string(to, "qid", view->qid);
    }
    jy_printer_query(to, view->query, view->query_note);
    jy_printer_begin_map(to, "total");
    jy_printer_integer(to, "exact", (int64_t)result->total_exact);
    jy_printer_integer(to, "partial", (int64_t)result->total_partial);
    jy_printer_boolean(to, "lower_bound", result->exact_lower_bound || result->partial_lower_bound);
    jy_printer_end(to);
    jy_printer_gave_up(to, result->gave_up);
    jy_printer_real(to, "took_ms", (double)(int64_t)(result->took_ms * 100) / 100);
    if (hits->explain) {
        jy_printer_string(to, "explain", hits->explain);
    }
    if (hits->first) {
        put_first(to, hits->first);
    }
    if (hits->suggestions && hits->suggestions->len) {
        jy_printer_begin_list(to, "suggestions");
        for (guint i = 0; i < hits->suggestions->len; i++) {
            jy_printer_string(to, NULL, hits->suggestions->pdata[i]);
        }
        jy_printer_end(to);
    }
    if (hits->culprits && hits->culprits->len) {
        put_culprits(to, hits->culprits);
    }
}

void jy_hits_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const jy_hits *hits = found;
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        put_answer(to, hits, view);
        jy_printer_begin_list(to, "hits");
    }
    for (guint i = 0; i < hits->result->hits->len; i++) {
        put_hit(to, hits->result->hits->pdata[i], view);
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}
