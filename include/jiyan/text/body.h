/* body.h: the names of bodies that issue documents or act (国务院办公厅, 云溪县人民政府, 县民政局), Simplified and
 * Traditional. One list of endings for all who look for them. */
#ifndef JIYAN_TEXT_BODY_H
#define JIYAN_TEXT_BODY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an ending tells of the words before it. */
enum {
    JY_BODY_ISSUER = 1 << 0,    /* ends the name of a body that issues documents */
    JY_BODY_ACTOR = 1 << 1,     /* ends the name of one that something is laid on */
    JY_BODY_NO_ISSUER = 1 << 2, /* ends as an issuer's name does and is none: 服务大局 */
    JY_BODY_NO_ACTOR = 1 << 3,  /* the same of an actor: 到处 */
};

/* True when bytes [start, end), folded or not, end in a word of these classes. */
bool jy_body_ends(const char *text, uint32_t start, uint32_t end, unsigned classes);

/* Returns a new string, the issuing bodies that `text` names and nothing else, joined by 、 where spaces or 、 stood
 * between; free with g_free: "国务院 中央军委" is 国务院、中央军委; NULL where it is anything else. */
char *jy_body_list(const char *text);

/* Length in bytes of the bodies that a title begins with: 国务院、中央军委关于 …; 0 where it begins with none. */
size_t jy_body_prefix(const char *title);

/* Returns a new string, those bodies as jy_body_list has them; free with g_free. Of a session it is the body that met:
 * 第三届云溪县人民代表大会第五次会议关于… gives 云溪县人民代表大会. NULL where a title begins with none. */
char *jy_body_of_title(const char *title);

#endif
