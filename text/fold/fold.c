/* fold.c: folds by a table where a character is folded by itself, by ICU where it joins with its neighbours. */
#include <jiyan/text/fold.h>

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "fold_table.inc"
#include "text/fold/fold.h"
#include "text/fold/fold_table.h"
#include "text/fold/spacing.h"
#include "text/fold/zero.h"

/* Characters that may join into one cluster. A longer run of marks is cut, as the Stream-Safe Text Format (UAX 15, 13)
 * does at 30. */
#define CLUSTER_MAX 64
/* UTF-16 units one character folds to at most (U+FDFA: 18), for a whole cluster. */
#define CLUSTER_ROOM (CLUSTER_MAX * 20)
/* Bytes of UTF-8 kept free for one cluster. */
#define CLUSTER_BYTES ((size_t)CLUSTER_ROOM * 3)

/* 〇, which joins with nothing. */
#define ZERO 0x3007

static const UNormalizer2 *normalizer(void)
{
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFKCCasefoldInstance(&status);
}

static inline unsigned entry_of(uint32_t character)
{
    if (character < 0x10000) {
        return FOLD_TABLE[character];
    }
    return unorm2_hasBoundaryBefore(normalizer(), (UChar32)character) ? FOLD_MANY : FOLD_JOINS;
}

static inline bool is_plain(unsigned entry)
{
    return (entry & 0xFFFC) != 0xD800;
}

/* The entry of the character of bytes [at, next), which is written for a zero. */
static unsigned settle_zero(const char *text, uint32_t length, uint32_t at, uint32_t next)
{
    unsigned alone = jy_zero_alone(jy_utf8_peek(text, length, at));
    return jy_zero_may_be(text, at) ? jy_zero_settle(text, length, at, next, alone) : alone;
}

/* Room for so many bytes more, in the map, too, where there is one: then both have the same. */
static void reserve(jy_folded *folded, size_t more, bool has_map)
{
    size_t wanted = folded->length + more + 1;
    if (wanted > folded->text_capacity) {
        folded->text_capacity = wanted + wanted / 2;
        folded->text = g_realloc(folded->text, folded->text_capacity);
    }
    if (has_map && folded->map_capacity < folded->text_capacity) {
        folded->map_capacity = folded->text_capacity;
        folded->map = g_renew(uint32_t, folded->map, folded->map_capacity);
    }
}

/* Appends one character; there is room. */
static inline void put(jy_folded *folded, uint32_t character, uint32_t origin, bool has_map)
{
    uint32_t length = jy_utf8_put(folded->text + folded->length, character);
    for (uint32_t i = 0; has_map && i < length; i++) {
        folded->map[folded->length + i] = origin;
    }
    folded->length += length;
}

static inline bool is_kept(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    return byte[0] >= 0xE4 && byte[0] <= 0xE9 &&
           FOLD_KEPT[(byte[0] - 0xE4U) << 6 | (byte[1] & 0x3FU)] >> (byte[2] & 0x3F) & 1;
}

/* True where the character at `at` may change with what precedes it. None does of ASCII and of those before U+A000 that
 * is_kept looks at. */
static inline bool joins_at(const jy_folded *folded, uint32_t at)
{
    const char *text = folded->original;
    unsigned char first = at < folded->original_length ? (unsigned char)text[at] : 0;
    return first >= 0x80 && (first < 0xE4 || first > 0xE9) &&
           entry_of(jy_utf8_next(text, folded->original_length, &at)) == FOLD_JOINS;
}

/* Copies the run of characters at `at` that fold to themselves, but for a last one that is joined by what follows.
 * Returns its end, `at` where there is none. */
static G_ALWAYS_INLINE inline uint32_t copy_kept(jy_folded *folded, uint32_t at, bool has_map)
{
    const char *text = folded->original;
    uint32_t end = at, length = folded->original_length;
    if (folded->length + (length - at) >= folded->text_capacity) {
        reserve(folded, (size_t)(length - at), has_map);
    }
    char *to = folded->text + folded->length;
    uint32_t *map = has_map ? folded->map + folded->length : NULL;
    for (; end < length && is_kept(text + end); end += 3, to += 3) {
        memcpy(to, text + end, 3);
        if (has_map) {
            map[0] = map[1] = map[2] = end;
            map += 3;
        }
    }
    end -= end > at && joins_at(folded, end) ? 3 : 0;
    folded->length += end - at;
    return end;
}

