/* judge.c: what an event of inotify(7) means to a watch. */
#include "indexer/watch/judge.h"

#include <string.h>
#include <sys/inotify.h>

#include "indexer/files/walk.h"

jy_judge_verdict jy_judge(uint32_t mask, const char *name)
{
    if (mask & IN_Q_OVERFLOW) {
        return JY_JUDGE_CHANGE; /* nobody knows what: a run looks at everything */
    }
    if (mask & IN_IGNORED) {
        return JY_JUDGE_GONE;
    }
    if (!*name || strcmp(name, JY_WALK_IGNORE) == 0) {
        return JY_JUDGE_CHANGE;
    }
    return jy_walk_is_hidden(name) ? JY_JUDGE_NOTHING : JY_JUDGE_MAYBE;
}
