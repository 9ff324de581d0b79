/* utf8.c: compares parts of a text with words. */
#include <jiyan/text/utf8.h>

#include <glib.h>
#include <string.h>

bool jy_utf8_starts(const char *text, uint32_t start, uint32_t end, const char *prefix)
{
    size_t length = strlen(prefix);
    return start <= end && length <= end - start && memcmp(text + start, prefix, length) == 0;
}

bool jy_utf8_ends(const char *text, uint32_t start, uint32_t end, const char *suffix)
{
    size_t length = strlen(suffix);
    return start <= end && length <= end - start && memcmp(text + end - length, suffix, length) == 0;
}

bool jy_utf8_contains(const char *text, uint32_t start, uint32_t end, const char *needle)
{
    return memmem(text + start, end - start, needle, strlen(needle)) != NULL;
}

typedef bool compare_fn(const char *text, uint32_t start, uint32_t end, const char *word);

static const char *find_any(compare_fn *compare, const char *text, uint32_t start, uint32_t end,
                            const char *const *words)
{
    while (*words && !compare(text, start, end, *words)) {
        words++;
    }
    return *words;
}

const char *jy_utf8_starts_any(const char *text, uint32_t start, uint32_t end, const char *const *words)
{
    return find_any(jy_utf8_starts, text, start, end, words);
}

const char *jy_utf8_ends_any(const char *text, uint32_t start, uint32_t end, const char *const *words)
{
    return find_any(jy_utf8_ends, text, start, end, words);
}

const char *jy_utf8_contains_any(const char *text, uint32_t start, uint32_t end, const char *const *words)
{
    return find_any(jy_utf8_contains, text, start, end, words);
}

char *jy_utf8_squeeze(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (!g_unichar_isspace(character) && !g_unichar_iszerowidth(character)) {
            g_string_append_unichar(out, character);
        }
    }
    return g_string_free(out, false);
}
