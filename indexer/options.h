/* options.h: the command line of jiyan-index. */
#ifndef JIYAN_INDEXER_OPTIONS_H
#define JIYAN_INDEXER_OPTIONS_H

#include <jiyan/base/options.h>

#include "indexer/run/task.h"

/* What the program takes. Borrowed: valid for ever. */
const jy_options_table *jy_indexer_options_table(void);

/* Reads the command line; ends the program on a usage error (exit 2) and after --help and --version (exit 0). Texts
 * are borrowed: valid as long as argv. Clear with jy_task_options_clear. */
void jy_indexer_options_parse(int argc, char **argv, jy_task_options *ret_options);

#endif
