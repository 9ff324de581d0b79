/* mark.h: the numbering at the head of a paragraph: 第一章 一、 （一） 1. （1） ① 1.1 第一， 一是. Private to text/. */
#ifndef JIYAN_TEXT_OUTLINE_MARK_H
#define JIYAN_TEXT_OUTLINE_MARK_H

#include <stdbool.h>
#include <stdint.h>

/* In the order of nesting where a document does not show another (GB/T 9704-2012, 7.3.3, with the parts of a law above
 * and the enumerations of a speech below). */
typedef enum {
    MARK_NONE,
    MARK_HASH, /* # of Markdown; one kind for each of six levels */
    MARK_LAST_HASH = MARK_HASH + 5,
    MARK_ATTACHMENT,       /* 附件1 */
    MARK_DOCUMENT,         /* the title of a document inside the document */
    MARK_PART,             /* 第一编 第一部分 */
    MARK_CHAPTER,          /* 第一章 */
    MARK_SECTION,          /* 第一节 */
    MARK_UNNUMBERED,       /* a heading by its form */
    MARK_UNNUMBERED_2,     /* one directly under another */
    MARK_ARTICLE,          /* 第一条 */
    MARK_HAN,              /* 一、 */
    MARK_HAN_PAREN,        /* （一） */
    MARK_ARABIC,           /* 1. 1、 */
    MARK_DECIMAL,          /* 1.1 */
    MARK_DECIMAL_3,        /* 1.1.1 */
    MARK_DECIMAL_4,        /* 1.1.1.1 */
    MARK_ARABIC_PAREN,     /* （1） 1） */
    MARK_CIRCLED,          /* ① */
    MARK_ORDINAL,          /* 第一， */
    MARK_SEQUENCE,         /* 首先， 其次， 再次， 最后， */
    MARK_ITEM,             /* 一是 一要 */
    MARK_UNNUMBERED_INNER, /* a heading by its form inside a numbered section, where others are above */
    MARK_HAN_INNER,        /* 一、 inside a section of another 一、 */
    MARK_CLOSING,          /* 结束语: beside the highest */
    MARK_KINDS,
} jy_mark_kind;

typedef struct {
    jy_mark_kind kind;
    uint32_t number;
    uint32_t end; /* of the mark, behind white space */
} jy_mark;

/* Reads the mark that bytes [start, end) begin with; false where there is none. */
bool jy_mark_read(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark);

#endif
