/* candidate.c: a passage looked at closely. */
#include "searcher/candidate.h"

#include <string.h>

struct jy_candidate {
    const jy_passage *passage;
    const jy_document *document;
    GPtrArray *folded; /* of jy_folded: the paragraphs of the passage, folded when first asked for */
    guint count;       /* of them that are of this passage */
    jy_folded line;    /* scratch for headings and title */
};

static void free_folded(void *item)
{
    jy_folded_clear(item);
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
    jy_folded_clear(&candidate->line);
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

static bool body_has(jy_candidate *candidate, const jy_phrase *phrase)
{
    uint32_t start, end;
    for (guint i = 0; i < candidate->passage->paragraphs->len; i++) {
        const jy_folded *folded = folded_at(candidate, i);
        if (jy_phrase_find(phrase, folded, 0, folded->length, &start, &end)) {
            return true;
        }
    }
    return false;
}

const jy_document *jy_candidate_document(const jy_candidate *candidate)
{
    return candidate->document;
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
    for (char **heading = candidate->passage->headings; *heading; heading++) {
        if (line_has(candidate, phrase, *heading)) {
            return true;
        }
    }
    return false;
}

/* ---- near each other ---- */

/* A place where one of several phrases stands. */
typedef struct {
    uint32_t start, end;  /* folded bytes */
    uint32_t first, last; /* the same, counted in characters */
    bool linked;          /* to a linked place of the phrase before; at last: of the phrase behind as well */
} near_place;

static near_place *place_at(const GArray *places, guint i)
{
    return &g_array_index(places, near_place, i);
}

static uint32_t next_character(const jy_folded *folded, uint32_t at)
{
    return (uint32_t)(g_utf8_next_char(folded->text + at) - folded->text);
}

/* Every place of a phrase. Returns a new array of near_place. */
static GArray *find_places(const jy_folded *folded, const jy_phrase *phrase)
{
    GArray *places = g_array_new(false, false, sizeof(near_place));
    uint32_t at = 0, start, end, counted = 0, characters = 0;
    while (jy_phrase_find(phrase, folded, at, folded->length, &start, &end)) {
        characters += (uint32_t)g_utf8_strlen(folded->text + counted, start - counted);
        counted = start;
        uint32_t size = (uint32_t)g_utf8_strlen(folded->text + start, end - start);
        near_place place = {start, end, characters, characters + size, false};
        g_array_append_val(places, place);
        at = next_character(folded, start);
    }
    return places;
}

static bool are_near(const near_place *a, const near_place *b, uint32_t distance)
{
    return (a->last <= b->first && b->first - a->last <= distance) ||
           (b->last <= a->first && a->first - b->last <= distance);
}

/* Keeps the link of those places that are near a linked one of `others`. Returns whether any is left. */
static bool link_places(GArray *places, const GArray *others, uint32_t distance)
{
    bool any = false;
    for (guint i = 0; i < places->len; i++) {
        near_place *place = place_at(places, i);
        bool linked = false;
        for (guint j = 0; place->linked && !linked && j < others->len; j++) {
            linked = place_at(others, j)->linked && are_near(place, place_at(others, j), distance);
        }
        place->linked = linked;
        any |= linked;
    }
    return any;
}

/* Links the places of each phrase with those of the next, forwards and then back, so that what stays linked is part of
 * a whole chain. `found` holds an array a phrase. */
static bool link_chain(GArray *const *found, size_t count, uint32_t distance)
{
    for (size_t i = 0; i < count; i++) {
        for (guint j = 0; j < found[i]->len; j++) {
            place_at(found[i], j)->linked = true;
        }
        if (i && !link_places(found[i], found[i - 1], distance)) {
            return false;
        }
    }
    for (size_t i = count - 1; i-- > 0;) {
        link_places(found[i], found[i + 1], distance);
    }
    return found[0]->len > 0;
}

static void add_span(jy_candidate *candidate, guint paragraph, uint32_t start, uint32_t end, GArray *spans)
{
    jy_span span;
    jy_fold_span(folded_at(candidate, paragraph), start, end, &span.start, &span.end);
    span.start += paragraph_at(candidate, paragraph)->start;
    span.end += paragraph_at(candidate, paragraph)->start;
    g_array_append_val(spans, span);
}

static void add_linked(jy_candidate *candidate, guint paragraph, const GArray *places, GArray *spans)
{
    for (guint i = 0; i < places->len; i++) {
        const near_place *place = place_at(places, i);
        if (place->linked) {
            add_span(candidate, paragraph, place->start, place->end, spans);
        }
    }
}

bool jy_candidate_near(jy_candidate *candidate, const jy_phrase *const *phrases, size_t count, uint32_t distance,
                       GArray **spans)
{
    bool any = false;
    for (guint i = 0; i < candidate->passage->paragraphs->len && (spans || !any); i++) {
        g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
        for (size_t j = 0; j < count; j++) {
            g_ptr_array_add(found, find_places(folded_at(candidate, i), phrases[j]));
        }
        bool linked = link_chain((GArray *const *)found->pdata, count, distance);
        for (size_t j = 0; linked && spans && j < count; j++) {
            add_linked(candidate, i, found->pdata[j], spans[j]);
        }
        any |= linked;
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
