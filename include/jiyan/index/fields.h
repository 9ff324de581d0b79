/* fields.h: the fields of documents and of questions: a row says what a field is called, where a document and an index
 * keep it, and who uses it. A new field is a row, a member of jy_document where it is kept, and what reads it out of
 * documents. */
#ifndef JIYAN_INDEX_FIELDS_H
#define JIYAN_INDEX_FIELDS_H

#include <jiyan/index/document.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    /* Strings of a jy_document, in the order in which they are stored. */
    JY_FIELD_PATH,
    JY_FIELD_ID,
    JY_FIELD_TITLE,
    JY_FIELD_SUBTITLE,
    JY_FIELD_DATE,
    JY_FIELD_SPEAKER,
    JY_FIELD_ISSUER,
    JY_FIELD_DOCNO,
    JY_FIELD_GENRE,
    JY_FIELD_TYPE,
    JY_FIELD_ENCODING,
    JY_FIELDS_KEPT,
    /* Not kept with the document. */
    JY_FIELD_TEXT = JY_FIELDS_KEPT,
    JY_FIELD_HEADING,
    JY_FIELD_YEAR,
    JY_FIELD_KIND,   /* of the statements of a passage */
    JY_FIELD_DUE,    /* the year by which a commitment is due */
    JY_FIELD_FILE,   /* id of a file */
    JY_FIELD_OWNER,  /* who is to act by a statement */
    JY_FIELD_TRAIT,  /* how firm a commitment is, and whether it is testable */
    JY_FIELD_FOLDER, /* that the file lies in */
    JY_FIELD_SINCE,  /* when its text came into the index, or became another: at the value or later */
    JY_FIELDS,
    JY_FIELD_NONE = JY_FIELDS /* a name that means nothing */
} jy_field;

/* Who uses a field: bits. */
enum {
    JY_FIELD_GIVEN = 1 << 0,   /* catalogues and records give it */
    JY_FIELD_ASKED = 1 << 1,   /* questions name it */
    JY_FIELD_COUNTED = 1 << 2, /* --facet counts by it */
    JY_FIELD_SHOWN = 1 << 3,   /* the JSON and CSV of hits and statements have it, in the order of the rows */
};

typedef struct {
    const char *name;   /* English, as answers call it */
    const char *names;  /* others that people type (GB/T 33480-2016, DA/T 18-2022), with spaces between */
    size_t offset;      /* of a kept one in jy_document */
    const char *prefix; /* of the boolean term of its whole value (schema.h); NULL for none */
    unsigned uses;      /* bits JY_FIELD_… */
} jy_field_row;

/* Borrowed: valid for ever. */
const jy_field_row *jy_fields_row(jy_field field);

/* The field that is called so, in any case and with white space around it, among those with the use; JY_FIELD_NONE
 * where none is. */
jy_field jy_fields_find(const char *name, size_t length, unsigned use);

/* The names of a field that its users among `use` know it by, the English one first. Returns a new array that ends with
 * NULL; free with g_strfreev. */
char **jy_fields_names(jy_field field, unsigned use);

/* The English names of those that --facet counts by; ends with NULL. */
extern const char *const JY_FIELDS_COUNTED[];

/* Where a document keeps a field; NULL for one that it does not keep. Borrowed: valid as long as the document. */
char **jy_fields_at(jy_document *document, jy_field field);
/* What a document knows of a field; NULL where it is not known or not kept. Borrowed: as above. */
const char *jy_fields_get(const jy_document *document, jy_field field);

/* Puts a value into its field, which it replaces: white space off its ends, dates and document numbers in their normal
 * form. An empty value, or a date that is none, leaves the field as it is. Returns false for a value that is not empty
 * and was not taken. */
bool jy_fields_set(jy_document *document, jy_field field, const char *value);

#endif
