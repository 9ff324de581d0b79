/* line.c: one line of a head or a foot, and what may be alone on it. */
#include "indexer/describe/line.h"

#include <jiyan/text/character.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/fold.h>
#include <string.h>

/* Of a longer block the beginning is looked at: nothing that a line says of its document stands behind it. */
#define LINE_BYTES ((uint32_t)64 << 10)

/* Bytes of an HTML entity, or of the rest of one ("&sp;"), at `at`; 0 where there is none. */
static size_t entity_length(const char *at)
{
    size_t length = 1;
    while (length < 9 && g_ascii_isalpha(at[length])) {
        length++;
    }
    return *at == '&' && length > 1 && at[length] == ';' ? length + 1 : 0;
}

/* What a PDF has for the character that it looks like: ⽅, ⻓. */
static bool is_radical(gunichar character)
{
    return character >= 0x2E80 && character <= 0x2FDF;
}

/* Joins the lines of a block. */
static GString *join_lines(const char *start, const char *end)
{
    GString *line = g_string_sized_new((gsize)(end - start));
    bool wrapped = false;
    for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
        uint32_t han = jy_character_skip_han(at, (uint32_t)(end - at), 0);
        if (han) {
            g_string_append_len(line, at, han);
            at += han;
            wrapped = false;
            if (at == end) {
                break;
            }
        }
        gunichar character = g_utf8_get_char(at);
        size_t entity = entity_length(at);
        if (entity && (size_t)(end - at) >= entity) {
            at += entity - 1;
            g_string_append_c(line, ' ');
            continue;
        }
        if (g_unichar_iszerowidth(character) || (wrapped && character != '\n' && g_unichar_isspace(character))) {
            continue;
        }
        if (character == '\n') {
            wrapped = true;
            continue;
        }
        /* Words of letters were apart; Han goes on. */
        if (wrapped && line->len && g_ascii_isalnum(line->str[line->len - 1]) && character < 0x80) {
            g_string_append_c(line, ' ');
        }
        wrapped = false;
        if (is_radical(character)) {
            g_autofree char *folded = jy_fold_string(at, g_utf8_next_char(at) - at);
            g_string_append(line, folded);
            continue;
        }
        g_string_append_unichar(line, character);
    }
    return line;
}

/* True where no character of Han has another beside it: 国 务 院, 通　知, 国 发 〔2018〕 5 号. Letters are words. */
static bool is_spaced_out(const char *line)
{
    int singles = 0, run = 0;
    for (const char *at = line; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool is_han = jy_character_is_han(character);
        run = is_han ? run + 1 : g_unichar_iszerowidth(character) ? run : 0;
        if (run > 1 || (!is_han && g_unichar_isalpha(character))) {
            return false;
        }
        singles += is_han;
    }
    return singles >= 2;
}

char *jy_line_of(const char *text, const jy_block *block)
{
    uint32_t end = block->end;
    if (end - block->start > LINE_BYTES) {
        end = block->start + LINE_BYTES;
        (void)jy_utf8_previous(text, block->start, &end); /* no half character */
    }
    g_autoptr(GString) line = join_lines(text + block->start, text + end);
    const char *start = line->str + strspn(line->str, "#");
    start = start > line->str && *start != ' ' ? line->str : start;
    g_autofree char *whole = g_strdup(start);
    g_strstrip(whole);
    return is_spaced_out(whole) ? jy_utf8_squeeze(whole) : jy_fold_close_up(whole);
}

char *jy_line_unbracket(const char *line)
{
    static const char *const PAIRS[][2] = {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"（", ")"}, {"(", "）"}};
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (g_str_has_prefix(line, PAIRS[i][0]) && g_str_has_suffix(line, PAIRS[i][1])) {
            size_t open = strlen(PAIRS[i][0]);
            char *inner = g_strndup(line + open, strlen(line) - open - strlen(PAIRS[i][1]));
            return g_strstrip(inner);
        }
    }
    return g_strdup(line);
}

bool jy_line_is_bracketed(const char *line)
{
    g_autofree char *inner = jy_line_unbracket(line);
    return strlen(inner) != strlen(line);
}

bool jy_line_begins_with_dash(const char *line)
{
    return g_str_has_prefix(line, "—") || g_str_has_prefix(line, "－－") || g_str_has_prefix(line, "--") ||
           g_str_has_prefix(line, "──") || g_str_has_prefix(line, "――");
}

bool jy_line_find_date(const char *line, jy_date *ret_date, uint32_t *ret_start, uint32_t *ret_end)
{
    return jy_date_find(line, (uint32_t)strlen(line), 0, ret_date, ret_start, ret_end);
}

bool jy_line_is_date(const char *line, jy_date *ret_date)
{
    g_autofree char *inner = jy_line_unbracket(line);
    jy_date date;
    /* A bare number, a page or a table's cell, is no date here. */
    if (strspn(inner, "0123456789") == strlen(inner) || !jy_date_parse(inner, (uint32_t)strlen(inner), &date) ||
        !date.month) {
        return false;
    }
    *ret_date = date;
    return true;
}

char *jy_line_docno(const char *line, uint32_t *ret_end)
{
    g_auto(jy_docno) docno = {0};
    if (!jy_docno_find(line, (uint32_t)strlen(line), 0, &docno)) {
        return NULL;
    }
    *ret_end = docno.end;
    return docno.start == 0 ? g_steal_pointer(&docno.normal) : NULL;
}
