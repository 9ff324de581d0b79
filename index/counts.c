/* counts.c: characters and statements counted. */
#include <jiyan/index/counts.h>

#include <jiyan/text/character.h>

/* There is none among visible ASCII, and none behind the ideographic space: most characters need no call. */
static inline bool is_space(uint32_t character)
{
    bool may = character <= ' ' || (character >= 0xA0 && character <= 0x3000);
    return may && g_unichar_isspace(character);
}

uint64_t jy_counts_characters(const char *text, uint32_t start, uint32_t end)
{
    uint64_t characters = 0;
    while (start < end) {
        uint32_t han = jy_character_skip_han(text, end, start);
        characters += (han - start) / 3;
        start = han;
        if (start < end) {
            characters += !is_space(jy_utf8_next(text, end, &start));
        }
    }
    return characters;
}

void jy_counts_add(jy_counts *counts, const char *text, uint32_t length, const GArray *statements)
{
    uint32_t at = 0;
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *statement = &g_array_index(statements, jy_statement, i);
        const uint64_t own = jy_counts_characters(text, statement->start, statement->end);
        counts->characters += jy_counts_characters(text, at, statement->start) + own;
        counts->stated[statement->kind] += own;
        counts->statements[statement->kind]++;
        if (statement->kind == JY_STATEMENT_COMMITMENT) {
            counts->binding[statement->strength][statement->is_testable]++;
        }
        at = statement->end;
    }
    counts->characters += jy_counts_characters(text, at, length);
}
