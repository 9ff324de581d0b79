/* fields.h: the fields a question may name, in English and Chinese. */
#ifndef JIYAN_SEARCHER_QUERY_FIELDS_H
#define JIYAN_SEARCHER_QUERY_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    JY_BY_NONE, /* ends a list of filters */
    JY_BY_TITLE,
    JY_BY_HEADING,
    JY_BY_SPEAKER,
    JY_BY_ISSUER,
    JY_BY_DOCNO,
    JY_BY_PATH,
    JY_BY_TYPE,
    JY_BY_YEAR,
    JY_BY_DATE,
    JY_BY_KIND,
    JY_BY_GENRE,
    JY_BY_DUE,  /* the year by which a commitment is due */
    JY_BY_FILE, /* id of a file */
} jy_by;

/* Reads the name of a field: title, 标题, … Returns false for any other word. */
bool jy_fields_named(const char *name, size_t length, jy_by *ret_field);

/* The English name of a field. Borrowed: valid for ever. */
const char *jy_fields_name(jy_by field);

/* The i-th of all the names of all fields, and its field. Returns NULL behind the last. Borrowed: valid for ever. */
const char *jy_fields_nth(size_t i, jy_by *ret_field);

/* Names of the fields that documents may be counted by; ends with NULL. */
extern const char *const JY_FIELDS_COUNTED[];

#endif
