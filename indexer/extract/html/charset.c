/* charset.c: the encoding of a page: what is declared against what the bytes look like. */
#include "indexer/extract/html/charset.h"

#include <string.h>

/* Bytes at the head that a declaration is looked for in. Sites put scripts before it. */
#define HEAD ((size_t)16 << 10)
/* A guess that is surer than that beats a declaration that fits, too. */
#define SURE 0.8

/* The value behind "charset" or, in the declaration of XML, "encoding". Returns a new string; NULL for none. */
static char *value_behind(const char *head, size_t length, const char *word)
{
    const size_t size = strlen(word);
    for (size_t i = 0; i + size < length; i++) {
        if (g_ascii_tolower(head[i]) != *word || g_ascii_strncasecmp(head + i, word, size) != 0) {
            continue;
        }
        size_t at = i + size;
        while (at < length && strchr(" \t\r\n", head[at])) {
            at++;
        }
        if (at == length || head[at++] != '=') {
            continue;
        }
        while (at < length && strchr(" \t\r\n\"'", head[at])) {
            at++;
        }
        const size_t start = at;
        while (at < length && (g_ascii_isalnum(head[at]) || strchr("-_:.", head[at])) && head[at]) {
            at++;
        }
        if (at > start) {
            return g_strndup(head + start, at - start);
        }
    }
    return NULL;
}

/* What the page says of itself. Returns a new string; NULL for none. */
static char *own_word(const char *bytes, size_t length)
{
    const size_t head = MIN(length, HEAD);
    const bool is_xml = head > 5 && memcmp(bytes, "<?xml", 5) == 0;
    const char *end = is_xml ? memchr(bytes, '>', head) : NULL;
    char *name = end ? value_behind(bytes, (size_t)(end - bytes), "encoding") : NULL;
    return name ? name : value_behind(bytes, head, "charset");
}

/* True where a declared name means an encoding as jy_decode names it. */
static bool means(const char *declared, const char *encoding)
{
    static const struct {
        const char *start, *encoding;
    } FAMILIES[] = {
        {"gb", "GB18030"}, {"x-gbk", "GB18030"}, {"cp936", "GB18030"}, {"utf-8", "UTF-8"},   {"utf8", "UTF-8"},
        {"big5", "Big5"},  {"x-big5", "Big5"},   {"cp950", "Big5"},    {"utf-16", "UTF-16"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FAMILIES); i++) {
        if (g_ascii_strncasecmp(declared, FAMILIES[i].start, strlen(FAMILIES[i].start)) == 0) {
            return g_str_has_prefix(encoding, FAMILIES[i].encoding);
        }
    }
    return g_ascii_strcasecmp(declared, encoding) == 0;
}

/* Reads GB2312 and GBK as what contains them. */
static const char *widened(const char *declared)
{
    const bool is_gb = means(declared, "GB18030");
    return is_gb ? "GB18030" : declared;
}

/* True where what was guessed fits so well that no declaration is asked. */
static bool is_certain(const jy_decoded *guess)
{
    const bool is_unicode = g_str_has_prefix(guess->encoding, "UTF-");
    return !guess->replaced && (is_unicode || guess->confidence > SURE);
}

bool jy_charset_decode(const char *bytes, size_t length, const char *declared, jy_decoded *ret_decoded, GError **err)
{
    g_autofree char *own = declared ? NULL : own_word(bytes, length);
    const char *said = declared ? declared : own;
    g_auto(jy_decoded) guess = {0};
    g_autoptr(GError) unknown = NULL;
    const bool guessed = jy_decode(bytes, length, &guess, &unknown);
    if (said && !(guessed && (means(said, guess.encoding) || is_certain(&guess)))) {
        g_auto(jy_decoded) as_said = {0};
        if (jy_decode_as(widened(said), bytes, length, &as_said, NULL) &&
            (!guessed || as_said.replaced <= guess.replaced)) {
            *ret_decoded = as_said;
            as_said = (jy_decoded){0};
            return true;
        }
    }
    if (!guessed) {
        g_propagate_error(err, g_steal_pointer(&unknown));
        return false;
    }
    *ret_decoded = guess;
    guess = (jy_decoded){0};
    return true;
}
