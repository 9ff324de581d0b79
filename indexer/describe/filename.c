/* filename.c: what the name of a file says of its document. */
#include "indexer/describe/filename.h"

#include <jiyan/text/date.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/person.h>
#include <string.h>

#include "indexer/describe/description.h"
#include "indexer/describe/line.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2100
/* Digits of 20210305; from how many on hexadecimal digits are a hash. */
#define DAY_DIGITS 8
#define HASH_DIGITS 8

static bool is_likely(const jy_date *date)
{
    return date->year >= YEAR_FIRST && date->year <= YEAR_LAST;
}

/* A part that is a date and nothing else, or a year alone. */
static bool take_date(const char *part, jy_filename *name)
{
    jy_date date;
    if (!jy_date_parse(part, (uint32_t)strlen(part), &date) || !is_likely(&date)) {
        return false;
    }
    jy_description_set_date(&name->date, &date);
    return true;
}

/* A running number, a hash, a name that a program gave, or one that was no text: says nothing. */
static bool is_meaningless(const char *part)
{
    static const char *const NAMES[] = {"新建文本文档", "新建",     "未命名", "无标题", "副本", "扫描件", "文档",
                                        "untitled",     "document", "doc",    "scan",   "copy", "text",   "final"};
    size_t length = strlen(part);
    if (g_utf8_strlen(part, -1) < 2 || strspn(part, "0123456789().-") == length || strstr(part, "\xEF\xBF\xBD")) {
        return true;
    }
    bool has_digit = strpbrk(part, "0123456789") != NULL;
    if (has_digit && length >= HASH_DIGITS && strspn(part, "0123456789abcdefABCDEF-") == length) {
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        size_t common = strlen(NAMES[i]);
        if (g_ascii_strncasecmp(part, NAMES[i], common) == 0 &&
            strspn(part + common, "0123456789()") == length - common) {
            return true;
        }
    }
    return false;
}

/* Bytes of a date at the start of a part that goes on behind it: "2021年3月5日在…", "20210305在…", "2021-03-05在…". A
 * year alone belongs to the title. */
static size_t date_at_start(const char *part, jy_filename *name)
{
    jy_date date;
    uint32_t start, end;
    if (strspn(part, "0123456789") == DAY_DIGITS && jy_date_parse(part, DAY_DIGITS, &date) && is_likely(&date)) {
        jy_description_set_date(&name->date, &date);
        return DAY_DIGITS;
    }
    if (!jy_line_find_date(part, &date, &start, &end) || start > 0 || !date.month || !is_likely(&date)) {
        return 0;
    }
    jy_description_set_date(&name->date, &date);
    return end;
}

/* Cuts a date in brackets from the end of a title: 条例(2020-12-04), 讲话（20210305）. */
static void take_date_at_end(GString *title, jy_filename *name)
{
    const char *open = strrchr(title->str, '('), *wide = g_strrstr(title->str, "（");
    open = wide && (!open || wide > open) ? wide : open;
    if (!open || open == title->str) {
        return;
    }
    g_autofree char *inner = jy_line_unbracket(open);
    if (strlen(inner) < strlen(open) && strlen(inner) >= 6 && take_date(inner, name)) {
        g_string_truncate(title, (gsize)(open - title->str));
        g_string_truncate(title, strlen(g_strchomp(title->str)));
    }
}

static bool is_closing(gunichar character)
{
    GUnicodeType type = g_unichar_type(character);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_SPACE_SEPARATOR || character == '_' || !character;
}

/* Cuts the document number from a name: "国发〔2018〕35号", "国发〔2018〕35号 关于…", "关于…（国发〔2018〕35号）". One
 * that a title cites, "关于贯彻国发〔2018〕35号文件的通知", is another document's. */
