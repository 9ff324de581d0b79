/* site_table.h: the table that official sites put beside a document: 索引号, 发文机关, 成文日期, 发文字号. */
#ifndef JIYAN_INDEXER_DESCRIBE_SITE_TABLE_H
#define JIYAN_INDEXER_DESCRIBE_SITE_TABLE_H

#include "indexer/describe/description.h"

/* Takes what it says into `found`. */
void jy_site_table_read(jy_description *found);

#endif
