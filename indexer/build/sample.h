/* sample.h: what an index's dictionary (dictionary.h) is made of: pieces of the files that are about to be read. */
#ifndef JIYAN_INDEXER_BUILD_SAMPLE_H
#define JIYAN_INDEXER_BUILD_SAMPLE_H

#include <glib.h>
#include <jiyan/index/dictionary.h>
#include <jiyan/index/writer.h>
#include <stdbool.h>

#include "indexer/build/build.h"

/* Gives the dictionary that new records of the index are compressed with: that of the manifest, or one that is made of
 * the files of the plan, written, and named in the manifest. *ret_dictionary is NULL where an index has none and the
 * plan is too small to make one of; free with jy_dictionary_free. Errors: of the run. */
bool jy_sample_dictionary(const jy_changes *plan, const jy_build_options *options, const jy_writer *writer,
                          jy_manifest *manifest, jy_dictionary **ret_dictionary, GError **err);

#endif
