/* names.h: names of members, in the encoding of whoever packed them. */
#ifndef JIYAN_INDEXER_EXTRACT_ARCHIVE_NAMES_H
#define JIYAN_INDEXER_EXTRACT_ARCHIVE_NAMES_H

#include <glib.h>
#include <stdbool.h>

/* Names looked at together: one alone is too short to tell. */
typedef struct {
    GString *lines; /* those beyond ASCII, a line each */
    bool foreign;   /* some of them are no UTF-8, or by accident */
} jy_names;

void jy_names_add(jy_names *names, const char *name);

/* The encoding of the names that are no UTF-8. Borrowed: valid for ever. */
const char *jy_names_encoding(const jy_names *names);

void jy_names_clear(jy_names *names);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_names, jy_names_clear)

/* True for a name that may be in another encoding than UTF-8: the names beside it tell. */
bool jy_names_is_doubtful(const char *name);

/* Returns a new text of a name; free with g_free. */
char *jy_names_decode(const char *name, const char *encoding);

#endif
