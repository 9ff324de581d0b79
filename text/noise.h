/* noise.h: lines that are not of the document: adverts of sharing sites, licence tails, page numbers. Private to text/.
 */
#ifndef JIYAN_TEXT_NOISE_H
#define JIYAN_TEXT_NOISE_H

#include <glib.h>

/* Marks the noise among the lines (paragraph.h) of a text. When in doubt a line is real. */
void noise_mark(const char *text, GArray *lines);

#endif
