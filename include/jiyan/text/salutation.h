/* salutation.h: how somebody is spoken to: 同志们, 各位代表, 主席先生. One list for all who look for that. */
#ifndef JIYAN_TEXT_SALUTATION_H
#define JIYAN_TEXT_SALUTATION_H

#include <stdbool.h>
#include <stdint.h>

enum {
    JY_SALUTATION_SPEECH = 1 << 0, /* a speech begins so, also right behind the speaker's name: 首先, 今天 */
    JY_SALUTATION_LINE = 1 << 1,   /* a line that begins so is a salutation, no title */
    JY_SALUTATION_INNER = 1 << 2,  /* a short line that holds it, and ends in a colon, is one */
};

/* True when folded text that ends with NUL begins with a word of these classes; when bytes [start, end), folded or not,
 * hold one. */
bool jy_salutation_begins(const char *folded, unsigned classes);
bool jy_salutation_is_in(const char *text, uint32_t start, uint32_t end, unsigned classes);

#endif
