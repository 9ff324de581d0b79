/* csl.c: an item of CSL-JSON, as citation processors and reference managers read it (csl-data.json of CSL 1.0.2). */
#include <jiyan/base/json.h>
#include <stdlib.h>

#include "searcher/cite/reference.h"

/* Names are not cut into given and family name: a body has none, and Chinese styles print a name as it is. */
static json_t *name_of(const char *name)
{
    return json_pack("[{s:o}]", "literal", jy_json_text(name));
}

static json_t *issued_of(const jy_cite_source *source)
{
    unsigned date[3] = {0};
    const unsigned count = jy_reference_date(source, date);
    json_t *numbers = json_array();
    for (unsigned i = 0; i < count; i++) {
        json_array_append_new(numbers, json_integer(date[i]));
    }
    if (!count) {
        json_decref(numbers);
        return NULL;
    }
    return json_pack("{s:[o]}", "date-parts", numbers);
}

static void set_text(json_t *item, const char *key, const char *text)
{
    if (jy_reference_has(text)) {
        json_object_set_new(item, key, jy_json_text(text));
    }
}

static json_t *make_item(const jy_cite_source *source)
{
    static const char *const TYPES[] = {
        [JY_REFERENCE_OTHER] = "document",         [JY_REFERENCE_REPORT] = "report", [JY_REFERENCE_SPEECH] = "speech",
        [JY_REFERENCE_NEWS] = "article-newspaper", [JY_REFERENCE_WEB] = "webpage",
    };
    g_autofree char *key = jy_reference_key(source), *place = jy_reference_place(source);
    g_autofree char *page = source->page ? g_strdup_printf("%u", source->page) : NULL;
    const char *author = jy_reference_author(source);
    json_t *item = json_object(), *issued = issued_of(source);
    set_text(item, "id", key);
    set_text(item, "type", TYPES[jy_reference_type_of(source)]);
    set_text(item, "title", jy_cite_title(source));
    if (author) {
        json_object_set_new(item, "author", name_of(author));
    }
    if (issued) {
        json_object_set_new(item, "issued", issued);
    }
    set_text(item, "number", source->docno);
    set_text(item, "publisher", source->issuer);
    set_text(item, "page", page);
    set_text(item, "genre", source->genre);
    set_text(item, "language", "zh-CN");
    set_text(item, "note", place);
    set_text(item, "abstract", source->text);
    return item;
}

char *jy_reference_csl(const jy_cite_source *source)
{
    json_t *item = make_item(source);
    char *text = json_dumps(item, JSON_COMPACT), *copy = g_strdup(text);
    free(text);
    json_decref(item);
    return copy;
}
