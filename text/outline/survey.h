/* survey.h: the marks of a text and which of them head something. Whether a numbered line is a heading or an item of a
 * list is told by its siblings: a list is one or the other. Private to text/. */
#ifndef JIYAN_TEXT_OUTLINE_SURVEY_H
#define JIYAN_TEXT_OUTLINE_SURVEY_H

#include "text/outline/mark.h"
#include "text/outline/paragraph.h"

typedef enum {
    FORM_TEXT,     /* an item, a paragraph that begins with a number */
    FORM_LINE,     /* a line of its own, open at its end */
    FORM_SENTENCE, /* a paragraph of one short sentence */
    FORM_RUN_IN,   /* a short sentence before others of its paragraph */
    FORM_LONG,     /* a run-in or a sentence that is too long to tell by itself */
    FORM_RULE,     /* 第十二条: the number alone heads what follows */
} jy_survey_form;

typedef struct {
    guint line;          /* index of the paragraph */
    uint32_t start, end; /* of what would be the heading */
    jy_mark numbering;
    jy_survey_form form;
    jy_mark_kind kind; /* of the heading: the mark's but for 一、 inside a section of another 一、 */
    guint group;       /* index of its group of siblings */
    bool over_text;    /* something is under it */
    bool heads;        /* the verdict */
} jy_survey_item;

/* Returns a new array of jy_survey_item in the order of the text; free with g_array_unref. `lines` are paragraphs;
 * noise is passed over, and the entries of a table of contents, which are marked so. */
GArray *jy_survey_marks(const char *text, GArray *lines);

#endif
