/* pool.h: worker threads over a bounded queue (pthreads). Items are handed out in the order they came in. */
#ifndef JIYAN_BASE_POOL_H
#define JIYAN_BASE_POOL_H

#include <glib.h>

typedef struct jy_pool jy_pool;

/* What a worker does with an item. `worker` is the worker's number, 0 … workers-1: it selects state that is that
 * worker's own. Takes `item`. */
typedef void jy_pool_work(void *item, unsigned worker, void *user);

/* Returns a new pool; free with jy_pool_free. `capacity` bounds the items that wait. Errors: MEMORY when no thread can
 * be started. */
jy_pool *jy_pool_new(unsigned workers, size_t capacity, jy_pool_work *work, void *user, GError **err);

/* Waits until there is room, then hands `item` over. Takes `item`. */
void jy_pool_push(jy_pool *pool, void *item);

/* Waits until every item is worked off and the workers have ended. Takes `pool`, which may be NULL. */
void jy_pool_free(jy_pool *pool);

#endif
