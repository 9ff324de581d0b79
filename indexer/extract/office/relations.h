/* relations.h: which parts of an OOXML package belong to a part (ISO/IEC 29500-2, 9.3). */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_RELATIONS_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_RELATIONS_H

#include <glib.h>

#include "indexer/extract/package/package.h"

typedef struct jy_relations jy_relations;

/* Returns the relations of a part, "" for those of the package itself, none where they cannot be read; free with
 * jy_relations_free. */
jy_relations *jy_relations_new(jy_package *package, const char *part);
void jy_relations_free(jy_relations *relations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_relations, jy_relations_free)

/* The part of an id, and the first part of a type, which is the last step of its address ("styles"). Borrowed: valid as
 * long as the relations; NULL for none. */
const char *jy_relations_by_id(const jy_relations *relations, const char *id);
const char *jy_relations_by_type(const jy_relations *relations, const char *type);

#endif
