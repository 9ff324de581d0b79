/* reference.h: references to characters: &nbsp; &#12288; &#x3000; */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_REFERENCE_H
#define JIYAN_INDEXER_EXTRACT_HTML_REFERENCE_H

#include <glib.h>
#include <stdint.h>

/* Reads the reference that the text begins with. Returns its bytes, 0 for none; *ret_character gets what it stands for.
 */
uint32_t jy_reference_read(const char *text, uint32_t length, gunichar *ret_character);

/* Appends a text with what its references stand for. */
void jy_reference_append(GString *to, const char *text, uint32_t length);

#endif
