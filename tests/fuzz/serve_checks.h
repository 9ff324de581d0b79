/* serve_checks.h: what every reply of the server keeps. */
#ifndef JIYAN_TESTS_FUZZ_SERVE_CHECKS_H
#define JIYAN_TESTS_FUZZ_SERVE_CHECKS_H

#include <glib.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"
#include "server/call/call.h"
#include "server/call/reply.h"

/* ---- HTML ---- */

static bool leads_home(const char *address)
{
    return *address == '#' || g_str_equal(address, "data:,") || (*address == '/' && address[1] != '/');
}

/* The page has no other elements than it makes itself; nothing runs but its own script; nothing is loaded from, or
 * leads to, elsewhere. */
static void check_element(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                          void *user, GError **err)
{
    static const char *const MADE[] = {
        "a",          "article",  "aside",    "bdi",     "blockquote", "body",    "button", "circle",  "code",
        "col",        "colgroup", "datalist", "dd",      "del",        "details", "div",    "dl",      "dt",
        "figcaption", "figure",   "form",     "g",       "h1",         "h2",      "h3",     "h4",      "h5",
        "h6",         "head",     "header",   "html",    "input",      "ins",     "label",  "li",      "line",
        "link",       "main",     "mark",     "meta",    "nav",        "ol",      "option", "p",       "polyline",
        "progress",   "rect",     "script",   "section", "select",     "span",    "strong", "summary", "svg",
        "table",      "tbody",    "td",       "text",    "th",         "thead",   "time",   "title",   "tr",
        "ul",         NULL};
    (void)context;
    (void)user;
    (void)err;
    if (!g_strv_contains(MADE, element)) {
        fprintf(stderr, "an element <%s>\n", element);
    }
    must(g_strv_contains(MADE, element));
    const char *source = NULL;
    for (; *names; names++, values++) {
        must(!g_str_has_prefix(*names, "on") && !g_str_equal(*names, "srcdoc"));
        source = g_str_equal(*names, "src") ? *values : source;
        const bool leads = g_str_equal(*names, "href") || g_str_equal(*names, "src") || g_str_equal(*names, "action") ||
                           g_str_equal(*names, "formaction");
        must(!leads || leads_home(*values));
    }
    must(!g_str_equal(element, "script") || g_strcmp0(source, "/static/app.js") == 0);
}

static void check_html(const char *text, size_t length)
{
    static const GMarkupParser PARSER = {.start_element = check_element};
    GMarkupParseContext *context = g_markup_parse_context_new(&PARSER, 0, NULL, NULL);
    g_autoptr(GError) err = NULL;
    const bool is_whole = g_markup_parse_context_parse(context, text, (gssize)length, &err) &&
                          g_markup_parse_context_end_parse(context, &err);
    if (!is_whole) {
        fprintf(stderr, "%s\n%.*s\n", err->message, (int)length, text);
    }
    must(is_whole);
    g_markup_parse_context_free(context);
}

/* ---- JSON ---- */

static json_t *read_json(const char *text, size_t length)
{
    json_error_t where;
    json_t *value = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &where);
    if (!value) {
        fprintf(stderr, "%s: %.*s\n", where.text, (int)length, text);
    }
    must(value);
    return value;
}

static void check_lines(const char *text, size_t length)
{
    for (const char *end = text + length; text < end;) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        must(line_end);
        json_decref(read_json(text, (size_t)(line_end - text)));
        text = line_end + 1;
    }
}

static void check_problem(const char *text, size_t length, unsigned status)
{
    json_t *problem = read_json(text, length);
    must(json_integer_value(json_object_get(problem, "status")) == (json_int_t)status && status >= 400);
    must(json_string_length(json_object_get(problem, "title")) &&
         json_string_length(json_object_get(problem, "detail")));
    json_decref(problem);
}

/* ---- all of a reply ---- */

