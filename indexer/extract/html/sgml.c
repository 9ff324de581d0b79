/* sgml.c: the tags and the text of a page. What is broken is read as browsers do, but that a quotation, a comment or
 * a title without an end takes no more than its tag with it. */
#include "indexer/extract/html/sgml.h"

#include <glib.h>
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The byte behind the next `c` from `from` on; the end of the text where there is none. */
static uint32_t behind(const jy_sgml_reader *reader, uint32_t from, char c)
{
    const char *found = memchr(reader->text + from, c, reader->length - from);
    return found ? (uint32_t)(found - reader->text) + 1 : reader->length;
}

/* The byte of the end tag of a verbatim element; the end of the text where there is none. */
static uint32_t find_end_tag(jy_sgml_reader *reader, jy_element tag)
{
    const char *text = reader->text;
    uint32_t at = reader->unended[tag] ? reader->length : reader->at;
    while (at < reader->length) {
        const char *open = memchr(text + at, '<', reader->length - at);
        if (!open || (uint32_t)(open - text) + 2 >= reader->length) {
            break;
        }
        at = (uint32_t)(open - text) + 2;
        if (text[at - 1] != '/') {
            at--;
            continue;
        }
        uint32_t name = at;
        while (at < reader->length && g_ascii_isalpha(text[at])) {
            at++;
        }
        if (jy_element_find(text + name, at - name) == tag) {
            return name - 2;
        }
    }
    reader->unended[tag] = true;
    return reader->length;
}

/* Passes over a comment, <!…>, <?…> or, in XML, reads <![CDATA[…]]>. Returns true for that. */
static bool pass_declaration(jy_sgml_reader *reader, jy_sgml_token *ret_token)
{
    const char *text = reader->text, *at = text + reader->at, *end = text + reader->length;
    if (g_str_has_prefix(at, "<![CDATA[")) {
        const char *from = at + strlen("<![CDATA["), *close = memmem(from, (size_t)(end - from), "]]>", 3);
        close = close ? close : end;
        *ret_token =
            (jy_sgml_token){JY_SGML_LITERAL, JY_ELEMENT_TEXT, (uint32_t)(from - text), (uint32_t)(close - text)};
        reader->at = MIN((uint32_t)(close - text) + 3, reader->length);
        return true;
    }
    if (g_str_has_prefix(at, "<!--") && !reader->no_comment_end) {
        const char *close = g_str_has_prefix(at, "<!-->") ? at + 2 : memmem(at + 4, (size_t)(end - at) - 4, "-->", 3);
        if (close) {
            reader->at = (uint32_t)(close - text) + 3;
            return false;
        }
        reader->no_comment_end = true;
    }
    reader->at = behind(reader, reader->at, '>');
    return false;
}

/* The ">" that ends the tag from `from` on, not one inside of a quoted value. */
static uint32_t find_tag_end(jy_sgml_reader *reader, uint32_t from)
{
    const char *text = reader->text;
    char last = '\0'; /* that is no white space */
    for (uint32_t at = from; at < reader->length; at++) {
        const char c = text[at];
        if (c == '>') {
            return at;
        }
        const bool is_quote = (c == '"' || c == '\'') && last == '=';
        last = is_space(c) ? last : c;
        if (!is_quote || reader->no_quote[c == '"']) {
            continue;
        }
        uint32_t close = behind(reader, at + 1, c);
        if (close == reader->length && text[close - 1] != c) {
            reader->no_quote[c == '"'] = true;
            continue;
        }
        at = close - 1;
    }
    return reader->length;
}

