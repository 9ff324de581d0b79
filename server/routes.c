/* routes.c: which room answers which address. */
#include "server/routes.h"

#include <libintl.h>

#include "server/api/api.h"
#include "server/api/openapi.h"
#include "server/page/original.h"
#include "server/page/page.h"
#include "server/page/suggest.h"
#include "server/quotes/export.h"

#define _(s) gettext(s)

static const struct {
    const char *prefix;
    void (*answer)(jy_service *service, const jy_call *call, jy_reply *reply);
} ROUTES[] = {
    {"/api/", jy_api_reply},      {"/openapi.json", jy_openapi_reply}, {"/original", jy_original_reply},
    {"/quotes", jy_export_reply}, {"/suggest", jy_suggest_reply},
};

void jy_server_routes_answer(void *service, const jy_call *call, jy_reply *reply)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROUTES); i++) {
        if (g_str_has_prefix(call->path, ROUTES[i].prefix)) {
            ROUTES[i].answer(service, call, reply);
            return;
        }
    }
    if (jy_page_reply(service, call, reply)) {
        return;
    }
    jy_api_problem(reply, 404, _("there is nothing at this address"));
}
