/* form.h: the form of a view, and its filters as chips. */
#ifndef JIYAN_SERVER_PAGE_FORM_H
#define JIYAN_SERVER_PAGE_FORM_H

#include "server/page/parts.h"

/* What a parameter is called to a reader; its own name where it has no other. Borrowed. */
const char *jy_form_label(const char *name);

/* Appends a form with the box of the question (none where `label` is NULL), and under "Filters" a field for each name
 * (NULL-terminated). What else the request holds is kept. */
void jy_form_append(jy_parts_page *page, const char *action, const char *label, const char *const *fields);

/* Appends what narrows the answer, each with a link that takes it away. */
void jy_form_append_chips(jy_parts_page *page);

#endif
