/* service.h: the archive that a server answers from: as many readers of it as may be at work at a time, each of them
 * moved to the newest state before it is lent. */
#ifndef JIYAN_SERVER_SERVICE_SERVICE_H
#define JIYAN_SERVER_SERVICE_SERVICE_H

#include <glib.h>
#include <stdint.h>

#include "searcher/answer/archive.h"
#include "server/service/cache.h"

typedef struct jy_service jy_service;

/* Opens the folders, or the index that is found from here upwards where none is named. `readers` are lent at a time;
 * `budget` is what a question may cost at most, in the searcher's seconds. Returns a new service; free with
 * jy_service_free when no reader is lent. Errors: those of opening an archive. */
jy_service *jy_service_new(const char *const *folders, unsigned readers, uint32_t budget, GError **err);
void jy_service_free(jy_service *service);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_service, jy_service_free)

/* Lends a reader, and waits for one where all are at work; give it back with jy_service_give. From any thread. Errors:
 * TIMEOUT, those of opening an archive. */
jy_archive *jy_service_take(jy_service *service, GError **err);
void jy_service_give(jy_service *service, jy_archive *archive);

/* A text that is another one whenever an answer might be: after an indexer's run, a change of synonyms, of what is
 * saved, of the program. Printable ASCII without quotation marks. Returns a new text; free with g_free. From any
 * thread. */
char *jy_service_revision(const jy_service *service);

/* The index folders, as they were found. Borrowed; NULL-terminated. */
const char *const *jy_service_folders(const jy_service *service);

/* Answers that were given. Borrowed. */
jy_cache *jy_service_cache(jy_service *service);

/* Files that are new, changed or gone since the index was made, as far as is known yet. From any thread. */
unsigned jy_service_behind(jy_service *service);

uint32_t jy_service_budget(const jy_service *service);

#endif