static void take_docno(GString *whole, jy_filename *name)
{
    g_auto(jy_docno) docno = {0};
    if (!jy_docno_find(whole->str, (uint32_t)whole->len, 0, &docno)) {
        return;
    }
    uint32_t own_end = 0;
    g_autofree char *own = jy_line_docno(whole->str, &own_end);
    if (own && own_end == docno.end) {
        docno.start = 0;
    }
    const char *at = whole->str, *from = at + docno.start, *end = at + docno.end;
    bool at_start = from == at || is_closing(g_utf8_get_char(g_utf8_find_prev_char(at, from)));
    gunichar before = from == at ? 0 : g_utf8_get_char(g_utf8_find_prev_char(at, from));
    bool bracketed = g_unichar_type(before) == G_UNICODE_OPEN_PUNCTUATION;
    bool cited = g_str_has_prefix(end, "文") || g_str_has_prefix(end, "精神");
    bool ends = is_closing(g_utf8_get_char(end)) || (at_start && !cited);
    if ((at_start || bracketed) && ends) {
        name->docno = g_strdup(docno.start ? docno.normal : own);
        gsize start = bracketed ? (gsize)(g_utf8_find_prev_char(at, from) - at) : docno.start;
        gsize stop = bracketed && *end ? (gsize)(g_utf8_next_char(end) - at) : docno.end;
        g_string_erase(whole, (gssize)start, (gssize)(stop - start));
        g_string_insert_c(whole, (gssize)start, ' ');
    }
}

static void take_part(const char *part, jy_filename *name, GString *title, GString *office)
{
    if (take_date(part, name)) {
        return;
    }
    const char *rest = part + date_at_start(part, name);
    /* A running number before a title: "01.在…", "3、关于…", "12-关于…". */
    static const char *const MARKS[] = {".", "、", "-", "．", ")", "）"};
    size_t digits = strspn(rest, "0123456789");
    for (size_t i = 0; digits && digits <= 3 && i < G_N_ELEMENTS(MARKS); i++) {
        const char *behind = rest + digits + strlen(MARKS[i]);
        if (g_str_has_prefix(rest + digits, MARKS[i]) && !g_ascii_isdigit(*behind)) {
            rest = behind;
            break;
        }
    }
    if (is_meaningless(rest)) {
        return;
    }
    g_autofree char *person = jy_person_of(rest);
    if (!person && !title->len) {
        person = jy_person_with_office(rest);
    }
    if (person && !name->speaker) {
        name->speaker = g_steal_pointer(&person);
    } else if (!title->len && !office->len && jy_person_is_office(rest)) {
        g_string_assign(office, rest);
    } else {
        g_string_append_printf(title, "%s%s", title->len ? " " : "", rest);
    }
}

void jy_filename_read(const char *path, jy_filename *ret_name)
{
    /* The last part of the path without its extension. */
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path, *dot = strrchr(last, '.');
    bool has_extension = dot && dot > last && strlen(dot) <= 6;
    g_autofree char *name = g_utf8_make_valid(last, has_extension ? dot - last : (gssize)strlen(last));
    g_autoptr(GString) whole = g_string_new(name), title = g_string_new(NULL), office = g_string_new(NULL);
    *ret_name = (jy_filename){0};
    take_docno(whole, ret_name);
    g_string_replace(whole, "　", " ", 0);
    g_auto(GStrv) parts = g_strsplit_set(whole->str, "_ ", -1);
    for (char **part = parts; *part; part++) {
        take_part(*part, ret_name, title, office);
    }
    take_date_at_end(title, ret_name);

    /* A date in the running text of a title, with its month; a year only where it begins the title: in the middle it
     * is what the document is about. */
    jy_date date;
    uint32_t start, end, from = 0;
    while (jy_date_find(title->str, (uint32_t)title->len, from, &date, &start, &end)) {
        if (is_likely(&date) && (date.month || start == 0)) {
            jy_description_set_date(&ret_name->date, &date);
            break;
        }
        from = end;
    }

    /* Who speaks is part of what the document is called: 行政長官施政報告; but 县长 陆青禾 is a person. */
    if (office->len && !ret_name->speaker) {
        jy_description_set(&ret_name->speaker, title->len ? office->str : NULL);
        g_string_prepend(title, office->str);
    }
    jy_description_set(&ret_name->title, title->str);
}

void jy_filename_clear(jy_filename *name)
{
    g_clear_pointer(&name->date, g_free);
    g_clear_pointer(&name->title, g_free);
    g_clear_pointer(&name->speaker, g_free);
    g_clear_pointer(&name->docno, g_free);
}
