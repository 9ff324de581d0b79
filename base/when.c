/* when.c: auto, always or never. */
#include <jiyan/base/when.h>

#include <glib.h>
#include <unistd.h>

bool jy_when_parse(const char *word, jy_when *ret_when)
{
    static const char *const WORDS[] = {"auto", "always", "never"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (g_str_equal(word, WORDS[i])) {
            *ret_when = (jy_when)i;
            return true;
        }
    }
    return false;
}

bool jy_when_terminal(jy_when when, FILE *stream)
{
    return when == JY_WHEN_AUTO ? isatty(fileno(stream)) : when == JY_WHEN_ALWAYS;
}

bool jy_when_colour(jy_when when, FILE *stream)
{
    if (when != JY_WHEN_AUTO) {
        return when == JY_WHEN_ALWAYS;
    }
    const char *terminal = g_getenv("TERM"), *plain = g_getenv("NO_COLOR");
    return isatty(fileno(stream)) && g_strcmp0(terminal, "dumb") != 0 && !(plain && *plain);
}
