/* root.c: finds the root, the index and the part of the archive that a command line means. */
#include "indexer/files/root.h"

#include <jiyan/base/error.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#define _(s) gettext(s)

/* The absolute path without links; where the end of it does not exist, as much of it as does. */
static char *absolute(const char *path)
{
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    char *real = realpath(full, NULL);
    if (real) {
        char *copy = g_strdup(real);
        free(real);
        return copy;
    }
    if (g_str_equal(full, "/")) {
        return g_steal_pointer(&full);
    }
    g_autofree char *folder = g_path_get_dirname(full);
    g_autofree char *name = g_path_get_basename(full);
    g_autofree char *above = absolute(folder);
    return g_build_filename(above, name, NULL);
}

static bool lies_in_archive(const char *db)
{
    g_autofree char *name = g_path_get_basename(db);
    return g_str_equal(name, JY_INDEX_FOLDER);
}

/* The absolute path of an index. A .jiyan that is itself a link stays one: the folder it lies in is the archive. */
static char *absolute_db(const char *named)
{
    g_autofree char *full = g_canonicalize_filename(named, NULL);
    if (!lies_in_archive(full)) {
        return absolute(full);
    }
    g_autofree char *folder = g_path_get_dirname(full);
    g_autofree char *root = absolute(folder);
    return g_build_filename(root, JY_INDEX_FOLDER, NULL);
}

/* The folder a path names or, for a file, lies in. */
static char *folder_of(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_path_get_dirname(path) : g_strdup(path);
}

/* True for a folder with something in it that is of no index. */
static bool has_documents(const char *folder)
{
    static const char *const OURS[] = {JY_INDEX_LOCK,     JY_INDEX_ROOT,         "build",
                                       "synonyms.txt",    "catalogues",          "catalogue-kept",
                                       JY_INDEX_PROGRESS, JY_INDEX_PROGRESS_NEW, NULL};
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    bool found = false;
    while (dir && !found && (name = g_dir_read_name(dir)) != NULL) {
        found = *name != '.' && !g_strv_contains(OURS, name) && !jy_manifest_is_ours(name);
    }
    g_clear_pointer(&dir, g_dir_close);
    return found;
}

/* The index that is named. What is no index yet, but holds the first PATH or, where there is none (NULL), documents, is
 * the root of an archive: its index is to be in it. */
static char *named_db(const char *named, const char *first)
{
    g_autofree char *db = jy_discover_named(named), *full = absolute(db);
    g_autofree char *stub = g_build_filename(db, JY_INDEX_STUB, NULL);
    bool is_root = !lies_in_archive(db) && !g_file_test(stub, G_FILE_TEST_EXISTS) &&
                   (first ? jy_root_covers(full, first) : has_documents(full));
    return is_root ? g_build_filename(full, JY_INDEX_FOLDER, NULL) : absolute_db(db);
}

/* The index of a command line: the one it names, else the nearest from its first PATH, else a new one there. */
static void find_db(jy_root *place, const char *named, const char *first, bool has_path)
{
    g_autofree char *found = NULL;
    place->found = named && *named ? JY_DISCOVERED_NAMED : jy_discover(first, &found);
    if (place->found == JY_DISCOVERED_NAMED) {
        place->db = named_db(found ? found : named, has_path ? first : NULL);
    } else if (found) {
        place->db = g_steal_pointer(&found);
    } else {
        g_autofree char *folder = folder_of(first);
        place->db = g_build_filename(folder, JY_INDEX_FOLDER, NULL);
    }
}

static char *find_root(const char *db, const char *first)
{
    char *root = jy_discover_root(db);
    return root ? root : folder_of(first);
}

bool jy_root_covers(const char *start, const char *path)
{
    size_t length = strlen(start);
    return length == 0 || (strncmp(path, start, length) == 0 && (path[length] == '/' || path[length] == '\0'));
}

bool jy_root_any_covers(const char *const *starts, const char *path)
{
    while (*starts && !jy_root_covers(*starts, path)) {
        starts++;
    }
    return *starts != NULL;
}

bool jy_root_find(const char *db, const char *const *paths, jy_root *ret_place, GError **err)
{
    g_auto(jy_root) place = {0};
    place.starts = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *here = absolute(".");
    /* Several PATHs and no index yet: the archive is where they are named from. */
    g_autofree char *first = paths[0] && !paths[1] ? absolute(paths[0]) : g_strdup(here);
    find_db(&place, db, first, *paths != NULL);
    place.root = find_root(place.db, first);
    for (; *paths; paths++) {
        g_autofree char *path = absolute(*paths);
        if (!jy_root_covers(place.root, path) && !g_str_equal(place.root, "/")) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                        _("%s is not in the archive %s; index it from a folder that holds both, or with a --db of its "
                          "own"),
                        path, place.root);
            return false;
        }
        const char *start = path + strlen(place.root);
        g_ptr_array_add(place.starts, g_strdup(start + strspn(start, "/")));
    }
    if (place.starts->len == 0) {
        g_ptr_array_add(place.starts, g_strdup(""));
    }
    g_ptr_array_add(place.starts, NULL);
    *ret_place = place;
    place = (jy_root){0};
    return true;
}

bool jy_root_remember(const jy_root *place, GError **err)
{
    if (lies_in_archive(place->db)) {
        return true;
    }
    g_autofree char *file = g_build_filename(place->db, JY_INDEX_ROOT, NULL), *known = jy_discover_root(place->db);
    g_autoptr(GError) failure = NULL;
    if (g_strcmp0(known, place->root) == 0) {
        return true;
    }
    if (!g_file_set_contents(file, place->root, -1, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s", failure->message);
        return false;
    }
    return true;
}

void jy_root_clear(jy_root *place)
{
    g_clear_pointer(&place->root, g_free);
    g_clear_pointer(&place->db, g_free);
    g_clear_pointer(&place->starts, g_ptr_array_unref);
}
