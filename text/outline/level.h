/* level.h: the kinds of heading that a text has, from the highest level down. Private to text/. */
#ifndef JIYAN_TEXT_OUTLINE_LEVEL_H
#define JIYAN_TEXT_OUTLINE_LEVEL_H

#include <glib.h>

#include "text/outline/mark.h"

typedef struct {
    jy_mark_kind order[MARK_KINDS];
    guint count;
    guint begins[MARK_KINDS]; /* how often a numbering of each begins */
    jy_mark_kind innermost;   /* of the heading met last */
    bool swapped;             /* （一） is above 一、 */
} jy_level_order;

/* Begins the order of a text's levels. `items`: its marks (survey.h), only read. */
void jy_level_begin(jy_level_order *levels, const GArray *items);

/* Notes a heading of this kind; `below` is the kind of the mark that the next paragraph begins with. */
void jy_level_meet(jy_level_order *levels, jy_mark_kind kind, jy_mark_kind below);

/* True where a heading over a numbering of this kind, which was met, begins another document beside those met. */
bool jy_level_begins_again(const jy_level_order *levels, jy_mark_kind below);

/* True where a heading by its form is inside a section of this kind, which goes on behind it with `number`, while
 * headings by their form are above the kind elsewhere, and its numbers begin again under each. */
bool jy_level_is_inner(const jy_level_order *levels, jy_mark_kind kind, uint32_t number);

/* Level of a kind that was met, when all were: 1 is the highest. */
uint8_t jy_level_of(const jy_level_order *levels, jy_mark_kind kind);

#endif
