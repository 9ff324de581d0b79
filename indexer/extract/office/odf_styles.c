/* odf_styles.c: what is known of styles by their names. */
#include "indexer/extract/office/odf_styles.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/extract/office/numeral.h"
#include "indexer/extract/package/markup.h"

#define CHAIN_MOST 32
/* The numbering of headings among the lists: no list has an empty name. */
#define OUTLINE ""

typedef struct {
    const char *format; /* of jy_numeral_write; NULL: no number is shown */
    char *prefix, *suffix;
    uint32_t start, shown; /* how many levels a number shows */
} odf_level;

typedef struct {
    odf_level levels[JY_ODF_LEVELS];
} odf_list;

struct jy_odf_styles {
    GHashTable *parents; /* name of a style of paragraphs → that of its parent, "" for none */
    GHashTable *lists;   /* name → odf_list */
};

static void free_list(gpointer data)
{
    odf_list *list = data;
    for (size_t i = 0; i < JY_ODF_LEVELS; i++) {
        g_free(list->levels[i].prefix);
        g_free(list->levels[i].suffix);
    }
    g_free(list);
}

jy_odf_styles *jy_odf_styles_new(void)
{
    jy_odf_styles *styles = g_new0(jy_odf_styles, 1);
    styles->parents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    styles->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
    return styles;
}

void jy_odf_styles_free(jy_odf_styles *styles)
{
    if (!styles) {
        return;
    }
    g_hash_table_unref(styles->parents);
    g_hash_table_unref(styles->lists);
    g_free(styles);
}

/* style:num-format is its first number: "1", "一, 二, 三, ..." */
static const char *format_of(const char *format)
{
    static const struct {
        const char *first, *format;
    } FORMATS[] = {
        {"1", "decimal"},
        {"a", "lowerLetter"},
        {"A", "upperLetter"},
        {"i", "lowerRoman"},
        {"I", "upperRoman"},
        {"一", "chineseCounting"},
        {"①", "decimalEnclosedCircle"},
        {"甲", "ideographTraditional"},
        {"子", "ideographZodiac"},
        {"壹", "chineseLegalSimplified"},
        {"１", "decimal"},
        {"01", "decimalZero"},
    };
    for (size_t i = 0; format && i < G_N_ELEMENTS(FORMATS); i++) {
        if (g_str_has_prefix(format, FORMATS[i].first)) {
            return FORMATS[i].format;
        }
    }
    return NULL;
}

static uint32_t number_of(const xmlNode *node, const char *name, uint32_t missing)
{
    const char *text = jy_markup_attribute(node, name);
    const unsigned long number = text ? strtoul(text, NULL, 10) : missing;
    return (uint32_t)MIN(number, 1000000);
}

static void take_list(jy_odf_styles *styles, const char *name, const xmlNode *element)
{
    odf_list *list = g_new0(odf_list, 1);
    for (xmlNode *at = jy_markup_child(element, NULL); at; at = jy_markup_next(at, NULL)) {
        const uint32_t level = number_of(at, "level", 1);
        if (level < 1 || level > JY_ODF_LEVELS) {
            continue;
        }
        const char *prefix = jy_markup_attribute(at, "num-prefix"), *suffix = jy_markup_attribute(at, "num-suffix");
        odf_level *to = &list->levels[level - 1];
        g_free(to->prefix);
        g_free(to->suffix);
        *to = (odf_level){.format = format_of(jy_markup_attribute(at, "num-format")),
                          .prefix = g_strdup(prefix ? prefix : ""),
                          .suffix = g_strdup(suffix ? suffix : ""),
                          .start = number_of(at, "start-value", 1),
                          .shown = number_of(at, "display-levels", 1)};
    }
    g_hash_table_replace(styles->lists, g_strdup(name), list);
}

void jy_odf_styles_take(jy_odf_styles *styles, const xmlNode *element)
{
    const char *name = jy_markup_attribute(element, "name"),
               *parent = jy_markup_attribute(element, "parent-style-name");
    if (jy_markup_is(element, "outline-style")) {
        take_list(styles, OUTLINE, element);
    } else if (jy_markup_is(element, "list-style") && name) {
        take_list(styles, name, element);
    } else if (jy_markup_is(element, "style") && name &&
               g_strcmp0(jy_markup_attribute(element, "family"), "paragraph") == 0) {
        g_hash_table_replace(styles->parents, g_strdup(name), g_strdup(parent ? parent : ""));
    }
}

bool jy_odf_styles_is_title(const jy_odf_styles *styles, const char *name)
{
    for (unsigned i = 0; name && i < CHAIN_MOST; i++) {
        if (g_str_equal(name, "Title") || g_str_equal(name, "标题")) {
            return true;
        }
        name = g_hash_table_lookup(styles->parents, name);
    }
    return false;
}

void jy_odf_styles_number(const jy_odf_styles *styles, const char *name, uint32_t level, uint32_t start,
                          jy_odf_count *count, GString *out)
{
    const odf_list *list = g_hash_table_lookup(styles->lists, name ? name : OUTLINE);
    if (!list || level >= JY_ODF_LEVELS) {
        return;
    }
    const odf_level *own = &list->levels[level];
    uint32_t *counts = count->counts;
    counts[level] = start ? start : counts[level] ? counts[level] + 1 : MAX(own->start, 1);
    memset(counts + level + 1, 0, sizeof *counts * (JY_ODF_LEVELS - level - 1));
    if (!own->format) {
        return;
    }
    const gsize from = out->len;
    const uint32_t shown = CLAMP(own->shown, 1, level + 1);
    g_string_append(out, own->prefix);
    for (uint32_t i = level + 1 - shown; i <= level; i++) {
        const odf_level *at = &list->levels[i];
        if (at->format) {
            jy_numeral_write(out, at->format, counts[i] ? counts[i] : MAX(at->start, 1));
            g_string_append(out, i < level ? "." : "");
        }
    }
    g_string_append(out, own->suffix);
    jy_numeral_part(out, from);
}
