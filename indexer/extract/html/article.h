/* article.h: which lines of a page are its article, and what it is called. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_ARTICLE_H
#define JIYAN_INDEXER_EXTRACT_HTML_ARTICLE_H

#include "indexer/extract/html/flow.h"

/* Drops the lines that stand around the article: links to other pages, buttons, the owner of the site. Lines of the
 * article stay, however short they are, and all lines of a page that has none. */
void jy_article_clean(jy_flow *flow, const jy_weigh *weigh);

/* Finds the title: what the page says of it for machines, its <title> without the name of the site where the text has
 * it, its only <h1>, or the <title>. Marks the lines that are it. Returns a new string; NULL for none. */
char *jy_article_title(const jy_dom *dom, jy_flow *flow);

/* When it was put up, as the page says it for machines, where no line of it has a date of its own. Returns a new
 * string; NULL for none. */
char *jy_article_date(const jy_dom *dom, const jy_flow *flow);

#endif
