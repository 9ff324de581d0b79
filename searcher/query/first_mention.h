/* first_mention.h: questions for the first time that something was said: 乡村振兴是什么时候提出的, 首次提出精准扶贫. */
#ifndef JIYAN_SEARCHER_QUERY_FIRST_MENTION_H
#define JIYAN_SEARCHER_QUERY_FIRST_MENTION_H

/* What such a question asks for: 乡村振兴. Quotations and operators of the query stay as they are. Returns a new text;
 * free with g_free. NULL where the question asks for no first time, or for that of nothing. */
char *jy_first_mention_read(const char *query);

#endif
