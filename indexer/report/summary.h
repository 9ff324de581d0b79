/* summary.h: what a run would do, and what it did, in a few lines. */
#ifndef JIYAN_INDEXER_REPORT_SUMMARY_H
#define JIYAN_INDEXER_REPORT_SUMMARY_H

#include <stdio.h>

#include "indexer/build/build.h"

/* Prints each change that would be made, and how many of which kind. */
void jy_summary_print_plan(const jy_changes *plan, FILE *out);

/* Prints how many files were added and so on. `unchanged` are those that nobody looked into, `guessed` those
 * that are left out, as they look like output of ours. */
void jy_summary_print(const jy_build_summary *summary, guint unchanged, guint guessed, double seconds, FILE *out);

/* Names what is odd in a file, a line each (char *), `behind` behind it; many are counted. */
void jy_summary_warn(const char *file, const GPtrArray *lines, const char *behind, FILE *out);

#endif
