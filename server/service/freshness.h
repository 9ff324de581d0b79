/* freshness.h: whether the index is as new as the files: looked at beside the answers, so that no reader waits for it.
 */
#ifndef JIYAN_SERVER_SERVICE_FRESHNESS_H
#define JIYAN_SERVER_SERVICE_FRESHNESS_H

#include <glib.h>

typedef struct jy_freshness jy_freshness;

/* Begins to look at the files of the index folders, which are borrowed. Returns a new one; free with jy_freshness_free.
 */
jy_freshness *jy_freshness_new(const char *const *folders);
void jy_freshness_free(jy_freshness *freshness);

/* Files that are new, changed or gone since the index was made, as far as is known. `revision` is the index's: of
 * another one than was looked at nothing is known, and it is looked at again. From any thread. */
unsigned jy_freshness_behind(jy_freshness *freshness, const char *revision);

#endif
