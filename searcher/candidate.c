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

static uint32_t characters_between(const jy_folded *folded, uint32_t from, uint32_t to)
{
    return (uint32_t)g_utf8_strlen(folded->text + from, to - from);
}

/* True when the phrases from `next` on stand near [start, end), one after another taken as the new place. */
static bool near_rest(const jy_folded *folded, const jy_phrase *const *phrases, size_t count, size_t next,
                      uint32_t distance, uint32_t start, uint32_t end)
{
    if (next == count) {
        return true;
    }
    uint32_t at = 0, found_start, found_end;
    while (jy_phrase_find(phrases[next], folded, at, folded->length, &found_start, &found_end)) {
        bool before = found_end <= start && characters_between(folded, found_end, start) <= distance;
        bool behind = found_start >= end && characters_between(folded, end, found_start) <= distance;
        if ((before || behind) && near_rest(folded, phrases, count, next + 1, distance, found_start, found_end)) {
            return true;
        }
        if (found_start > end && !behind) {
            return false;
        }
        at = found_start + 1;
        while (at < folded->length && ((unsigned char)folded->text[at] & 0xC0) == 0x80) {
            at++;
        }
    }
    return false;
}

bool jy_candidate_has_near(jy_candidate *candidate, const jy_phrase *const *phrases, size_t count, uint32_t distance)
{
    for (guint i = 0; i < candidate->passage->paragraphs->len; i++) {
        const jy_folded *folded = folded_at(candidate, i);
        uint32_t at = 0, start, end;
        while (jy_phrase_find(phrases[0], folded, at, folded->length, &start, &end)) {
            if (near_rest(folded, phrases, count, 1, distance, start, end)) {
                return true;
            }
            at = end;
        }
    }
    return false;
}

void jy_candidate_find_all(jy_candidate *candidate, const jy_phrase *phrase, GArray *spans)
{
    for (guint i = 0; i < candidate->passage->paragraphs->len; i++) {
        const jy_folded *folded = folded_at(candidate, i);
        uint32_t base = paragraph_at(candidate, i)->start, at = 0, start, end;
        while (jy_phrase_find(phrase, folded, at, folded->length, &start, &end)) {
            jy_span span;
            jy_fold_span(folded, start, end, &span.start, &span.end);
            span.start += base;
            span.end += base;
            g_array_append_val(spans, span);
            at = end;
        }
    }
}
