/* ink.c: white space of HTML. */
#include "indexer/extract/html/ink.h"

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/extract/html/reference.h"

#define WIDE_FIRST 0x2E80

static bool is_collapsed(gunichar c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void add_character(jy_ink *ink, gunichar c, jy_ink_manner manner)
{
    if (ink->has_space && ink->last && ink->last != '\n') {
        const bool is_wrap = ink->has_wrap && ink->last >= WIDE_FIRST && c >= WIDE_FIRST;
        if (!is_wrap) {
            g_string_append_c(ink->text, ' ');
        }
    }
    ink->has_space = ink->has_wrap = false;
    g_string_append_unichar(ink->text, c);
    ink->last = c;
    if (!jy_character_is_blank(c)) {
        const bool is_letter = g_unichar_isalpha(c);
        ink->characters++;
        ink->letters += is_letter;
        ink->links += is_letter && manner.is_link;
    }
}

/* Characters that no text has: controls, what stands for none, and NULs. */
static bool is_text(gunichar c)
{
    return c >= ' ' ? c != 0x7F && !(c >= 0xFFFE && c <= 0xFFFF) : c == '\n' || c == '\t';
}

void jy_ink_append(jy_ink *ink, const char *text, uint32_t length, jy_ink_manner manner)
{
    for (uint32_t at = 0; at < length;) {
        gunichar c;
        const uint32_t read = manner.is_literal ? 0 : jy_reference_read(text + at, length - at, &c);
        if (read) {
            at += read;
        } else {
            c = jy_utf8_next(text, length, &at);
        }
        if (manner.is_pre && c == '\n') {
            jy_ink_break(ink);
        } else if (is_collapsed(c) && !manner.is_pre) {
            ink->has_space = true;
            ink->has_wrap |= c == '\n';
        } else if (is_text(c)) {
            add_character(ink, c, manner);
        }
    }
}

void jy_ink_break(jy_ink *ink)
{
    g_string_append_c(ink->text, '\n');
    ink->last = '\n';
    ink->has_space = ink->has_wrap = false;
}

void jy_ink_clear(jy_ink *ink)
{
    g_string_truncate(ink->text, 0);
    *ink = (jy_ink){.text = ink->text};
}

void jy_ink_copy(const jy_ink *ink, size_t start, size_t end, GString *to)
{
    const char *text = ink->text->str;
    gunichar last = 0;
    bool has_gap = false, has_break = false;
    for (size_t at = start; at < end;) {
        const char *next = g_utf8_next_char(text + at);
        const gunichar c = g_utf8_get_char(text + at);
        const bool is_gap = c == ' ' || c == 0xA0 || c == '\t' || c == '\n';
        if (!is_gap) {
            const bool is_joined = has_break && last >= WIDE_FIRST && c >= WIDE_FIRST;
            g_string_append_len(to, " ", last && has_gap && !is_joined);
            g_string_append_len(to, text + at, next - (text + at));
            last = c;
            has_break = false;
        }
        has_gap = is_gap;
        has_break |= c == '\n';
        at = (size_t)(next - text);
    }
}
