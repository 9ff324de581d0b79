/* clock.h: when a watch runs next. Times are milliseconds of any clock that does not go back; who asks says what time
 * it is. */
#ifndef JIYAN_INDEXER_WATCH_CLOCK_H
#define JIYAN_INDEXER_WATCH_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* A change is taken up when all has been quiet for so long, */
#define JY_CLOCK_QUIET 2000
/* or so long after the first where it never is. */
#define JY_CLOCK_MOST 30000
/* A run that failed is tried again after so long, twice as long each time up to the second. */
#define JY_CLOCK_RETRY 2000
#define JY_CLOCK_RETRY_MOST 60000

typedef struct {
    int64_t every;       /* between two runs, where nothing changes */
    int64_t ran;         /* when the last one ended */
    int64_t first, last; /* changes since; as long as there are some */
    bool has_changes;
    int64_t pause; /* after a run that failed; 0: it did not */
} jy_clock;

/* A file has changed. */
void jy_clock_change(jy_clock *clock, int64_t now);
/* A run begins: it sees what has changed until now. */
void jy_clock_begin(jy_clock *clock);
/* It has ended. After one that failed changes wait with it until it is tried again. */
void jy_clock_end(jy_clock *clock, bool failed, int64_t now);

/* When the next one is due. */
int64_t jy_clock_next(const jy_clock *clock);

#endif
