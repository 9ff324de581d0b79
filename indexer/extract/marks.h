/* marks.h: what stands over a letterhead, in the header of a first page and in no other place of the text. */
#ifndef JIYAN_INDEXER_EXTRACT_MARKS_H
#define JIYAN_INDEXER_EXTRACT_MARKS_H

#include <stdbool.h>

/* True for 机密★5年, 特急, and for the letterhead itself (岚水县人民政府文件). */
bool jy_marks_is(const char *line);

#endif
