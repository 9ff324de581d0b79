/* quote.c: quotations. */
#include "searcher/snippet/quote.h"

/* Quotations in quotations that are told apart. */
#define DEPTH 8

static const struct {
    gunichar open, close;
} PAIRS[] = {{0x201C, 0x201D}, {0x2018, 0x2019}, {0x300C, 0x300D}, {0x300E, 0x300F}, {0x300A, 0x300B}};

/* Quotations that are open. */
typedef struct {
    uint32_t starts[DEPTH];
    gunichar closings[DEPTH];
    unsigned count;
} quote_stack;

/* Closes the innermost quotation that ends with the mark, and with it those in it that do not end. Returns whether
 * there was one; stack->starts[stack->count] is where it began. */
static bool close_quote(quote_stack *stack, gunichar mark)
{
    unsigned i = stack->count;
    while (i > 0 && stack->closings[i - 1] != mark) {
        i--;
    }
    stack->count = i > 0 ? i - 1 : stack->count;
    return i > 0;
}

static uint32_t next_of_text(const jy_passage *passage, uint32_t at)
{
    return (uint32_t)(g_utf8_next_char(passage->text + at) - passage->text);
}

/* Opens a quotation with a mark that begins one, or closes one. Returns whether one was closed, as close_quote does. */
static bool take_mark(quote_stack *stack, gunichar mark, uint32_t at)
{
    gunichar closing = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        closing = PAIRS[i].open == mark ? PAIRS[i].close : closing;
    }
    if (!closing) {
        return close_quote(stack, mark);
    }
    if (stack->count < DEPTH) {
        stack->starts[stack->count] = at;
        stack->closings[stack->count++] = closing;
    }
    return false;
}

void jy_quote_find(const jy_passage *passage, const jy_span *span, GArray *quotes)
{
    quote_stack stack = {.count = 0};
    for (uint32_t at = span->start, next; at < span->end; at = next) {
        next = next_of_text(passage, at);
        if (take_mark(&stack, g_utf8_get_char(passage->text + at), at)) {
            jy_span quote = {stack.starts[stack.count], next};
            g_array_append_val(quotes, quote);
        }
    }
}

uint32_t jy_quote_end(const jy_passage *passage, const jy_span *piece, uint32_t limit)
{
    quote_stack stack = {.count = 0};
    uint32_t at = piece->start;
    for (; at < piece->end; at = next_of_text(passage, at)) {
        take_mark(&stack, g_utf8_get_char(passage->text + at), at);
    }
    guint paragraph = 0;
    while (paragraph < passage->paragraphs->len &&
           g_array_index(passage->paragraphs, jy_paragraph, paragraph).end <= piece->start) {
        paragraph++;
    }
    limit = MIN(limit, paragraph < passage->paragraphs->len
                           ? g_array_index(passage->paragraphs, jy_paragraph, paragraph).end
                           : passage->length);
    for (; stack.count && at < limit; at = next_of_text(passage, at)) {
        close_quote(&stack, g_utf8_get_char(passage->text + at));
    }
    if (stack.count || at == piece->end) {
        return piece->end;
    }
    bool is_mark = at < limit && g_utf8_strchr("。，；！？、", -1, g_utf8_get_char(passage->text + at));
    return is_mark ? next_of_text(passage, at) : at;
}
