/* punctuation.h: the marks of a question: Chinese punctuation beside its ASCII twin. Private to the parser. Text is
 * valid UTF-8 that ends with NUL. */
#ifndef JIYAN_SEARCHER_QUERY_PUNCTUATION_H
#define JIYAN_SEARCHER_QUERY_PUNCTUATION_H

#include <glib.h>
#include <stdbool.h>

/* The character at `at`, a mark as its ASCII twin: any white space as a space, any quotation mark as ", any full-width
 * mark as the narrow one. 0 at the end. */
gunichar jy_punctuation_twin(const char *at);

/* True for the Chinese punctuation, and the question mark, that part the runs of a question typed as a sentence. */
bool jy_punctuation_parts(gunichar character);

/* True where a word cannot go on. */
bool jy_punctuation_ends_word(const char *at);

/* Bytes of the bracketed year of a document number, 国办函（2004）25号, that begins at `at`; 0 where none does. The
 * brackets that are no marks of a question need no help. */
size_t jy_punctuation_year(const char *at);

/* Bytes of the full-width comma at `at`, which is not the first character, where it parts thousands: 1，200; 0 where it
 * does not. */
size_t jy_punctuation_thousands(const char *at);

/* The mark that closes the quotation opened at `open`: its own partner, else what is typed for it. NULL where it is not
 * closed. */
const char *jy_punctuation_partner(const char *open);

/* True for a Chinese quotation mark without its partner: a slip of a question typed as a sentence. */
bool jy_punctuation_is_stray(const char *at);

#endif
