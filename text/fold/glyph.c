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

/* Word lists are Simplified, but hold ， and （ and ’, too. */
static gunichar spell_wanted(gunichar character)
{
    return character >= 0xFF00 || character == 0x3000 || (character >= 0x2000 && character < 0x2070) ? spell(character)
                                                                                                     : character;
}

/* ---- what the words of a list begin and end with ---- */

/* Word lists are constants, so a list is known by its address. Most places of a text begin none of its words, of which
 * there may be two hundred: a hash of their first characters tells so, and one of their last ones. */
#define HINT_LISTS 512 /* more than there are */
#define HINT_PROBES 16
#define HINT_WORDS 16

typedef struct {
    const char *words; /* NULL: of no list yet */
    uint32_t length;
    uint32_t begins[HINT_WORDS], ends[HINT_WORDS];
} list_hint;

static _Thread_local list_hint hints[HINT_LISTS];

/* Spreads what differs in low bits over all of them; its high bits are good. */
static uint32_t spread(uint32_t value)
{
    return value * 0x9E3779B1U;
}

static void hint_add(uint32_t bits[HINT_WORDS], gunichar character)
{
    uint32_t bit = spread(character) >> 23;
    bits[bit >> 5] |= 1U << (bit & 31);
}

static bool hint_has(const uint32_t bits[HINT_WORDS], gunichar character)
{
    uint32_t bit = spread(character) >> 23;
    return bits[bit >> 5] >> (bit & 31) & 1;
}

static const list_hint *hint_of(const char *words)
{
    uint32_t home = spread((uint32_t)(uintptr_t)words) >> 23;
    list_hint *hint = &hints[home];
    for (uint32_t probe = 1; hint->words && hint->words != words && probe < HINT_PROBES; probe++) {
        hint = &hints[(home + probe) % HINT_LISTS];
    }
    if (hint->words == words) {
        return hint;
    }
    *hint = (list_hint){.words = words, .length = (uint32_t)strlen(words)};
    for (uint32_t at = 0, last = 0; at < hint->length; at = last + 1) {
        gunichar character = 0;
        hint_add(hint->begins, spell_wanted(jy_utf8_peek(words, hint->length, at)));
        for (last = at; last < hint->length && words[last] != '|';) {
            character = jy_utf8_next(words, hint->length, &last);
        }
        hint_add(hint->ends, spell_wanted(character));
    }
    return hint;
}

/* ---- words in a text ---- */

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

/* Behind the first word of the list that matches at `at`, where `first` is; `at` where none does. */
static uint32_t match_list(const char *text, uint32_t at, uint32_t length, const list_hint *hint, gunichar first)
{
    uint32_t words_length = hint->length;
    for (uint32_t word = 0; word < words_length; word = next_word(hint->words, words_length, word)) {
        if (spell_wanted(jy_utf8_peek(hint->words, words_length, word)) != first) {
            continue;
        }
        uint32_t end = match_word(text, at, length, hint->words, words_length, &word);
        if (end > at) {
            return end;
        }
    }
    return at;
}

uint32_t jy_glyph_match(const char *text, uint32_t at, uint32_t length, const char *words)
{
    const list_hint *hint = hint_of(words);
    uint32_t size;
    gunichar first = jy_glyph_read(text, at, length, &size);
    return hint_has(hint->begins, first) ? match_list(text, at, length, hint, first) : at;
}

uint32_t jy_glyph_find(const char *text, uint32_t from, uint32_t to, const char *words)
{
    const list_hint *hint = hint_of(words);
    for (uint32_t next = from; from < to; from = next) {
        gunichar first = spell(jy_utf8_next(text, to, &next));
        if (hint_has(hint->begins, first) && match_list(text, from, to, hint, first) > from) {
            return from;
        }
    }
    return to;
}

uint32_t jy_glyph_before(const char *text, uint32_t from, uint32_t at, const char *words)
{
    const list_hint *hint = hint_of(words);
    uint32_t words_length = hint->length, last = at;
    if (at <= from || !hint_has(hint->ends, spell(jy_utf8_previous(text, from, &last)))) {
        return at;
    }
    for (uint32_t word = 0, next; word < words_length; word = next) {
        next = next_word(words, words_length, word);
        /* A word in either spelling takes as many bytes. */
        uint32_t word_length = next - 1 - word, start = at - word_length;
        if (word_length <= at - from && ((unsigned char)text[start] & 0xC0) != 0x80 &&
            match_word(text, start, at, words, words_length, &word) == at) {
            return start;
        }
    }
    return at;
}