/* The same for a character beyond the table. */
static gunichar fold_far(gunichar character)
{
    size_t low = 0, high = G_N_ELEMENTS(FOLD_FAR);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (FOLD_FAR[middle].from < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < G_N_ELEMENTS(FOLD_FAR) && FOLD_FAR[low].from == character ? FOLD_FAR[low].to : character;
}

gunichar jy_fold_character(gunichar character)
{
    if (character >= 0x10000) {
        return fold_far(character);
    }
    if (FOLD_TABLE[character] == FOLD_ZERO) {
        return jy_zero_alone(character);
    }
    return is_plain(FOLD_TABLE[character]) ? FOLD_TABLE[character] : character;
}

/* Folds the cluster of original bytes [start, end) by ICU. */
static void fold_cluster(jy_folded *folded, uint32_t start, uint32_t end, bool has_map)
{
    UChar in[CLUSTER_MAX * 2], out[CLUSTER_ROOM];
    int32_t in_length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(in, G_N_ELEMENTS(in), &in_length, folded->original + start, (int32_t)(end - start), &status);
    int32_t length = unorm2_normalize(normalizer(), in, in_length, out, G_N_ELEMENTS(out), &status);
    reserve(folded, CLUSTER_BYTES, has_map);
    for (int32_t i = 0; U_SUCCESS(status) && i < length; i++) {
        uint32_t character = out[i];
        if (U16_IS_LEAD(character) && i + 1 < length) {
            character = (uint32_t)U16_GET_SUPPLEMENTARY(out[i], out[i + 1]);
            i++;
        }
        /* ICU has normalised it; what is left is to simplify it. */
        put(folded, jy_fold_character(character), start, has_map);
    }
}

/* Where the cluster ends that takes what joins from `at` on, but not without end. */
static uint32_t cluster_end(const jy_folded *folded, uint32_t at)
{
    for (int i = 1; i < CLUSTER_MAX && joins_at(folded, at); i++) {
        jy_utf8_next(folded->original, folded->original_length, &at);
    }
    return at;
}

static G_ALWAYS_INLINE inline void fold(const char *text, uint32_t length, jy_folded *folded, bool has_map)
{
    folded->original = text;
    folded->original_length = length;
    folded->length = 0;
    reserve(folded, (size_t)length + 4, has_map);
    uint32_t spaced = 0; /* where the last word that is set apart ends */
    for (uint32_t at = 0, next; at < length; at = next) {
        next = copy_kept(folded, at, has_map);
        if (next > at) {
            continue;
        }
        unsigned entry = entry_of(jy_utf8_next(text, length, &next));
        entry = entry == FOLD_ZERO ? settle_zero(text, length, at, next) : entry;
        if (entry == ' ') {
            spaced = at > spaced ? MAX(spaced, jy_spacing_end(text, length, at)) : spaced;
            if (spaced > at) {
                continue;
            }
        }
        bool joined = entry != ZERO && joins_at(folded, next);
        if (!joined && is_plain(entry)) {
            if (folded->length + 4 >= folded->text_capacity) {
                reserve(folded, (size_t)(length - at) + 4, has_map);
            }
            put(folded, entry, at, has_map);
        } else if (joined || entry != FOLD_DROPPED) {
            next = cluster_end(folded, next);
            fold_cluster(folded, at, next, has_map);
        }
    }
    reserve(folded, 0, has_map);
    folded->text[folded->length] = '\0';
}

void jy_fold(const char *text, uint32_t length, jy_folded *folded)
{
    fold(text, length, folded, true);
    folded->map[folded->length] = length;
}

void jy_fold_bare(const char *text, uint32_t length, jy_folded *folded)
{
    fold(text, length, folded, false);
}

/* ---- counting ---- */

typedef struct {
    const uint8_t *numbers;
    uint32_t *counts;
    uint32_t total;
} character_tally;

static inline void count_one(character_tally *tally, uint32_t character)
{
    if (character >= JY_CHARACTER_WIDE && character < 0x10000) {
        tally->counts[tally->numbers[character]]++;
        tally->total++;
    }
}

/* The same for the characters that a cluster folds to. */
static void count_cluster(character_tally *tally, const char *text, uint32_t length)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    jy_fold_bare(text, length, &folded);
    for (uint32_t at = 0; at < folded.length;) {
        count_one(tally, jy_utf8_next(folded.text, folded.length, &at));
    }
}

