/* when.c: auto, always or never. */
#include <jiyan/base/when.h>

#include <glib.h>
#include <unistd.h>

const char *const JY_WHEN_NAMES[] = {"auto", "always", "never", NULL};

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
