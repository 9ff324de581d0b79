/* word_styles.h: what the styles of a DOCX say of a paragraph. */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_WORD_STYLES_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_WORD_STYLES_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

/* Strings are borrowed from the tree of the styles. */
typedef struct {
    uint8_t level; /* of a heading, from 1; 0: none */
    bool title;    /* of the document */
    bool hidden;
    const char *list;       /* w:numId; NULL for none */
    int list_level;         /* w:ilvl; -1: the list says, by the style's name */
    const char *list_style; /* the style that names the list */
} jy_word_style;

typedef struct jy_word_styles jy_word_styles;

/* Reads the root of the part "styles", or NULL where there is none; its tree is borrowed as long as the styles live.
 * Returns new styles; free with jy_word_styles_free. */
jy_word_styles *jy_word_styles_new(const xmlNode *root);
void jy_word_styles_free(jy_word_styles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_word_styles, jy_word_styles_free)

/* A style by its id, with what it takes from those it is based on; NULL is the style of paragraphs that name none. */
jy_word_style jy_word_styles_get(const jy_word_styles *styles, const char *id);

/* The value of <child w:val="…"/>; NULL where there is none. Borrowed from the tree. */
const char *jy_word_styles_value(const xmlNode *node, const char *child);

/* A level as it is written; 255 for one that nobody writes. */
int jy_word_styles_number(const char *text);

/* True where a property is on: <w:vanish/>, <w:vanish w:val="1"/>. Sets nothing else. */
bool jy_word_styles_is_on(const xmlNode *node, const char *child);

#endif