/* Counts ASCII, which is not wide but for zeros among digits of Chinese, and U+4000 … U+9FFF from `at` on: a mark
 * behind one makes no other wide character of it, and is counted the same by itself. Returns where something else
 * begins. */
static uint32_t count_plain(character_tally *tally, const char *text, uint32_t length, uint32_t at)
{
    while (at < length) {
        const unsigned char lead = (unsigned char)text[at];
        if (lead < 0x80 && (FOLD_TABLE[lead] != FOLD_ZERO || !jy_zero_may_be(text, at))) {
            at++;
            continue;
        }
        if (lead < 0xE4 || lead > 0xE9) {
            break;
        }
        uint32_t next = at;
        const unsigned entry = FOLD_TABLE[jy_utf8_next(text, length, &next)];
        if (!is_plain(entry)) {
            break;
        }
        tally->counts[tally->numbers[entry]]++;
        tally->total++;
        at = next;
    }
    return at;
}

uint32_t jy_fold_count(const char *text, uint32_t length, const uint8_t *numbers, uint32_t *counts)
{
    const jy_folded from = {.original = text, .original_length = length};
    character_tally tally = {numbers, counts, 0};
    for (uint32_t at = 0, next; at < length; at = next) {
        next = count_plain(&tally, text, length, at);
        if (next > at) {
            continue;
        }
        unsigned entry = entry_of(jy_utf8_next(text, length, &next));
        entry = entry == FOLD_ZERO ? settle_zero(text, length, at, next) : entry;
        bool joined = entry != ZERO && joins_at(&from, next);
        if (!joined && is_plain(entry)) {
            count_one(&tally, entry);
        } else if (joined || entry != FOLD_DROPPED) {
            next = cluster_end(&from, next);
            count_cluster(&tally, text + at, next - at);
        }
    }
    return tally.total;
}

/* True when the character that ends at `end` folds to nothing; as white space may, where a word is set apart, but not
 * where it is `kept`. */
static bool is_dropped_before(const char *text, uint32_t start, uint32_t end, bool kept, uint32_t *ret_start)
{
    if (end <= start) {
        return false;
    }
    *ret_start = end;
    uint32_t character = jy_utf8_previous(text, start, ret_start);
    UChar in[2], out[CLUSTER_ROOM];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (!kept && jy_character_is_blank(character)) {
        return true;
    }
    U16_APPEND_UNSAFE(in, length, (UChar32)character);
    return character >= 0x80 && unorm2_normalize(normalizer(), in, length, out, G_N_ELEMENTS(out), &status) == 0;
}

void jy_fold_span(const jy_folded *folded, uint32_t start, uint32_t end, uint32_t *ret_start, uint32_t *ret_end)
{
    uint32_t from = folded->map[start], to = folded->map[end];
    bool kept = false;
    if (end > start) {
        uint32_t last_start = end;
        kept = jy_character_is_blank(jy_utf8_previous(folded->text, start, &last_start));
        /* Behind the whole of the last character's cluster. */
        uint32_t last = folded->map[end - 1], at = end;
        while (at < folded->length && folded->map[at] == last) {
            at++;
        }
        to = folded->map[at];
    }
    uint32_t before;
    while (to > from && is_dropped_before(folded->original, from, to, kept, &before)) {
        to = before;
    }
    *ret_start = from;
    *ret_end = to;
}

char *jy_fold_string(const char *text, gssize length)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    jy_fold_bare(text, (uint32_t)(length < 0 ? strlen(text) : (size_t)length), &folded);
    return g_steal_pointer(&folded.text);
}

void jy_fold_clear(jy_folded *folded)
{
    g_free(folded->text);
    g_free(folded->map);
    *folded = (jy_folded)JY_FOLDED_INIT;
}
