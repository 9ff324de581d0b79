/* object.h: what a statement is about. Private to text/. */
#ifndef JIYAN_TEXT_PARTICULARS_OBJECT_H
#define JIYAN_TEXT_PARTICULARS_OBJECT_H

#include <jiyan/text/particulars.h>

/* The phrase that the first amount is of, or without an amount what the main verb acts on; empty where there is none.
 * Deadlines, amounts and owner have been read. */
jy_particular jy_object_find(const char *text, uint32_t length, const jy_particulars *particulars);

#endif
