/* cue.c: finds the words of the lexicon, by a table over their first characters that is built once. */
#include "text/statement/cue.h"

#include <jiyan/text/character.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 4096
#define HAN_FIRST 0x4E00
#define HAN_LAST 0x9FFF
#define PLACES (HAN_LAST - HAN_FIRST + 2) /* the last is shared by what is no Han character */

typedef struct {
    const char *bytes; /* borrowed from the lexicon */
    uint8_t length, cue;
    uint16_t place, order;
    uint32_t second; /* its second character where that has three bytes, 0 otherwise */
} cue_word;

static cue_word words[WORDS_MAX];
static uint16_t word_count, first_at[PLACES + 1];

/* Three bytes as a number. */
static uint32_t read_three(const char *bytes)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    return (uint32_t)byte[0] << 16 | (uint32_t)byte[1] << 8 | byte[2];
}

static uint16_t place_of(uint32_t character)
{
    return character >= HAN_FIRST && character <= HAN_LAST ? (uint16_t)(character - HAN_FIRST) : PLACES - 1;
}

/* By first character; of one character the longest first; of equal words the first in the lexicon. */
static int compare_words(const void *left, const void *right)
{
    const cue_word *a = left, *b = right;
    if (a->place != b->place) {
        return a->place < b->place ? -1 : 1;
    }
    if (a->length != b->length) {
        return a->length > b->length ? -1 : 1;
    }
    return a->order < b->order ? -1 : 1;
}

static void add_words(const jy_cue_words *entry)
{
    const char *at = entry->words;
    while (*at && word_count < WORDS_MAX) {
        size_t length = strcspn(at, " ");
        words[word_count] = (cue_word){.bytes = at,
                                       .length = (uint8_t)length,
                                       .cue = entry->cue,
                                       .place = place_of(jy_utf8_peek(at, (uint32_t)length, 0)),
                                       .order = word_count};
        if (length >= 6 && (unsigned char)at[0] >= 0xE0 && (unsigned char)at[3] >= 0xE0) {
            words[word_count].second = read_three(at + 3);
        }
        word_count++;
        at += length;
        at += strspn(at, " ");
    }
}

static void build(void)
{
    for (unsigned i = 0; i < JY_LEXICON_LENGTH; i++) {
        add_words(&JY_LEXICON[i]);
    }
    qsort(words, word_count, sizeof *words, compare_words);
    uint16_t at = 0;
    for (unsigned place = 0; place <= PLACES; place++) {
        while (at < word_count && words[at].place < place) {
            at++;
        }
        first_at[place] = at;
    }
}

/* The longest word at `at`, or NULL. */
static const cue_word *word_at(const char *text, uint32_t length, uint32_t at, uint32_t character)
{
    uint16_t place = place_of(character);
    uint32_t second = length - at >= 6 ? read_three(text + at + 3) : 0;
    for (uint16_t i = first_at[place]; i < first_at[place + 1]; i++) {
        const cue_word *word = &words[i];
        if ((!word->second || word->second == second) && word->length <= length - at &&
            memcmp(text + at, word->bytes, word->length) == 0) {
            return word;
        }
    }
    return NULL;
}

bool jy_cue_next(const char *text, uint32_t length, uint32_t *position, jy_cue_hit *ret_hit)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build);
    uint32_t at = *position;
    while (at < length) {
        uint32_t here = at;
        const cue_word *word = word_at(text, length, here, jy_utf8_next(text, length, &at));
        if (word) {
            *position = here + word->length;
            *ret_hit = (jy_cue_hit){.start = here, .end = *position, .cue = word->cue};
            return true;
        }
    }
    *position = length;
    return false;
}
