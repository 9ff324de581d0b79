/* document.h: a whole document shown. */
#ifndef JIYAN_SEARCHER_RENDER_DOCUMENT_H
#define JIYAN_SEARCHER_RENDER_DOCUMENT_H

#include "searcher/render/printer.h"
#include "searcher/search/surroundings.h"

/* Takes a jy_surroundings of all passages, with their statements: its outline, its text, what each sentence does. */
void jy_document_fields(const void *around, const jy_view *view, jy_printer *to);

#endif