/* 500 would be our fault, and nobody is at work beside us, so that nothing is busy (503). */
static bool is_known(unsigned status)
{
    static const unsigned KNOWN[] = {200, 206, 303, 304, 400, 401, 403, 404, 405, 413, 415, 416};
    size_t i = 0;
    while (i < G_N_ELEMENTS(KNOWN) && KNOWN[i] != status) {
        i++;
    }
    return i < G_N_ELEMENTS(KNOWN);
}

static void check_headers(const jy_reply *reply)
{
    for (guint i = 0; i < reply->headers->len; i += 2) {
        const char *name = reply->headers->pdata[i], *value = reply->headers->pdata[i + 1];
        must(*name);
        for (const char *at = value; *at; at++) {
            must(g_ascii_isprint(*at));
        }
        must(!g_str_equal(name, "Location") || (*value == '/' && value[1] != '/'));
    }
}

/* A file that is sent lies in the archive, and not in its index. */
static void check_file(const jy_reply *reply, const char *archive)
{
    g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", reply->file);
    g_autofree char *path = g_file_read_link(link, NULL);
    const size_t length = strlen(archive);
    must(path && strncmp(path, archive, length) == 0 && path[length] == '/');
    must(!g_str_has_prefix(path + length, "/.jiyan/") && !strstr(path, "草稿"));
    struct stat status;
    must(fstat(reply->file, &status) == 0);
    const uint64_t size = (uint64_t)status.st_size;
    must(reply->file_first <= size && reply->file_size <= size - reply->file_first);
    must(reply->status == 206 || (reply->file_first == 0 && reply->file_size == size));
}

/* The ledger that the command makes is no XML. */
static void check_document(const char *text)
{
    must(g_str_has_prefix(text, "<!DOCTYPE html>") && !strstr(text, "<script") && !strstr(text, "<img"));
}

static void check_body(const jy_reply *reply, bool is_page, const char *text, size_t length)
{
    const char *type = reply->type ? reply->type : "";
    must(reply->status != 304 || length == 0);
    if (g_str_equal(type, "application/problem+json")) {
        check_problem(text, length, reply->status);
    } else if (g_str_equal(type, "application/json")) {
        json_decref(read_json(text, length));
    } else if (g_str_equal(type, "application/x-ndjson")) {
        check_lines(text, length);
    } else if (g_str_has_prefix(type, "text/html")) {
        is_page ? check_html(text, length) : check_document(text);
    } else if (g_str_has_prefix(type, "text/")) {
        must(g_utf8_validate_len(text, length, NULL));
    }
}

/* All that was written, wherever it is kept. Returns a new text; free with g_free. */
static char *read_body(const jy_reply *reply, size_t *ret_length)
{
    const size_t size = reply->body ? jy_sink_size(reply->body) : 0;
    char *text = g_malloc(size + 1);
    if (size && jy_sink_bytes(reply->body)) {
        memcpy(text, jy_sink_bytes(reply->body), size);
    } else if (size) {
        must(pread(jy_sink_file(reply->body), text, size, 0) == (ssize_t)size);
    }
    text[size] = '\0';
    *ret_length = size;
    return text;
}

static const char *header_of(const jy_reply *reply, const char *wanted)
{
    const char *value = NULL;
    for (guint i = 0; i < reply->headers->len; i += 2) {
        value = g_str_equal(reply->headers->pdata[i], wanted) ? reply->headers->pdata[i + 1] : value;
    }
    return value;
}

/* `secret` stands outside of the archive; NULL where the question itself names it. */
static void check_reply(const jy_call *call, const jy_reply *reply, const char *archive, const char *secret)
{
    size_t length;
    g_autofree char *text = read_body(reply, &length);
    must(is_known(reply->status));
    check_headers(reply);
    if (reply->file >= 0) {
        check_file(reply, archive);
    } else {
        check_body(reply, !g_str_has_prefix(call->path, "/api/"), text, length);
        must(!secret || !strstr(text, secret));
    }
}

#endif
