/* site_table.c: the table that official sites put beside a document: a line a label, its value behind it or on the
 * next. */
#include "indexer/describe/site_table.h"

#include <jiyan/text/body.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/describe/line.h"

/* Labels that must be met before a table is believed, blocks it may be long, bytes of one of its lines. */
#define LABELS_WANTED 4
#define TABLE_BLOCKS 24
#define CELL_BYTES 360

typedef enum {
    LABEL_NONE,
    LABEL_OTHER,
    LABEL_ISSUER,
    LABEL_DATE,
    LABEL_TITLE,
    LABEL_DOCNO,
    LABEL_PUBLISHED
} site_label;

static const struct {
    const char *name;
    site_label label;
} LABELS[] = {
    {"索引号", LABEL_OTHER},       {"主题分类", LABEL_OTHER}, {"主题词", LABEL_OTHER},       {"发文机关", LABEL_ISSUER},
    {"发布机构", LABEL_ISSUER},    {"成文日期", LABEL_DATE},  {"标题", LABEL_TITLE},         {"名称", LABEL_TITLE},
    {"发文字号", LABEL_DOCNO},     {"文号", LABEL_DOCNO},     {"发布日期", LABEL_PUBLISHED}, {"信息分类", LABEL_OTHER},
    {"公开日期", LABEL_PUBLISHED}, {"生成日期", LABEL_DATE},  {"有效性", LABEL_OTHER},
};

/* The label that a line begins with; *ret_value, a new string, what follows it. */
static site_label label_of(const char *line, char **ret_value)
{
    g_autofree char *squeezed = jy_utf8_squeeze(line);
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        const char *rest = g_str_has_prefix(squeezed, LABELS[i].name) ? squeezed + strlen(LABELS[i].name) : "";
        if (g_str_has_prefix(rest, "：") || *rest == ':') {
            *ret_value = g_strdup(*rest == ':' ? rest + 1 : rest + strlen("："));
            return LABELS[i].label;
        }
    }
    return LABEL_NONE;
}

static void take_label(jy_description *found, site_label label, const char *value)
{
    jy_document *table = &found->table;
    g_autofree char *bodies = label == LABEL_ISSUER ? jy_body_list(value) : NULL;
    g_autofree char *normal = label == LABEL_DOCNO ? jy_docno_parse(value, -1) : NULL;
    jy_date date;
    switch (label) {
    case LABEL_ISSUER:
        jy_description_set(&table->issuer, bodies);
        break;
    case LABEL_DOCNO:
        jy_description_set(&table->docno, normal ? normal : strstr(value, "号") ? value : NULL);
        break;
    case LABEL_TITLE:
        jy_description_set(&table->title, value);
        break;
    case LABEL_DATE:
    case LABEL_PUBLISHED:
        if (jy_line_is_date(value, &date)) {
            jy_description_set_date(label == LABEL_DATE ? &table->date : &found->published, &date);
        }
        break;
    case LABEL_NONE:
    case LABEL_OTHER:
        break;
    }
}

/* Reads the blocks [first, stop); with `only_count` only counts their labels. */
static guint read_table(jy_description *found, guint first, guint stop, bool only_count)
{
    guint count = 0;
    site_label open = LABEL_NONE;
    for (guint i = first; i < stop && i < found->blocks->len; i++) {
        const jy_block *block = jy_description_block(found, i);
        if (block->end - block->start > CELL_BYTES) {
            open = LABEL_NONE;
            continue;
        }
        g_autofree char *line = jy_line_of(found->text, block), *value = NULL;
        site_label here = label_of(line, &value);
        count += here != LABEL_NONE;
        if (!only_count && here != LABEL_NONE && *value) {
            take_label(found, here, value);
        } else if (!only_count && here == LABEL_NONE && open != LABEL_NONE) {
            take_label(found, open, line);
        }
        open = here != LABEL_NONE && !*value ? here : LABEL_NONE;
    }
    return count;
}

/* True where a block is short, begins with the first character of a label or with what jy_line_of takes off, and has a
 * colon: few have to be looked at any closer. */
static bool may_be_labelled(const char *text, const jy_block *block)
{
    uint32_t start = block->start, end = block->end, c = jy_utf8_peek(text, end, start);
    bool begins = c == '#' || c == '&' || g_unichar_isspace(c) || g_unichar_iszerowidth(c);
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS) && !begins; i++) {
        begins = jy_utf8_peek(LABELS[i].name, 3, 0) == c;
    }
    return begins && end - start <= CELL_BYTES &&
           (jy_utf8_contains(text, start, end, "：") || memchr(text + start, ':', end - start));
}

void jy_site_table_read(jy_description *found)
{
    for (guint i = 0; i < found->blocks->len; i++) {
        const jy_block *block = jy_description_block(found, i);
        if (!may_be_labelled(found->text, block)) {
            continue;
        }
        g_autofree char *line = jy_line_of(found->text, block), *value = NULL;
        if (label_of(line, &value) != LABEL_NONE && read_table(found, i, i + TABLE_BLOCKS, true) >= LABELS_WANTED) {
            read_table(found, i, i + TABLE_BLOCKS, false);
            return;
        }
    }
}
