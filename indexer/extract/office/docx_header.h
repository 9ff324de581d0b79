/* docx_header.h: what the header of a first page has that is in no other place of the text. */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_DOCX_HEADER_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_DOCX_HEADER_H

#include "indexer/extract/office/docx_body.h"

/* Reads the header of the first page of the document in `part`, where it has marks or a letterhead. */
bool jy_docx_header_read(jy_docx_body *reading, const char *part, GError **err);

#endif
