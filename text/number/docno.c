/* docno.c: finds and reads document numbers. */
#include <jiyan/text/docno.h>

#include <jiyan/text/utf8.h>
#include <string.h>

#include "text/fold/script.h"
#include "text/number/numeral.h"

/* Characters of an agency's code: 国发, 国办函, 津政办发, 国办发明电. */
#define CODE_MIN 2
#define CODE_MAX 12

/* The brackets that a year is put in. */
static bool is_bracket(gunichar character, bool closing)
{
    static const gunichar PAIRS[][2] = {{'[', ']'},       {'(', ')'},       {'<', '>'},       {0x3008, 0x3009},
                                        {0x300A, 0x300B}, {0x3010, 0x3011}, {0x3014, 0x3015}, {0x3016, 0x3017},
                                        {0x3018, 0x3019}, {0x2329, 0x232A}, {0xFE5D, 0xFE5E}, {0x27E8, 0x27E9}};
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (PAIRS[i][closing] == character) {
            return true;
        }
    }
    return false;
}

static bool is_space(gunichar character)
{
    return character == ' ' || character == 0x3000 || character == 0xA0 || character == '\t';
}

static uint32_t skip_spaces(const char *text, uint32_t at, uint32_t length)
{
    uint32_t size;
    while (is_space(jy_numeral_read(text, at, length, &size))) {
        at += size;
    }
    return at;
}

/* Reads year and number behind the opening bracket at `at`: 2018〕第 35 号. `strict` requires 号. */
static bool parse_tail(const char *text, uint32_t at, uint32_t length, bool strict, uint32_t *ret_year,
                       uint32_t *ret_number, uint32_t *ret_end)
{
    uint32_t size, count;
    uint32_t next = skip_spaces(text, at, length);
    uint32_t end = jy_numeral_parse(text, next, length, ret_year, &count);
    if (count != 4 || *ret_year < 1900 || *ret_year > 2999) {
        return false;
    }
    next = skip_spaces(text, end, length);
    if (jy_numeral_read(text, next, length, &size) == 0x5E74) {
        next = skip_spaces(text, next + size, length);
    }
    if (is_bracket(jy_numeral_read(text, next, length, &size), true)) {
        next = skip_spaces(text, next + size, length);
    } else if (strict) {
        return false;
    }
    if (jy_numeral_read(text, next, length, &size) == 0x7B2C) {
        next = skip_spaces(text, next + size, length);
    }
    end = jy_numeral_parse(text, next, length, ret_number, &count);
    if (end == next || count > 5) {
        return false;
    }
    next = skip_spaces(text, end, length);
    gunichar mark = jy_numeral_read(text, next, length, &size);
    if (mark == 0x53F7 || mark == 0x865F) {
        *ret_end = next + size;
        return true;
    }
    *ret_end = end;
    return !strict;
}

static bool is_code(gunichar character)
{
    return character < 0x80 ? g_ascii_isalnum((gchar)character) : jy_script_of(character) == SCRIPT_GRAM;
}

/* The agency's code that ends at `end`: back over its characters, spaces between them left out. Returns where it
 * begins, `end` where there is none. */
static uint32_t code_start(const char *text, uint32_t end)
{
    uint32_t at = end, start = end;
    int characters = 0;
    while (at > 0 && characters < CODE_MAX) {
        uint32_t character = jy_utf8_previous(text, 0, &at);
        if (is_space(character) && characters == 0) {
            continue;
        }
        if (!is_code(character)) {
            break;
        }
        start = at;
        characters++;
    }
    return characters >= CODE_MIN ? start : end;
}

/* Passes over words before a code that a sentence cites: 根据国发〔…〕, （见中办发〔…〕. One character that begins a
 * line is a part of the code: 和政发〔…〕. */
static uint32_t skip_citing_words(const char *text, uint32_t start, uint32_t end)
{
    static const char *const WORDS[] = {"根据", "按照", "依据", "遵照", "参照", "转发", "印发", "以及", "关于", "文件",
                                        "执行", "落实", "贯彻", "和",   "与",   "及",   "见",   "由",   "以",   "号"};
    bool again = true;
    while (again) {
        again = false;
        for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
            const char *found = g_strstr_len(text + start, end - start, WORDS[i]);
            if (!found) {
                continue;
            }
            uint32_t behind = (uint32_t)(found - text) + (uint32_t)strlen(WORDS[i]);
            bool begins_line = start == 0 || text[start - 1] == '\n';
            bool is_part = found == text + start && strlen(WORDS[i]) == 3 && begins_line;
            if (!is_part && end - behind >= 6) {
                start = behind;
                again = true;
            }
        }
    }
    return start;
}

