/* quote.c: quotations. */
#include "searcher/snippet/quote.h"

/* Quotations in quotations that are told apart. */
#define DEPTH 8

static const struct {
    gunichar open, close;
} PAIRS[] = {{0x201C, 0x201D}, {0x2018, 0x2019}, {0x300C, 0x300D}, {0x300E, 0x300F}, {0x300A, 0x300B}};

static gunichar closing_of(gunichar open)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (PAIRS[i].open == open) {
            return PAIRS[i].close;
        }
    }
    return 0;
}

/* Quotations that are open. */
typedef struct {
    uint32_t starts[DEPTH];
    gunichar closings[DEPTH];
    unsigned count;
} quote_stack;

static void open_quote(quote_stack *stack, uint32_t at, gunichar closing)
{
    if (stack->count < DEPTH) {
        stack->starts[stack->count] = at;
        stack->closings[stack->count++] = closing;
    }
}

/* Closes the innermost quotation that ends with the mark, and with it those in it that do not end. Returns whether
 * there was one; stack->starts[stack->count] is where it began. */
static bool close_quote(quote_stack *stack, gunichar mark)
{
    for (unsigned i = stack->count; i-- > 0;) {
        if (stack->closings[i] == mark) {
            stack->count = i;
            return true;
        }
    }
    return false;
}

static uint32_t next_of_text(const jy_passage *passage, uint32_t at)
{
    return (uint32_t)(g_utf8_next_char(passage->text + at) - passage->text);
}

void jy_quote_find(const jy_passage *passage, const jy_span *span, GArray *quotes)
{
    quote_stack stack = {.count = 0};
    for (uint32_t at = span->start, next; at < span->end; at = next) {
        gunichar character = g_utf8_get_char(passage->text + at);
        next = next_of_text(passage, at);
        if (closing_of(character)) {
            open_quote(&stack, at, closing_of(character));
        } else if (close_quote(&stack, character)) {
            jy_span quote = {stack.starts[stack.count], next};
            g_array_append_val(quotes, quote);
        }
    }
}

/* The paragraph that a byte stands in. */
static uint32_t paragraph_end(const jy_passage *passage, uint32_t at)
{
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (at < paragraph->end) {
            return paragraph->end;
        }
    }
    return passage->length;
}

static bool is_mark_behind(gunichar character)
{
    return character == 0x3002 || character == 0xFF0C || character == 0xFF1B || character == 0xFF01 ||
           character == 0xFF1F || character == 0x3001;
}

uint32_t jy_quote_end(const jy_passage *passage, const jy_span *piece, uint32_t limit)
{
    quote_stack stack = {.count = 0};
    uint32_t at = piece->start;
    for (; at < piece->end; at = next_of_text(passage, at)) {
        gunichar character = g_utf8_get_char(passage->text + at);
        if (closing_of(character)) {
            open_quote(&stack, at, closing_of(character));
        } else {
            close_quote(&stack, character);
        }
    }
    limit = MIN(limit, paragraph_end(passage, piece->start));
    for (; stack.count && at < limit; at = next_of_text(passage, at)) {
        close_quote(&stack, g_utf8_get_char(passage->text + at));
    }
    if (stack.count || at == piece->end) {
        return piece->end;
    }
    return at < limit && is_mark_behind(g_utf8_get_char(passage->text + at)) ? next_of_text(passage, at) : at;
}
