/* chinese.h: the columns of tables and what stands in them, in Chinese, for who opens a table and reads no English. In
 * any locale: --header=zh asks for it, and files go from one computer to another. */
#ifndef JIYAN_SEARCHER_RENDER_CHINESE_H
#define JIYAN_SEARCHER_RENDER_CHINESE_H

#include <stdbool.h>

/* What a column is called. Borrowed: valid for ever; its own name where there is no other. */
const char *jy_chinese_column(const char *name);

/* What a value of a column is called: 承诺 for "commitment" in "kind". Borrowed: likewise, or the value itself. */
const char *jy_chinese_value(const char *column, const char *value);
const char *jy_chinese_truth(bool is_true);

#endif
