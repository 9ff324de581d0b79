/* page.c: the frame of the page, and which view has which address. */
#include "server/page/page.h"

#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/feed.h"
#include "server/page/views.h"

#define N_(s) s
#define _(s) gettext(s)

/* Made from app.css and app.js by embed.cmake. */
static const char STYLE[] = {
#include "app_css.inc"
};
static const char SCRIPT[] = {
#include "app_js.inc"
};

static const struct {
    const char *path, *title;
    void (*append)(jy_parts_page *page);
    bool is_listed; /* in the head of every page */
} VIEWS[] = {
    {"/", N_("Search"), jy_views_search, true},
    {"/passage", N_("Passage"), jy_views_passage, false},
    {"/kwic", N_("Concordance"), jy_views_kwic, true},
    {"/stats", N_("Frequency"), jy_views_stats, true},
    {"/statements", N_("Commitments"), jy_views_statements, true},
    {"/ledger", N_("Ledger"), jy_views_ledger, true},
    {"/trace", N_("Trail"), jy_views_trace, true},
    {"/compare", N_("Compare"), jy_views_compare, true},
    {"/files", N_("Files"), jy_views_files, true},
    {"/basket", N_("Basket"), jy_views_basket, true},
};

static const struct {
    const char *path, *type, *bytes;
    size_t size;
} ASSETS[] = {
    {"/static/app.css", "text/css; charset=utf-8", STYLE, sizeof STYLE},
    {"/static/app.js", "text/javascript; charset=utf-8", SCRIPT, sizeof SCRIPT},
};

/* The head is left open: a view may have more to put in. */
static void append_head(GString *out, const jy_call *call, const char *title)
{
    const char *question = jy_call_value(call, "q");
    jy_markup_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>",
                     jy_language_tag(call->language));
    if (question && *question) {
        jy_markup_printf(out, "%s · ", question);
    }
    jy_markup_printf(out,
                     "%s · jiyan</title>\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                     "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                     "<link rel=\"icon\" href=\"data:,\"/>\n"
                     "<link rel=\"stylesheet\" href=\"/static/app.css\"/>\n"
                     "<script src=\"/static/app.js\" defer=\"defer\"></script>\n",
                     title);
}

static void append_navigation(GString *out, const jy_call *call)
{
    jy_markup_printf(out, "</head>\n<body data-copied=\"%s\">\n", _("The citation is copied."));
    jy_markup_printf(out, "<a class=\"skip\" href=\"#main\">%s</a>\n", _("To the content"));
    jy_markup_printf(out, "<header><p class=\"brand\">记言 jiyan</p><nav aria-label=\"%s\"><ul>\n", _("Views"));
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWS); i++) {
        if (VIEWS[i].is_listed) {
            g_string_append(out, g_str_equal(VIEWS[i].path, call->path) ? "<li><a aria-current=\"page\"" : "<li><a");
            jy_markup_printf(out, " href=\"%s\">%s</a></li>\n", VIEWS[i].path, _(VIEWS[i].title));
        }
    }
    g_string_append(out, "</ul></nav></header>\n<main id=\"main\">\n");
}

/* The index is older than the files: a reader is told before he takes it for all that there is. */
static void append_age(GString *out, const jy_call *call, jy_service *service)
{
    const unsigned behind = jy_service_behind(service);
    if (behind && !g_str_equal(call->path, "/files")) {
        g_string_append(out, "<p class=\"notice\" role=\"status\">");
        jy_markup_printf(out,
                         ngettext("%u file is new, changed or gone since the index was made:",
                                  "%u files are new, changed or gone since the index was made:", behind),
                         behind);
        jy_markup_printf(out, " <a href=\"/files\">%s</a></p>\n", _("Files"));
    }
}

/* Ends the page, and makes it the reply's. */
static void reply_page(const jy_call *call, GString *out, jy_reply *reply)
{
    g_string_append(out, "</main>\n<p id=\"said\" role=\"status\" class=\"hidden\"></p>\n</body>\n</html>\n");
    reply->type = "text/html; charset=utf-8";
    jy_reply_add_header(reply, "Content-Language", jy_language_tag(call->language));
    jy_reply_add_header(reply, "Vary", "Accept-Language");
    fwrite(out->str, 1, out->len, jy_reply_stream(reply));
}

static void reply_view(size_t view, jy_service *service, const jy_call *call, jy_reply *reply)
{
    g_autoptr(GString) out = g_string_new(NULL);
    jy_parts_page page = {service, call, out, 200};
    append_head(out, call, _(VIEWS[view].title));
    jy_feed_append_head(&page);
    append_navigation(out, call);
    append_age(out, call, service);
    if (!g_str_equal(call->path, "/passage")) { /* whose title is the document's */
        jy_markup_printf(out, "<h1>%s</h1>\n", _(VIEWS[view].title));
    }
    VIEWS[view].append(&page);
    reply->status = page.status;
    jy_reply_add_header(reply, "Cache-Control", "no-cache");
    reply_page(call, out, reply);
}

void jy_page_problem(const jy_call *call, jy_reply *reply)
{
    const char *title = reply->status == 404 ? _("Nothing is here") : _("That does not work");
    g_autoptr(GString) out = g_string_new(NULL);
    append_head(out, call, title);
    append_navigation(out, call);
    jy_markup_printf(out, "<h1>%s</h1>\n<p class=\"notice\" role=\"alert\">%s</p>\n", title, reply->problem);
    g_clear_pointer(&reply->body, jy_sink_free);
    jy_reply_add_header(reply, "Vary", "Accept");
    reply_page(call, out, reply);
}

static void reply_asset(size_t asset, const jy_call *call, jy_reply *reply)
{
    g_autofree char *sum =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)ASSETS[asset].bytes, ASSETS[asset].size);
    g_autofree char *tag = g_strdup_printf("\"%s\"", sum);
    jy_reply_add_header(reply, "ETag", tag);
    jy_reply_add_header(reply, "Cache-Control", "no-cache");
    if (g_strcmp0(call->if_none_match, tag) == 0) {
        reply->status = 304;
        return;
    }
    reply->type = ASSETS[asset].type;
    fwrite(ASSETS[asset].bytes, 1, ASSETS[asset].size, jy_reply_stream(reply));
}

bool jy_page_reply(jy_service *service, const jy_call *call, jy_reply *reply)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWS); i++) {
        if (g_str_equal(VIEWS[i].path, call->path)) {
            reply_view(i, service, call, reply);
            return true;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(ASSETS); i++) {
        if (g_str_equal(ASSETS[i].path, call->path)) {
            reply_asset(i, call, reply);
            return true;
        }
    }
    return false;
}
