/* api.c: a request for an answer, answered by the searcher. */
#include "server/api/api.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "searcher/options.h"
#include "searcher/saved/saved.h"
#include "server/service/reporter.h"

#define _(s) gettext(s)

/* How often a question is put again whose index was replaced while it was answered. */
#define ATTEMPTS 3

/* The parameter that names a saved search. */
#define SAVED "saved"

static bool has(const GArray *pairs, const char *name)
{
    for (guint i = 0; i < pairs->len; i++) {
        if (g_str_equal(g_array_index(pairs, jy_options_pair, i).name, name)) {
            return true;
        }
    }
    return false;
}

static bool is_question(const jy_api_endpoint *endpoint, const jy_options_pair *pair)
{
    return endpoint->question && g_str_equal(pair->name, "q");
}

/* What is not named in the table is refused: an option may read or write files. */
static bool check_names(const jy_api_endpoint *endpoint, const GArray *parameters, GError **err)
{
    for (guint i = 0; i < parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(parameters, jy_options_pair, i);
        if (!is_question(endpoint, pair) && !g_strv_contains(endpoint->taken, pair->name)) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s: there is no such parameter here"), pair->name);
            return false;
        }
    }
    return true;
}

/* Appends what the caller gave, by the options' names. */
static void add_given(const jy_api_endpoint *endpoint, const GArray *parameters, GArray *pairs)
{
    for (guint i = 0; i < parameters->len; i++) {
        jy_options_pair pair = g_array_index(parameters, jy_options_pair, i);
        if (g_str_equal(pair.name, SAVED)) {
            continue;
        }
        if (is_question(endpoint, &pair)) {
            pair.name = endpoint->question;
            if (!*pair.value) {
                continue; /* a form sends what was left empty */
            }
        }
        g_array_append_val(pairs, pair);
    }
}

/* Appends what a saved search says, but for how it would look. False where the endpoint does not take it. */
static bool add_saved(const jy_api_endpoint *endpoint, const jy_saved_search *search, GArray *pairs, GError **err)
{
    for (guint i = 0; i < search->pairs->len; i++) {
        const jy_options_pair *pair = &g_array_index(search->pairs, jy_options_pair, i);
        if (jy_saved_is_look(pair->name)) {
            continue;
        }
        if (!g_str_equal(pair->name, endpoint->question) && !g_strv_contains(endpoint->taken, pair->name)) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s: the search saved under this name is one for /api/%s"),
                        search->name, jy_saved_answer(search));
            return false;
        }
        g_array_append_val(pairs, *pair);
    }
    return true;
}

/* Finds the search that a parameter names, and puts it before what else the caller gives. *ret_search stays NULL where
 * none is named. */
static bool expand(const jy_service *service, const jy_api_endpoint *endpoint, const GArray *parameters, GArray *pairs,
                   jy_saved_search **ret_search, GError **err)
{
    const char *name = NULL;
    for (guint i = 0; i < parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(parameters, jy_options_pair, i);
        name = g_str_equal(pair->name, SAVED) && *pair->value ? pair->value : name;
    }
    if (!name) {
        return true;
    }
    *ret_search = jy_saved_find(jy_service_folders(service), name, jy_searcher_options_table(), err);
    return *ret_search && add_saved(endpoint, *ret_search, pairs, err);
}

/* Appends what makes the endpoint what it is, and the folders. */
static void add_fixed(const jy_service *service, const jy_api_endpoint *endpoint, GArray *pairs)
{
    for (const char *const *fixed = endpoint->fixed; *fixed; fixed += 2) {
        const jy_options_pair pair = {fixed[0], fixed[1]};
        if (!has(pairs, pair.name)) {
            g_array_append_val(pairs, pair);
        }
    }
    for (const char *const *folder = jy_service_folders(service); *folder; folder++) {
        const jy_options_pair pair = {"db", *folder};
        g_array_append_val(pairs, pair);
    }
}

/* Nobody may have more work done than the server allows, nor all that there is (0). */
static void bound(const jy_service *service, jy_answer_request *request)
{
    const uint32_t most = jy_service_budget(service);
    request->budget = request->budget == 0 || request->budget > most ? most : request->budget;
}

static bool answer_once(jy_service *service, jy_searcher_options *options, FILE *out, GPtrArray *notices, GError **err)
{
    jy_archive *archive = jy_service_take(service, err);
    if (!archive) {
        return false;
    }
    options->request.search.synonyms = options->as_typed ? NULL : archive->synonyms;
    options->request.out = out;
    const int count = jy_answer(archive->index, &options->request, notices, err);
    jy_service_give(service, archive);
    return count >= 0;
}

