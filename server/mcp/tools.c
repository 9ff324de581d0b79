/* tools.c: what a language model may ask for: endpoints of the API, with few parameters and said in full. */
#include "server/mcp/tools.h"

#include <glib.h>
#include <jiyan/base/error.h>

#include "server/api/api.h"
#include "server/mcp/portions.h"

/* A parameter of the API; the model reads the description. */
typedef struct {
    const char *name, *type, *description;
    bool is_required;
} tools_parameter;

#define PARAMETERS(...) ((const tools_parameter[]){__VA_ARGS__, {0}})
#define FILTERS                                                                                                        \
    {"year", "string", "only these years: 2020, 2018..2020, 2018.. or ..2020", false},                                 \
        {"speaker", "string", "only what this person said", false},                                                    \
        {"issuer", "string", "only what this body issued", false},                                                     \
        {"title", "string", "only documents with these words in the title", false},                                    \
        {"path", "string", "only files whose path holds this", false},                                                 \
    {                                                                                                                  \
        "genre", "string", "only documents of this genre", false                                                       \
    }

static const struct {
    const char *name, *endpoint, *description;
    const tools_parameter *parameters;
} TOOLS[] = {
    {"search", "search",
     "Find passages in an archive of Chinese speeches and official documents. Each hit has the sentence as it stands "
     "in the "
     "document (snippet), its path, place (page or line), headings, title, date and speaker: quote the snippet word "
     "for "
     "word and name title, date and place.",
     PARAMETERS(
         {"q", "string",
          "words in Chinese, all wanted; \"exact words\"; OR; -word; NEAR/n; field:value such as 年:2021 or 标题:讲话",
          true},
         FILTERS, {"limit", "integer", "at most so many hits (default: 10)", false},
         {"offset", "integer", "leave out the first so many", false},
         {"sort", "string", "relevance, newest or oldest", false})},
    {"statements", "statements",
     "List sentences that commit to something (the default), report a result or name a problem, each with its kind, "
     "deadline, owner, firmness, document and place.",
     PARAMETERS({"q", "string", "words that the sentence or its passage holds; none: all", false}, FILTERS,
                {"statements", "string", "kinds, with commas between: commitment, report, problem, other", false},
                {"due", "string", "only commitments due in this time: 2021..2022", false},
                {"owner", "string", "only what this body is to do", false},
                {"limit", "integer", "at most so many; all where it is left out", false},
                {"offset", "integer", "leave out the first so many", false})},
    {"trace", "trace",
     "Follow one commitment through later documents: what was said of it again, done, changed or missed, each step "
     "with "
     "its document, date and place.",
     PARAMETERS(
         {"q", "string", "the id of a statement, or words: the first commitment that holds them is followed", true},
         FILTERS)},
    {"document", "passage",
     "Read a passage in its surroundings: what stands before and behind it in the document. With offset or limit, read "
     "the whole document that it lies in, piece by piece: next_offset says where the next piece begins, and is null at "
     "the end. The document's path, title and date are with it, the page or line with each passage.",
     PARAMETERS(
         {"show", "string",
          "a place: the path of a hit, a colon and its line; or the id of a hit or statement; of a document the path "
          "is "
          "enough",
          true},
         {"context", "integer", "passages before and behind it (default: 1, at most 20)", false},
         {"offset", "integer", "of the whole document: leave out the first so many passages", false},
         {"limit", "integer", "of the whole document: at most so many passages (default: 20, at most 200)", false})},
};

static json_t *schema_of(const tools_parameter *parameters)
{
    json_t *properties = json_object(), *required = json_array();
    for (const tools_parameter *parameter = parameters; parameter->name; parameter++) {
        json_object_set_new(properties, parameter->name,
                            json_pack("{s:s, s:s}", "type", parameter->type, "description", parameter->description));
        if (parameter->is_required) {
            json_array_append_new(required, json_string(parameter->name));
        }
    }
    return json_pack("{s:s, s:o, s:o, s:b}", "type", "object", "properties", properties, "required", required,
                     "additionalProperties", false);
}

json_t *jy_tools_list(void)
{
    json_t *list = json_array();
    for (size_t i = 0; i < G_N_ELEMENTS(TOOLS); i++) {
        json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:{s:b, s:b}}", "name", TOOLS[i].name, "description",
                                              TOOLS[i].description, "inputSchema", schema_of(TOOLS[i].parameters),
                                              "annotations", "readOnlyHint", true, "openWorldHint", false));
    }
    return list;
}

static size_t find(const char *name)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(TOOLS) && !g_str_equal(TOOLS[i].name, name)) {
        i++;
    }
    return i;
}

bool jy_tools_has(const char *name)
{
    return find(name) < G_N_ELEMENTS(TOOLS);
}

/* A result of tools/call. Takes `structured`, NULL for none. */
static json_t *result_of(const char *text, json_t *structured, bool is_error)
{
    return json_pack("{s:[{s:s, s:o}], s:o*, s:b}", "content", "type", "text", "text", json_string(text),
                     "structuredContent", structured, "isError", is_error);
}

static const tools_parameter *parameter_of(size_t tool, const char *name)
{
    const tools_parameter *parameter = TOOLS[tool].parameters;
    while (parameter->name && !g_str_equal(parameter->name, name)) {
        parameter++;
    }
    return parameter->name ? parameter : NULL;
}

/* Makes parameters of the arguments; numbers may come as texts, and texts as numbers (a year). */
static bool read_arguments(size_t tool, const json_t *arguments, jy_call *call, GError **err)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)arguments, name, value)
    {
        g_autofree char *number =
            json_is_integer(value) ? g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value)) : NULL;
        const char *text = number ? number : json_string_value(value);
        if (!parameter_of(tool, name) || !text) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE, "%s: no such argument, or neither a text nor a whole number",
                        name);
            return false;
        }
        jy_call_add(call, name, text);
    }
    for (const tools_parameter *parameter = TOOLS[tool].parameters; parameter->name; parameter++) {
        if (parameter->is_required && !jy_call_value(call, parameter->name)) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE, "%s: this argument is needed", parameter->name);
            return false;
        }
    }
    return true;
}

static json_t *ask(jy_service *service, size_t tool, const jy_call *call, GPtrArray *notices, GError **err)
{
    const bool has_pieces = g_str_equal(TOOLS[tool].name, "document");
    return has_pieces && jy_portions_wanted(call)
               ? jy_portions_read(service, call, notices, err)
               : jy_api_read(service, TOOLS[tool].endpoint, call->parameters, notices, err);
}

json_t *jy_tools_call(jy_service *service, const char *name, const json_t *arguments)
{
    const size_t tool = find(name);
    g_auto(jy_call) call;
    jy_call_init(&call, "GET", "/");
    g_autoptr(GError) err = NULL;
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    json_t *answer = read_arguments(tool, arguments, &call, &err) ? ask(service, tool, &call, notices, &err) : NULL;
    if (!answer) {
        return result_of(err->message, NULL, true);
    }
    if (json_is_null(answer)) { /* which is nobody's */
        return result_of(notices->pdata[notices->len - 1], NULL, true);
    }
    char *text = json_dumps(answer, JSON_COMPACT | JSON_REAL_PRECISION(15));
    json_t *result = result_of(text, answer, false);
    free(text);
    return result;
}
