/* schemas.c: what answers look like: a table of shapes, a row a field. tests/cli/serve_schema.py holds real answers
 * against it. */
#include "server/api/schemas.h"

#include <glib.h>
#include <string.h>

#include "searcher/render/shown.h"

/* A field of a shape. Its name begins with ? where an answer may lack it; * is all fields of the shape that the type
 * names, and @ all that answers show of a document, from the field on that the type names. A type is one of JSON's, a
 * shape, words with | between them, [type], {type} for a map of any keys, or type? where it may be null. */
typedef struct {
    const char *shape, *name, *type;
} schema_field;

#define MATCH "exact|partial"
#define KIND "commitment|report|problem|other|noise"
#define BOUND "exact|at-least|at-most|above|below|about|range"
#define CHANGE "none|rise|fall"
#define RELATION "promised|repeated|changed|done|part|reported|problem"
#define OUTCOME "done|problem|part|reported|changed|repeated|none"

static const schema_field FIELDS[] = {
    /* where something stands, and what of a document is shown */
    {"Place", "page", "integer?"},
    {"Place", "line", "integer?"},
    {"Place", "column", "integer?"},
    {"Source", "@", "path"},
    {"Source", "ocr", "integer?"},

    /* the head of an answer */
    {"Head", "schema", "integer"},
    {"Head", "query", "string"},
    {"Head", "?query_note", "string"},
    {"Head", "?gave_up", "boolean"},

    /* passages */
    {"Hit", "?qid", "string"},
    {"Hit", "rank", "integer"},
    {"Hit", "score", "number"},
    {"Hit", "match", MATCH},
    {"Hit", "?db", "string"},
    {"Hit", "*", "Source"},
    {"Hit", "heading", "[string]"},
    {"Hit", "*", "Place"},
    {"Hit", "offset", "integer"},
    {"Hit", "length", "integer"},
    {"Hit", "kind", "string?"},
    {"Hit", "snippet", "string"},
    {"Hit", "highlights", "[[integer]]"},
    {"Hit", "?deadlines", "[[integer]]"},
    {"Hit", "?quantities", "[[integer]]"},
    {"Hit", "?copies", "[Copy]"},
    {"Hit", "?score_parts", "{number}"},
    {"Hit", "?text", "string"},
    {"Hit", "?citation", "string"},
    {"Copy", "db", "string?"},
    {"Copy", "path", "string"},
    {"Copy", "id", "string?"},
    {"Copy", "title", "string?"},
    {"Copy", "date", "string?"},
    {"Copy", "*", "Place"},
    {"Total", "exact", "integer"},
    {"Total", "partial", "integer"},
    {"Total", "lower_bound", "boolean"},
    {"FirstMention", "topic", "string"},
    {"FirstMention", "date", "string?"},
    {"FirstMention", "path", "string?"},
    {"FirstMention", "id", "string?"},
    {"FirstMention", "later", "integer"},
    {"FirstMention", "last_date", "string?"},
    {"Culprit", "field", "string"},
    {"Culprit", "value", "string"},
    {"Culprit", "absent", "boolean"},
    {"Culprit", "near", "[string]"},
    {"Culprit", "?without", "integer"},
    {"Culprit", "?documents", "integer"},
    {"Search", "*", "Head"},
    {"Search", "?qid", "string"},
    {"Search", "total", "Total"},
    {"Search", "took_ms", "number"},
    {"Search", "?explain", "string"},
    {"Search", "?first", "FirstMention"},
    {"Search", "?suggestions", "[string]"},
    {"Search", "?filters", "[Culprit]"},
    {"Search", "hits", "[Hit]"},

    /* one of them, or all of a document */
    {"Shown", "schema", "integer"},
    {"Shown", "query", "string"},
    {"Shown", "?query_note", "string"},
    {"Shown", "rank", "integer?"},
    {"Shown", "match", MATCH "?"},
    {"Shown", "?db", "string"},
    {"Shown", "*", "Source"},
    {"ShownPassage", "found", "boolean"},
    {"ShownPassage", "heading", "[string]"},
    {"ShownPassage", "*", "Place"},
    {"ShownPassage", "offset", "integer"},
    {"ShownPassage", "length", "integer"},
    {"ShownPassage", "text", "string"},
    {"ShownPassage", "highlights", "[[integer]]"},
    {"Surroundings", "*", "Shown"},
    {"Surroundings", "passages", "[ShownPassage]"},
    {"OutlineHeading", "level", "integer"},
    {"OutlineHeading", "text", "string"},
    {"OutlineHeading", "passage", "integer"},
    {"Sentence", "start", "integer"},
    {"Sentence", "end", "integer"},
    {"Sentence", "*", "Saying"},
    {"Sentence", "*", "Place"},
    {"Sentence", "rule", "string?"},
    {"DocumentPassage", "*", "ShownPassage"},
    {"DocumentPassage", "statements", "[Sentence]"},
    {"Document", "*", "Shown"},
    {"Document", "outline", "[OutlineHeading]"},
    {"Document", "passages", "[DocumentPassage]"},

    /* statements */
    {"Amount", "text", "string?"},
    {"Amount", "low", "number"},
    {"Amount", "high", "number"},
    {"Amount", "unit", "string?"},
    {"Amount", "bound", BOUND},
    {"Amount", "change", CHANGE},
    {"Saying", "id", "string"},
    {"Saying", "text", "string"},
    {"Saying", "kind", KIND},
    {"Saying", "strength", "must|shall|strive|advance|explore|"},
    {"Saying", "testable", "boolean"},
    {"Saying", "deadline", "[string]"},
    {"Saying", "due", "[string]?"},
    {"Saying", "quantities", "[string]"},
    {"Saying", "amounts", "[Amount]"},
    {"Saying", "owner", "string?"},
    {"Saying", "object", "string?"},
    {"Statement", "*", "Saying"},
    {"Statement", "heading", "[string]"},
    {"Statement", "path", "string"},
    {"Statement", "record", "string?"},
    {"Statement", "*", "Place"},
    {"Statement", "offset", "integer"},
    {"Statement", "length", "integer"},
    {"Statement", "@", "title"},
    {"Statement", "ocr", "integer?"},
    {"Statement", "rule", "string?"},
    {"Statement", "?example", "string?"},
    {"Statement", "?why", "string?"},
    {"Statement", "match", MATCH},
    {"Statement", "?db", "string"},
    {"ListedStatement", "*", "Statement"},
    {"ListedStatement", "?citation", "string"},
    {"Statements", "*", "Head"},
    {"Statements", "total", "integer"},
    {"Statements", "statements", "[ListedStatement]"},

    /* what became of them */
    {"Followup", "date", "string?"},
    {"Followup", "of_year", "integer?"},
    {"Followup", "relation", RELATION},
    {"Followup", "promised", "string?"},
    {"Followup", "reported", "string?"},
    {"Followup", "earlier", "string?"},
    {"Followup", "against", "string?"},
    {"Followup", "low", "number?"},
    {"Followup", "high", "number?"},
    {"Followup", "unit", "string?"},
    {"Followup", "same_issuer", "boolean"},
    {"Followup", "link", "number"},
    {"Followup", "why", "string?"},
    {"Step", "*", "Followup"},
    {"Step", "*", "Statement"},
    {"Trace", "schema", "integer"},
    {"Trace", "trace", "string"},
    {"Trace", "?query_note", "string"},
    {"Trace", "later_documents", "integer"},
    {"Trace", "?gave_up", "boolean"},
    {"Trace", "commitment", "Step?"},
    {"Trace", "steps", "[Step]"},
    {"Target", "text", "string?"},
    {"Target", "outcome", OUTCOME},
    {"Target", "result", "string?"},
    {"LedgerStep", "*", "Followup"},
    {"LedgerStep", "id", "string"},
    {"LedgerStep", "text", "string"},
    {"LedgerStep", "path", "string"},
    {"LedgerStep", "record", "string?"},
    {"LedgerStep", "*", "Place"},
    {"LedgerStep", "title", "string?"},
    {"LedgerStep", "?db", "string"},
    {"Commitment", "outcome", OUTCOME},
    {"Commitment", "theme", "string"},
    {"Commitment", "*", "Statement"},
    {"Commitment", "targets", "[Target]"},
    {"Commitment", "later_documents", "integer"},
    {"Commitment", "later_statements", "integer"},
    {"Commitment", "cut", "boolean"},
    {"Commitment", "result", "LedgerStep?"},
    {"Commitment", "steps", "[LedgerStep]"},
    {"Ledger", "schema", "integer"},
    {"Ledger", "query", "string"},
    {"Ledger", "?gave_up", "boolean"},
    {"Ledger", "total", "integer"},
    {"Ledger", "testable", "integer"},
    {"Ledger", "deadlines", "integer"},
    {"Ledger", "outcomes", "{integer}"},
    {"Ledger", "commitments", "[Commitment]"},

    /* two documents */
    {"ComparedDocument", "?db", "string"},
    {"ComparedDocument", "*", "Source"},
    {"ComparedDocument", "sentences", "integer"},
    {"ComparedSentence", "id", "string"},
    {"ComparedSentence", "text", "string"},
    {"ComparedSentence", "kind", KIND},
    {"ComparedSentence", "heading", "[string]"},
    {"ComparedSentence", "*", "Place"},
    {"ComparedSentence", "offset", "integer"},
    {"ComparedSentence", "length", "integer"},
    {"ChangedNumber", "unit", "string?"},
    {"ChangedNumber", "old", "string?"},
    {"ChangedNumber", "old_low", "number"},
    {"ChangedNumber", "old_high", "number"},
    {"ChangedNumber", "old_bound", BOUND},
    {"ChangedNumber", "old_change", CHANGE},
    {"ChangedNumber", "new", "string?"},
    {"ChangedNumber", "new_low", "number"},
    {"ChangedNumber", "new_high", "number"},
    {"ChangedNumber", "new_bound", BOUND},
    {"ChangedNumber", "new_change", CHANGE},
    {"Pair", "pair", "same|changed|moved|new|gone"},
    {"Pair", "moved", "boolean"},
    {"Pair", "likeness", "number"},
    {"Pair", "old", "ComparedSentence?"},
    {"Pair", "new", "ComparedSentence?"},
    {"Pair", "changes", "[string]"},
    {"Pair", "numbers", "[ChangedNumber]"},
    {"Comparison", "schema", "integer"},
    {"Comparison", "query", "string"},
    {"Comparison", "?query_note", "string"},
    {"Comparison", "?gave_up", "boolean"},
    {"Comparison", "old", "ComparedDocument"},
    {"Comparison", "new", "ComparedDocument"},
    {"Comparison", "counts", "{integer}"},
    {"Comparison", "pairs", "[Pair]"},

    /* counts, and places */
    {"Facet", "value", "string?"},
    {"Facet", "count", "integer"},
    {"Facet", "?lower_bound", "boolean"},
    {"Facet", "?gave_up", "boolean"},
    {"Mention", "date", "string?"},
    {"Mention", "?db", "string"},
    {"Mention", "path", "string"},
    {"Mention", "id", "string?"},
    {"Figures", "documents", "integer"},
    {"Figures", "all_documents", "integer"},
    {"Figures", "occurrences", "integer"},
    {"Figures", "characters", "integer"},
    {"Figures", "per_10000", "number"},
    {"Figures", "first", "Mention?"},
    {"Figures", "last", "Mention?"},
    {"Year", "year", "string?"},
    {"Year", "*", "Figures"},
    {"Stats", "*", "Head"},
    {"Stats", "total", "Figures"},
    {"Stats", "years", "[Year]"},
    {"Line", "?qid", "string"},
    {"Line", "rank", "integer"},
    {"Line", "left", "string"},
    {"Line", "keyword", "string"},
    {"Line", "right", "string"},
    {"Line", "?db", "string"},
    {"Line", "*", "Source"},
    {"Line", "year", "string?"},
    {"Line", "heading", "[string]"},
    {"Line", "*", "Place"},
    {"Line", "offset", "integer"},
    {"Line", "length", "integer"},
    {"Concordance", "*", "Head"},
    {"Concordance", "?qid", "string"},
    {"Concordance", "more", "boolean"},
    {"Concordance", "lines", "[Line]"},

    /* what is kept */
    {"Option", "name", "string"},
    {"Option", "value", "string"},
    {"SavedSearch", "name", "string"},
    {"SavedSearch", "answer", "string"},
    {"SavedSearch", "question", "string?"},
    {"SavedSearch", "options", "[Option]"},
    {"SavedSearch", "arguments", "string"},
    {"SavedSearch", "?db", "string"},
    {"Saved", "schema", "integer"},
    {"Saved", "searches", "[SavedSearch]"},

    /* files */
    {"CheckedFile", "path", "string"},
    {"CheckedFile", "state", "indexed|missing|stale|failed|gone"},
    {"CheckedFile", "reason", "string?"},
    {"CheckedFile", "message", "string?"},
    {"Check", "schema", "integer"},
    {"Check", "ok", "boolean"},
    {"Check", "counts", "{integer}"},
    {"Check", "files", "[CheckedFile]"},
    {"File", "path", "string"},
    {"File", "state", "string"},
    {"File", "size", "integer"},
    {"File", "mtime", "number"},
    {"File", "sha256", "string?"},
    {"File", "type", "string?"},
    {"File", "encoding", "string?"},
    {"File", "confidence", "number"},
    {"File", "ocr", "integer?"},
    {"File", "documents", "integer"},
    {"File", "passages", "integer"},
    {"File", "title", "string?"},
    {"File", "date", "string?"},
    {"File", "speaker", "string?"},
    {"File", "issuer", "string?"},
    {"File", "docno", "string?"},
    {"File", "genre", "string?"},
    {"File", "reason", "string?"},
    {"File", "message", "string?"},
    {"File", "warnings", "[string]"},
    {"Segment", "number", "integer"},
    {"Segment", "passages", "integer"},
    {"Segment", "dead", "integer"},
    {"Activity", "pid", "integer"},
    {"Activity", "phase", "string"},
    {"Activity", "started", "string?"},
    {"Activity", "updated", "string?"},
    {"Activity", "files_done", "integer"},
    {"Activity", "files", "integer"},
    {"Activity", "bytes_done", "integer"},
    {"Activity", "bytes", "integer"},
    {"Activity", "path", "string?"},
    {"Status", "schema", "integer"},
    {"Status", "root", "string?"},
    {"Status", "db", "string"},
    {"Status", "generation", "string?"},
    {"Status", "running", "Activity?"},
    /* of one that is there, and not only begun */
    {"Status", "?schema_version", "string"},
    {"Status", "?analysis_version", "string"},
    {"Status", "?indexed", "integer"},
    {"Status", "?partial", "integer"},
    {"Status", "?failed", "integer"},
    {"Status", "?with_warnings", "integer"},
    {"Status", "?with_ocr", "integer"},
    {"Status", "?documents", "integer"},
    {"Status", "?passages", "integer"},
    {"Status", "?file_bytes", "integer"},
    {"Status", "?index_bytes", "integer"},
    {"Status", "?postings_bytes", "integer"},
    {"Status", "?text_bytes", "integer"},
    {"Status", "?ledger_bytes", "integer"},
    {"Status", "?dictionary_bytes", "integer"},
    {"Status", "?types", "{integer}"},
    {"Status", "?reasons", "{integer}"},
    {"Status", "?segments", "[Segment]"},

    /* errors */
    {"Problem", "type", "string"},
    {"Problem", "title", "string"},
    {"Problem", "status", "integer"},
    {"Problem", "detail", "string"},
    {"Problem", "?code", "string"},
};

