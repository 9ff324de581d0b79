/* archive.c: the archive that is asked, with what belongs to it. */
#include "searcher/answer/archive.h"

#include <jiyan/base/error.h>
#include <jiyan/index/discover.h>
#include <libintl.h>

#define _(s) gettext(s)

char **jy_archive_folders(const char *const *named)
{
    g_autoptr(GStrvBuilder) folders = g_strv_builder_new();
    for (const char *const *name = named; *name; name++) {
        g_autofree char *folder = jy_discover_named(*name);
        g_strv_builder_add(folders, folder);
    }
    g_autofree char *found = NULL;
    if (!*named && jy_discover(".", &found) != JY_DISCOVERED_NOTHING) {
        g_strv_builder_add(folders, found);
    }
    return g_strv_builder_end(folders);
}

static jy_index *open_index(const char *const *named, GError **err)
{
    g_auto(GStrv) folders = jy_archive_folders(named);
    if (!*folders) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_MISSING,
                    _("no index here or in a folder above; make one with jiyan-index, or name one with --db"));
        return NULL;
    }
    return jy_index_open((const char *const *)folders, g_strv_length(folders), err);
}

static bool add_own_synonyms(const jy_archive *archive, GError **err)
{
    for (size_t i = 0; i < jy_index_folders(archive->index); i++) {
        g_autofree char *path = g_build_filename(jy_index_folder(archive->index, i), JY_SYNONYMS_FILE, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK) &&
            !jy_synonyms_add_file(archive->synonyms, path, err)) {
            return false;
        }
    }
    return true;
}

bool jy_archive_open(const char *const *folders, const char *synonyms, jy_archive *ret_archive, GError **err)
{
    ret_archive->index = open_index(folders, err);
    ret_archive->synonyms = jy_synonyms_new();
    return ret_archive->index && add_own_synonyms(ret_archive, err) &&
           (!synonyms || jy_synonyms_add_file(ret_archive->synonyms, synonyms, err));
}

void jy_archive_clear(jy_archive *archive)
{
    g_clear_pointer(&archive->synonyms, jy_synonyms_free);
    g_clear_pointer(&archive->index, jy_index_free);
}
