/* utf8.c: compares parts of a text with words. */
#include <jiyan/text/utf8.h>
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
