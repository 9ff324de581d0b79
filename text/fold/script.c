/* script.c: which kind a character is of. */
#include "text/fold/script.h"

#include <jiyan/text/character.h>

/* Scripts without spaces beside Han. */
static bool is_gram(gunichar character)
{
    static const struct {
        gunichar first, last;
    } BLOCKS[] = {
        {0x3005, 0x3006},   /* 々 〆 */
        {0x3041, 0x3096},   /* Hiragana */
        {0x309D, 0x309F},   /* iteration marks */
        {0x30A1, 0x30FA},   /* Katakana */
        {0x30FC, 0x30FF},   /* ー and iteration marks */
        {0x31F0, 0x31FF},   /* Katakana extensions */
        {0xAC00, 0xD7A3},   /* Hangul */
        {0x1AFF0, 0x1B16F}, /* rare kana */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(BLOCKS) && character >= BLOCKS[i].first; i++) {
        if (character <= BLOCKS[i].last) {
            return true;
        }
    }
    return false;
}

jy_script jy_script_of(gunichar character)
{
    if (character == '\n' || character == '\r' || character == '\f' || character == 0x85 || character == 0x2028 ||
        character == 0x2029) {
        return SCRIPT_LINE;
    }
    if (character < 0x80) {
        bool is_space = character == ' ' || character == '\t' || character == '\v';
        return g_ascii_isalpha((gchar)character)   ? SCRIPT_LETTER
               : g_ascii_isdigit((gchar)character) ? SCRIPT_DIGIT
               : is_space                          ? SCRIPT_SPACE
                                                   : SCRIPT_OTHER;
    }
    if (jy_character_is_han(character) || is_gram(character)) {
        return SCRIPT_GRAM;
    }
    if (g_unichar_isspace(character)) {
        return SCRIPT_SPACE;
    }
    if (g_unichar_isdigit(character)) {
        return SCRIPT_DIGIT;
    }
    return g_unichar_isalpha(character) || g_unichar_ismark(character) ? SCRIPT_LETTER : SCRIPT_OTHER;
}
