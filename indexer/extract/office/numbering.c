/* numbering.c: definitions of lists and the counting of their levels. */
#include "indexer/extract/office/numbering.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/extract/office/numeral.h"
#include "indexer/extract/package/markup.h"

#define LEVELS 9

/* Strings are the tree's. */
typedef struct {
    const char *format, *text, *style;
    uint32_t start;
    int restart; /* a paragraph of this level, from 1, or one above begins it again; -1: of the level above, 0: never */
    bool legal;  /* all numbers of the text are decimal */
    bool joined; /* nothing parts the number from the text */
} numbering_level;

/* A w:abstractNum: what lists that count on together share. */
typedef struct {
    numbering_level levels[LEVELS];
    const char *style_link; /* names the one that defines this one's levels */
    uint32_t counts[LEVELS];
    bool begun[LEVELS];
} numbering_kind;

/* A w:num. */
typedef struct {
    numbering_kind *kind;
    numbering_level levels[LEVELS];
    uint32_t starts[LEVELS]; /* w:startOverride and 1; 0 for none */
    bool met[LEVELS];
} numbering_use;

struct jy_numbering {
    GHashTable *kinds; /* w:abstractNumId → numbering_kind */
    GHashTable *named; /* w:styleLink → numbering_kind, borrowed */
    GHashTable *uses;  /* w:numId → numbering_use */
};

static const char *value_of(const xmlNode *node, const char *child)
{
    return jy_markup_attribute(jy_markup_child(node, child), "val");
}

static uint32_t number_of(const char *text, uint32_t most)
{
    const unsigned long number = text ? strtoul(text, NULL, 10) : 0;
    return (uint32_t)MIN(number, most);
}

static bool is_on(const xmlNode *node, const char *child)
{
    const xmlNode *at = jy_markup_child(node, child);
    const char *value = jy_markup_attribute(at, "val");
    return at && !(value && (g_str_equal(value, "0") || g_str_equal(value, "false") || g_str_equal(value, "off")));
}

static void read_level(const xmlNode *node, numbering_level *level)
{
    const char *start = value_of(node, "start"), *format = value_of(node, "numFmt");
    const char *restart = value_of(node, "lvlRestart"), *suffix = value_of(node, "suff");
    *level = (numbering_level){
        .format = format ? format : "decimal",
        .text = value_of(node, "lvlText"),
        .style = value_of(node, "pStyle"),
        .start = start ? number_of(start, 1000000) : 0,
        .restart = restart ? (int)number_of(restart, LEVELS) : -1,
        .legal = is_on(node, "isLgl"),
        .joined = g_strcmp0(suffix, "nothing") == 0,
    };
}

static void read_kind(jy_numbering *numbering, const xmlNode *node)
{
    const char *id = jy_markup_attribute(node, "abstractNumId"), *name = value_of(node, "styleLink");
    numbering_kind *kind = g_new0(numbering_kind, 1);
    kind->style_link = value_of(node, "numStyleLink");
    for (xmlNode *at = jy_markup_child(node, "lvl"); at; at = jy_markup_next(at, "lvl")) {
        read_level(at, &kind->levels[number_of(jy_markup_attribute(at, "ilvl"), LEVELS - 1)]);
    }
    g_hash_table_replace(numbering->kinds, g_strdup(id ? id : ""), kind);
    if (name) {
        g_hash_table_replace(numbering->named, (gpointer)name, kind);
    }
}

