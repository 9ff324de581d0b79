/* views.h: the views of the page, and what they show in more than one place. */
#ifndef JIYAN_SERVER_PAGE_VIEWS_H
#define JIYAN_SERVER_PAGE_VIEWS_H

#include "server/page/parts.h"

void jy_views_search(jy_parts_page *page);
void jy_views_passage(jy_parts_page *page);
void jy_views_statements(jy_parts_page *page);
void jy_views_trace(jy_parts_page *page);
void jy_views_stats(jy_parts_page *page);
void jy_views_kwic(jy_parts_page *page);
void jy_views_ledger(jy_parts_page *page);
void jy_views_compare(jy_parts_page *page);
void jy_views_files(jy_parts_page *page);
void jy_views_basket(jy_parts_page *page);

/* Appends a hit as an item of a list. */
void jy_views_append_hit(jy_parts_page *page, const json_t *hit);

/* Appends what the answers to a question divide into, by field, each value a link that narrows it. */
void jy_views_append_facets(jy_parts_page *page);

/* Appends the questions that are kept under a name, if there are any: as a list, or one that opens. */
void jy_views_append_saved(jy_parts_page *page, bool is_open);

#endif