static bool write_report(const jy_service *service, const jy_api_endpoint *endpoint, const GArray *parameters,
                         FILE *out, GError **err)
{
    const char *const *folders = jy_service_folders(service), *db = folders[0];
    for (guint i = 0; i < parameters->len; i++) {
        db = g_array_index(parameters, jy_options_pair, i).value;
    }
    if (!g_strv_contains(folders, db)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s: none of the indexes that are served is called so"), db);
        return false;
    }
    return jy_reporter_write(endpoint->report, db, out, err);
}

bool jy_api_write(jy_service *service, const jy_api_endpoint *endpoint, const GArray *parameters, FILE *out,
                  GPtrArray *notices, GError **err)
{
    if (!check_names(endpoint, parameters, err)) {
        return false;
    }
    if (endpoint->report) {
        return write_report(service, endpoint, parameters, out, err);
    }
    g_autoptr(GArray) pairs = g_array_new(false, false, sizeof(jy_options_pair));
    g_autoptr(jy_saved_search) search = NULL;
    if (!expand(service, endpoint, parameters, pairs, &search, err)) {
        return false;
    }
    add_given(endpoint, parameters, pairs);
    add_fixed(service, endpoint, pairs);
    jy_searcher_options options;
    bool is_done = jy_searcher_options_read((const jy_options_pair *)(void *)pairs->data, pairs->len, &options, err);
    if (is_done) {
        bound(service, &options.request);
        options.request.view.is_served = true;
        is_done = answer_once(service, &options, out, notices, err);
    }
    jy_searcher_options_clear(&options);
    return is_done;
}

/* Answers into memory or a file; again where the index was replaced meanwhile. Returns a new sink; free with
 * jy_sink_free. */
static jy_sink *write_sink(jy_service *service, const jy_api_endpoint *endpoint, const GArray *parameters,
                           GPtrArray *notices, GError **err)
{
    for (int attempt = 1;; attempt++) {
        GError *failure = NULL;
        g_autoptr(jy_sink) sink = jy_sink_new();
        g_ptr_array_set_size(notices, 0);
        if (jy_api_write(service, endpoint, parameters, jy_sink_stream(sink), notices, &failure) &&
            jy_sink_close(sink, &failure)) {
            return g_steal_pointer(&sink);
        }
        if (attempt == ATTEMPTS || !g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
            g_propagate_error(err, failure);
            return NULL;
        }
        g_clear_error(&failure);
    }
}

/* All that an answer depends on beside the archive. Returns a new text; free with g_free. */
static char *key_of(const jy_api_endpoint *endpoint, const GArray *parameters)
{
    GString *key = g_string_new(endpoint->name);
    for (guint i = 0; i < parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(parameters, jy_options_pair, i);
        g_string_append_printf(key, "\n%s=%zu:%s", pair->name, strlen(pair->value), pair->value);
    }
    return g_string_free(key, false);
}

static jy_sink *sink_of(GBytes *answer, GError **err)
{
    g_autoptr(jy_sink) sink = jy_sink_new();
    size_t size;
    const void *bytes = g_bytes_get_data(answer, &size);
    fwrite(bytes, 1, size, jy_sink_stream(sink));
    return jy_sink_close(sink, err) ? g_steal_pointer(&sink) : NULL;
}

/* The same, or what was answered before. An answer about which there was something to say is not kept. */
static jy_sink *find_sink(jy_service *service, const jy_api_endpoint *endpoint, const GArray *parameters,
                          GPtrArray *notices, GError **err)
{
    if (endpoint->report) { /* which is of the files, too */
        return write_sink(service, endpoint, parameters, notices, err);
    }
    jy_cache *cache = jy_service_cache(service);
    g_autofree char *revision = jy_service_revision(service), *key = key_of(endpoint, parameters);
    g_autoptr(GBytes) before = jy_cache_get(cache, revision, key);
    if (before) {
        return sink_of(before, err);
    }
    g_autoptr(jy_sink) sink = write_sink(service, endpoint, parameters, notices, err);
    if (sink && jy_sink_bytes(sink) && !notices->len) {
        g_autoptr(GBytes) answer = g_bytes_new(jy_sink_bytes(sink), jy_sink_size(sink));
        jy_cache_put(cache, revision, key, answer);
    }
    return g_steal_pointer(&sink);
}

/* Reads an answer as JSON, wherever it is kept. */
static json_t *load(const jy_sink *sink, json_error_t *ret_where)
{
    if (jy_sink_bytes(sink)) {
        return json_loadb(jy_sink_bytes(sink), jy_sink_size(sink), 0, ret_where);
    }
    /* Jansson would read a file a byte at a time. */
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(jy_sink_file(sink), false, NULL);
    return file ? json_loadb(g_mapped_file_get_contents(file), g_mapped_file_get_length(file), 0, ret_where) : NULL;
}

