/* choice.h: what of a passage a snippet shows. Private to the snippet. */
#ifndef JIYAN_SEARCHER_SNIPPET_CHOICE_H
#define JIYAN_SEARCHER_SNIPPET_CHOICE_H

#include <glib.h>
#include <jiyan/base/terminal.h>

#include "searcher/search/hit.h"

/* A sentence of a passage. */
typedef struct {
    uint32_t start, end;
    guint paragraph;
    bool is_body;
    uint64_t parts; /* of the question, that match in it */
} snippet_sentence;

/* What is chosen of a passage: sentences, and what of them is shown. */
typedef struct {
    const jy_hit *hit;
    uint32_t width;
    GArray *sentences;    /* of snippet_sentence */
    GArray *pieces;       /* of jy_span, in order: shown */
    uint32_t columns;     /* of the pieces */
    const GArray *quotes; /* of jy_span: what a window must not break; NULL between windows */
} snippet_choice;

/* Chooses for a snippet of `width` columns with `context` sentences around. Fills *ret_choice, which borrows the hit;
 * clear with jy_choice_clear. */
void jy_choice_make(const jy_hit *hit, uint32_t width, uint32_t context, snippet_choice *ret_choice);
void jy_choice_clear(snippet_choice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(snippet_choice, jy_choice_clear)

static inline const jy_match_span *match_at(const jy_hit *hit, guint i)
{
    return &g_array_index(hit->matches, jy_match_span, i);
}

static inline const snippet_sentence *sentence_at(const snippet_choice *choice, guint i)
{
    return &g_array_index(choice->sentences, snippet_sentence, i);
}

static inline const jy_span *piece_at(const snippet_choice *choice, guint i)
{
    return &g_array_index(choice->pieces, jy_span, i);
}

/* The character at a byte of the passage, and where its neighbours begin. */
static inline gunichar character_at(const snippet_choice *choice, uint32_t at)
{
    return g_utf8_get_char(choice->hit->passage.text + at);
}

static inline uint32_t next_of(const snippet_choice *choice, uint32_t at)
{
    return (uint32_t)(g_utf8_next_char(choice->hit->passage.text + at) - choice->hit->passage.text);
}

static inline uint32_t before_of(const snippet_choice *choice, uint32_t at)
{
    const char *text = choice->hit->passage.text;
    return (uint32_t)(g_utf8_prev_char(text + at) - text);
}

static inline uint32_t snippet_columns(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    return jy_terminal_columns(choice->hit->passage.text + start, end - start);
}

static inline unsigned snippet_count(uint64_t parts)
{
    return (unsigned)__builtin_popcountll(parts);
}

/* Shows these bytes of the passage. */
static inline void snippet_show(snippet_choice *choice, uint32_t start, uint32_t end)
{
    jy_span piece = {start, end};
    g_array_append_val(choice->pieces, piece);
    choice->columns += snippet_columns(choice, start, end);
}

#endif
