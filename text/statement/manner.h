/* manner.h: how a document speaks, which decides what a sentence without a word that binds does in it. Private to
 * text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_MANNER_H
#define JIYAN_TEXT_STATEMENT_MANNER_H

#include <jiyan/text/statement.h>

typedef enum {
    MANNER_OWN,     /* the speaker or the body that issues it speaks: its title and its headings tell */
    MANNER_COMMENT, /* a paper comments: 人民论坛：… */
    MANNER_NEWS,    /* others are told of: 新华社青河3月5日电 */
    MANNER_TALK,    /* several speak in turn: 主席：… */
} jy_manner;

/* The manner of a document; `title` is folded, may be empty. */
jy_manner jy_manner_of(const char *text, const GArray *blocks, const char *title);

typedef enum {
    TURN_NONE,
    TURN_ASKS,    /* a member, a chair, a reporter: who binds nobody */
    TURN_ANSWERS, /* an official */
} jy_turn;

/* Who begins to speak with the block of [start, end): "水利局局長：", "答：". */
jy_turn jy_manner_turn(const char *text, uint32_t start, uint32_t end);

#endif
