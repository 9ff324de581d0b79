/* form.h: what kind of line a line is by its form: a date, a document number, an attachment's label, a remark in
 * brackets, what may be a title or a heading without a number. A line is one of `text`. Private to text/. */
#ifndef JIYAN_TEXT_OUTLINE_FORM_H
#define JIYAN_TEXT_OUTLINE_FORM_H

#include "text/outline/paragraph.h"

/* Characters of one line of a title. */
#define FORM_TITLE_CHARACTERS 60
/* Characters of a heading without a number. */
#define FORM_PLAIN_CHARACTERS 40

/* 国发〔2018〕35号 and nothing more. */
bool jy_form_is_docno(const char *text, const jy_text_line *line);
/* The same, and 第706号. */
bool jy_form_is_docno_line(const char *text, const jy_text_line *line);
/* A date and nothing more. */
bool jy_form_is_date(const char *text, const jy_text_line *line);

/* （2020年2月23日）, ——在…上, 2001年7月5日 …通过: what follows a title. */
bool jy_form_is_under_title(const char *text, const jy_text_line *line);

/* 县长　罗青禾, 罗青禾, 李　强: ends with a name set apart. */
bool jy_form_is_person(const char *text, const jy_text_line *line);

/* 讲话 通知 方案: ends with the name of a kind of document. */
bool jy_form_ends_title(const char *text, const jy_text_line *line);

/* （此件公开发布）: all of the line is in brackets. */
bool jy_form_is_remark(const char *text, const jy_text_line *line);

/* 附件 附件： 附件1 附： and nothing more. */
bool jy_form_is_attachment(const char *text, const jy_text_line *line);

/* 附件：…, 附件1.…: names an attachment. */
bool jy_form_names_attachment(const char *text, const jy_text_line *line);

/* 目录. */
bool jy_form_is_contents(const char *text, const jy_text_line *line);

/* 结束语 and the like: are on the level of the highest headings. */
bool jy_form_is_closing(const char *text, const jy_text_line *line);

/* Short, open at its end, without a number: may be a line of a title. */
bool jy_form_may_be_title(const char *text, const jy_text_line *line);

/* Looks like a heading without a number, whatever is around it. */
bool jy_form_may_be_heading(const char *text, const jy_text_line *line);

/* Every “ of bytes [start, end) has its ”, and the like. */
bool jy_form_is_balanced(const char *text, uint32_t start, uint32_t end);

/* Holds 。！？ before its last character. */
bool jy_form_holds_stop(const char *text, uint32_t start, uint32_t end);

/* Compares lines without white space and, of the first, without the dots and the page number of a table of contents. */
bool jy_form_is_same(const char *text, const jy_text_line *entry, const jy_text_line *line);

#endif
