/* asked.h: what kind of thing a question asks for, by the words that it asks with. */
#ifndef JIYAN_SEARCHER_QUERY_ASKED_H
#define JIYAN_SEARCHER_QUERY_ASKED_H

typedef enum {
    JY_ASKED_NUMBER = 1, /* 多少, 几家 */
    JY_ASKED_TIME = 2,   /* 什么时候, 哪一年 */
} jy_asked;

/* The kinds of jy_asked together that a folded text asks for; 0 for none. */
unsigned jy_asked_read(const char *folded);

#endif
