/* metadata.c: reads what a database keeps under keys. */
#include "index/metadata.h"

#include <jiyan/index/index.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

xc_status jy_metadata_get(const xc_database *database, const char *prefix, const char *key, xc_text *ret_bytes,
                          xc_error *error)
{
    g_autofree char *name = g_strconcat(prefix, key, NULL);
    return xc_database_get_metadata(database, name, strlen(name), ret_bytes, error);
}

bool jy_metadata_add_characters(const xc_database *database, jy_characters *characters, GError **err)
{
    xc_text bytes = {0};
    xc_error failure;
    if (jy_metadata_get(database, JY_METADATA_CHARACTERS, "", &bytes, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("reading the index"));
        return false;
    }
    bool done = !bytes.length || jy_characters_unpack(bytes.data, bytes.length, characters, err);
    xc_text_free(&bytes);
    return done;
}
