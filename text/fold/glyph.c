/* glyph.c: words looked for in original spelling. */
#include "text/fold/glyph.h"

#include <jiyan/text/character.h>
#include <string.h>

#include "text/fold/fold.h"

/* As word lists spell it; what is one byte stays as it is. */
static gunichar spell(gunichar character)
{
    return character < 0x80 ? character : jy_fold_character(character);
}

gunichar jy_glyph_read(const char *text, uint32_t at, uint32_t length, uint32_t *ret_size)
{
    if (at >= length) {
        *ret_size = 0;
        return 0;
    }
    uint32_t next = at;
    gunichar character = jy_utf8_next(text, length, &next);
    *ret_size = next - at;
    return spell(character);
}

/* Word lists are Simplified, but hold ， and （, too. */
static gunichar spell_wanted(gunichar character)
{
    return character >= 0xFF00 || character == 0x3000 ? spell(character) : character;
}

/* Behind the word at `word` at `at`, `at` where it does not match; *ret_word is behind it. */
static uint32_t match_word(const char *text, uint32_t at, uint32_t length, const char *words, uint32_t words_length,
                           uint32_t *word)
{
    uint32_t end = at, size;
    while (*word < words_length && words[*word] != '|') {
        gunichar wanted = spell_wanted(jy_utf8_next(words, words_length, word));
        if (jy_glyph_read(text, end, length, &size) != wanted) {
            return at;
        }
        end += size;
    }
    return end;
}

/* Behind the | after `word`. */
static uint32_t next_word(const char *words, uint32_t words_length, uint32_t word)
{
    while (word < words_length && words[word] != '|') {
        word++;
    }
    return word + 1;
}

uint32_t jy_glyph_match(const char *text, uint32_t at, uint32_t length, const char *words)
{
    uint32_t words_length = (uint32_t)strlen(words), size;
    gunichar first = jy_glyph_read(text, at, length, &size);
    for (uint32_t word = 0; word < words_length; word = next_word(words, words_length, word)) {
        if (spell_wanted(jy_utf8_peek(words, words_length, word)) != first) {
            continue;
        }
        uint32_t end = match_word(text, at, length, words, words_length, &word);
        if (end > at) {
            return end;
        }
    }
    return at;
}

uint32_t jy_glyph_before(const char *text, uint32_t from, uint32_t at, const char *words)
{
    uint32_t words_length = (uint32_t)strlen(words);
    for (uint32_t word = 0, next; word < words_length; word = next) {
        next = next_word(words, words_length, word);
        /* A word in either spelling takes as many bytes. */
        uint32_t word_length = next - 1 - word, start = at - word_length;
        if (at >= from && word_length <= at - from && ((unsigned char)text[start] & 0xC0) != 0x80 &&
            match_word(text, start, at, words, words_length, &word) == at) {
            return start;
        }
    }
    return at;
}
