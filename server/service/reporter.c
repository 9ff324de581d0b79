/* reporter.c: the indexer's reports, one at a time. */
#include "server/service/reporter.h"

#include <jiyan/base/patience.h>
#include <pthread.h>

bool jy_reporter_write(jy_reporter_fn *report, const char *db, FILE *out, GError **err)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&mutex);
    jy_patience_begin(0); /* without an end, but for that of the program */
    const bool is_done = report(db, out, err);
    jy_patience_end();
    pthread_mutex_unlock(&mutex);
    return is_done;
}
