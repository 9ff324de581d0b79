/* kept.h: the catalogue that a run was given, kept in the index folder for the runs after it: a file that changes,
 * moves or comes later has its row then, too. */
#ifndef JIYAN_INDEXER_CATALOGUE_KEPT_H
#define JIYAN_INDEXER_CATALOGUE_KEPT_H

#include "indexer/catalogue/catalogue.h"

/* Its name in the index folder. */
#define JY_KEPT_FILE "catalogue-kept"

/* Reads what is kept. Fills *ret_catalogue with a new catalogue, free with jy_catalogue_free; NULL where none is kept.
 * Errors: as jy_catalogue_load. */
bool jy_kept_load(const char *db, jy_catalogue **ret_catalogue, GError **err);

/* Keeps a catalogue in the place of the one before. Errors: IO. */
bool jy_kept_put(const char *db, const jy_catalogue *catalogue, GError **err);

#endif
