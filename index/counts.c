/* counts.c: characters and statements counted. */
#include <jiyan/index/counts.h>

#include <jiyan/text/utf8.h>

/* No character that begins with a greater byte is white space: of Han none does not. */
#define SPACE_LEAD_MOST 0xE3

uint64_t jy_counts_characters(const char *text, uint32_t start, uint32_t end)
{
    uint64_t characters = 0;
    while (start < end) {
        bool is_plain = (unsigned char)text[start] > SPACE_LEAD_MOST;
        characters += !g_unichar_isspace(jy_utf8_next(text, end, &start)) || is_plain;
    }
    return characters;
}

void jy_counts_add(jy_counts *counts, const char *text, uint32_t length, const GArray *statements)
{
    counts->characters += jy_counts_characters(text, 0, length);
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *statement = &g_array_index(statements, jy_statement, i);
        counts->stated[statement->kind] += jy_counts_characters(text, statement->start, statement->end);
        counts->statements[statement->kind]++;
        if (statement->kind == JY_STATEMENT_COMMITMENT) {
            counts->binding[statement->strength][statement->is_testable]++;
        }
    }
}
