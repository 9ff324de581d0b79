/* remote.h: files read by jiyan-extract, a process that hostile ones may break without harm to the run. */
#ifndef JIYAN_INDEXER_EXTRACT_REMOTE_REMOTE_H
#define JIYAN_INDEXER_EXTRACT_REMOTE_REMOTE_H

#include "indexer/extract/extract.h"

/* A process at one thread's service, started when it is needed, and again when a file has ended it. */
typedef struct jy_remote jy_remote;

typedef struct {
    const char *program; /* that reads; NULL for the one that is installed */
    const char *cache;   /* folder of what was read before (cache.h); NULL: nothing is kept */
    double max_seconds;  /* of CPU time for a file; 0 for the usual, which depends on its size */
    uint64_t max_size;   /* bytes of a member of a file; 0 for the usual */
} jy_remote_options;

/* Returns a new process, not yet started; free with jy_remote_free. The texts are copied. */
jy_remote *jy_remote_new(const jy_remote_options *options);
void jy_remote_free(jy_remote *remote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_remote, jy_remote_free)

/* Reads a file there: the `parse` of a target, whose `parser` is a jy_remote. Errors: those of the reader; TIMEOUT and
 * TOO_BIG for what takes more time or memory than it may, MALFORMED for what breaks the reader; of the run: IO where
 * the program cannot be started, INTERRUPTED. */
bool jy_remote_parse(const jy_extract_source *source, const jy_extract_target *to, void *remote, GError **err);

/* True where the data is installed that OCR needs. */
bool jy_remote_has_ocr(void);

#endif
