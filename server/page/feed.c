/* feed.c: the feed of a view: the same question to the API, without what pages a list. */
#include "server/page/feed.h"

#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/link.h"

#define _(s) gettext(s)

/* What belongs to a page of a list: a feed has an order and a length of its own. */
static const char *const LISTING[] = {"limit", "offset", "sort", "group", "context", "explain", "full", NULL};

/* Appends the address; false where the view has no feed, or nothing is asked yet. */
static bool append_address(const jy_parts_page *page, GString *out)
{
    const bool is_search = g_str_equal(page->call->path, "/");
    if (!is_search && !g_str_equal(page->call->path, "/statements")) {
        return false;
    }
    g_autoptr(GArray) asked = jy_parts_asked(page, LISTING);
    if (is_search && !asked->len) {
        return false;
    }
    jy_link_add(asked, "format", "atom");
    jy_link_append(out, is_search ? "/api/search" : "/api/statements", asked);
    return true;
}

static void append(const jy_parts_page *page, const char *before, const char *behind)
{
    g_autoptr(GString) address = g_string_new(NULL);
    if (append_address(page, address)) {
        g_string_append_printf(page->out, "%s%s%s", before, address->str, behind);
    }
}

void jy_feed_append_head(const jy_parts_page *page)
{
    append(page, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"", "\"/>\n");
}

void jy_feed_append_link(const jy_parts_page *page)
{
    g_autofree char *label = jy_markup_text(_("Feed of what is new"));
    g_autofree char *behind = g_strconcat("\">", label, "</a></p>\n", NULL);
    append(page, "<p class=\"feed\"><a type=\"application/atom+xml\" href=\"", behind);
}
