/* candidate.c: a passage looked at closely. */
#include "searcher/match/candidate.h"

#include <string.h>

struct jy_candidate {
    const jy_passage *passage;
    const jy_document *document;
    GPtrArray *folded; /* of jy_folded: the paragraphs of the passage, folded when first needed */
    guint count;       /* of them that are of this passage */
    jy_folded line;    /* scratch for headings and title */
};

static void free_folded(void *item)
{
    jy_fold_clear(item);
    g_free(item);
}

jy_candidate *jy_candidate_new(void)
{
    jy_candidate *candidate = g_new0(jy_candidate, 1);
    candidate->folded = g_ptr_array_new_with_free_func(free_folded);
    return candidate;
}

void jy_candidate_free(jy_candidate *candidate)
{
    if (!candidate) {
        return;
    }
    g_ptr_array_unref(candidate->folded);
    jy_fold_clear(&candidate->line);
    g_free(candidate);
}

void jy_candidate_take(jy_candidate *candidate, const jy_passage *passage, const jy_document *document)
{
    candidate->passage = passage;
    candidate->document = document;
    candidate->count = 0;
}

static const jy_paragraph *paragraph_at(const jy_candidate *candidate, guint i)
{
    return &g_array_index(candidate->passage->paragraphs, jy_paragraph, i);
}

static const jy_folded *folded_at(jy_candidate *candidate, guint i)
{
    while (candidate->count <= i) {
        if (candidate->folded->len <= candidate->count) {
            g_ptr_array_add(candidate->folded, g_new0(jy_folded, 1));
        }
        const jy_paragraph *paragraph = paragraph_at(candidate, candidate->count);
        jy_fold(candidate->passage->text + paragraph->start, paragraph->end - paragraph->start,
                candidate->folded->pdata[candidate->count]);
        candidate->count++;
    }
    return candidate->folded->pdata[i];
}

static bool line_has(jy_candidate *candidate, const jy_phrase *phrase, const char *line)
{
    uint32_t start, end;
    if (!line) {
        return false;
    }
    jy_fold(line, (uint32_t)strlen(line), &candidate->line);
    return jy_phrase_find(phrase, &candidate->line, 0, candidate->line.length, &start, &end);
}

const jy_passage *jy_candidate_passage(const jy_candidate *candidate)
{
    return candidate->passage;
}

const jy_document *jy_candidate_document(const jy_candidate *candidate)
{
    return candidate->document;
}

unsigned jy_candidate_kinds(const jy_candidate *candidate)
{
    unsigned kinds = 0;
    for (guint i = 0; i < candidate->passage->statements->len; i++) {
        kinds |= 1U << g_array_index(candidate->passage->statements, jy_statement, i).kind;
    }
    return kinds;
}

static bool body_has(jy_candidate *candidate, const jy_phrase *phrase)
{
    const guint count = candidate->passage->paragraphs->len;
    for (guint i = 0; i < count; i++) {
        const jy_paragraph *paragraph = paragraph_at(candidate, i);
        if (jy_phrase_find_bytes(phrase, candidate->passage->text + paragraph->start,
                                 paragraph->end - paragraph->start)) {
            return true;
        }
    }
    for (guint i = 0; i < count; i++) {
        const jy_folded *folded = folded_at(candidate, i);
        uint32_t start, end;
        if (jy_phrase_find(phrase, folded, 0, folded->length, &start, &end)) {
            return true;
        }
    }
    return false;
}

bool jy_candidate_has(jy_candidate *candidate, const jy_phrase *phrase, jy_part part)
{
    if (part == JY_IN_BODY) {
        return body_has(candidate, phrase);
    }
    if (part == JY_IN_TITLE) {
        return candidate->document && (line_has(candidate, phrase, candidate->document->title) ||
                                       line_has(candidate, phrase, candidate->document->subtitle));
    }
    for (char **heading = candidate->passage->headings; part == JY_IN_HEADING && *heading; heading++) {
        if (line_has(candidate, phrase, *heading)) {
            return true;
        }
    }
    return false;
}

/* ---- near each other ---- */

static void add_span(jy_candidate *candidate, guint paragraph, uint32_t start, uint32_t end, GArray *spans)
{
    jy_span span;
    jy_fold_span(folded_at(candidate, paragraph), start, end, &span.start, &span.end);
    span.start += paragraph_at(candidate, paragraph)->start;
    span.end += paragraph_at(candidate, paragraph)->start;
    g_array_append_val(spans, span);
}

bool jy_candidate_near(jy_candidate *candidate, const GArray *neighbours, GArray **spans)
{
    bool any = false;
    for (guint i = 0; i < candidate->passage->paragraphs->len && (spans || !any); i++) {
        g_autoptr(GPtrArray) found = jy_near_find(folded_at(candidate, i), neighbours);
        for (guint j = 0; found && spans && j < found->len; j++) {
            const GArray *places = found->pdata[j];
            for (guint k = 0; k < places->len; k++) {
                const jy_near_place *place = &g_array_index(places, jy_near_place, k);
                if (place->linked) {
                    add_span(candidate, i, place->start, place->end, spans[j]);
                }
            }
        }
        any |= found != NULL;
    }
    return any;
}

/* ---- everywhere ---- */

void jy_candidate_find_all(jy_candidate *candidate, const jy_phrase *phrase, GArray *spans)
{
    for (guint i = 0; i < candidate->passage->paragraphs->len; i++) {
        const jy_folded *folded = folded_at(candidate, i);
        uint32_t at = 0, start, end;
        while (jy_phrase_find(phrase, folded, at, folded->length, &start, &end)) {
            add_span(candidate, i, start, end, spans);
            at = end;
        }
    }
}
