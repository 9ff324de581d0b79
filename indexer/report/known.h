/* known.h: which types of files are read here. */
#ifndef JIYAN_INDEXER_REPORT_KNOWN_H
#define JIYAN_INDEXER_REPORT_KNOWN_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Prints what jiyan-extract says of the types that are read, and by what. Errors: IO where it cannot be asked. */
bool jy_known_print(bool as_json, FILE *out, GError **err);

#endif
