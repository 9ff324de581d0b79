/* atom.h: hits and statements as a feed (RFC 4287). */
#ifndef JIYAN_SEARCHER_RENDER_ATOM_H
#define JIYAN_SEARCHER_RENDER_ATOM_H

#include <stdio.h>

#include "searcher/render/view.h"

/* These take a jy_hits and a jy_rows. An entry has the same id as long as its file lies where it does. */
void jy_atom_hits(const void *hits, const jy_view *view, FILE *out);
void jy_atom_rows(const void *rows, const jy_view *view, FILE *out);

#endif
