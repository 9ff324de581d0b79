/* records.h: what is noted of a file of records, put together of its parts: the same as if it had been read at once. */
#ifndef JIYAN_INDEXER_EXTRACT_RECORDS_H
#define JIYAN_INDEXER_EXTRACT_RECORDS_H

#include <glib.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>
#include <stdint.h>

/* What was found on the lines of a part; nothing: {0}. */
typedef struct {
    uint32_t lines, records;
    uint32_t bad, odd;  /* lines that are no records, warnings of the others; the first of each have notes */
    uint32_t first_bad; /* line */
    GPtrArray *notes;   /* by line; NULL for none */
    GByteArray *ids;    /* of the records, by line; NULL for none */
} jy_records_part;

void jy_records_part_clear(jy_records_part *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_records_part, jy_records_part_clear)

typedef struct jy_records jy_records;

/* Returns new notes of a file, without any part yet; free with jy_records_free. */
jy_records *jy_records_new(void);
void jy_records_free(jy_records *records);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_records, jy_records_free)

/* Adds the next part in the order of the file; finds ids that stood on a line before. Takes the notes of the part. */
void jy_records_join(jy_records *records, jy_records_part *part);

/* Puts what is noted into the entry and the warnings. Errors: MALFORMED for a file without a single record. */
bool jy_records_sum_up(jy_records *records, jy_ledger_entry *entry, GPtrArray *warnings, GError **err);

#endif
