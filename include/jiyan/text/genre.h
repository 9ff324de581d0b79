/* genre.h: 文种, the kinds of document as titles end in them (GB/T 9704-2012, and what speeches are called). One list
 * for all who read titles; a class is what one of them knows of it. */
#ifndef JIYAN_TEXT_GENRE_H
#define JIYAN_TEXT_GENRE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    JY_GENRE_NAMED = 1 << 0,    /* told as the genre of a document */
    JY_GENRE_OTHER = 1 << 1,    /* ends as a genre does and is none: 做法 */
    JY_GENRE_SPOKEN = 1 << 2,   /* somebody speaks: 讲话, 报告 */
    JY_GENRE_ANNUAL = 1 << 3,   /* a report that a year before it is the date of */
    JY_GENRE_ISSUED = 1 << 4,   /* may follow the body that issues: 国务院令 */
    JY_GENRE_NUMBERED = 1 << 5, /* counted by its body: 国务院令第706号 */
    JY_GENRE_TITLE = 1 << 6,    /* a line that ends so may end a title */
    JY_GENRE_LINE = 1 << 7,     /* a line that holds it is of a document and no advert */
    /* What the sentences of the document do. */
    JY_GENRE_RULES = 1 << 8,     /* rules in force: 条例 */
    JY_GENRE_DIRECTS = 1 << 9,   /* tasks: 通知 */
    JY_GENRE_MIXED = 1 << 10,    /* both what was done and what will be: 报告 */
    JY_GENRE_NO_RULES = 1 << 11, /* ends as rules do: 做法 */
};

/* The genre that a title ends in, in its Simplified normal form: 报告, 讲话, 通知, 函, 令, 法律, …; NULL where it ends
 * in none. Brackets and closing marks behind it do not count. Borrowed: valid for ever. */
const char *jy_genre_of(const char *title);

/* True for a genre, as jy_genre_of gives it, that somebody speaks. NULL is none. */
bool jy_genre_is_spoken(const char *genre);

/* All classes of the longest word of these `classes` that bytes [start, end) end in; 0 where they end in none. */
unsigned jy_genre_at_end(const char *text, uint32_t start, uint32_t end, unsigned classes);

/* True when a text that ends with NUL begins with a word of these classes; when bytes [start, end) hold one. */
bool jy_genre_begins(const char *text, unsigned classes);
bool jy_genre_is_in(const char *text, uint32_t start, uint32_t end, unsigned classes);

/* The genres that documents are told by, in their normal form, each once. Returns a new array that ends with NULL; free
 * with g_free. Its texts are borrowed: valid for ever. */
const char **jy_genre_all(void);

#endif
