/* filename.c: what the name of a file says of its document. */
#include "indexer/filename.h"

#include <jiyan/date.h>
#include <string.h>

#include "indexer/names.h"

/* The last part of a path without its extension, as valid UTF-8. */
static char *stem(const char *path)
{
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    const char *dot = strrchr(name, '.');
    gssize length = dot && dot > name && strlen(dot) <= 6 ? dot - name : (gssize)strlen(name);
    return g_utf8_make_valid(name, length);
}

static char *format_date(const jy_date *date)
{
    char text[JY_DATE_TEXT];
    jy_date_format(date, text);
    return g_strdup(text);
}

/* A part that is a date and nothing else, or a year alone. */
static bool take_date(const char *part, jy_filename *name)
{
    jy_date date;
    if (!jy_date_parse(part, (uint32_t)strlen(part), &date) || date.year < 1900 || date.year > 2100) {
        return false;
    }
    if (!name->date) {
        name->date = format_date(&date);
    }
    return true;
}

/* A running number, or a hash: says nothing. */
static bool is_meaningless(const char *part)
{
    size_t length = strlen(part);
    return length == 0 || strspn(part, "0123456789") == length ||
           (length >= 8 && strspn(part, "0123456789abcdefABCDEF-") == length);
}

static void take_part(const char *part, jy_filename *name, GString *title)
{
    g_autofree char *person = jy_name_person(part);
    if (is_meaningless(part) && !take_date(part, name)) {
        return;
    }
    if (take_date(part, name)) {
        return;
    }
    if (person && !name->speaker) {
        name->speaker = g_steal_pointer(&person);
        return;
    }
    if (title->len) {
        g_string_append_c(title, ' ');
    }
    g_string_append(title, part);
}

/* A date in the running text of a name: "2020年3月5日张三在…", "20200305 …". */
static void find_date(const char *text, jy_filename *name)
{
    jy_date date;
    uint32_t start, end;
    if (!name->date && jy_date_find(text, (uint32_t)strlen(text), 0, &date, &start, &end)) {
        name->date = format_date(&date);
    }
}

void jy_filename_read(const char *path, jy_filename *ret_name)
{
    g_autofree char *whole = stem(path);
    g_auto(GStrv) parts = g_strsplit_set(whole, "_ ", -1);
    g_autoptr(GString) title = g_string_new(NULL);
    *ret_name = (jy_filename){0};
    for (char **part = parts; *part; part++) {
        take_part(*part, ret_name, title);
    }
    find_date(title->str, ret_name);
    if (title->len) {
        ret_name->title = g_strdup(title->str);
    }
}

void jy_filename_clear(jy_filename *name)
{
    g_clear_pointer(&name->date, g_free);
    g_clear_pointer(&name->title, g_free);
    g_clear_pointer(&name->speaker, g_free);
}
