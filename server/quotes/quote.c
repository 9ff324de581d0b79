/* quote.c: a sentence of the archive that somebody has taken down. */
#include "server/quotes/quote.h"

#include <jiyan/base/json.h>
#include <string.h>

#include "server/api/api.h"

char *jy_quote_name(const json_t *hit)
{
    const char *path = jy_json_get_text(hit, "path"), *id = jy_json_get_text(hit, "id");
    return g_strdup_printf("%s%s%s@%u", path, *id ? "#" : "", id, jy_json_get_number(hit, "offset"));
}

/* The passage that a byte of the document's text lies in; NULL where none does. Borrowed. */
static const json_t *passage_at(const json_t *document, guint64 offset)
{
    size_t i;
    const json_t *passage;
    json_array_foreach(json_object_get(document, "passages"), i, passage)
    {
        const guint64 start = jy_json_get_number(passage, "offset");
        if (offset >= start && offset < start + jy_json_get_number(passage, "length")) {
            return passage;
        }
    }
    return NULL;
}

/* The statement that a character of the passage lies in; NULL where none does. Borrowed. */
static const json_t *statement_at(const json_t *passage, glong at)
{
    size_t i;
    const json_t *statement;
    json_array_foreach(json_object_get(passage, "statements"), i, statement)
    {
        if (at >= jy_json_get_number(statement, "start") && at < jy_json_get_number(statement, "end")) {
            return statement;
        }
    }
    return NULL;
}

/* A statement of a passage as a quotation; without one the whole passage. Returns a new reference. */
static json_t *make_quote(const json_t *document, const json_t *passage, const json_t *statement)
{
    static const char *const FIELDS[] = {"db", "path", "id", "title", "date", "speaker", "issuer", "docno", "ocr"};
    const json_t *place = statement ? statement : passage;
    json_t *quote = json_object();
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        json_object_set(quote, FIELDS[i], json_object_get(document, FIELDS[i]));
    }
    json_object_set(quote, "heading", json_object_get(passage, "heading"));
    json_object_set(quote, "page", json_object_get(place, "page"));
    json_object_set(quote, "line", json_object_get(place, "line"));
    json_object_set(quote, "text", json_object_get(place, "text"));
    return quote;
}

/* The quotation of a place: PATH@OFFSET or PATH#ID@OFFSET. */
static json_t *quote_of_place(const json_t *document, guint64 offset)
{
    const json_t *passage = passage_at(document, offset);
    if (!passage) {
        return NULL;
    }
    const char *text = jy_json_get_text(passage, "text");
    const gsize byte = MIN((gsize)(offset - jy_json_get_number(passage, "offset")), strlen(text));
    return make_quote(document, passage, statement_at(passage, g_utf8_strlen(text, (gssize)byte)));
}

/* The quotation of a statement, by its id. */
static json_t *quote_of_id(const json_t *document, const char *id)
{
    size_t i, j;
    const json_t *passage, *statement;
    json_array_foreach(json_object_get(document, "passages"), i, passage)
    {
        json_array_foreach(json_object_get(passage, "statements"), j, statement)
        {
            if (g_str_equal(jy_json_get_text(statement, "id"), id)) {
                return make_quote(document, passage, statement);
            }
        }
    }
    return NULL;
}

json_t *jy_quote_read(jy_service *service, const char *name)
{
    const char *at = strrchr(name, '@');
    g_autofree char *place = at ? g_strndup(name, (gsize)(at - name)) : g_strdup(name);
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    const jy_options_pair named = {"document", place};
    g_array_append_val(asked, named);
    json_t *document = jy_api_read(service, "document", asked, notices, NULL);
    guint64 offset = 0;
    json_t *quote = !at ? quote_of_id(document, name)
                    : g_ascii_string_to_unsigned(at + 1, 10, 0, G_MAXUINT32, &offset, NULL)
                        ? quote_of_place(document, offset)
                        : NULL;
    json_decref(document);
    return quote;
}

json_t *jy_quote_read_all(jy_service *service, const char *const *names)
{
    json_t *quotes = json_array();
    for (; *names; names++) {
        json_t *quote = jy_quote_read(service, *names);
        if (quote) {
            json_object_set_new(quote, "name", json_string(*names));
            json_array_append_new(quotes, quote);
        }
    }
    return quotes;
}
