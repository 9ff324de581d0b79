/* openapi.c: the description of the API, of the table of endpoints and that of the command's options. */
#include "server/api/openapi.h"

#include <jiyan/base/json.h>
#include <libintl.h>

#include "searcher/options.h"
#include "server/api/api.h"
#include "server/api/schemas.h"

#define N_(s) s
#define _(s) gettext(s)

static const jy_options_row *row_of(const char *name)
{
    const jy_options_table *table = jy_searcher_options_table();
    for (const jy_options_row *row = table->rows; row < table->rows + table->count; row++) {
        if (g_strcmp0(row->name, name) == 0) {
            return row;
        }
    }
    g_error("openapi: no option is called %s", name);
}

static json_t *schema_of(const jy_options_row *row)
{
    json_t *words = row->words && row->kind == JY_OPTIONS_CHOICE ? json_array() : NULL;
    for (const char *const *word = row->words; words && *word; word++) {
        json_array_append_new(words, json_string(*word));
    }
    if (words) {
        return json_pack("{s:s, s:o}", "type", "string", "enum", words);
    }
    if (row->kind == JY_OPTIONS_NUMBER) {
        return json_pack("{s:s, s:I, s:I}", "type", "integer", "minimum", (json_int_t)row->low, "maximum",
                         (json_int_t)row->high);
    }
    if (row->kind == JY_OPTIONS_FLAG) {
        return json_pack("{s:s, s:[s, s]}", "type", "string", "enum", "0", "1");
    }
    if (row->is_repeated) {
        return json_pack("{s:s, s:{s:s}}", "type", "array", "items", "type", "string");
    }
    return json_pack("{s:s}", "type", "string");
}

static json_t *parameter_of(const char *name, const char *description, json_t *schema)
{
    return json_pack("{s:s, s:s, s:s, s:o}", "name", name, "in", "query", "description", description, "schema", schema);
}

static json_t *parameters_of(const jy_api_endpoint *endpoint)
{
    json_t *list = json_array();
    if (endpoint->question) {
        json_array_append_new(list, parameter_of("q", _("the question; of trace an id too, of similar a place"),
                                                 json_pack("{s:s}", "type", "string")));
    }
    for (const char *const *name = endpoint->taken; *name; name++) {
        const jy_options_row *row = row_of(*name);
        json_array_append_new(list, parameter_of(*name, row->help ? gettext(row->help) : *name, schema_of(row)));
    }
    return list;
}

/* A reply that holds a problem. */
static json_t *problem_of(const char *description)
{
    return json_pack("{s:s, s:{s:{s:{s:s}}}}", "description", description, "content", "application/problem+json",
                     "schema", "$ref", "#/components/schemas/Problem");
}

/* The types that an answer has, each with its schema. */
static json_t *content_of(const jy_api_endpoint *endpoint)
{
    json_t *content = json_pack("{s:{s:o}}", "application/json", "schema", jy_schemas_of(endpoint->answer));
    const char *tables[] = {jy_api_type("csv"), jy_api_type("xlsx")};
    const bool is_table = g_strv_contains(endpoint->taken, "format");
    for (size_t i = 0; is_table && i < G_N_ELEMENTS(tables); i++) {
        json_object_set_new(content, tables[i], json_pack("{s:{s:s}}", "schema", "type", "string"));
    }
    if (g_str_equal(endpoint->answer, "Search") || g_str_equal(endpoint->answer, "Statements")) {
        json_object_set_new(content, jy_api_type("atom"), json_pack("{s:{s:s}}", "schema", "type", "string"));
    }
    return content;
}

static json_t *responses_of(const jy_api_endpoint *endpoint)
{
    return json_pack("{s:{s:s, s:o}, s:{s:s}, s:o, s:o, s:o}", "200", "description",
                     _("what the command prints with the same options, byte for byte but for took_ms"), "content",
                     content_of(endpoint), "304", "description", _("the archive is as it was for the If-None-Match"),
                     "400", problem_of(_("the question or a parameter is wrong")), "404",
                     problem_of(_("there is no such thing")), "503", problem_of(_("the index cannot be read now")));
}

static json_t *paths(void)
{
    json_t *all = json_object();
    size_t count;
    const jy_api_endpoint *endpoints = jy_api_endpoints(&count);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *path = g_strconcat("/api/", endpoints[i].name, NULL);
        json_object_set_new(all, path,
                            json_pack("{s:{s:s, s:s, s:o, s:o}}", "get", "operationId", endpoints[i].name, "summary",
                                      gettext(endpoints[i].summary), "parameters", parameters_of(&endpoints[i]),
                                      "responses", responses_of(&endpoints[i])));
    }
    return all;
}

static json_t *schemas(void)
{
    json_t *all = json_object();
    jy_schemas_add(all);
    return all;
}

void jy_openapi_reply(jy_service *service, const jy_call *call, jy_reply *reply)
{
    (void)service;
    (void)call;
    json_t *description = json_pack(
        "{s:s, s:{s:s, s:s, s:s, s:{s:s, s:s}}, s:o, s:{s:o, s:{s:{s:s, s:s}}}, s:[{}, {s:[]}]}", "openapi", "3.1.0",
        "info", "title", "jiyan", "version", JIYAN_VERSION, "description",
        _("The answers of jiyan-search and jiyan-index over HTTP, with parameters named as their options."), "license",
        "name", "GPL-2.0-or-later", "identifier", "GPL-2.0-or-later", "paths", paths(), "components", "schemas",
        schemas(), "securitySchemes", "token", "type", "http", "scheme", "bearer", "security", "token");
    reply->type = "application/json";
    jy_json_print(description, jy_reply_stream(reply));
    json_decref(description);
}