static void read_use(jy_numbering *numbering, const xmlNode *node)
{
    const char *id = jy_markup_attribute(node, "numId"), *kind_id = value_of(node, "abstractNumId");
    numbering_kind *kind = kind_id ? g_hash_table_lookup(numbering->kinds, kind_id) : NULL;
    numbering_kind *linked = kind && kind->style_link ? g_hash_table_lookup(numbering->named, kind->style_link) : NULL;
    kind = linked ? linked : kind;
    if (!id || !kind) {
        return;
    }
    numbering_use *use = g_new0(numbering_use, 1);
    use->kind = kind;
    memcpy(use->levels, kind->levels, sizeof use->levels);
    for (xmlNode *at = jy_markup_child(node, "lvlOverride"); at; at = jy_markup_next(at, "lvlOverride")) {
        const uint32_t level = number_of(jy_markup_attribute(at, "ilvl"), LEVELS - 1);
        const xmlNode *own = jy_markup_child(at, "lvl");
        const char *start = value_of(at, "startOverride");
        if (own) {
            read_level(own, &use->levels[level]);
        }
        use->starts[level] = start ? number_of(start, 1000000) + 1 : 0;
    }
    g_hash_table_replace(numbering->uses, g_strdup(id), use);
}

jy_numbering *jy_numbering_new(const xmlNode *root)
{
    jy_numbering *numbering = g_new0(jy_numbering, 1);
    numbering->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    numbering->named = g_hash_table_new(g_str_hash, g_str_equal);
    numbering->uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (xmlNode *at = jy_markup_child(root, "abstractNum"); at; at = jy_markup_next(at, "abstractNum")) {
        read_kind(numbering, at);
    }
    for (xmlNode *at = jy_markup_child(root, "num"); at; at = jy_markup_next(at, "num")) {
        read_use(numbering, at);
    }
    return numbering;
}

void jy_numbering_free(jy_numbering *numbering)
{
    if (!numbering) {
        return;
    }
    g_hash_table_unref(numbering->uses);
    g_hash_table_unref(numbering->named);
    g_hash_table_unref(numbering->kinds);
    g_free(numbering);
}

uint32_t jy_numbering_level_of_style(const jy_numbering *numbering, const char *list, const char *style)
{
    const numbering_use *use = g_hash_table_lookup(numbering->uses, list);
    for (uint32_t i = 0; use && i < LEVELS; i++) {
        if (g_strcmp0(use->levels[i].style, style) == 0) {
            return i;
        }
    }
    return 0;
}

/* Counts a paragraph of a level: the levels below begin again. */
static void count(numbering_use *use, uint32_t level)
{
    numbering_kind *kind = use->kind;
    const bool starts_over = !use->met[level] && use->starts[level];
    if (starts_over) {
        kind->counts[level] = use->starts[level] - 1;
    } else {
        kind->counts[level] = kind->begun[level] ? kind->counts[level] + 1 : use->levels[level].start;
    }
    use->met[level] = kind->begun[level] = true;
    for (uint32_t i = level + 1; i < LEVELS; i++) {
        const int restart = use->levels[i].restart;
        if (restart < 0 || (restart > 0 && level < (uint32_t)restart)) {
            kind->begun[i] = false;
        }
    }
    for (uint32_t i = 0; i < level; i++) {
        if (!kind->begun[i]) { /* a level that was left out counts as begun */
            kind->counts[i] = use->levels[i].start;
            kind->begun[i] = true;
        }
    }
}

void jy_numbering_write(jy_numbering *numbering, const char *list, uint32_t level, GString *out)
{
    numbering_use *use = g_hash_table_lookup(numbering->uses, list);
    if (!use || level >= LEVELS) {
        return;
    }
    const numbering_level *own = &use->levels[level];
    const gsize from = out->len;
    count(use, level);
    if (!own->text || g_strcmp0(own->format, "bullet") == 0) {
        return;
    }
    for (const char *at = own->text; *at; at++) {
        if (*at == '%' && at[1] >= '1' && at[1] <= '9') {
            const uint32_t shown = (uint32_t)(*++at - '1');
            const char *format = use->levels[shown].format;
            jy_numeral_write(out, own->legal ? "decimal" : format ? format : "decimal", use->kind->counts[shown]);
        } else {
            g_string_append_c(out, *at);
        }
    }
    if (!own->joined) {
        jy_numeral_part(out, from);
    }
}
