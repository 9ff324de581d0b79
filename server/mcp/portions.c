/* portions.c: a whole document, some passages at a time. */
#include "server/mcp/portions.h"

#include <jiyan/base/error.h>

#include "server/api/api.h"

/* Passages of a piece: some ten thousand characters, and at most. */
#define LIMIT_DEFAULT 20
#define LIMIT_MOST 200

bool jy_portions_wanted(const jy_call *call)
{
    return jy_call_value(call, "offset") || jy_call_value(call, "limit");
}

/* Reads a number of the call, `value` where there is none. */
static bool read_number(const jy_call *call, const char *name, guint64 low, guint64 high, guint64 *value, GError **err)
{
    const char *text = jy_call_value(call, name);
    if (text && !g_ascii_string_to_unsigned(text, 10, low, high, value, NULL)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, "%s: %s is no whole number from %u to %u", name, text, (unsigned)low,
                    (unsigned)high);
        return false;
    }
    return true;
}

/* A passage with what a quotation needs; its sentences would say its text once more. Returns a new reference. */
static json_t *shorten(const json_t *passage)
{
    static const char *const FIELDS[] = {"heading", "page", "line", "text"};
    json_t *shown = json_object();
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        json_object_set(shown, FIELDS[i], json_object_get(passage, FIELDS[i]));
    }
    return shown;
}

/* Leaves of a document's passages those of the piece. */
static void cut(json_t *document, size_t offset, size_t limit)
{
    const json_t *passages = json_object_get(document, "passages");
    const size_t total = json_array_size(passages), end = offset + MIN(limit, total - MIN(offset, total));
    json_t *piece = json_array();
    for (size_t i = offset; i < end; i++) {
        json_array_append_new(piece, shorten(json_array_get(passages, i)));
    }
    json_object_set_new(document, "passages", piece); /* the others are gone from here on */
    json_object_set_new(document, "offset", json_integer((json_int_t)offset));
    json_object_set_new(document, "total", json_integer((json_int_t)total));
    json_object_set_new(document, "next_offset", end < total ? json_integer((json_int_t)end) : json_null());
    if (offset) {
        json_object_del(document, "outline"); /* the first piece has it */
    }
}

json_t *jy_portions_read(jy_service *service, const jy_call *call, GPtrArray *notices, GError **err)
{
    guint64 offset = 0, limit = LIMIT_DEFAULT;
    if (!read_number(call, "offset", 0, G_MAXUINT32, &offset, err) ||
        !read_number(call, "limit", 1, LIMIT_MOST, &limit, err)) {
        return NULL;
    }
    if (jy_call_value(call, "context")) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE,
                            "context: this goes with a passage, not with offset and limit");
        return NULL;
    }
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    const jy_options_pair named = {"document", jy_call_value(call, "show")};
    g_array_append_val(asked, named);
    json_t *document = jy_api_read(service, "document", asked, notices, err);
    if (json_is_object(document)) {
        cut(document, offset, limit);
    }
    return document;
}