json_t *jy_api_read(jy_service *service, const char *name, const GArray *parameters, GPtrArray *notices, GError **err)
{
    g_autoptr(jy_sink) sink = find_sink(service, jy_api_find(name), parameters, notices, err);
    if (!sink) {
        return NULL;
    }
    if (jy_sink_size(sink) == 0 && notices->len) {
        return json_null();
    }
    json_error_t where = {0};
    json_t *read = load(sink, &where);
    if (!read) {
        g_set_error(err, JY_ERROR, JY_ERROR_BUG, "%s: %s", name, where.text);
    }
    return read;
}

/* ---- replies ---- */

/* What the command would say on stderr, as one line of JSON: text in a header is ASCII. */
static void add_notices(const GPtrArray *notices, jy_reply *reply)
{
    json_t *list = json_array();
    for (guint i = 0; i < notices->len; i++) {
        json_array_append_new(list, json_string(notices->pdata[i]));
    }
    char *text = json_dumps(list, JSON_COMPACT | JSON_ENSURE_ASCII);
    if (notices->len) {
        jy_reply_add_header(reply, "Jiyan-Notices", text);
    }
    free(text);
    json_decref(list);
}

/* How many files are not in the index as they are now. */
static void add_age(jy_service *service, jy_reply *reply)
{
    g_autofree char *behind = g_strdup_printf("%u", jy_service_behind(service));
    if (!g_str_equal(behind, "0")) {
        jy_reply_add_header(reply, "Jiyan-Behind", behind);
    }
}

const char *jy_api_type(const char *format)
{
    return g_str_equal(format, "xlsx")    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
           : g_str_equal(format, "csv")   ? "text/csv; charset=utf-8"
           : g_str_equal(format, "jsonl") ? "application/x-ndjson"
           : g_str_equal(format, "atom")  ? "application/atom+xml"
           : g_str_equal(format, "html")  ? "text/html; charset=utf-8"
           : g_str_equal(format, "json")  ? "application/json"
                                          : "text/plain; charset=utf-8";
}

/* A page that the command makes has its style in it: that one may be used, and nothing else (Content Security Policy
 * Level 3, 2.3.1). */
static void allow_style(jy_reply *reply)
{
    static const char OPEN[] = "<style>";
    const char *text = jy_sink_bytes(reply->body), *begin = text ? strstr(text, OPEN) : NULL;
    const char *end = begin ? strstr(begin, "</style>") : NULL;
    if (!end) {
        return;
    }
    begin += strlen(OPEN);
    guint8 digest[32];
    gsize size = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)begin, end - begin);
    g_checksum_get_digest(sum, digest, &size);
    g_autofree char *hash = g_base64_encode(digest, size);
    g_autofree char *policy = g_strdup_printf(
        "default-src 'none'; style-src 'sha256-%s'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'", hash);
    jy_reply_add_header(reply, "Content-Security-Policy", policy);
}

/* Of this answer at this revision. Weak: how long it took is in it. Returns a new text; free with g_free. */
static char *tag_of(const jy_service *service, const jy_api_endpoint *endpoint, const jy_call *call)
{
    g_autofree char *revision = jy_service_revision(service), *key = key_of(endpoint, call->parameters);
    return g_strdup_printf("W/\"%s-%x\"", revision, g_str_hash(key));
}

void jy_api_reply(jy_service *service, const jy_call *call, jy_reply *reply)
{
    const char *name = strrchr(call->path, '/') + 1;
    const jy_api_endpoint *endpoint = jy_api_find(name);
    if (!endpoint) {
        jy_api_problem(reply, 404, _("there is no such answer; /openapi.json names those there are"));
        return;
    }
    g_autofree char *tag = tag_of(service, endpoint, call);
    if (!endpoint->report && g_strcmp0(call->if_none_match, tag) == 0) {
        reply->status = 304;
        jy_reply_add_header(reply, "ETag", tag);
        return;
    }
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) err = NULL;
    reply->body = find_sink(service, endpoint, call->parameters, notices, &err);
    if (!reply->body) {
        jy_api_problem_of(reply, err);
        return;
    }
    const char *format = jy_call_value(call, "format");
    reply->type = jy_api_type(format ? format : "json");
    /* No lines are an answer, and no page is none. */
    if (jy_sink_size(reply->body) == 0 && (notices->len || g_strcmp0(format, "html") == 0)) {
        jy_api_problem(reply, 404, notices->len ? notices->pdata[notices->len - 1] : _("nothing found"));
        return;
    }
    if (g_strcmp0(format, "html") == 0) {
        allow_style(reply);
    }
    if (g_strcmp0(format, "xlsx") == 0) {
        g_autofree char *named = g_strdup_printf("attachment; filename=\"jiyan-%s.xlsx\"", name);
        jy_reply_add_header(reply, "Content-Disposition", named);
    }
    if (!endpoint->report) {
        jy_reply_add_header(reply, "ETag", tag);
    }
    jy_reply_add_header(reply, "Cache-Control", endpoint->report ? "no-store" : "no-cache");
    add_notices(notices, reply);
    add_age(service, reply);
}
