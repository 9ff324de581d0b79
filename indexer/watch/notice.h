/* notice.h: what a watch says of itself. */
#ifndef JIYAN_INDEXER_WATCH_NOTICE_H
#define JIYAN_INDEXER_WATCH_NOTICE_H

#include <stdint.h>
#include <stdio.h>

#include "indexer/watch/folders.h"

/* Says how many folders of `root` are watched. */
void jy_notice_watching(const jy_folders *folders, const char *root, FILE *out);

/* Says why not every change is told of, that all files are looked at every so many seconds instead, and what to do. */
void jy_notice_lack(const jy_folders *folders, int64_t seconds, FILE *out);

#endif
