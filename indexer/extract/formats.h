/* formats.h: the table of formats: a MIME type (sniffer.h) and the function that reads it. */
#ifndef JIYAN_INDEXER_EXTRACT_FORMATS_H
#define JIYAN_INDEXER_EXTRACT_FORMATS_H

#define JY_EXTRACT_FORMATS(ROW)                                                                                        \
    ROW("text/plain", jy_extract_text)                                                                                 \
    ROW("text/csv", jy_extract_text)                                                                                   \
    ROW("text/tab-separated-values", jy_extract_text)                                                                  \
    ROW("application/x-ndjson", jy_extract_records)

#endif
