/* sgml.h: the tags and the text of a page, one after the other, in time that is linear in its length whatever is
 * broken. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_SGML_H
#define JIYAN_INDEXER_EXTRACT_HTML_SGML_H

#include "indexer/extract/html/element.h"

typedef enum {
    JY_SGML_TEXT,
    JY_SGML_LITERAL, /* text without references to characters */
    JY_SGML_START,
    JY_SGML_EMPTY, /* a start tag that also ends the element */
    JY_SGML_END
} jy_sgml_kind;

typedef struct {
    jy_sgml_kind kind;
    jy_element tag;
    uint32_t start, end; /* bytes of the text, or of what is in a tag behind its name */
} jy_sgml_token;

/* Where the reading is. Begin with {.text = …, .length = …}; the text is valid UTF-8 without NUL. */
typedef struct {
    const char *text;
    uint32_t length;
    bool is_xml;                    /* every element may be ended by "/>" */
    uint32_t at;                    /* the next byte */
    jy_element ending;              /* an element that has no end tag and is ended before what is next; TEXT for none */
    jy_element inside;              /* of a verbatim element; JY_ELEMENT_TEXT outside */
    bool unended[JY_ELEMENT_COUNT]; /* no end tag of it follows: it is not looked for again */
    bool no_quote[2];               /* the same of ' and " */
    bool no_comment_end;
} jy_sgml_reader;

/* Reads the next token. Returns false at the end. */
bool jy_sgml_next(jy_sgml_reader *reader, jy_sgml_token *ret_token);

/* An attribute of what is in a tag. */
typedef struct {
    const char *name, *value; /* borrowed from the text */
    uint32_t name_length, value_length;
} jy_sgml_attribute;

/* Reads the next attribute from byte *at on, and moves that behind it. Returns false at `end`. */
bool jy_sgml_next_attribute(const char *text, uint32_t *at, uint32_t end, jy_sgml_attribute *ret_attribute);

#endif
