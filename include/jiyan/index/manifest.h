/* manifest.h: which files make an index: its segments, its ledger, its dictionary, and which passages of the segments
 * are dead. What it names never changes; a new manifest is published by renaming the stub (writer.h).
 *
 * The files of an index folder bear the number of the manifest with which they were published first:
 *
 *     XAPIANDB            the stub: the manifest's name in a comment, a line for each segment: Xapian opens the folder
 *     manifest-000007     this, as text
 *     seg-000007/         a segment: one Xapian database
 *     ledger-000007       entries that are new, and paths that left; later files beat earlier ones
 *     dictionary-000001   what records are compressed with
 *
 * Passages are numbered through all segments of a folder, ascending with gaps, so that a number alone names one. */
#ifndef JIYAN_INDEX_MANIFEST_H
#define JIYAN_INDEX_MANIFEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The stub until it is renamed. */
#define JY_MANIFEST_STUB_NEXT "XAPIANDB.new"

typedef enum {
    JY_MANIFEST_SELF,
    JY_MANIFEST_SEGMENT,
    JY_MANIFEST_LEDGER,
    JY_MANIFEST_DICTIONARY,
    JY_MANIFEST_FILES,
} jy_manifest_file;

/* Numbers of passages, both ends included. */
typedef struct {
    uint32_t first, last;
} jy_manifest_range;

typedef struct {
    unsigned number;   /* of its folder */
    uint32_t passages; /* dead ones among them */
    uint64_t bytes;    /* of its files: one of another size is damaged */
    jy_manifest_range range;
} jy_manifest_segment;

typedef struct {
    unsigned number; /* 0: nothing is published */
    char *schema, *analysis;
    unsigned dictionary; /* number of its file; 0 for none */
    GArray *segments;    /* of jy_manifest_segment, ascending */
    GArray *ledgers;     /* of unsigned, the oldest first */
    GArray *dead;        /* of jy_manifest_range, ascending, apart from each other */
} jy_manifest;

/* Returns a new manifest that names nothing, of the versions of this program; free with jy_manifest_free. */
jy_manifest *jy_manifest_new(void);
/* Returns a new manifest; free with jy_manifest_free. */
jy_manifest *jy_manifest_copy(const jy_manifest *manifest);
void jy_manifest_free(jy_manifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_manifest, jy_manifest_free)

/* Returns a new path, that of a file or folder of an index; free with g_free. */
char *jy_manifest_path(const char *folder, jy_manifest_file kind, unsigned number);
/* True when `name` is one that jy_manifest_path gives. */
bool jy_manifest_is_file(const char *name, jy_manifest_file *ret_kind, unsigned *ret_number);
/* True when `name` begins like such a name, or like one of an index before manifests: nobody but jiyan-index made it.
 */
bool jy_manifest_is_ours(const char *name);
/* True when the manifest names the file, or is it. */
bool jy_manifest_names(const jy_manifest *manifest, jy_manifest_file kind, unsigned number);

/* Reads what is published in a folder. Returns a new manifest, of the number 0 where there is no stub; free with
 * jy_manifest_free. Whether its versions are those of this program is not looked at. Errors: IO, INDEX_CORRUPT;
 * INDEX_VERSION for an index of a layout before manifests. */
jy_manifest *jy_manifest_read(const char *folder, GError **err);

/* Whether another manifest is published by now: then a writer may have swept away what only this one names, and what
 * failed for it is to be tried again with the other. */
bool jy_manifest_is_overtaken(const jy_manifest *manifest, const char *folder);

/* How often it is: a writer cannot publish as fast as a reader opens. */
#define JY_MANIFEST_ATTEMPTS 100

/* Publishes it at once: waits for the disk until all files of its number are there, names it then, and waits again.
 * Returns true once it is named; where the last wait failed then, so that a crash may yet bring the one before back,
 * *ret_doubt says why. Errors: IO, MEMORY. */
bool jy_manifest_write(const jy_manifest *manifest, const char *folder, GError **ret_doubt, GError **err);

/* The number that the first passage of a new segment gets. */
uint32_t jy_manifest_next(const jy_manifest *manifest);
/* Passages that are not dead. */
uint64_t jy_manifest_passages(const jy_manifest *manifest);
/* Dead passages of a range. */
uint64_t jy_manifest_dead(const jy_manifest *manifest, jy_manifest_range range);
/* Marks the passages of a range, which are alive, as dead. */
void jy_manifest_kill(jy_manifest *manifest, jy_manifest_range range);
/* Forgets that passages of a range are dead: no segment has them any more. */
void jy_manifest_bury(jy_manifest *manifest, jy_manifest_range range);

#endif
