/* tokens.c: cuts sentences into pairs of characters, words of letters and words of one meaning. */
#include "searcher/trails/tokens.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <stdbool.h>
#include <string.h>

#include "searcher/trails/clauses.h"
#include "searcher/trails/thesaurus.h"

/* Two characters of the Basic Multilingual Plane, exactly; others by a hash. */
static uint32_t pair_key(gunichar first, gunichar second)
{
    return first <= 0xFFFF && second <= 0xFFFF ? first << 16 | second : (first * 0x9E3779B1U) ^ second;
}

static uint32_t group_key(gunichar group)
{
    return pair_key(0, group);
}

/* Most of a text is of these, and they are letters. */
static bool is_common(gunichar character)
{
    return character >= 0x4E00 && character <= 0x9FA5;
}

static bool is_letter(gunichar character)
{
    return character < JY_CHARACTER_WIDE && g_unichar_isalpha(character);
}

static bool is_wide_letter(gunichar character)
{
    return is_common(character) || (character >= JY_CHARACTER_WIDE && g_unichar_isalpha(character));
}

/* The character at `at` of a text that ends with NUL; *ret_next is behind it. */
static gunichar read_character(const char *at, const char **ret_next)
{
    uint32_t size = 0;
    gunichar character = jy_utf8_next(at, 4, &size);
    *ret_next = at + size;
    return character;
}

uint32_t jy_tokens_at(const char *at, size_t *ret_length, const char **ret_next)
{
    const char *end, *behind;
    gunichar first = read_character(at, &end);
    *ret_next = end;
    *ret_length = (size_t)(end - at);
    if (is_letter(first)) {
        while (is_letter(read_character(end, &behind))) {
            end = behind;
        }
        *ret_next = end;
        *ret_length = (size_t)(end - at);
        g_autofree char *word = g_strndup(at, *ret_length);
        return g_str_hash(word);
    }
    if (jy_thesaurus_words(first)) {
        return group_key(first);
    }
    gunichar second = read_character(end, &behind);
    if (!is_wide_letter(first) || !is_wide_letter(second)) {
        return 0;
    }
    *ret_length = (size_t)(behind - at);
    return pair_key(first, second);
}

/* A sentence while it is cut. */
typedef struct {
    GArray *tokens;
    jy_sentence_token next; /* the place of the next token */
    bool is_inside;         /* of a word of a group */
    const char *plain;      /* a place at which no group begins, as it was looked at from the one before */
} token_cutter;

static uint32_t count_characters(const char *text, size_t length)
{
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

static void add_token(token_cutter *cutter, uint32_t key, uint32_t length)
{
    cutter->next.key = key;
    cutter->next.length = length;
    g_array_append_val(cutter->tokens, cutter->next);
}

/* The pair or the word of letters at `at`, or what lies between such. Returns where to go on. A pair reaches neither
 * into a word of a group nor out of one. */
static const char *cut_plain(token_cutter *cutter, const char *text, const char *at, const char *end)
{
    const char *next;
    gunichar first = read_character(at, &next);
    size_t length;
    bool is_last = cutter->is_inside && next >= end;
    bool is_pair = !is_last && !jy_thesaurus_words(first) && !jy_thesaurus_at(next, (size_t)(end - next), &length);
    cutter->plain = is_pair ? next : NULL;
    uint32_t key = is_pair || is_letter(first) ? jy_tokens_at(at, &length, &next) : 0;
    if (key) {
        add_token(cutter, key, count_characters(at, length));
    } else if (!cutter->is_inside) {
        bool ends = jy_clauses_is_end(text, at);
        cutter->next.clause = (uint16_t)MIN(cutter->next.clause + ends, JY_CLAUSES - 1);
        cutter->next.item = (uint16_t)(cutter->next.item + (ends || first == 0x3001)); /* 、 */
    }
    return next;
}

/* Cuts a text, or the inside of a word of a group: 棚户区改造 holds 棚户区, another group. */
static void cut_text(token_cutter *cutter, const char *text, size_t length)
{
    const bool is_inside = cutter->is_inside;
    const char *next, *behind, *end = text + length;
    for (const char *at = text; at < end; at = next) {
        bool is_itself = is_inside && at == text;
        size_t size = 0;
        bool is_plain = at == cutter->plain;
        gunichar group = is_plain ? 0 : jy_thesaurus_at(at, (size_t)(end - at) - is_itself, &size);
        next = group ? at + size : cut_plain(cutter, text, at, end);
        bool is_one = !group && !is_letter(read_character(at, &behind));
        if (group) {
            add_token(cutter, group_key(group), count_characters(at, size));
        }
        if (group && !jy_thesaurus_is_whole(group)) {
            cutter->is_inside = true;
            cut_text(cutter, at, size);
            cutter->is_inside = is_inside;
        }
        if (!is_inside) {
            cutter->next.at += is_one ? 1 : count_characters(at, (size_t)(next - at));
        }
    }
}

void jy_tokens_cut(const char *text, GArray *tokens)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    token_cutter cutter = {.tokens = tokens};
    cut_text(&cutter, folded, strlen(folded));
}
