/* styles.c: reads the table of styles. */
#include "indexer/extract/word/styles.h"

#include <string.h>

#include "indexer/extract/word/sprm.h"

enum { LEVELS = 9, NO_STYLE = 0xFFF };

/* A style before it has what others give it. */
typedef struct {
    jy_style own;
    uint16_t base;
    bool has_level, has_list, has_list_level; /* it says so itself, if only that there is none */
} raw_style;

void jy_styles_name(const char *name, uint8_t *ret_level, bool *ret_is_title)
{
    static const char *const DIGITS[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const BEFORE[] = {"heading", "标题", "標題"}, *const BEHIND[] = {"级标题", "級標題", "标题"};
    g_autofree char *lower = g_ascii_strdown(name, (gssize)strcspn(name, ","));
    g_strstrip(lower);
    for (size_t i = 0; i < G_N_ELEMENTS(BEFORE); i++) {
        const char *number = g_str_has_prefix(lower, BEFORE[i]) ? lower + strlen(BEFORE[i]) : "";
        number += strspn(number, " ");
        if (*number >= '1' && *number <= '9' && number[1] == '\0') {
            *ret_level = (uint8_t)(*number - '0');
        }
    }
    for (size_t i = 0; i < LEVELS; i++) {
        const char *rest = g_str_has_prefix(lower, DIGITS[i]) ? lower + strlen(DIGITS[i])
                           : *lower == (char)('1' + i)        ? lower + 1
                                                              : "";
        for (size_t k = 0; k < G_N_ELEMENTS(BEHIND); k++) {
            *ret_level = g_str_equal(rest, BEHIND[k]) ? (uint8_t)(i + 1) : *ret_level;
        }
    }
    *ret_is_title = g_str_equal(lower, "title") || g_str_equal(lower, "标题") || g_str_equal(lower, "公文标题") ||
                    g_str_equal(lower, "標題");
}

/* The name of a style, behind its fixed part. Returns a new string. */
static char *name_of(jy_bytes style, size_t at)
{
    const size_t said = jy_bytes_u16(style, at), length = MIN(said, 64);
    uint16_t units[64];
    size_t count = 0;
    for (; count < length && jy_bytes_u16(style, at + 2 + count * 2); count++) {
        units[count] = jy_bytes_u16(style, at + 2 + count * 2);
    }
    char *name = g_utf16_to_utf8(units, (glong)count, NULL, NULL, NULL);
    return name ? name : g_strdup("");
}

/* The changes that a style makes to its paragraphs. */
static void read_changes(raw_style *style, jy_bytes changes)
{
    for (jy_sprm sprm = {.rest = changes}; jy_sprm_next(&sprm);) {
        const uint8_t value = jy_bytes_u8(sprm.operand, 0);
        if (sprm.code == JY_SPRM_OUTLINE) {
            style->own.level = value < LEVELS ? value + 1 : 0;
            style->has_level = true;
        } else if (sprm.code == JY_SPRM_LIST) {
            style->own.list = jy_bytes_u16(sprm.operand, 0);
            style->has_list = true;
        } else if (sprm.code == JY_SPRM_LIST_LEVEL) {
            style->own.list_level = MIN(value, LEVELS - 1);
            style->has_list_level = true;
        }
    }
}

static raw_style read_style(jy_bytes bytes, size_t fixed)
{
    enum { KIND_PARAGRAPH = 1, TITLE = 62 };
    raw_style style = {.base = jy_bytes_u16(bytes, 2) >> 4};
    if ((jy_bytes_u16(bytes, 2) & 0xF) != KIND_PARAGRAPH) {
        return (raw_style){.base = NO_STYLE};
    }
    size_t at = fixed + 2 + ((size_t)jy_bytes_u16(bytes, fixed) + 1) * 2;
    const jy_bytes changes = jy_bytes_cut(bytes, at + 2, jy_bytes_u16(bytes, at));
    read_changes(&style, jy_bytes_cut(changes, 2, changes.length));
    const uint16_t kind = jy_bytes_u16(bytes, 0) & 0xFFF;
    uint8_t level = kind >= 1 && kind <= LEVELS ? (uint8_t)kind : 0;
    style.own.is_title = kind == TITLE;
    if (!level && !style.own.is_title && kind >= 0xFFE) { /* the user's own */
        g_autofree char *name = name_of(bytes, fixed);
        jy_styles_name(name, &level, &style.own.is_title);
    }
    if (level) {
        style.own.level = level;
        style.has_level = true;
    }
    if (style.own.is_title) {
        style.own.level = 0; /* an outline has the title as its first level */
        style.has_level = true;
    }
    return style;
}

/* Gives a style what it has from those it is based on; a circle of them ends. */
static jy_style complete(const GArray *all, guint at)
{
    raw_style style = g_array_index(all, raw_style, at);
    uint16_t base = style.base;
    for (unsigned steps = 0; base < all->len && steps < 16; steps++) {
        const raw_style *from = &g_array_index(all, raw_style, base);
        if (!style.has_level && from->has_level) {
            style.own.level = from->own.level;
            style.own.is_title |= from->own.is_title;
            style.has_level = true;
        }
        if (!style.has_list && from->has_list) {
            style.own.list = from->own.list;
            style.has_list = true;
        }
        if (!style.has_list_level && from->has_list_level) {
            style.own.list_level = from->own.list_level;
            style.has_list_level = true;
        }
        base = from->base;
    }
    return style.own;
}

GArray *jy_styles_read(jy_bytes table)
{
    const size_t head = jy_bytes_u16(table, 0), count = jy_bytes_u16(table, 2);
    const size_t fixed = MAX(jy_bytes_u16(table, 4), 10);
    g_autoptr(GArray) all = g_array_new(false, false, sizeof(raw_style));
    size_t at = 2 + head;
    for (size_t i = 0; i < count && at < table.length; i++) {
        const size_t length = jy_bytes_u16(table, at);
        const jy_bytes bytes = jy_bytes_cut(table, at + 2, length);
        const raw_style style = length ? read_style(bytes, fixed) : (raw_style){.base = NO_STYLE};
        g_array_append_val(all, style);
        at += 2 + length + length % 2;
    }
    GArray *styles = g_array_new(false, false, sizeof(jy_style));
    for (guint i = 0; i < all->len; i++) {
        const jy_style style = complete(all, i);
        g_array_append_val(styles, style);
    }
    return styles;
}
