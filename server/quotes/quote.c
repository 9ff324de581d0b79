/* quote.c: a sentence of the archive that somebody has taken down. */
#include "server/quotes/quote.h"

#include <jiyan/base/error.h>
#include <jiyan/base/json.h>
#include <libintl.h>
#include <string.h>

#include "server/api/api.h"

#define _(s) gettext(s)

/* The work of a byte of a document that is read whole, as JY_BUDGET_SECOND counts it. */
#define PRICE 600
/* Bytes of the texts of documents that are kept, and how many of these. */
#define KEPT_MOST (1 << 20)
#define DOCUMENTS_MOST 50

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

/* ---- documents ---- */

void jy_quote_begin(jy_service *service, jy_quote_reader *ret_reader)
{
    const uint64_t work = jy_service_budget(service) * JY_BUDGET_SECOND;
    *ret_reader = (jy_quote_reader){
        .service = service,
        .documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)json_decref),
        .budget = {.whole = work, .left = work},
    };
}

void jy_quote_clear(jy_quote_reader *reader)
{
    g_clear_pointer(&reader->documents, g_hash_table_unref);
}

static uint64_t length_of(const json_t *document)
{
    uint64_t length = 0;
    size_t i;
    const json_t *passage;
    json_array_foreach(json_object_get(document, "passages"), i, passage)
    {
        length += jy_json_get_number(passage, "length");
    }
    return length;
}

/* Keeps a document, null where there is none; takes it. Those that were kept make room for it. */
static json_t *keep(jy_quote_reader *reader, const char *place, json_t *document)
{
    const uint64_t length = length_of(document);
    (void)jy_budget_charge(&reader->budget, JY_BUDGET_PASSAGE + PRICE * length);
    if (reader->kept + length > KEPT_MOST || g_hash_table_size(reader->documents) >= DOCUMENTS_MOST) {
        g_hash_table_remove_all(reader->documents);
        reader->kept = 0;
    }
    reader->kept += length;
    g_hash_table_insert(reader->documents, g_strdup(place), document);
    return document;
}

/* The document of a place; NULL or null where there is none. Borrowed until the next is read. */
static json_t *document_of(jy_quote_reader *reader, const char *place)
{
    json_t *known = g_hash_table_lookup(reader->documents, place);
    if (known || jy_budget_is_spent(&reader->budget)) {
        reader->gave_up |= !known;
        return known;
    }
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    const jy_options_pair named = {"document", place};
    g_array_append_val(asked, named);
    json_t *read = jy_api_read(reader->service, "document", asked, notices, NULL);
    return keep(reader, place, read ? read : json_null());
}

json_t *jy_quote_read(jy_quote_reader *reader, const char *name)
{
    const char *at = strrchr(name, '@');
    g_autofree char *place = at ? g_strndup(name, (gsize)(at - name)) : g_strdup(name);
    const json_t *document = document_of(reader, place);
    guint64 offset = 0;
    return !at                                                                     ? quote_of_id(document, name)
           : g_ascii_string_to_unsigned(at + 1, 10, 0, G_MAXUINT32, &offset, NULL) ? quote_of_place(document, offset)
                                                                                   : NULL;
}

json_t *jy_quote_read_all(jy_service *service, const char *const *names, GError **err)
{
    json_t *quotes = json_array();
    g_auto(jy_quote_reader) reader;
    jy_quote_begin(service, &reader);
    for (; *names && !reader.gave_up; names++) {
        json_t *quote = jy_quote_read(&reader, *names);
        if (quote) {
            json_object_set_new(quote, "name", json_string(*names));
            json_array_append_new(quotes, quote);
        }
    }
    if (reader.gave_up) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE,
                            _("these are too many sentences of too many documents at a time: take fewer"));
        g_clear_pointer(&quotes, json_decref);
    }
    return quotes;
}
