/* fields.h: the names under which catalogues and records give what is known of a document, in English and Chinese. */
#ifndef JIYAN_INDEXER_CATALOGUE_FIELDS_H
#define JIYAN_INDEXER_CATALOGUE_FIELDS_H

#include <jiyan/index/document.h>
#include <stdbool.h>

typedef enum {
    JY_FIELD_NONE, /* a name that means nothing here */
    JY_FIELD_PATH,
    JY_FIELD_TEXT,
    JY_FIELD_ID,
    JY_FIELD_TITLE,
    JY_FIELD_SUBTITLE,
    JY_FIELD_DATE,
    JY_FIELD_SPEAKER,
    JY_FIELD_ISSUER,
    JY_FIELD_DOCNO,
    JY_FIELD_GENRE,
} jy_field;

/* The field that a column or member is called by, in any case and with white space around: path, 题名, … */
jy_field jy_field_named(const char *name);

/* Puts a value into its field, which it replaces: dates and document numbers in their normal form. An empty value, or a
 * date that is none, leaves the field as it is. Returns false for a value that is not empty and was not taken. */
bool jy_field_set(jy_document *document, jy_field field, const char *value);

#endif