/* Reads the tag at hand, whose name begins at `name`. */
static void read_tag(jy_sgml_reader *reader, uint32_t name, jy_sgml_token *ret_token)
{
    const char *text = reader->text;
    uint32_t at = name;
    while (at < reader->length && !is_space(text[at]) && text[at] != '>' && text[at] != '/') {
        at++;
    }
    const jy_element tag = jy_element_find(text + name, at - name);
    const uint32_t end = find_tag_end(reader, at);
    const bool is_ended = end > at && text[end - 1] == '/';
    const bool is_end = text[name - 1] == '/';
    const bool is_empty = jy_element_is(tag, JY_ELEMENT_VOID) || (is_ended && reader->is_xml);
    *ret_token = (jy_sgml_token){is_end ? JY_SGML_END : is_empty ? JY_SGML_EMPTY : JY_SGML_START, tag, at, end};
    reader->at = MIN(end + 1, reader->length);
    if (ret_token->kind == JY_SGML_START && jy_element_is(tag, JY_ELEMENT_VERBATIM)) {
        reader->inside = tag;
    }
}

/* Reads what is in a verbatim element. A title without an end is not longer than its line. */
static void read_verbatim(jy_sgml_reader *reader, jy_sgml_token *ret_token)
{
    const jy_element tag = reader->inside;
    uint32_t end = find_end_tag(reader, tag);
    if (end == reader->length && tag == JY_ELEMENT_TITLE) {
        const char *open = memchr(reader->text + reader->at, '<', reader->length - reader->at);
        end = open ? (uint32_t)(open - reader->text) : end;
        reader->ending = tag;
    }
    *ret_token =
        (jy_sgml_token){tag == JY_ELEMENT_TITLE ? JY_SGML_TEXT : JY_SGML_LITERAL, JY_ELEMENT_TEXT, reader->at, end};
    reader->at = end;
    reader->inside = JY_ELEMENT_TEXT;
}

bool jy_sgml_next(jy_sgml_reader *reader, jy_sgml_token *ret_token)
{
    if (reader->ending != JY_ELEMENT_TEXT) {
        *ret_token = (jy_sgml_token){JY_SGML_END, reader->ending, reader->at, reader->at};
        reader->ending = JY_ELEMENT_TEXT;
        return true;
    }
    if (reader->inside != JY_ELEMENT_TEXT) {
        read_verbatim(reader, ret_token);
        return true;
    }
    const char *text = reader->text;
    uint32_t begin = reader->at;
    while (reader->at < reader->length) {
        const uint32_t at = reader->at, left = reader->length - at;
        const char next = left > 1 ? text[at + 1] : '\0';
        const bool is_end = next == '/' && left > 2 && g_ascii_isalpha(text[at + 2]);
        const bool is_markup = text[at] == '<' && (g_ascii_isalpha(next) || is_end || next == '!' || next == '?');
        if (!is_markup) {
            const char *open = memchr(text + at + 1, '<', left - 1);
            reader->at = open ? (uint32_t)(open - text) : reader->length;
            continue;
        }
        if (at > begin) {
            break;
        }
        if (next != '!' && next != '?') {
            read_tag(reader, at + 1 + is_end, ret_token);
            return true;
        }
        if (pass_declaration(reader, ret_token)) {
            return true;
        }
        begin = reader->at;
    }
    *ret_token = (jy_sgml_token){JY_SGML_TEXT, JY_ELEMENT_TEXT, begin, reader->at};
    return reader->at > begin;
}

bool jy_sgml_next_attribute(const char *text, uint32_t *at, uint32_t end, jy_sgml_attribute *ret_attribute)
{
    uint32_t i = *at;
    while (i < end && (is_space(text[i]) || text[i] == '/')) {
        i++;
    }
    const uint32_t name = i;
    while (i < end && !is_space(text[i]) && text[i] != '=') {
        i++;
    }
    *ret_attribute = (jy_sgml_attribute){text + name, text + i, i - name, 0};
    while (i < end && is_space(text[i])) {
        i++;
    }
    if (i < end && text[i] == '=') {
        for (i++; i < end && is_space(text[i]); i++) {
        }
        const char quote = i < end && (text[i] == '"' || text[i] == '\'') ? text[i++] : '\0';
        const uint32_t value = i;
        while (i < end && (quote ? text[i] != quote : !is_space(text[i]))) {
            i++;
        }
        ret_attribute->value = text + value;
        ret_attribute->value_length = i - value;
        i += quote && i < end;
    }
    *at = i;
    return i > name;
}
