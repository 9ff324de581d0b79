/* language.c: in which language a thread speaks. */
#include "server/call/language.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "server/call/accept.h"

static locale_t locales[JY_LANGUAGES];
static _Thread_local jy_language current;

/* Gettext asks LANGUAGE first, in every locale but C: with it naming the one catalogue that there is, a locale that
 * every machine has speaks Chinese, and C the source's own English. Characters are UTF-8 in both. */
void jy_language_init(void)
{
    static const char ANY[] = "there is nothing at this address";
    const bool is_chinese = !g_str_equal(gettext(ANY), ANY);
    setenv("LANGUAGE", "zh_CN", 1);
    locales[JY_LANGUAGE_CHINESE] = newlocale(LC_CTYPE_MASK | LC_MESSAGES_MASK, "C.UTF-8", (locale_t)0);
    locales[JY_LANGUAGE_ENGLISH] = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    jy_language_use(is_chinese ? JY_LANGUAGE_CHINESE : JY_LANGUAGE_ENGLISH);
}

jy_language jy_language_use(jy_language language)
{
    const jy_language before = current;
    current = language;
    if (locales[language]) {
        uselocale(locales[language]);
    }
    return before;
}

jy_language jy_language_read(const char *accepted)
{
    g_auto(GStrv) ranges = g_strsplit(accepted ? accepted : "", ",", 32);
    jy_language best = JY_LANGUAGE_ENGLISH;
    double most = 0;
    for (char **range = ranges; *range; range++) {
        const char *tag = g_strstrip(*range);
        const bool is_chinese = g_ascii_strncasecmp(tag, "zh", 2) == 0;
        const bool is_known = is_chinese || g_ascii_strncasecmp(tag, "en", 2) == 0;
        if (is_known && !g_ascii_isalpha(tag[2]) && jy_accept_weight(tag) > most) {
            most = jy_accept_weight(tag);
            best = is_chinese ? JY_LANGUAGE_CHINESE : JY_LANGUAGE_ENGLISH;
        }
    }
    return best;
}

const char *jy_language_tag(jy_language language)
{
    return language == JY_LANGUAGE_CHINESE ? "zh-CN" : "en";
}
