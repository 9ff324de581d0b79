/* owner.h: who is to act. Private to text/. */
#ifndef JIYAN_TEXT_PARTICULARS_OWNER_H
#define JIYAN_TEXT_PARTICULARS_OWNER_H

#include <jiyan/text/particulars.h>

/* The body that a sentence makes responsible; empty where it names none. */
jy_particular jy_owner_find(const char *text, uint32_t length);

#endif
