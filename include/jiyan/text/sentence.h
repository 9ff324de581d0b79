/* sentence.h: where sentences end: 。！？； and their closing quotes and brackets; … and ASCII .!? by context; a
 * paragraph's end. */
#ifndef JIYAN_TEXT_SENTENCE_H
#define JIYAN_TEXT_SENTENCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The next sentence of `text` (one paragraph, or several: a blank line ends one) at or after *position. On true,
 * [*ret_start, *ret_end) is the sentence with its closing marks, without the white space around it, and *position is
 * where to go on. Returns false at the end. A semicolon does not end a sentence. */
bool jy_sentence_next(const char *text, uint32_t length, uint32_t *position, uint32_t *ret_start, uint32_t *ret_end);

/* Appends a sentence as one line: wrapped lines joined, nothing between Han and one space between words; zero-width and
 * control characters and tags of HTML left out. */
void jy_sentence_line(const char *text, uint32_t length, GString *out);

/* Behind the tag of HTML at `at` that is not shown, which stood in plain text; `at` where there is none. Sets *space
 * where it parts words, and *line_end where it does so as a wrapped line. */
uint32_t jy_sentence_skip_tag(const char *text, uint32_t length, uint32_t at, bool *space, bool *line_end);

#endif
