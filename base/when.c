/* when.c: auto, always or never. */
#include <jiyan/base/when.h>

#include <glib.h>
#include <unistd.h>

const char *const JY_WHEN_NAMES[] = {"auto", "always", "never", NULL};

/* True for a terminal that obeys escape sequences, as far as its name tells. */
static bool is_capable(FILE *stream)
{
    const char *terminal = g_getenv("TERM");
    return isatty(fileno(stream)) && terminal && *terminal && !g_str_equal(terminal, "dumb");
}

bool jy_when_terminal(jy_when when, FILE *stream)
{
    return when == JY_WHEN_AUTO ? is_capable(stream) : when == JY_WHEN_ALWAYS;
}

bool jy_when_colour(jy_when when, FILE *stream)
{
    const char *plain = g_getenv("NO_COLOR");
    return jy_when_terminal(when, stream) && (when == JY_WHEN_ALWAYS || !plain || !*plain);
}
