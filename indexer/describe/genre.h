/* genre.h: 文种, from the end of a title. */
#ifndef JIYAN_INDEXER_DESCRIBE_GENRE_H
#define JIYAN_INDEXER_DESCRIBE_GENRE_H

/* The genre that a title ends in, in its Simplified normal form: 报告, 讲话, 通知, 函, 令, 法律, …; NULL where it ends
 * in none. Borrowed: valid for ever. */
const char *jy_genre_of(const char *title);

#endif
