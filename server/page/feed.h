/* feed.h: what a view shows as a feed: who reads that hears of what is new. */
#ifndef JIYAN_SERVER_PAGE_FEED_H
#define JIYAN_SERVER_PAGE_FEED_H

#include "server/page/parts.h"

/* Appends what tells a feed reader of the feed, for the head of a page; nothing for a view that has none. */
void jy_feed_append_head(const jy_parts_page *page);

/* Appends a link to it for people. */
void jy_feed_append_link(const jy_parts_page *page);

#endif
