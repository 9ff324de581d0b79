/* stub.c: the file XAPIANDB, which names the published generation. */
#include "index/stub.h"

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <stdlib.h>

#define _(s) gettext(s)

#define GENERATION "gen-"
#define STUB_WORD "auto "

bool jy_stub_generation(const char *name, unsigned *ret_number)
{
    if (!g_str_has_prefix(name, GENERATION)) {
        return false;
    }
    const char *digits = name + strlen(GENERATION);
    char *end = NULL;
    unsigned long number = strtoul(digits, &end, 10);
    if (!g_ascii_isdigit(*digits) || *end || number == 0 || number > G_MAXINT) {
        return false;
    }
    g_autofree char *written = g_strdup_printf(GENERATION "%06lu", number);
    if (!g_str_equal(name, written)) {
        return false;
    }
    *ret_number = (unsigned)number;
    return true;
}

char *jy_stub_path(const char *folder, unsigned number)
{
    g_autofree char *name = g_strdup_printf(GENERATION "%06u", number);
    return g_build_filename(folder, name, NULL);
}

bool jy_stub_read(const char *folder, unsigned *ret_number, GError **err)
{
    g_autofree char *path = g_build_filename(folder, JY_INDEX_STUB, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) failure = NULL;
    if (!g_file_get_contents(path, &text, NULL, &failure)) {
        if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
            *ret_number = 0;
            return true;
        }
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s", failure->message);
        return false;
    }
    g_strchomp(text);
    if (g_str_has_prefix(text, STUB_WORD) && jy_stub_generation(text + strlen(STUB_WORD), ret_number)) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                _("%s: does not name a generation; build the index anew with: jiyan-index --rebuild"), path);
    return false;
}

bool jy_stub_write(const char *folder, unsigned number, GError **err)
{
    g_autofree char *text = g_strdup_printf(STUB_WORD GENERATION "%06u\n", number);
    return jy_files_replace(folder, JY_INDEX_STUB, text, err);
}
