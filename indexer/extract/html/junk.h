/* junk.h: the words by which sites set up what stands around an article. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_JUNK_H
#define JIYAN_INDEXER_EXTRACT_HTML_JUNK_H

#include <stdbool.h>

typedef enum {
    JY_JUNK_NONE,
    JY_JUNK_LINE, /* a line to click on or of the site: 上一篇：…  【打印】【关闭】  版权所有 */
    JY_JUNK_LIST, /* the head of a list of other pages: 相关链接 */
} jy_junk_kind;

/* What a short block is by its text, which has no white space. */
jy_junk_kind jy_junk_of(const char *squeezed);

/* True for names (of a class, an id) of what stands around an article: menu, footer, breadcrumb, share, related … */
bool jy_junk_is_name(const char *names);

#endif
