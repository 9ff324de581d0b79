/* spacing.h: words set with their characters apart: 各 乡 镇, 会　议　纪　要. Private to text/fold/. */
#ifndef JIYAN_TEXT_FOLD_SPACING_H
#define JIYAN_TEXT_FOLD_SPACING_H

#include <stdint.h>

/* Behind the last character of a spaced word, whose first gap is the white space at `at`; `at` where it is none. A word
 * is spaced where each of its characters, two or more of Han, stands alone and the gaps are alike. In 张三 李四 no
 * character does; 张　三 李　四 is two words. A gap with a line end is no gap: there a line is wrapped. */
uint32_t jy_spacing_end(const char *text, uint32_t length, uint32_t at);

#endif
