/* word_styles.c: headings and lists by style. A style is a heading by its outline level or by its name, which writers
 * translate: "heading 1", 标题 1, 公文一级标题. */
#include "indexer/extract/office/word_styles.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/extract/package/markup.h"

/* Styles that a style may be based on, one on another. */
#define CHAIN_MOST 32
#define LEVEL_MOST 9

struct jy_word_styles {
    GHashTable *nodes;  /* id → w:style */
    const char *normal; /* id of the default style of paragraphs */
};

const char *jy_word_styles_value(const xmlNode *node, const char *child)
{
    return jy_markup_attribute(jy_markup_child(node, child), "val");
}

int jy_word_styles_number(const char *text)
{
    const unsigned long number = strtoul(text, NULL, 10);
    return (int)MIN(number, 255);
}

bool jy_word_styles_is_on(const xmlNode *node, const char *child)
{
    static const char *const OFF[] = {"0", "false", "off", NULL};
    const xmlNode *at = jy_markup_child(node, child);
    const char *value = jy_markup_attribute(at, "val");
    return at && !(value && g_strv_contains(OFF, value));
}

jy_word_styles *jy_word_styles_new(const xmlNode *root)
{
    jy_word_styles *styles = g_new0(jy_word_styles, 1);
    styles->nodes = g_hash_table_new(g_str_hash, g_str_equal);
    for (xmlNode *at = jy_markup_child(root, "style"); at; at = jy_markup_next(at, "style")) {
        const char *id = jy_markup_attribute(at, "styleId"), *type = jy_markup_attribute(at, "type");
        const char *is_default = jy_markup_attribute(at, "default");
        if (!id) {
            continue;
        }
        g_hash_table_insert(styles->nodes, (gpointer)id, at);
        if (is_default && !g_str_equal(is_default, "0") && g_strcmp0(type, "paragraph") == 0) {
            styles->normal = id;
        }
    }
    return styles;
}

void jy_word_styles_free(jy_word_styles *styles)
{
    if (!styles) {
        return;
    }
    g_hash_table_unref(styles->nodes);
    g_free(styles);
}

/* 1 for "1" and "一" at the start of a text; 0 for another. */
static uint8_t digit_at(const char *text)
{
    static const char *const HAN[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    for (size_t i = 0; i < G_N_ELEMENTS(HAN); i++) {
        if (g_str_has_prefix(text, HAN[i])) {
            return (uint8_t)(i + 1);
        }
    }
    return *text >= '1' && *text <= '9' ? (uint8_t)(*text - '0') : 0;
}

/* Reads a level out of a name without its spaces: heading1, 标题1, 一级标题, 公文标题2. */
static uint8_t level_of_name(const char *name)
{
    const char *heading = g_str_has_prefix(name, "heading") ? name + strlen("heading") : NULL;
    const char *han = strstr(name, "标题"), *step = strstr(name, "级标题");
    if (heading && digit_at(heading) && !heading[1]) {
        return digit_at(heading);
    }
    if (step && step > name && !strstr(name, "正文")) {
        return digit_at(g_utf8_prev_char(step));
    }
    const char *behind = han && !strstr(name, "副标题") ? han + strlen("标题") : NULL;
    return behind && g_utf8_strlen(behind, -1) == 1 ? digit_at(behind) : 0;
}

static bool is_title_name(const char *name)
{
    static const char *const NAMES[] = {"title",  "标题",     "公文标题",   "文件标题",   "大标题", "主标题",
                                        "总标题", "文章标题", "公文大标题", "公文主标题", NULL};
    return g_strv_contains(NAMES, name);
}

/* The name in small letters and without spaces. Returns a new string. */
static char *plain_name(const char *name)
{
    char *plain = g_ascii_strdown(name ? name : "", -1);
    char *to = plain;
    for (const char *at = plain; *at; at++) {
        if (*at != ' ') {
            *to++ = *at;
        }
    }
    *to = '\0';
    return plain;
}

/* Takes from a style what those based on it have not said. Returns whether it settled if it is a heading. */
static bool take_rank(const xmlNode *node, jy_word_style *style)
{
    const char *outline = jy_word_styles_value(jy_markup_child(node, "pPr"), "outlineLvl");
    g_autofree char *name = plain_name(jy_word_styles_value(node, "name"));
    if (is_title_name(name)) {
        style->title = true;
        return true;
    }
    style->level = level_of_name(name);
    if (!style->level && outline) {
        const int level = jy_word_styles_number(outline);
        style->level = level >= 0 && level < LEVEL_MOST ? (uint8_t)(level + 1) : 0;
    }
    return style->level || outline || strstr(name, "toc") == name;
}

jy_word_style jy_word_styles_get(const jy_word_styles *styles, const char *id)
{
    jy_word_style style = {.list_level = -1};
    bool ranked = false;
    id = id ? id : styles->normal;
    for (unsigned i = 0; id && i < CHAIN_MOST; i++) {
        const xmlNode *node = g_hash_table_lookup(styles->nodes, id);
        if (!node) {
            break;
        }
        const xmlNode *list = jy_markup_child(jy_markup_child(node, "pPr"), "numPr");
        ranked = ranked || take_rank(node, &style);
        style.hidden |= jy_word_styles_is_on(jy_markup_child(node, "rPr"), "vanish");
        if (list && style.list_level < 0 && jy_word_styles_value(list, "ilvl")) {
            style.list_level = jy_word_styles_number(jy_word_styles_value(list, "ilvl"));
        }
        if (list && !style.list && jy_word_styles_value(list, "numId")) {
            style.list = jy_word_styles_value(list, "numId");
            style.list_style = id;
        }
        id = jy_word_styles_value(node, "basedOn");
    }
    return style;
}
