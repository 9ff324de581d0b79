/* quasi_sentence.c: cuts sentences at semicolons outside quotes and brackets, once over the text. */
#include "text/statement/quasi_sentence.h"

#include <jiyan/text/character.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#define NOTE_BYTES 1200

/* Behind the first such semicolon of [start, end), `end` where there is none. */
static uint32_t find_semicolon(const char *text, uint32_t start, uint32_t end)
{
    int depth = 0;
    for (uint32_t at = jy_character_skip_han(text, end, start); at < end; at = jy_character_skip_han(text, end, at)) {
        uint32_t c = jy_utf8_next(text, end, &at);
        if (c != '"' && jy_character_is_opening(c)) {
            depth++;
        } else if (c != '"' && jy_character_is_closing(c)) {
            depth -= depth > 0;
        } else if ((c == 0xFF1B || c == ';') && !depth) {
            return at;
        }
    }
    return end;
}

/* The end of a note in brackets that begins at `start` and holds sentences; 0 where it does not close soon. */
static uint32_t find_note_end(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    uint32_t limit = length - start > NOTE_BYTES ? start + NOTE_BYTES : length;
    int depth = 0;
    for (uint32_t at = start; at < limit;) {
        uint32_t c = jy_utf8_next(text, limit, &at);
        if (c == 0xFF08 || c == '(') {
            depth++;
        } else if (c == 0xFF09 || c == ')') {
            if (--depth == 0) {
                return at > end ? at : 0;
            }
        } else if (c == '\n') {
            break;
        }
    }
    return 0;
}

bool jy_quasi_sentence_next(jy_quasi_sentences *units, uint32_t *ret_start, uint32_t *ret_end)
{
    units->at = jy_character_skip_blank(units->text, units->end, units->at);
    if (units->at >= units->end) {
        if (!jy_sentence_next(units->text, units->length, &units->next, &units->at, &units->end)) {
            return false;
        }
        units->has_semicolon = jy_utf8_contains(units->text, units->at, units->end, "；") ||
                               memchr(units->text + units->at, ';', units->end - units->at);
    }
    *ret_start = units->at;
    uint32_t first = jy_utf8_peek(units->text, units->end, units->at);
    uint32_t note =
        first == 0xFF08 || first == '(' ? find_note_end(units->text, units->at, units->end, units->length) : 0;
    if (note) {
        units->next = units->end = note;
        units->has_semicolon = false;
    }
    units->at = *ret_end = units->has_semicolon ? find_semicolon(units->text, units->at, units->end) : units->end;
    return true;
}
