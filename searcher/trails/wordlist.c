/* wordlist.c: looks for one of several words. */
#include "searcher/trails/wordlist.h"

#include <glib.h>
#include <string.h>

bool jy_wordlist_within(const char *const *words, const char *text)
{
    for (; *words; words++) {
        if (strstr(text, *words)) {
            return true;
        }
    }
    return false;
}

bool jy_wordlist_begins(const char *const *words, const char *text)
{
    for (; *words; words++) {
        if (g_str_has_prefix(text, *words)) {
            return true;
        }
    }
    return false;
}

bool jy_wordlist_ends(const char *const *words, const char *text, const char *end)
{
    for (; *words; words++) {
        size_t length = strlen(*words);
        if ((size_t)(end - text) >= length && memcmp(end - length, *words, length) == 0) {
            return true;
        }
    }
    return false;
}
