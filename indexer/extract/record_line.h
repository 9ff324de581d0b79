/* record_line.h: files of records: one JSON object a line. */
#ifndef JIYAN_INDEXER_EXTRACT_RECORD_LINE_H
#define JIYAN_INDEXER_EXTRACT_RECORD_LINE_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <stdbool.h>
#include <stdint.h>

/* Reads one line: {"id":…, "text":…} and the catalogue's fields (English or Chinese names, catalogue.h). Fills the
 * fields of *document and *ret_text (valid UTF-8 without NUL; free with g_free). `id` may be a string or a number.
 * A line that only half is JSON (record_mend.h) is read as far as it can be. What is not taken because it is no value
 * of its field (a date that is none) is named in `odd`, which may be NULL. Errors: MALFORMED (no JSON object, no text,
 * a field of a wrong type). */
bool jy_record_line_read(const char *line, size_t length, jy_document *document, char **ret_text, uint32_t *ret_length,
                         GString *odd, GError **err);

#endif
