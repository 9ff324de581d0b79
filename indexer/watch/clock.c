/* clock.c: when a watch runs next. */
#include "indexer/watch/clock.h"

#include <glib.h>

void jy_clock_change(jy_clock *clock, int64_t now)
{
    if (!clock->has_changes) {
        clock->first = now;
    }
    clock->last = now;
    clock->has_changes = true;
}

void jy_clock_begin(jy_clock *clock)
{
    clock->has_changes = false;
}

void jy_clock_end(jy_clock *clock, bool failed, int64_t now)
{
    const int64_t longer = clock->pause ? 2 * clock->pause : JY_CLOCK_RETRY;
    clock->pause = failed ? MIN(longer, JY_CLOCK_RETRY_MOST) : 0;
    clock->ran = now;
}

int64_t jy_clock_next(const jy_clock *clock)
{
    if (clock->pause) {
        return clock->ran + clock->pause;
    }
    const int64_t regular = clock->ran + clock->every;
    const int64_t settled = MIN(clock->last + JY_CLOCK_QUIET, clock->first + JY_CLOCK_MOST);
    return clock->has_changes ? MIN(settled, regular) : regular;
}
