/* tag.c: tells tags and entities of HTML from what an author wrote: a < b, AT&T. */
#include "text/segment/tag.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Bytes of a tag with its attributes, and of the longest name. */
#define TAG_MOST 400
#define NAME_MOST 10

typedef struct {
    const char *name;
    jy_tag tag;
} named_tag;

/* Sorted by name. */
static const named_tag TAGS[] = {
    {"a", TAG_INLINE},      {"abbr", TAG_INLINE},   {"article", TAG_BLOCK},    {"aside", TAG_BLOCK},
    {"b", TAG_INLINE},      {"big", TAG_INLINE},    {"blockquote", TAG_BLOCK}, {"body", TAG_BLOCK},
    {"br", TAG_BREAK},      {"caption", TAG_BLOCK}, {"center", TAG_BLOCK},     {"cite", TAG_INLINE},
    {"code", TAG_INLINE},   {"dd", TAG_BLOCK},      {"del", TAG_INLINE},       {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},      {"dt", TAG_BLOCK},      {"em", TAG_INLINE},        {"figure", TAG_BLOCK},
    {"font", TAG_INLINE},   {"footer", TAG_BLOCK},  {"form", TAG_BLOCK},       {"h1", TAG_BLOCK},
    {"h2", TAG_BLOCK},      {"h3", TAG_BLOCK},      {"h4", TAG_BLOCK},         {"h5", TAG_BLOCK},
    {"h6", TAG_BLOCK},      {"head", TAG_BLOCK},    {"header", TAG_BLOCK},     {"hr", TAG_BLOCK},
    {"html", TAG_BLOCK},    {"i", TAG_INLINE},      {"iframe", TAG_BLOCK},     {"img", TAG_BLOCK},
    {"input", TAG_BLOCK},   {"ins", TAG_INLINE},    {"label", TAG_INLINE},     {"li", TAG_BLOCK},
    {"link", TAG_BLOCK},    {"main", TAG_BLOCK},    {"mark", TAG_INLINE},      {"meta", TAG_BLOCK},
    {"nav", TAG_BLOCK},     {"o:p", TAG_INLINE},    {"ol", TAG_BLOCK},         {"option", TAG_BLOCK},
    {"p", TAG_BLOCK},       {"pre", TAG_BLOCK},     {"s", TAG_INLINE},         {"script", TAG_BLOCK},
    {"section", TAG_BLOCK}, {"select", TAG_BLOCK},  {"small", TAG_INLINE},     {"span", TAG_INLINE},
    {"strike", TAG_INLINE}, {"strong", TAG_INLINE}, {"style", TAG_BLOCK},      {"sub", TAG_INLINE},
    {"sup", TAG_INLINE},    {"table", TAG_BLOCK},   {"tbody", TAG_BLOCK},      {"td", TAG_BLOCK},
    {"tfoot", TAG_BLOCK},   {"th", TAG_BLOCK},      {"thead", TAG_BLOCK},      {"title", TAG_BLOCK},
    {"tr", TAG_BLOCK},      {"u", TAG_INLINE},      {"ul", TAG_BLOCK},         {"video", TAG_BLOCK},
    {"wbr", TAG_BREAK},
};
static const named_tag ENTITIES[] = {
    {"#12288", TAG_SPACE}, {"#160", TAG_SPACE},    {"#32", TAG_SPACE},    {"#8203", TAG_INLINE}, {"#x3000", TAG_SPACE},
    {"#xa0", TAG_SPACE},   {"#xfeff", TAG_INLINE}, {"amp", TAG_BLOCK},    {"apos", TAG_BLOCK},   {"bull", TAG_BLOCK},
    {"copy", TAG_BLOCK},   {"deg", TAG_BLOCK},     {"divide", TAG_BLOCK}, {"emsp", TAG_SPACE},   {"ensp", TAG_SPACE},
    {"gt", TAG_BLOCK},     {"hellip", TAG_BLOCK},  {"laquo", TAG_BLOCK},  {"ldquo", TAG_BLOCK},  {"lsquo", TAG_BLOCK},
    {"lt", TAG_BLOCK},     {"mdash", TAG_BLOCK},   {"middot", TAG_BLOCK}, {"nbsp", TAG_SPACE},   {"ndash", TAG_BLOCK},
    {"permil", TAG_BLOCK}, {"plusmn", TAG_BLOCK},  {"quot", TAG_BLOCK},   {"raquo", TAG_BLOCK},  {"rdquo", TAG_BLOCK},
    {"reg", TAG_BLOCK},    {"rsquo", TAG_BLOCK},   {"sect", TAG_BLOCK},   {"shy", TAG_INLINE},   {"thinsp", TAG_SPACE},
    {"times", TAG_BLOCK},  {"trade", TAG_BLOCK},   {"yen", TAG_BLOCK},    {"zwj", TAG_INLINE},   {"zwnj", TAG_INLINE},
};

/* What the name at `at` is, in either case; TAG_NONE where the table lacks it. */
static jy_tag find_name(const char *at, size_t length, const named_tag *table, size_t count)
{
    size_t low = 0, high = length <= NAME_MOST ? count : 0;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const char *name = table[middle].name;
        size_t same = 0;
        while (same < length && g_ascii_tolower(at[same]) == name[same]) {
            same++;
        }
        if (same == length && name[same] == '\0') {
            return table[middle].tag;
        }
        /* `name` is longer where all of the other are the same. */
        if (same < length && (unsigned char)name[same] < (unsigned char)g_ascii_tolower(at[same])) {
            low = middle + 1;
        } else {
            high = middle;
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
    jy_tag tag = find_name(name, size, ENTITIES, G_N_ELEMENTS(ENTITIES));
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
    const jy_tag tag = end > name ? find_name(text + name, end - name, TAGS, G_N_ELEMENTS(TAGS)) : TAG_NONE;
    *ret_end = tag == TAG_NONE ? at : attributes_end(text, length, end);
    return *ret_end > end ? tag : TAG_NONE;
}
