/* fold_fuzz.c: folding and segmenting: spans map back on character boundaries, folding twice changes nothing, tokens
 * stand in the text and in order. */
#include <jiyan/text/segment.h>
#include <string.h>

#include "fuzz.h"

/* ---- folding ---- */

static void check_map(const jy_folded *folded)
{
    must(strlen(folded->text) == folded->length);
    must(g_utf8_validate(folded->text, folded->length, NULL));
    must(folded->map[folded->length] == folded->original_length);
    for (uint32_t i = 0; i < folded->length; i++) {
        must(folded->map[i] <= folded->map[i + 1]);
        must(on_boundary(folded->original, folded->original_length, folded->map[i]));
    }
}

static void check_span(const jy_folded *folded, uint32_t start, uint32_t end)
{
    uint32_t from, to;
    jy_fold_span(folded, start, end, &from, &to);
    must(from < to && to <= folded->original_length);
    must(on_boundary(folded->original, folded->original_length, from));
    must(on_boundary(folded->original, folded->original_length, to));
    must(from == folded->map[start]);
}

/* Spans of one character, and from the first to each. */
static void check_spans(const jy_folded *folded)
{
    for (uint32_t at = 0, next; at < folded->length; at = next) {
        next = (uint32_t)(g_utf8_next_char(folded->text + at) - folded->text);
        check_span(folded, at, next);
        check_span(folded, 0, next);
    }
}

/* Marks on one character from which folding cuts the cluster (as UAX 15, 13 allows): folding anew may then cut it
 * elsewhere. */
#define CLUSTER_MAX 64

static bool has_long_cluster(const jy_folded *folded)
{
    uint32_t before = 0;
    for (uint32_t i = 0; i <= folded->length; i++) {
        uint32_t at = folded->map[i];
        if (at - before >= CLUSTER_MAX && g_utf8_strlen(folded->original + before, at - before) >= CLUSTER_MAX) {
            return true;
        }
        before = at;
    }
    return false;
}

/* Whether a word is set apart may be seen only when what is between its characters has been folded. */
static char *without_spaces(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    return g_strjoinv(NULL, parts);
}

static void check_twice(const jy_folded *folded)
{
    if (has_long_cluster(folded)) {
        return;
    }
    g_auto(jy_folded) twice = JY_FOLDED_INIT;
    jy_fold(folded->text, folded->length, &twice);
    g_autofree char *left = without_spaces(twice.text), *right = without_spaces(folded->text);
    must(strcmp(left, right) == 0);
}

/* ---- segmenting ---- */

typedef struct {
    const jy_folded *folded;
    uint32_t first, last; /* what was asked for */
    uint32_t start;       /* of the token before */
} tokens;

static void check_token(const jy_token *token, void *user)
{
    tokens *all = user;
    const jy_folded *folded = all->folded;
    must(token->length > 0 && token->length <= JY_TERM_MAX);
    must(g_utf8_validate(token->term, token->length, NULL));
    must(token->start < token->end && token->start >= all->first && token->end <= all->last);
    must(token->start >= all->start);
    must(on_boundary(folded->text, folded->length, token->start));
    must(on_boundary(folded->text, folded->length, token->end));
    check_span(folded, token->start, token->end);
    all->start = token->start;
}

static void check_tokens(const jy_folded *folded, uint32_t first, uint32_t last)
{
    jy_segment(folded, first, last, check_token, &(tokens){folded, first, last, first});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Kept, so that used buffers serve again. */
    static jy_folded folded = JY_FOLDED_INIT;
    g_autofree char *text = make_text(data, size);
    jy_fold(text, (uint32_t)strlen(text), &folded);
    check_map(&folded);
    check_spans(&folded);
    check_twice(&folded);
    check_tokens(&folded, 0, folded.length);
    uint32_t middle = folded.length / 2;
    while (!on_boundary(folded.text, folded.length, middle)) {
        middle++;
    }
    check_tokens(&folded, 0, middle);
    check_tokens(&folded, middle, folded.length);
    return 0;
}
