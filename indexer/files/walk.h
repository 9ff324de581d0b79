/* walk.h: the files under the archive's root, in a stable order. */
#ifndef JIYAN_INDEXER_FILES_WALK_H
#define JIYAN_INDEXER_FILES_WALK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The file of patterns of a folder. */
#define JY_WALK_IGNORE ".jiyanignore"

typedef struct {
    const char *root;         /* the archive's root, absolute */
    const char *index_folder; /* absolute path of the index, never walked */
    /* NULL-terminated globs in the manner of gitignore. A file or a folder above it has to match one of `includes`
     * (NULL: everything does); `excludes` (NULL: none) beat .jiyanignore. */
    const char *const *includes;
    const char *const *excludes;
    /* Told of each folder that is walked, open, before its names are read, so that whoever watches it from then on
     * misses nothing; of a start that is a file, of the folder it lies in. NULL: nobody listens. */
    void (*on_folder)(int folder, const char *path, void *user);
    void *user;
} jy_walk_options;

typedef struct {
    char *path; /* relative to the root, with /; bytes as the file system has them */
    uint64_t size;
    int64_t mtime;     /* nanoseconds since 1970 */
    uint32_t identity; /* jy_files_identity; of a link, its own and that of its file */
    GError *problem;   /* why nothing is known of it: it cannot be looked at, a folder not be read; NULL for none */
} jy_walk_file;

void jy_walk_file_free(jy_walk_file *file);

/* Walks `start` (relative to the root; "" for all of it; a file or a folder). Returns a new array of jy_walk_file
 * sorted by the bytes of their paths; free with g_ptr_array_unref. Hidden files and folders, VCS folders and what
 * .jiyanignore files name are left out, `start` itself too (the array is then empty); symbolic links are followed only
 * to files inside the root, never to folders; sockets, pipes and devices are left out. A folder whose .jiyanignore
 * cannot be read is one problem, as nothing in it may be indexed. Errors: IO when `start` itself is missing or cannot
 * be read, and those of its .jiyanignore and of those above it: TOO_BIG, ENCODING, UNSUPPORTED; and where the
 * thread's patience is at its end (patience.h), as half a walk would say that the other half is gone. */
GPtrArray *jy_walk(const jy_walk_options *options, const char *start, GError **err);

/* Walks each of `starts` (NULL-terminated); a file under two of them is there twice. A start that is missing or without
 * files is an error unless `may_be_gone`: it may be a disk that is not mounted. One that cannot be read always is.
 * Returns a new array as above, sorted within each start. Errors: IO. */
GPtrArray *jy_walk_all(const jy_walk_options *options, const char *const *starts, bool may_be_gone, GError **err);

/* True for names that are left out wherever they are: hidden ones, and the folders of version control. */
bool jy_walk_is_hidden(const char *name);

/* Whether a walk would take the file, or enter the folder, at `path` (relative to the root), if it is there: by its
 * names and the patterns that hold now. True where those cannot be read. */
bool jy_walk_takes(const jy_walk_options *options, const char *path, bool is_folder);

#endif
