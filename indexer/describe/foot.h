/* foot.h: the foot of a document: 署名 and 成文日期 at the end of the document proper. */
#ifndef JIYAN_INDEXER_DESCRIBE_FOOT_H
#define JIYAN_INDEXER_DESCRIBE_FOOT_H

#include "indexer/describe/description.h"

/* Takes what it says into `found`. */
void jy_foot_read(jy_description *found);

#endif
