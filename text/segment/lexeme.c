/* lexeme.c: cuts folded text into its smallest pieces. */
#include "text/segment/lexeme.h"

#include <jiyan/text/segment.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "text/fold/script.h"
#include "text/segment/tag.h"

/* What the < or & at `at` is like: a tag of HTML, which *next is moved behind, as a line end, white space or a mark;
 * one within a word as nothing, SCRIPT_GRAM. */
static jy_script read_tag(const jy_lexer *lexer, uint32_t at, uint32_t *next)
{
    static const jy_script LIKE[] = {[TAG_NONE] = SCRIPT_OTHER,
                                     [TAG_INLINE] = SCRIPT_GRAM,
                                     [TAG_BREAK] = SCRIPT_LINE,
                                     [TAG_BLOCK] = SCRIPT_OTHER,
                                     [TAG_SPACE] = SCRIPT_SPACE};
    uint32_t end;
    const jy_tag tag = jy_tag_read(lexer->text, lexer->end, at, &end);
    *next = tag == TAG_NONE ? *next : end;
    return LIKE[tag];
}

/* Passes over what is neither letter nor digit and fills in the gap and the first character of a lexeme. Returns the
 * kind of that character, SCRIPT_OTHER at the end. */
static jy_script skip_gap(const jy_lexer *lexer, jy_lexeme *lexeme)
{
    const char *text = lexer->text;
    const uint32_t end = lexer->end;
    uint32_t at = lexer->at, next = at;
    jy_gap gap = lexer->begun ? GAP_NONE : GAP_BREAK;
    jy_script script = SCRIPT_OTHER;
    for (; at < end; at = next) {
        script = jy_script_of(jy_utf8_next(text, end, &next));
        if (script >= SCRIPT_GRAM) {
            break;
        }
        if (text[at] == '<' || text[at] == '&') {
            script = read_tag(lexer, at, &next);
        }
        if (script == SCRIPT_OTHER) {
            gap = GAP_BREAK;
        } else if (script == SCRIPT_LINE && gap != GAP_BREAK) {
            gap = GAP_WRAP;
        } else if (script == SCRIPT_SPACE && gap == GAP_NONE) {
            gap = GAP_SPACE;
        }
    }
    *lexeme = (jy_lexeme){.start = at, .end = next, .gap = gap, .gap_start = lexer->at};
    return at < end ? script : SCRIPT_OTHER;
}

static bool is_digit_at(const jy_lexer *lexer, uint32_t at)
{
    return at < lexer->end && g_ascii_isdigit(lexer->text[at]);
}

/* Length of the run of ASCII digits at `at`. */
static uint32_t digits_at(const jy_lexer *lexer, uint32_t at)
{
    uint32_t count = 0;
    while (is_digit_at(lexer, at + count)) {
        count++;
    }
    return count;
}

/* End of a run of letters, marks and digits, an apostrophe between letters included; *ret_has_letter tells them from a
 * number. */
static uint32_t word_end(const jy_lexer *lexer, bool *ret_has_letter)
{
    uint32_t at = lexer->at;
    bool has_letter = false;
    while (at < lexer->end) {
        uint32_t next = at, character = jy_utf8_next(lexer->text, lexer->end, &next);
        jy_script script = jy_script_of(character);
        bool apostrophe = character == '\'' || character == 0x2019;
        if (apostrophe && has_letter && jy_script_of(jy_utf8_peek(lexer->text, lexer->end, next)) == SCRIPT_LETTER) {
            at = next;
            continue;
        }
        if (script != SCRIPT_LETTER && script != SCRIPT_DIGIT) {
            break;
        }
        has_letter |= script == SCRIPT_LETTER;
        at = next;
    }
    *ret_has_letter = has_letter;
    return at;
}

/* Where a number whose first digits end at `at` goes on to: over groups of thousands, then over one decimal point. Two
 * points make a date or a version, whose parts are numbers of their own. */
static uint32_t number_end(const jy_lexer *lexer, uint32_t at)
{
    uint32_t first = at - lexer->at;
    while (first <= 3 && at < lexer->end && lexer->text[at] == ',' && digits_at(lexer, at + 1) == 3) {
        at += 4;
    }
    if (at < lexer->end && lexer->text[at] == '.') {
        uint32_t decimals = digits_at(lexer, at + 1);
        uint32_t behind = at + 1 + decimals;
        bool more = behind < lexer->end && lexer->text[behind] == '.' && is_digit_at(lexer, behind + 1);
        bool before = lexer->at > 0 && lexer->text[lexer->at - 1] == '.';
        if (decimals && !more && !before) {
            at = behind;
        }
    }
    return at;
}

bool jy_lexeme_next(jy_lexer *lexer, jy_lexeme *ret_lexeme)
{
    jy_lexeme lexeme;
    jy_script script = skip_gap(lexer, &lexeme);
    lexer->at = lexeme.start;
    if (lexeme.start >= lexer->end) {
        return false;
    }
    lexeme.kind = LEXEME_GRAM;
    if (script != SCRIPT_GRAM) {
        bool has_letter;
        uint32_t end = word_end(lexer, &has_letter);
        lexeme.kind = has_letter ? LEXEME_WORD : LEXEME_NUMBER;
        lexeme.end = has_letter ? end : number_end(lexer, end);
    }
    lexer->at = lexeme.end;
    lexer->begun = true;
    *ret_lexeme = lexeme;
    return true;
}

uint32_t jy_lexeme_term(const char *text, const jy_lexeme *lexeme, char *buffer, const char **ret_term)
{
    const char *from = text + lexeme->start;
    uint32_t length = lexeme->end - lexeme->start;
    if (lexeme->kind == LEXEME_NUMBER && memchr(from, ',', length)) {
        uint32_t kept = 0;
        for (uint32_t i = 0; i < length && kept < JY_TERM_MAX; i++) {
            if (from[i] != ',') {
                buffer[kept++] = from[i];
            }
        }
        *ret_term = buffer;
        return kept;
    }
    *ret_term = from;
    if (length > JY_TERM_MAX) {
        length = JY_TERM_MAX;
        while (length && ((unsigned char)from[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    return length;
}
