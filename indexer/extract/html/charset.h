/* charset.h: the bytes of a page to text. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_CHARSET_H
#define JIYAN_INDEXER_EXTRACT_HTML_CHARSET_H

#include <jiyan/text/decode.h>

/* Decodes a page. `declared`: what a header says of it, or NULL; else the page's own word is asked. The content beats
 * both where it is clearly something else, and GB2312 is read as GB18030, as it is meant. Fills *ret_decoded; clear
 * with jy_decode_clear. Errors: those of jy_decode. */
bool jy_charset_decode(const char *bytes, size_t length, const char *declared, jy_decoded *ret_decoded, GError **err);

#endif
