/* names.h: what Chinese names of persons and of bodies look like. */
#ifndef JIYAN_INDEXER_NAMES_H
#define JIYAN_INDEXER_NAMES_H

#include <glib.h>
#include <stdbool.h>

/* Returns the person that `text` names and nothing else: 张三, 欧阳修, "李　四"; NULL where it is no name. A new string
 * without spaces; free with g_free. */
char *jy_name_person(const char *text);

/* Returns the person at the end of a line of office and name: "国务院总理 李克强", "县委书记　张三"; NULL where there
 * is none. A new string; free with g_free. */
char *jy_name_after_office(const char *text);

/* True for the name of a body that issues documents: 国务院办公厅, 云溪县人民政府, 中共中央. */
bool jy_name_is_body(const char *text);

/* Length in bytes of the bodies that a title begins with, joined by 、 where there are several: 国务院、中央军委关于 …
 * ; 0 where it begins with none. */
size_t jy_name_body_prefix(const char *title);

#endif
