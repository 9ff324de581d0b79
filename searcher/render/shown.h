/* shown.h: what answers show of a document: the fields that index/fields.h says are shown, in its order. */
#ifndef JIYAN_SEARCHER_RENDER_SHOWN_H
#define JIYAN_SEARCHER_RENDER_SHOWN_H

#include <jiyan/index/fields.h>
#include <jiyan/index/passage.h>

#include "searcher/render/printer.h"

/* The first field from `field` on that is shown; JY_FIELD_NONE for no more. */
jy_field jy_shown_next(jy_field field);

/* Puts the fields from `first` on that are shown, but for one, and how sure OCR was, null where it read nothing. */
void jy_shown_put(jy_printer *to, const jy_document *document, jy_field first, jy_field except);

/* Puts page, line and column of a place; what it has none of is null. */
void jy_shown_put_place(jy_printer *to, const jy_place *place);

#endif
