/* page.h: pages that were saved from a site as text, with its menu over the document. */
#ifndef JIYAN_INDEXER_DESCRIBE_PAGE_H
#define JIYAN_INDEXER_DESCRIBE_PAGE_H

#include "indexer/describe/description.h"

/* Finds the title of a page among the names and menus of its site, and where the head goes on behind it
 * (found->head_from). Does nothing for what is no such page. */
void jy_page_read(jy_description *found);

#endif
