/* state.h: what an open index holds. Private to index/. */
#ifndef JIYAN_INDEX_STATE_H
#define JIYAN_INDEX_STATE_H

#include <jiyan/index/compressor.h>
#include <jiyan/index/index.h>
#include <jiyan/index/manifest.h>

/* One index folder as its manifest says. */
typedef struct {
    char *path;
    jy_manifest *manifest;
    jy_dictionary *dictionary; /* NULL for none */
    jy_compressor *compressor; /* that reads its records */
    GPtrArray *segments;       /* of xc_database, in the order of the manifest */
    xc_database *all;          /* its segments as one */
} jy_index_folder_state;

struct jy_index {
    jy_index_folder_state *folders;
    size_t count;
    xc_database *all;          /* the segments of every folder as one; equal to that of the folder where there is one */
    GArray *owners;            /* of uint32_t: of each segment in `all` its folder */
    xc_mask *mask;             /* what is dead; NULL where nothing is */
    GHashTable *documents;     /* "folder number:document key" → jy_document, NULL where the folder has none */
    jy_characters *characters; /* NULL until they are read */
};

#endif
