/* csv.c: lines of comma-separated values. */
#include <jiyan/base/csv.h>

#include <jiyan/base/terminal.h>
#include <stdbool.h>
#include <string.h>

void jy_csv_append(GString *line, const char *text)
{
    /* What a spreadsheet takes for the beginning of a formula, full width too. */
    static const char MARKS[] = "=+-@\t\r＝＋－＠";
    bool begins_formula = *text && g_utf8_strchr(MARKS, -1, g_utf8_get_char_validated(text, -1));
    g_autoptr(GString) cell = g_string_new(begins_formula ? "'" : "");
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        jy_terminal_append_safe(cell, text, (size_t)(end - text));
        g_string_append_c(cell, '\n');
    }
    jy_terminal_append_safe(cell, text, strlen(text));
    bool is_quoted = strpbrk(cell->str, ",\"\n") != NULL;
    if (is_quoted) {
        g_string_replace(cell, "\"", "\"\"", 0);
    }
    g_string_append_printf(line, is_quoted ? "\"%s\"" : "%s", cell->str);
}
