/* sniffer.h: what kind of file these bytes are. */
#ifndef JIYAN_INDEXER_FILES_SNIFFER_H
#define JIYAN_INDEXER_FILES_SNIFFER_H

#include <glib.h>
#include <stdbool.h>

/* The type of a file of records. */
#define JY_SNIFFER_RECORDS "application/x-ndjson"

typedef struct jy_sniffer jy_sniffer;

/* Returns a new sniffer for one thread; free with jy_sniffer_free. Errors: IO when libmagic's data cannot be read. */
jy_sniffer *jy_sniffer_new(GError **err);
void jy_sniffer_free(jy_sniffer *sniffer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_sniffer, jy_sniffer_free)

/* The MIME type of a file: libmagic's word, mended where it is often wrong: whatever is not a known binary format is
 * text/plain and left to decode.h, or a table (document.h) by its name or its lines; a *.jsonl file of text is
 * application/x-ndjson. Borrowed: valid until the next call. */
const char *jy_sniffer_type(jy_sniffer *sniffer, const char *path, const char *bytes, size_t length);

/* True where the first bytes of a file, JY_SNIFFER_HEAD of them or all, say without libmagic that it is one of records.
 */
#define JY_SNIFFER_HEAD 8192
bool jy_sniffer_is_records(const char *path, const char *bytes, size_t length);

#endif
