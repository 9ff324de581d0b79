/* markup.c: text as XML and HTML can hold it. */
#include <jiyan/base/markup.h>

#include <jiyan/base/terminal.h>
#include <stdarg.h>
#include <string.h>

void jy_markup_append(GString *out, const char *text, size_t length)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    jy_terminal_append_safe(safe, text, length);
    g_string_replace(safe, "\xEF\xBF\xBE", "\xEF\xBF\xBD", 0);
    g_string_replace(safe, "\xEF\xBF\xBF", "\xEF\xBF\xBD", 0);
    g_autofree char *escaped = g_markup_escape_text(safe->str, (gssize)safe->len);
    g_string_append(out, escaped);
}

char *jy_markup_text(const char *text)
{
    GString *escaped = g_string_new(NULL);
    jy_markup_append(escaped, text, strlen(text));
    return g_string_free(escaped, false);
}

void jy_markup_printf(GString *out, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    for (const char *mark; (mark = strchr(format, '%')); format = mark + 2) {
        g_string_append_len(out, format, mark - format);
        if (mark[1] == 's') {
            const char *text = va_arg(values, const char *);
            jy_markup_append(out, text, strlen(text));
        } else if (mark[1] == 'u') {
            g_string_append_printf(out, "%u", va_arg(values, unsigned));
        } else {
            g_string_append_c(out, mark[1]);
        }
    }
    va_end(values);
    g_string_append(out, format);
}
