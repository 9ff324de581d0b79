/* tag.c: tells tags and entities of HTML from what an author wrote: a < b, AT&T. */
#include "text/segment/tag.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Bytes of a tag with its attributes, and of the longest name. */
#define TAG_MOST 400
#define NAME_MOST 10

static const char *const TAGS_INLINE[] = {"a",      "abbr",   "b",   "big",   "cite", "code", "del",   "em",
                                          "font",   "i",      "ins", "label", "mark", "s",    "small", "span",
                                          "strike", "strong", "sub", "sup",   "u",    "o:p",  NULL};
static const char *const TAGS_BREAK[] = {"br", "wbr", NULL};
static const char *const TAGS_BLOCK[] = {
    "article", "aside",  "blockquote", "body",   "caption", "center", "dd",      "div",    "dl",    "dt",
    "figure",  "footer", "form",       "h1",     "h2",      "h3",     "h4",      "h5",     "h6",    "head",
    "header",  "hr",     "html",       "iframe", "img",     "input",  "li",      "link",   "main",  "meta",
    "nav",     "ol",     "option",     "p",      "pre",     "script", "section", "select", "style", "table",
    "tbody",   "td",     "tfoot",      "th",     "thead",   "title",  "tr",      "ul",     "video", NULL};
static const char *const ENTITIES_SPACE[] = {"nbsp", "ensp", "emsp",   "thinsp", "#32",
                                             "#160", "#xa0", "#12288", "#x3000", NULL};
static const char *const ENTITIES_INLINE[] = {"shy", "zwj", "zwnj", "#8203", "#xfeff", NULL};
static const char *const ENTITIES_BLOCK[] = {"amp",    "apos",   "bull",   "copy",  "deg",   "divide", "gt",
                                             "hellip", "laquo",  "ldquo",  "lsquo", "lt",    "mdash",  "middot",
                                             "ndash",  "permil", "plusmn", "quot",  "raquo", "rdquo",  "reg",
                                             "rsquo",  "sect",   "times",  "trade", "yen",   NULL};

static const struct {
    jy_tag tag;
    const char *const *tags, *const *entities;
} NAMES[] = {
    {TAG_INLINE, TAGS_INLINE, ENTITIES_INLINE},
    {TAG_BLOCK, TAGS_BLOCK, ENTITIES_BLOCK},
    {TAG_BREAK, TAGS_BREAK, NULL},
    {TAG_SPACE, NULL, ENTITIES_SPACE},
};

/* What the name at `at` is, in either case; TAG_NONE where no list has it. */
static jy_tag find_name(const char *at, size_t length, bool is_entity)
{
    const char first = length && length <= NAME_MOST ? g_ascii_tolower(*at) : '\0';
    for (size_t i = 0; first && i < G_N_ELEMENTS(NAMES); i++) {
        const char *const *names = is_entity ? NAMES[i].entities : NAMES[i].tags;
        for (; names && *names; names++) {
            if (**names == first && g_ascii_strncasecmp(*names, at, length) == 0 && (*names)[length] == '\0') {
                return NAMES[i].tag;
            }
        }
    }
    return TAG_NONE;
}

/* &nbsp; &#160; and &nbsp alone. */
static jy_tag read_entity(const char *text, uint32_t length, uint32_t at, uint32_t *ret_end)
{
    const char *name = text + at + 1;
    const uint32_t most = length - at - 1;
    uint32_t size = 0;
    while (size < most && size <= NAME_MOST && (g_ascii_isalnum(name[size]) || (size == 0 && name[size] == '#'))) {
        size++;
    }
    const bool is_closed = size < most && name[size] == ';';
    jy_tag tag = find_name(name, size, true);
    const bool is_number = is_closed && size > 1 && *name == '#' && g_ascii_isxdigit(name[size - 1]);
    tag = tag == TAG_NONE && is_number ? TAG_BLOCK : tag;
    *ret_end = at + 1 + size + is_closed;
    return is_closed || (size == strlen("nbsp") && tag == TAG_SPACE && *name != '#') ? tag : TAG_NONE;
}

/* Where the tag ends whose name ends at `at`: behind its attributes, each with a =; `at` where it does not. */
static uint32_t attributes_end(const char *text, uint32_t length, uint32_t at)
{
    const uint32_t stop = MIN(length, at + TAG_MOST);
    uint32_t end = at;
    bool is_bare = true, has_equals = false;
    while (end < stop && text[end] != '>' && text[end] != '<') {
        is_bare = is_bare && (g_ascii_isspace(text[end]) || text[end] == '/');
        has_equals = has_equals || text[end] == '=';
        end++;
    }
    const bool apart = end == at || g_ascii_isspace(text[at]) || text[at] == '/';
    return end < stop && text[end] == '>' && apart && (is_bare || has_equals) ? end + 1 : at;
}

jy_tag jy_tag_read(const char *text, uint32_t length, uint32_t at, uint32_t *ret_end)
{
    if (text[at] == '&') {
        return read_entity(text, length, at, ret_end);
    }
    const uint32_t name = at + 1 + (at + 1 < length && text[at + 1] == '/');
    uint32_t end = name;
    while (end < length && end - name <= NAME_MOST && (g_ascii_isalnum(text[end]) || text[end] == ':')) {
        end++;
    }
    const jy_tag tag = end > name ? find_name(text + name, end - name, false) : TAG_NONE;
    *ret_end = tag == TAG_NONE ? at : attributes_end(text, length, end);
    return *ret_end > end ? tag : TAG_NONE;
}