static char *normal_form(const char *text, uint32_t start, uint32_t end, uint32_t year, uint32_t number)
{
    GString *normal = g_string_new(NULL);
    for (uint32_t at = start, size; at < end; at += size) {
        gunichar character = jy_numeral_read(text, at, end, &size);
        if (!is_space(character)) {
            g_string_append_unichar(normal, character);
        }
    }
    g_string_append_printf(normal, "〔%u〕%u号", year, number);
    return g_string_free(normal, false);
}

bool jy_docno_find(const char *text, uint32_t length, uint32_t from, jy_docno *ret_docno)
{
    for (uint32_t at = from, size; at < length; at += size) {
        uint32_t year, number, end;
        if (!is_bracket(jy_numeral_read(text, at, length, &size), false) ||
            !parse_tail(text, at + size, length, true, &year, &number, &end)) {
            continue;
        }
        uint32_t start = skip_citing_words(text, MAX(code_start(text, at), from), at);
        if (at - start < 6) {
            continue;
        }
        *ret_docno = (jy_docno){start, end, normal_form(text, start, at, year, number), (uint16_t)year};
        return true;
    }
    return false;
}

char *jy_docno_parse(const char *text, gssize length)
{
    uint32_t end = (uint32_t)(length < 0 ? strlen(text) : (size_t)length);
    uint32_t start = skip_spaces(text, 0, end), size, year, number, behind;
    if (is_bracket(jy_numeral_read(text, start, end, &size), false)) {
        return NULL;
    }
    for (uint32_t at = start; at < end; at += size) {
        gunichar character = jy_numeral_read(text, at, end, &size);
        bool opens = is_bracket(character, false);
        bool bare = !opens && character >= '0' && character <= '9';
        uint32_t tail = opens ? at + size : at;
        if (!opens && !bare && !is_code(character) && !is_space(character)) {
            return NULL;
        }
        if ((opens || bare) && at > start && parse_tail(text, tail, end, false, &year, &number, &behind) &&
            skip_spaces(text, behind, end) == end) {
            return normal_form(text, start, at, year, number);
        }
    }
    return NULL;
}

/* Where what stands for a number that is not filled in begins, which ends at `end`. */
static uint32_t blank_start(const char *text, uint32_t end)
{
    static const gunichar BLANKS[] = {'X', 'x', 0xD7, 0xFF38, '*', 0xFF0A, '_', 0xFF3F, 0x25CB, 0x25A1};
    uint32_t start = end;
    for (uint32_t at = end; at > 0;) {
        const gunichar character = jy_utf8_previous(text, 0, &at);
        bool is_blank = is_space(character);
        for (size_t i = 0; i < G_N_ELEMENTS(BLANKS); i++) {
            is_blank |= character == BLANKS[i];
        }
        if (!is_blank) {
            break;
        }
        start = at;
    }
    return start;
}

char *jy_docno_unfilled(const char *text, uint32_t length)
{
    static const char MARK[] = "号";
    const uint32_t mark = (uint32_t)strlen(MARK), end = length > mark ? length - mark : 0;
    if (!end || memcmp(text + end, MARK, mark) != 0) {
        return NULL;
    }
    /* With a number in the place of the blank it is one; its code may be blank, too. */
    const uint32_t start = blank_start(text, end);
    g_autofree char *filled = g_strdup_printf("%.*s1%s", (int)start, text, MARK);
    const uint32_t whole = (uint32_t)strlen(filled);
    uint32_t at = 0, size, year, number, behind;
    gunichar character;
    while (at < whole && (is_code(character = jy_numeral_read(filled, at, whole, &size)) || is_space(character))) {
        at += size;
    }
    if (at < CODE_MIN || at == whole || !is_bracket(jy_numeral_read(filled, at, whole, &size), false) ||
        !parse_tail(filled, at + size, whole, true, &year, &number, &behind) || behind != whole || number != 1 ||
        skip_citing_words(filled, 0, at) != 0) {
        return NULL;
    }
    g_autofree char *normal = normal_form(filled, 0, at, year, 1);
    g_autofree char *blank = g_strndup(text + start, end - start), *bare = jy_utf8_squeeze(blank);
    return g_strdup_printf("%.*s%s%s", (int)(strlen(normal) - mark - 1), normal, bare, MARK);
}

void jy_docno_clear(jy_docno *docno)
{
    g_clear_pointer(&docno->normal, g_free);
}
