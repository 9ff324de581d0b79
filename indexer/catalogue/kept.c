/* kept.c: the catalogue that was given last. */
#include "indexer/catalogue/kept.h"

#include <jiyan/base/files.h>
#include <string.h>

bool jy_kept_load(const char *db, jy_catalogue **ret_catalogue, GError **err)
{
    g_autofree char *path = g_build_filename(db, JY_KEPT_FILE, NULL);
    *ret_catalogue = NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        return true;
    }
    *ret_catalogue = jy_catalogue_load(path, err);
    return *ret_catalogue != NULL;
}

bool jy_kept_put(const char *db, const jy_catalogue *catalogue, GError **err)
{
    g_autofree char *path = g_build_filename(db, JY_KEPT_FILE, NULL);
    const char *text = jy_catalogue_text(catalogue);
    return jy_files_put(path, text, strlen(text), err);
}
