/* highlight.c: where in a passage the question matches. */
#include "searcher/match/highlight.h"

#include "searcher/match/condition.h"
#include "searcher/query/terms.h"

/* What gathers the matches, part of the question by part. */
typedef struct {
    jy_candidate *candidate;
    GArray *matches;
    unsigned part;
} match_sink;

static void add_part(match_sink *sink, const GArray *spans)
{
    uint64_t bit = UINT64_C(1) << MIN(sink->part, 63U);
    for (guint i = 0; i < spans->len; i++) {
        const jy_span *span = &g_array_index(spans, jy_span, i);
        jy_match_span match = {span->start, span->end, bit};
        g_array_append_val(sink->matches, match);
    }
    sink->part++;
}

static void add_phrase(match_sink *sink, const jy_phrase *phrase)
{
    g_autoptr(GArray) spans = g_array_new(false, false, sizeof(jy_span));
    jy_candidate_find_all(sink->candidate, phrase, spans);
    add_part(sink, spans);
}

static bool add_node(const jy_node *node, void *user)
{
    match_sink *sink = user;
    if (node->kind == JY_NODE_NOT || !jy_condition_applies(node)) {
        return false;
    }
    if (node->kind == JY_NODE_PHRASE) {
        add_phrase(sink, node->phrase);
    }
    if (node->kind != JY_NODE_NEAR) {
        return true;
    }
    g_autoptr(GPtrArray) spans = jy_condition_near(node, sink->candidate);
    for (guint i = 0; i < spans->len; i++) {
        add_part(sink, spans->pdata[i]);
    }
    return false;
}

static int by_start(const void *a, const void *b)
{
    const jy_match_span *left = a, *right = b;
    return left->start != right->start ? (left->start > right->start) - (left->start < right->start)
                                       : (left->end > right->end) - (left->end < right->end);
}

/* Joins matches that overlap; those that only touch are matches apart. */
static void merge(GArray *matches)
{
    g_array_sort(matches, by_start);
    guint kept = 0;
    for (guint i = 0; i < matches->len; i++) {
        jy_match_span match = g_array_index(matches, jy_match_span, i);
        jy_match_span *last = kept ? &g_array_index(matches, jy_match_span, kept - 1) : NULL;
        if (last && match.start < last->end) {
            last->end = MAX(last->end, match.end);
            last->parts |= match.parts;
        } else {
            g_array_index(matches, jy_match_span, kept++) = match;
        }
    }
    g_array_set_size(matches, kept);
}

/* ---- words that tell nothing by themselves ---- */

/* The matches of such a word. */
typedef struct {
    jy_match_span span;
    unsigned sense;
} weak_match;

/* True where one of the spans, in order, not overlapping, holds the byte. */
static bool holds(const GArray *matches, uint32_t byte)
{
    for (guint i = 0; i < matches->len; i++) {
        const jy_match_span *match = &g_array_index(matches, jy_match_span, i);
        if (match->start <= byte && byte < match->end) {
            return true;
        }
    }
    return false;
}

/* A weak word belongs to the words of the question that it joins, where these match: 值增 between 国内生产总值 and
 * 增长. Where one of them is not there, what is left of it is half a word: 年国 in 今年国民经济. */
static bool belongs(const GArray *telling, const weak_match *match)
{
    bool left = holds(telling, match->span.start), right = holds(telling, match->span.end - 1);
    return (left || right) && (left || !(match->sense & JY_TERM_LEFT_HALF)) &&
           (right || !(match->sense & JY_TERM_RIGHT_HALF));
}

/* Adds to the matches those weak ones that belong to them; all where there is nothing else. */
static void add_weak(GArray *matches, const GArray *weak)
{
    merge(matches);
    g_autoptr(GArray) telling = g_array_copy(matches);
    for (guint i = 0; i < weak->len; i++) {
        const weak_match *match = &g_array_index(weak, weak_match, i);
        if (telling->len == 0 || belongs(telling, match)) {
            g_array_append_val(matches, match->span);
        }
    }
    merge(matches);
}

GArray *jy_highlight_find(const jy_matcher *matcher, jy_candidate *candidate, bool exact)
{
    match_sink sink = {candidate, g_array_new(false, false, sizeof(jy_match_span)), 0};
    if (matcher->condition) {
        jy_node_visit(matcher->condition, add_node, &sink);
    }
    g_autoptr(GArray) weak = g_array_new(false, false, sizeof(weak_match));
    const GArray *senses = exact ? NULL : jy_matcher_senses(matcher);
    for (guint i = 0; senses && i < matcher->words->len; i++) {
        guint before = sink.matches->len;
        unsigned sense = g_array_index(senses, unsigned, i);
        add_phrase(&sink, matcher->words->pdata[i]);
        for (guint j = before; sense & JY_TERM_WEAK && j < sink.matches->len; j++) {
            weak_match match = {g_array_index(sink.matches, jy_match_span, j), sense};
            g_array_append_val(weak, match);
        }
        if (sense & JY_TERM_WEAK) {
            g_array_set_size(sink.matches, before);
        }
    }
    add_weak(sink.matches, weak);
    return sink.matches;
}
