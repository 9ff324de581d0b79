/* hypertext.h: pages, documents that are one file of XML, and Markdown, by what they begin with; libmagic knows only
 * some of them. */
#ifndef JIYAN_INDEXER_FILES_HYPERTEXT_H
#define JIYAN_INDEXER_FILES_HYPERTEXT_H

#include <stddef.h>

#define JY_HYPERTEXT_HTML "text/html"
#define JY_HYPERTEXT_XHTML "application/xhtml+xml"
#define JY_HYPERTEXT_MARKDOWN "text/markdown"

/* The type of bytes that are hypertext, whatever the name of the file; NULL for all others. `extension` of the file, or
 * NULL, is asked where the bytes may be plain text, too. */
const char *jy_hypertext_type(const char *extension, const char *bytes, size_t length);

#endif
