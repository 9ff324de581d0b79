/* head.h: the lines over a text. */
#ifndef JIYAN_INDEXER_DESCRIBE_HEAD_H
#define JIYAN_INDEXER_DESCRIBE_HEAD_H

#include "indexer/describe/description.h"

/* Reads the head: title, subtitle, date, speaker, issuer, number. */
void jy_head_read(jy_description *found);
/* Reads a head that is glued to the first paragraph: "在…的讲话（2018年2月12日）习近平党的十八大以来…". */
void jy_head_read_glued(jy_description *found);

/* ---- for the head's own sources: the kinds of line, each taken by a function that returns false for any other ---- */

/* A line of a head is no longer than that, in characters. */
#define JY_HEAD_LINE 60

/* 国发〔2018〕35号 on a line of its own. A title before it that only names bodies was the mark over the document. */
bool jy_head_take_docno(jy_description *found, const char *line);
/* 第706号 under 中华人民共和国国务院令, 2019年第39号 under 财政部 税务总局公告, or name and number on one line. */
bool jy_head_take_serial(jy_description *found, const char *line);
/* "——2021年3月5日在第十三届…会议上", "（2020年2月23日）". */
bool jy_head_take_date(jy_description *found, const char *line);
/* "2015年11月26日 国务院令第664号公布": how a law came to be. */
bool jy_head_take_history(jy_description *found, const char *line);
/* "讲话人：沈怀谷", "时间：2021年3月5日", "文号：…". */
bool jy_head_take_label(jy_description *found, const char *line);
/* 沈怀谷, 县委书记　沈怀谷. */
bool jy_head_take_person(jy_description *found, const char *line);

#endif
