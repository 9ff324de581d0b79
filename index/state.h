/* state.h: what an open index holds. Private to index/. */
#ifndef JIYAN_INDEX_STATE_H
#define JIYAN_INDEX_STATE_H

#include <jiyan/index/index.h>

struct jy_index {
    char **folders;
    size_t count;
    xc_database *all;          /* every folder as one */
    xc_database **single;      /* one a folder: metadata is of one database; equal to `all` where there is just one */
    GHashTable *documents;     /* "folder number:document key" → jy_document, NULL where the folder has none */
    jy_characters *characters; /* NULL until they are read */
};

#endif
