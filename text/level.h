/* level.h: the kinds of heading that a text has, from the highest level down. Private to text/. */
#ifndef JIYAN_TEXT_LEVEL_H
#define JIYAN_TEXT_LEVEL_H

#include <glib.h>

#include "text/mark.h"

typedef struct {
    mark_kind order[MARK_KINDS];
    guint count;
    guint begins[MARK_KINDS]; /* how often a numbering of each begins */
    mark_kind innermost;      /* of the heading met last */
    bool swapped;             /* （一） stands above 一、 */
} level_order;

/* `items`: the text's marks (survey.h). */
void level_begin(level_order *levels, const GArray *items);

/* Notes a heading of this kind; `below` is the kind of the mark that the next paragraph begins with. */
void level_meet(level_order *levels, mark_kind kind, mark_kind below);

/* True where a heading over a numbering of this kind, which was met, begins another document beside those met. */
bool level_begins_again(const level_order *levels, mark_kind below);

/* True where a heading by its form stands inside a section of this kind, which goes on behind it with `number`, while
 * headings by their form stand above the kind elsewhere, and its numbers begin again under each. */
bool level_is_inner(const level_order *levels, mark_kind kind, uint32_t number);

/* Level of a kind that was met, when all were: 1 is the highest. */
uint8_t level_of(const level_order *levels, mark_kind kind);

#endif
