/* sources.h: segments that are read side by side, by the keys of their metadata or by their terms. Private to index/.
 */
#ifndef JIYAN_INDEX_SOURCES_H
#define JIYAN_INDEX_SOURCES_H

#include <glib.h>
#include <jiyan/index/manifest.h>
#include <xapian-c/xapian_c_scan.h>

/* One segment. */
typedef struct {
    xc_scan *scan;
    jy_manifest_range range; /* of its passages */
    bool has_dead;           /* ones among them */
    /* Where it is; NULL at the end. Borrowed: valid until it goes on. */
    const char *key;
    size_t key_length;
    xc_scan_pair pair; /* of the metadata */
    xc_scan_term term;
    bool is_least; /* it has the least key of all */
} jy_sources_item;

typedef enum { JY_SOURCES_METADATA, JY_SOURCES_TERMS } jy_sources_keys;

/* All zero: none. Clear with jy_sources_clear. */
typedef struct {
    jy_sources_item *all;
    guint count;
    jy_sources_keys keys; /* that are read */
} jy_sources;

static inline jy_sources_item *jy_sources_at(const jy_sources *sources, guint i)
{
    return &sources->all[i];
}

/* Opens one more. */
bool jy_sources_add(jy_sources *sources, const char *path, jy_manifest_range range, bool has_dead, xc_error *failure);
void jy_sources_clear(jy_sources *sources);

/* Whether all of them are read without libxapian. */
bool jy_sources_are_direct(const jy_sources *sources);

/* Moves all to their first keys: of metadata once only, of terms from the beginning. */
bool jy_sources_begin(jy_sources *sources, jy_sources_keys keys, xc_error *failure);
/* Marks those that have the least key. Returns the first of them, NULL when all are at their ends. Borrowed: valid
 * until they go on. */
const jy_sources_item *jy_sources_least(jy_sources *sources);
/* Moves those that are marked to their next keys. */
bool jy_sources_leave(jy_sources *sources, xc_error *failure);

#endif
