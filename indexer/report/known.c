/* known.c: asks jiyan-extract, which knows its libraries, what is read. */
#include "indexer/report/known.h"

#include <jiyan/base/child.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdint.h>

#define _(s) gettext(s)

bool jy_known_print(bool as_json, FILE *out, GError **err)
{
    g_autofree char *program = jy_child_path("jiyan-extract"), *said = NULL;
    char *line[] = {program, (char *)(uintptr_t)(as_json ? "--types=json" : "--types"), NULL};
    g_autoptr(GError) failure = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, line, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, &said, NULL, &status, &failure) ||
        !g_spawn_check_wait_status(status, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s cannot be asked: %s"), program, failure->message);
        return false;
    }
    fputs(said, out);
    return true;
}