/* ---- types ---- */

static json_t *enum_of(const char *words)
{
    g_auto(GStrv) list = g_strsplit(words, "|", -1);
    json_t *values = json_array();
    for (char **word = list; *word; word++) {
        json_array_append_new(values, json_string(*word));
    }
    return json_pack("{s:s, s:o}", "type", "string", "enum", values);
}

static json_t *schema_of(const char *type)
{
    const size_t length = strlen(type);
    g_autofree char *inner = length > 2 ? g_strndup(type + 1, length - 2) : NULL;
    if (*type == '[') {
        return json_pack("{s:s, s:o}", "type", "array", "items", jy_schemas_of(inner));
    }
    if (*type == '{') {
        return json_pack("{s:s, s:o}", "type", "object", "additionalProperties", jy_schemas_of(inner));
    }
    if (strchr(type, '|')) {
        return enum_of(type);
    }
    if (g_ascii_isupper(*type)) {
        g_autofree char *reference = g_strconcat("#/components/schemas/", type, NULL);
        return json_pack("{s:s}", "$ref", reference);
    }
    return json_pack("{s:s}", "type", type);
}

json_t *jy_schemas_of(const char *type)
{
    if (!g_str_has_suffix(type, "?")) {
        return schema_of(type);
    }
    g_autofree char *named = g_strndup(type, strlen(type) - 1);
    return json_pack("{s:[o, {s:s}]}", "anyOf", schema_of(named), "type", "null");
}

