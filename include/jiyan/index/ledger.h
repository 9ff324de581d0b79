/* ledger.h: the state of every file under the root. */
#ifndef JIYAN_INDEX_LEDGER_H
#define JIYAN_INDEX_LEDGER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_STATE_INDEXED,
    JY_STATE_FAILED, /* could not be read: `reason` and `message` say why */
} jy_state;

typedef struct {
    char *path; /* relative to the root, with /; bytes as the file system has them */
    uint64_t size;
    int64_t mtime;     /* nanoseconds since 1970 */
    uint32_t identity; /* jy_files_identity, which tells files of one size and time apart */
    char *sha256;      /* 64 hex digits; NULL where the file could not be read */
    char *catalogue;   /* fingerprint of what a catalogue said of the file; NULL where none spoke */
    char *type;        /* MIME type; NULL unknown */
    char *encoding;    /* NULL where it is no text */
    double confidence; /* of the encoding */
    char *title, *date, *speaker, *issuer, *docno, *genre; /* of the first document; NULL unknown */
    unsigned ocr; /* jy_document's, the lowest of its documents; 0 where OCR read nothing */
    uint32_t documents;
    uint32_t first, passages; /* their numbers (manifest.h): first … first + passages - 1 */
    jy_state state;
    char *reason;    /* jy_error_name of what failed; NULL when all of it is indexed */
    char *message;   /* for a person; NULL when all of it is indexed */
    char **warnings; /* NULL-terminated; NULL for none */
    bool is_block;   /* its texts are in one block of memory with it, so that none can be replaced */
} jy_ledger_entry;

void jy_ledger_entry_free(jy_ledger_entry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_ledger_entry, jy_ledger_entry_free)
/* Returns a new entry, of one block: half as large as one of many. Free with jy_ledger_entry_free. */
jy_ledger_entry *jy_ledger_entry_copy(const jy_ledger_entry *entry);

/* Appends the entry as the index stores it. */
void jy_ledger_entry_pack(const jy_ledger_entry *entry, GString *out);
/* Returns a new entry, of one block; free with jy_ledger_entry_free. Errors: INDEX_CORRUPT. */
jy_ledger_entry *jy_ledger_entry_unpack(const char *bytes, size_t length, GError **err);

#endif
