/* words.h: text of mails, whose charset is often another than is said. */
#ifndef JIYAN_INDEXER_EXTRACT_MAIL_WORDS_H
#define JIYAN_INDEXER_EXTRACT_MAIL_WORDS_H

#include <jiyan/text/decode.h>
#include <stddef.h>

/* Reads bytes that are said to be of a charset (NULL: nothing is said): as UTF-8 where they are, as what is said where
 * that fits, else as what they look like. Fills *ret_decoded; clear with jy_decode_clear. Errors: those of jy_decode.
 */
bool jy_words_decode(const char *charset, const char *bytes, size_t length, jy_decoded *ret_decoded, GError **err);

/* The value of a field of a head as it stands there: unfolded, its encoded words (RFC 2047) decoded, also such as part
 * a character. Returns a new text without white space around it; free with g_free. */
char *jy_words_unfold(const char *raw);

#endif
