/* analysis.h: which analysis this is: how text becomes the terms, statements and fields that an index stores. */
#ifndef JIYAN_TEXT_ANALYSIS_H
#define JIYAN_TEXT_ANALYSIS_H

/* A number and a digest of the tables that decide what is stored, 4.1c0ffee01234. An index of another version would
 * miss what is there. Borrowed: valid for ever. */
const char *jy_analysis_version(void);

#endif