/* ---- shapes ---- */

static void add_field(json_t *properties, json_t *required, const char *name, const char *type)
{
    const bool is_optional = *name == '?';
    if (json_object_get(properties, name + is_optional)) {
        return; /* what a shape says itself, and says first, holds */
    }
    json_object_set_new(properties, name + is_optional, jy_schemas_of(type));
    if (!is_optional) {
        json_array_append_new(required, json_string(name));
    }
}

/* Each field of a document that answers show, from one on: the path is always there. */
static void add_shown(json_t *properties, json_t *required, const char *first)
{
    jy_field field = jy_fields_find(first, strlen(first), JY_FIELD_SHOWN);
    for (field = jy_shown_next(field); field != JY_FIELD_NONE; field = jy_shown_next(field + 1)) {
        add_field(properties, required, jy_fields_row(field)->name, field == JY_FIELD_PATH ? "string" : "string?");
    }
}

static void add_fields(json_t *properties, json_t *required, const char *shape)
{
    for (const schema_field *row = FIELDS; row < FIELDS + G_N_ELEMENTS(FIELDS); row++) {
        if (!g_str_equal(row->shape, shape)) {
            continue;
        }
        if (*row->name == '*') {
            add_fields(properties, required, row->type);
        } else if (*row->name == '@') {
            add_shown(properties, required, row->type);
        } else {
            add_field(properties, required, row->name, row->type);
        }
    }
}

void jy_schemas_add(json_t *components)
{
    for (const schema_field *row = FIELDS; row < FIELDS + G_N_ELEMENTS(FIELDS); row++) {
        if (json_object_get(components, row->shape)) {
            continue;
        }
        json_t *properties = json_object(), *required = json_array();
        add_fields(properties, required, row->shape);
        json_object_set_new(components, row->shape,
                            json_pack("{s:s, s:o, s:o, s:b}", "type", "object", "properties", properties, "required",
                                      required, "additionalProperties", false));
    }
}
