/* analysis.c: the version of the analysis. What the tables say is in it by itself: the build takes their digest. */
#include <jiyan/text/analysis.h>

#include "analysis_version.inc"

/* To be raised by hand when code, not a table, changes what is stored: in text/, indexer/describe or
 * indexer/passages. */
#define CODE_VERSION "6"

const char *jy_analysis_version(void)
{
    return CODE_VERSION "." TABLES_DIGEST;
}
