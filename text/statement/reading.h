/* reading.h: what a sentence shows that rules decide by. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_READING_H
#define JIYAN_TEXT_STATEMENT_READING_H

#include "text/statement/cue.h"

/* Features that are no words. */
typedef enum {
    FORM_NO_SENTENCE = 1 << 0, /* a block of the outline that is none: heading, title, noise */
    FORM_BRACKETED = 1 << 1,   /* all of it in brackets: （…负责） */
    FORM_UNENDED = 1 << 2,     /* without 。！？； at its end: a signature, a line of a list */
    FORM_INTRODUCES = 1 << 3,  /* ends in ： */
    FORM_SHORT = 1 << 4,       /* twenty characters at most */
    FORM_NUMBER = 1 << 5,      /* has a digit or a great numeral */
    FORM_SHI_DE = 1 << 6,      /* 是…的。 */
    FORM_ARTICLE = 1 << 7,     /* 第十条 */
    FORM_ITEM = 1 << 8,        /* begins with a number */
    FORM_HEADS = 1 << 9,       /* begins a paragraph, short and numbered in brackets, and more follows */
    FORM_TOPIC = 1 << 10,      /* 在水利方面。 only names the topic of what follows */
    FORM_STANCE = 1 << 11,     /* 我们支持…: on what others do; counts among foreign affairs */
    FORM_INSIGHT = 1 << 12,    /* 要充分认识: what binds wants insight only */
    FORM_PAST_YEARS = 1 << 13, /* names years before that of the document, and no other */
    FORM_CLOSE = 1 << 14,      /* in the paragraphs that close a speech */
    FORM_DIRECTS = 1 << 15,    /* in a document that directs others: a notice, a plan */
    /* The sentences before it, in its section. */
    FORM_AFTER_WISH = 1 << 16,   /* the last commitment or report was a commitment; in a review: of this paragraph */
    FORM_AFTER_DONE = 1 << 17,   /* … a report */
    FORM_AMONG_DONE = 1 << 18,   /* … and so were those before it */
    FORM_HEADING = 1 << 20,      /* a whole sentence that is a heading as well */
    FORM_COMING_YEARS = 1 << 19, /* names a year behind that of the document */
} jy_form;

typedef struct {
    jy_cues has;    /* outside quotes and brackets */
    jy_cues opens;  /* the first word of the first clause that is no frame, after links and adverbs */
    jy_cues starts; /* the first words of all its clauses */
    jy_cues ends;   /* in the last clause */
    unsigned form;  /* jy_form */
} jy_reading;

/* Reads a sentence, folded and without the number it begins with. */
void jy_reading_of(const char *text, uint32_t length, jy_reading *ret_reading);

#endif
