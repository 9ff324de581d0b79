/* members.h: the files inside a file: those of an archive, and what is attached to a mail. Each is read as a file of
 * its own, and its documents are emitted as documents of the outer file. What is taken of an outermost file is bounded
 * over all that it holds, however deep. */
#ifndef JIYAN_INDEXER_EXTRACT_MEMBERS_H
#define JIYAN_INDEXER_EXTRACT_MEMBERS_H

#include "indexer/extract/extract.h"

typedef struct {
    /* Inside the outer file. NULL: it is the outer file in another form, a body or what was compressed; its documents
     * have the outer file's name. */
    const char *path;
    const char *name;         /* what it is called, to tell its type; NULL: its path */
    const char *type;         /* MIME type; NULL: its bytes and its name tell */
    const jy_document *known; /* fields that its documents get whatever they say of themselves; NULL: none */
    char *bytes;              /* a NUL follows them */
    size_t length;
} jy_member;

/* Returns new members of the file `source`, whose documents go to `to`. Borrows both. Free with jy_members_free.
 * Errors: TOO_BIG for a file in too many others. */
jy_members *jy_members_new(const jy_extract_source *source, const jy_extract_target *to, GError **err);
void jy_members_free(jy_members *members);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_members, jy_members_free)

/* Makes a name harmless: parts by slashes, none of them "..", nothing before the first, no control characters, no more
 * than 1,000 bytes. Returns a new path, "" where nothing is left; free with g_free. */
char *jy_members_path(const char *name);

/* Before one more member is read. False: the limit of members is reached, which is noted; reading has to end. */
bool jy_members_next(jy_members *members, const char *path);
/* True where a member of so many bytes may be read (--max-size). */
bool jy_members_fits(const jy_members *members, uint64_t bytes);
/* Notes that a member does not fit; `bytes` 0: nobody knows how large it is. */
void jy_members_fail_size(jy_members *members, const char *path, uint64_t bytes);
/* Before so many bytes more of a member are unpacked. False: it is a bomb, which is noted; reading has to end. */
bool jy_members_allow(jy_members *members, const char *path, size_t bytes);
/* Notes that a member, or for NULL what is left of the file, cannot be read. Takes the failure. */
void jy_members_fail(jy_members *members, const char *path, GError *failure);

/* Reads a member. Takes its bytes. What is wrong with it is noted, and no error. Errors: those that end the reading of
 * the whole file. */
bool jy_members_read(jy_members *members, const jy_member *member, GError **err);

/* Emits a document of the outer file itself; there can be one such, or a member without a path. */
bool jy_members_emit(jy_members *members, const jy_document *known, const jy_blocks *blocks, GError **err);

/* True once a limit is reached: nothing more is read. */
bool jy_members_are_over(const jy_members *members);

/* Puts what is noted into the entry and the warnings of the outermost file. Errors: that of its first member, where
 * none could be read. */
bool jy_members_end(jy_members *members, GError **err);

#endif
