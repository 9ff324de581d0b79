/* serve.h: files that the indexer sends, read one after another. */
#ifndef JIYAN_INDEXER_EXTRACT_PROGRAM_SERVE_H
#define JIYAN_INDEXER_EXTRACT_PROGRAM_SERVE_H

/* Reads files from stdin, as remote/wire.h has it, and says on stdout what is in them, until there are no more.
 * Returns the exit status. */
int jy_serve(void);

#endif
