/* printer.h: the structured formats. A view says its fields once, to a printer, which writes them in its format: a map
 * of fields, a list, and so on inside; a record is a map that is in no other. */
#ifndef JIYAN_SEARCHER_RENDER_PRINTER_H
#define JIYAN_SEARCHER_RENDER_PRINTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "searcher/render/view.h"

/* When a column is there. */
typedef enum {
    JY_COLUMN_ALWAYS,
    JY_COLUMN_BATCH,
    JY_COLUMN_SEVERAL,
    JY_COLUMN_FULL,
    JY_COLUMN_CITED,
    JY_COLUMN_DOCUMENT, /* those of the document's fields that are shown, from the one by its number on */
} jy_column_use;

/* A column of a table: a field, or of a list one of its texts or all of them. */
typedef struct {
    const char *name;
    jy_column_use use;
    const char *field;   /* NULL: called as the column; "first_date" is the date in the map "first" */
    const char *between; /* what joins the texts of a list; NULL: only the one by its number */
    unsigned number;
    const char *real; /* how a real number is printed: "%.4f"; NULL: as in JSON */
} jy_column;

typedef struct {
    const jy_column *columns;
    size_t count;
} jy_columns;

/* What a field may be. */
typedef struct {
    enum { JY_VALUE_NULL, JY_VALUE_STRING, JY_VALUE_INTEGER, JY_VALUE_REAL, JY_VALUE_BOOLEAN } kind;
    union {
        const char *string;
        int64_t integer;
        double real;
        bool boolean;
    };
} jy_printer_value;

typedef struct jy_printer jy_printer;

/* What a format makes of fields. `key` is NULL in a list and for what is in nothing. */
typedef struct {
    bool is_flat; /* nothing but records, so that nothing is said of all of them, nor around them */
    /* Before the first record of all answers; NULL for nothing. */
    void (*head)(const jy_columns *columns, const jy_view *view, FILE *out);
    jy_printer *(*create)(const jy_columns *columns, const jy_view *view);
    void (*destroy)(jy_printer *to);
    void (*begin)(jy_printer *to, const char *key, bool is_list); /* a map, or a list */
    void (*end)(jy_printer *to);                                  /* of the one that was begun last */
    void (*value)(jy_printer *to, const char *key, const jy_printer_value *value);
} jy_printer_type;

/* The head of every printer. */
struct jy_printer {
    const jy_printer_type *type;
    FILE *out;
};

extern const jy_printer_type JY_PRINTER_JSON, JY_PRINTER_JSONL, JY_PRINTER_CSV, JY_PRINTER_XLSX;

/* Returns a new printer; free with jy_printer_free. `columns` are those of the view as a table; both are borrowed. */
jy_printer *jy_printer_new(const jy_printer_type *type, const jy_columns *columns, const jy_view *view, FILE *out);
void jy_printer_free(jy_printer *to);

bool jy_printer_is_flat(const jy_printer *to);
void jy_printer_begin_map(jy_printer *to, const char *key);
void jy_printer_begin_list(jy_printer *to, const char *key);
void jy_printer_end(jy_printer *to);
void jy_printer_string(jy_printer *to, const char *key, const char *text);
void jy_printer_integer(jy_printer *to, const char *key, int64_t number);
/* A number that is null where it is 0. */
void jy_printer_positive(jy_printer *to, const char *key, int64_t number);
void jy_printer_boolean(jy_printer *to, const char *key, bool is_true);
void jy_printer_null(jy_printer *to, const char *key);

/* The question, "" for NULL, and what of it was ignored; NULL: nothing. */
void jy_printer_query(jy_printer *to, const char *query, const char *note);

/* That the budget was spent before all was looked at; else nothing. */
void jy_printer_gave_up(jy_printer *to, bool gave_up);

/* A number as it is, or rounded to some digits behind the point: finer differences of a score are noise. */
void jy_printer_real(jy_printer *to, const char *key, double number);
void jy_printer_rounded(jy_printer *to, const char *key, double number, unsigned digits);

/* A list of texts, which ends with NULL. */
void jy_printer_strings(jy_printer *to, const char *key, char *const *texts);

#endif
