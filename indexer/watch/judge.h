/* judge.h: what an event of inotify(7) means to a watch. */
#ifndef JIYAN_INDEXER_WATCH_JUDGE_H
#define JIYAN_INDEXER_WATCH_JUDGE_H

#include <stdbool.h>
#include <stdint.h>

/* The events that a folder is watched for. Reading, which the indexer itself does, is none of them. */
#define JY_JUDGE_EVENTS                                                                                                \
    (IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF |   \
     IN_MOVE_SELF)

typedef enum {
    JY_JUDGE_NOTHING, /* of no file that is indexed */
    JY_JUDGE_MAYBE,   /* of one that is indexed unless its path is left out */
    JY_JUDGE_CHANGE,  /* something is to be looked at in any case */
    JY_JUDGE_GONE,    /* the folder is watched no longer */
} jy_judge_verdict;

/* `mask` and `name` as in struct inotify_event; the name is "" where it is the folder itself. */
jy_judge_verdict jy_judge(uint32_t mask, const char *name);

#endif
