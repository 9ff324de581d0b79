/* terminal.c: text that is safe and well measured on a terminal. */
#include <jiyan/base/terminal.h>

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

unsigned jy_terminal_columns(const char *text, size_t length)
{
    unsigned columns = 0;
    for (const char *at = text, *end = text + length; at < end; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character >= 0x4E00 && character <= 0x9FFF) {
            columns += 2; /* Han, most of what is printed: known without tables */
        } else if (!g_unichar_iszerowidth(character)) {
            columns += g_unichar_iswide(character) ? 2 : 1;
        }
    }
    return columns;
}

static unsigned columns_at(const char *at)
{
    return jy_terminal_columns(at, (size_t)(g_utf8_next_char(at) - at));
}

size_t jy_terminal_head(const char *text, unsigned columns)
{
    unsigned taken = 0;
    const char *at = text;
    while (*at && taken + columns_at(at) <= columns) {
        taken += columns_at(at);
        at = g_utf8_next_char(at);
    }
    return (size_t)(at - text);
}

const char *jy_terminal_tail(const char *text, unsigned columns)
{
    unsigned taken = 0;
    const char *end = text + strlen(text), *from = end;
    for (const char *at = end; at > text;) {
        at = g_utf8_prev_char(at);
        taken += columns_at(at);
        if (taken > columns) {
            break;
        }
        /* A mark without its letter is no beginning. */
        from = columns_at(at) || at == text ? at : from;
    }
    return from;
}

unsigned jy_terminal_width(FILE *stream, unsigned otherwise)
{
    const char *columns = g_getenv("COLUMNS");
    if (columns) {
        char *end;
        unsigned long width = strtoul(columns, &end, 10);
        if (g_ascii_isdigit(*columns) && *end == '\0' && width > 0 && width < 10000) {
            return (unsigned)width;
        }
    }
    struct winsize size;
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return otherwise;
}

bool jy_terminal_is_dangerous(gunichar character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029 ||
           character == 0x200E || character == 0x200F || character == 0x061C ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

void jy_terminal_append_safe(GString *out, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        gunichar character = g_utf8_get_char_validated(text, end - text);
        if (character == (gunichar)-1 || character == (gunichar)-2) {
            g_string_append(out, "\xEF\xBF\xBD");
            text++;
            continue;
        }
        if (character == '\t' || character == '\n') {
            g_string_append_c(out, ' ');
        } else if (jy_terminal_is_dangerous(character)) {
            g_string_append(out, "\xEF\xBF\xBD");
        } else {
            g_string_append_unichar(out, character);
        }
        text = *text ? g_utf8_next_char(text) : text + 1;
    }
}

char *jy_terminal_safe(const char *text)
{
    GString *safe = g_string_new(NULL);
    jy_terminal_append_safe(safe, text, strlen(text));
    return g_string_free(safe, false);
}
