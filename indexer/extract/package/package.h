/* package.h: a zip file of parts that together are one document, as OOXML, ODF, OFD and EPUB have it; or one file of
 * XML that stands for such (flat.h). */
#ifndef JIYAN_INDEXER_EXTRACT_PACKAGE_PACKAGE_H
#define JIYAN_INDEXER_EXTRACT_PACKAGE_PACKAGE_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct jy_package jy_package;

typedef struct {
    const char *bytes; /* a NUL follows them */
    size_t length;
} jy_package_part;

/* Opens a package, whose bytes are borrowed as long as it lives, and inflates its parts of markup. Returns a new
 * package; free with jy_package_free. Errors: MALFORMED (no zip, or without any part), ENCRYPTED, TOO_BIG (parts that
 * are too many, too large, or inflated out of all proportion). */
jy_package *jy_package_new(const char *bytes, size_t length, GError **err);
void jy_package_free(jy_package *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_package, jy_package_free)

/* The names of all parts, as the package spells them, in its order. Borrowed: valid as long as the package. */
const GPtrArray *jy_package_names(const jy_package *package);

/* True where there is a part of that name, as jy_package_find finds it. */
bool jy_package_has(const jy_package *package, const char *name);

/* Finds a part by its name: without regard to case, to a slash before it, and to which way slashes lean; "a/../b" is
 * "b". Fills *ret_part, borrowed: valid as long as the package. False where there is none or it cannot be inflated. */
bool jy_package_find(jy_package *package, const char *name, jy_package_part *ret_part);

/* The same for a part that a document cannot do without. Errors: MALFORMED (there is none), TOO_BIG. */
bool jy_package_need(jy_package *package, const char *name, jy_package_part *ret_part, GError **err);

/* The name of a part that another names by a relative path ("../media/1.png") or, with a slash before it, from the
 * root of the package. Returns a new string. */
char *jy_package_resolve(const char *from, const char *path);

/* A row of what is looked at: of elements of a local name these children alone. A table ends with {NULL, {NULL}}. */
typedef struct {
    const char *parent;
    const char *children[8]; /* local names; ends with NULL */
} jy_package_only;

/* Parses a part as XML, without entities of its own, without the net. What is not well-formed is read as far as it
 * can be; texts and attributes are valid UTF-8. Children that `only` leaves out are not built; NULL: it leaves out
 * none. Returns a new tree; free with xmlFreeDoc. Errors: MALFORMED (no such part, no XML, markup too deep). */
xmlDoc *jy_package_parse_only(jy_package *package, const char *name, const jy_package_only *only, GError **err);

/* The same, with all of it. */
xmlDoc *jy_package_parse(jy_package *package, const char *name, GError **err);

#endif
