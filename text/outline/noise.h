/* noise.h: lines that are not of the document: adverts of sharing sites, licence tails, page numbers. Private to text/.
 */
#ifndef JIYAN_TEXT_OUTLINE_NOISE_H
#define JIYAN_TEXT_OUTLINE_NOISE_H

#include <glib.h>

/* Marks the noise among the lines (paragraph.h) of a text, before wrapped ones are joined, and what can be told only
 * of paragraphs, after that. When in doubt a line is real. */
void jy_noise_mark_lines(const char *text, GArray *lines);
void jy_noise_mark_paragraphs(const char *text, GArray *lines);

#endif
