/* field_value.h: the values of the fields as people type them, and which documents have them. */
#ifndef JIYAN_SEARCHER_QUERY_FIELD_VALUE_H
#define JIYAN_SEARCHER_QUERY_FIELD_VALUE_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/fields.h>
#include <jiyan/text/date.h>
#include <jiyan/text/statement.h>
#include <stdbool.h>

/* Returns a new text, the value as terms spell it, folded and without white space around; free with g_free. */
char *jy_field_value_fold(const char *value);

/* Bounds of a date or a range (2018, 2018..2020, ..2020-03, 2018年5月至2019年3月) as values of JY_SLOT_DATE. What is
 * known to the year or month only counts for all of it: 00 sorts before every month, so the lower bound is that of its
 * year. Errors: QUERY. */
bool jy_field_value_range(const char *value, char ret_lower[JY_DATE_DAY], char ret_upper[JY_DATE_DAY], GError **err);

/* Reads a moment, in seconds since 1970: the beginning of a day, month or year by the local clock (2026-11-01 and what
 * else is a date), or a time (2026-11-01T08:30, 2026-11-01 08:30:00, with Z or +08:00 behind it for another clock).
 * Returns false for what is neither. */
bool jy_field_value_moment(const char *value, int64_t *ret_moment);

/* True when the value is any part of the path, or the path as an answer shows it, or a glob that names it (glob.h). */
bool jy_field_value_fits_path(const char *value, const char *path);

/* The same, where letters and their marks may be one character in the one and several in the other. */
bool jy_field_value_is_of_path(const char *value, const char *path);

/* Bits of a set of kinds: 1 << jy_statement_kind, and one for noise, which is a kind of passage. */
#define JY_KINDS_OF_STATEMENTS ((1U << JY_STATEMENT_KINDS) - 1)
#define JY_KIND_NOISE (1U << JY_STATEMENT_KINDS)

/* Reads a list of kinds, by their English or Chinese names, with commas between: commitment, 承诺,报告. Returns false
 * where a word is none. */
bool jy_field_value_kinds(const char *value, unsigned *ret_kinds);

/* Whether the field can have the value. Errors: QUERY. */
bool jy_field_value_check(jy_field field, const char *value, GError **err);

/* Returns a new text, such a list of the kinds: commitment,report; free with g_free. */
char *jy_field_value_kind_names(unsigned kinds);

/* Reads a list of strengths, by their English or Chinese names: must,shall; 确保、力争. Fills bits 1 << jy_strength;
 * returns false where a word is none. */
bool jy_field_value_strengths(const char *value, unsigned *ret_strengths);

/* The values that a field may have: kinds in English, genres, types; NULL where any text may be one. Returns a new
 * array that ends with NULL; free with g_free. Its texts are borrowed: valid for ever. */
const char **jy_field_value_all(jy_field field);

/* True when a body's name (NULL: none is known) is that of the value or has it in it, at whatever length either is
 * written: 国办 is 国务院办公厅 (alias.h). */
bool jy_field_value_is_body(const char *name, const char *value);

/* True when the document is one that jy_field_query would find: for a field inside of a NOT or OR. Title, heading and
 * kind are not told by it: false. */
bool jy_field_value_holds(jy_field field, const char *value, const jy_document *document);

#endif
