/* person.h: what Chinese names of persons and of their offices look like, Simplified and Traditional. */
#ifndef JIYAN_TEXT_PERSON_H
#define JIYAN_TEXT_PERSON_H

#include <stdbool.h>

/* Returns a new string, the person that `text` names and nothing else, without spaces; free with g_free: 张三, 欧阳修,
 * "李　四", 阿依古丽·买买提; NULL where it is no name or a word that begins like one (方案, 文件, 江苏省). */
char *jy_person_of(const char *text);

/* Returns a new string, the person in a line of office and name, in either order; free with g_free: "国务院总理
 * 李克强", "县委书记　张三", 张三同志; NULL where there is none. */
char *jy_person_with_office(const char *text);

/* Returns a new string, the person of a line that holds a name, with or without an office; free with g_free. NULL where
 * it holds anything else. */
char *jy_person_in_line(const char *text);

/* Returns a new string, the person that a text goes on from; free with g_free: "习近平同志们：…" is 习近平,
 * "中华人民共和国主席 习近平尊敬的…" too; NULL where there is none. */
char *jy_person_at_start(const char *text);

/* Returns a new string, the person that a title begins with and says something of; free with g_free: 沈怀谷县长…,
 * 沈怀谷在…, 沈怀谷：…; NULL where there is none. */
char *jy_person_of_title(const char *title);

/* True for the name of an office and nothing else: 行政長官, 县长. */
bool jy_person_is_office(const char *text);

#endif
