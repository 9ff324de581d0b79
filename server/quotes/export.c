/* export.c: quotations as a file that somebody takes along. */
#include "server/quotes/export.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#include "server/api/api.h"
#include "server/quotes/quote.h"

#define _(s) gettext(s)

static const struct {
    const char *name, *type, *file;
    bool (*write)(const json_t *quotes, FILE *out);
} FORMATS[] = {
    {"markdown", "text/markdown; charset=utf-8", "quotes.md", jy_export_markdown},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "quotes.docx", jy_export_docx},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "quotes.xlsx", jy_export_xlsx},
};

/* The values of the parameter `take`. Returns a new array that ends with NULL, of borrowed texts. */
static GPtrArray *names_of(const jy_call *call)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < call->parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(call->parameters, jy_options_pair, i);
        if (g_str_equal(pair->name, "take")) {
            g_ptr_array_add(names, (void *)(uintptr_t)pair->value);
        }
    }
    g_ptr_array_add(names, NULL);
    return names;
}

static void reply_in(size_t format, jy_service *service, const jy_call *call, jy_reply *reply)
{
    g_autoptr(GPtrArray) names = names_of(call);
    g_autoptr(GError) err = NULL;
    json_t *quotes = jy_quote_read_all(service, (const char *const *)names->pdata, &err);
    if (!quotes) {
        jy_api_problem_of(reply, err);
        return;
    }
    const bool is_written = FORMATS[format].write(quotes, jy_reply_stream(reply));
    json_decref(quotes);
    if (!is_written) {
        jy_api_problem(reply, 500, _("the file could not be made"));
        return;
    }
    g_autofree char *disposition = g_strdup_printf("attachment; filename=\"%s\"", FORMATS[format].file);
    reply->type = FORMATS[format].type;
    jy_reply_add_header(reply, "Content-Disposition", disposition);
    jy_reply_add_header(reply, "Cache-Control", "no-cache");
}

void jy_export_reply(jy_service *service, const jy_call *call, jy_reply *reply)
{
    const char *name = jy_call_value(call, "format");
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        if (g_strcmp0(FORMATS[i].name, name) == 0) {
            reply_in(i, service, call, reply);
            return;
        }
    }
    jy_api_problem(reply, 400, _("format: quotations are written as markdown, docx or xlsx"));
}
