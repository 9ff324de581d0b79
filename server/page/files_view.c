/* files_view.c: the files of the archive: what is indexed, what is not, why, and what to do about it. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/running.h"
#include "server/page/views.h"

#define N_(s) s
#define _(s) gettext(s)

/* Files that are shown at a time. */
#define LIMIT 100

/* What to do about a file, by its state or by the reason of its failure (error.h). */
static const struct {
    const char *reason, *advice;
} ADVICE[] = {
    {"missing", N_("It is new: jiyan-index takes it in.")},
    {"stale", N_("It was changed: jiyan-index takes it in as it is now.")},
    {"gone", N_("It is not there any more: jiyan-index takes it out.")},
    {"unsupported", N_("No reader knows this kind of file. Save it as PDF, DOCX or text.")},
    {"encrypted", N_("It needs a password. Save it without one.")},
    {"malformed", N_("It is damaged. Open it in its own program, and save it anew.")},
    {"too_big", N_("It is over a limit. jiyan-index --max-size raises that of a file.")},
    {"timeout", N_("It took too long. jiyan-index --max-time gives it longer.")},
    {"encoding", N_("Its characters fit no encoding. Save it as UTF-8.")},
    {"io", N_("It could not be read. Look at its permissions and at the disk.")},
    {"changed", N_("It was changed while it was read. Run jiyan-index again.")},
    {"memory", N_("Memory ran out. Run jiyan-index again with fewer --jobs.")},
};

static const char *advice_for(const char *reason)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ADVICE); i++) {
        if (g_str_equal(ADVICE[i].reason, reason)) {
            return _(ADVICE[i].advice);
        }
    }
    return "";
}

/* ---- which index ---- */

/* The index that is asked for; the first where none is. Borrowed. */
static const char *db_of(const jy_parts_page *page)
{
    const char *asked = jy_parts_value(page, "db");
    return *asked ? asked : jy_service_folders(page->service)[0];
}

/* Appends a link to each index, where there is more than one. */
static void append_indexes(jy_parts_page *page)
{
    const char *const *folders = jy_service_folders(page->service);
    if (!folders[1]) {
        return;
    }
    jy_markup_printf(page->out, "<ul class=\"chips\" aria-label=\"%s\">\n", _("Indexes"));
    for (; *folders; folders++) {
        g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){"db", "offset", NULL});
        jy_link_add(parameters, "db", *folders);
        g_string_append(page->out,
                        g_str_equal(*folders, db_of(page)) ? "<li><a aria-current=\"true\" href=\"" : "<li><a href=\"");
        jy_link_append(page->out, page->call->path, parameters);
        jy_markup_printf(page->out, "\">%s</a></li>\n", *folders);
    }
    g_string_append(page->out, "</ul>\n");
}

static json_t *report(jy_parts_page *page, const char *name)
{
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    jy_link_add(asked, "db", db_of(page));
    return jy_parts_read(page, name, asked);
}

/* ---- how many ---- */

static void append_counts(jy_parts_page *page, const json_t *check, const json_t *status)
{
    const unsigned documents = jy_json_get_number(status, "documents"),
                   passages = jy_json_get_number(status, "passages");
    jy_markup_printf(page->out, "<p class=\"total\">%s · ", jy_json_get_text(status, "root"));
    jy_markup_printf(page->out, ngettext("%u document", "%u documents", documents), documents);
    g_string_append(page->out, " · ");
    jy_markup_printf(page->out, ngettext("%u passage", "%u passages", passages), passages);
    g_string_append(page->out, "</p>\n");
    json_t *counts = json_copy(json_object_get(check, "counts"));
    if (jy_json_get_number(status, "with_warnings")) {
        json_object_set(counts, "warned", json_object_get(status, "with_warnings"));
    }
    jy_parts_append_counts(page, _("State"), "state", counts);
    json_decref(counts);
}

/* ---- the files ---- */

/* Is the file one of those that are asked for? Without a state: those about which there is something to say. */
static bool is_wanted(const char *wanted, const json_t *file, const json_t *held)
{
    const char *state = jy_json_get_text(file, "state");
    const bool is_warned = json_array_size(json_object_get(held, "warnings")) > 0;
    return !*wanted ? is_warned || *jy_json_get_text(file, "reason") || !g_str_equal(state, "indexed")
           : g_str_equal(wanted, "warned") ? is_warned
                                           : g_str_equal(state, wanted);
}

static void append_file(jy_parts_page *page, const json_t *file, const json_t *held)
{
    GString *out = page->out;
    const char *path = jy_json_get_text(file, "path"), *state = jy_json_get_text(file, "state");
    const char *reason = jy_json_get_text(file, "reason"), *message = jy_json_get_text(file, "message");
    const json_t *warnings = json_object_get(held, "warnings");
    jy_markup_printf(out, "<tr class=\"%s\"><td class=\"sentence\">", state);
    if (jy_json_get_number(held, "documents")) {
        jy_link_append_document(out, path);
    } else {
        jy_markup_printf(out, "%s", path);
    }
    jy_markup_printf(out, "<p class=\"source\">%s</p></td>", jy_json_get_text(held, "title"));
    jy_markup_printf(out, "<td data-label=\"%s\">%s</td>", _("State"), jy_label_value(state));
    jy_markup_printf(out, "<td data-label=\"%s\">%s %s</td>", _("Type"), jy_json_get_text(held, "type"),
                     jy_json_get_text(held, "encoding"));
    g_string_append(out, "<td class=\"why\">");
    jy_markup_printf(out, "%s", message);
    for (size_t i = 0; i < json_array_size(warnings); i++) {
        jy_markup_printf(out, "<p>%s</p>", json_string_value(json_array_get(warnings, i)));
    }
    jy_markup_printf(out, "<p>%s</p></td></tr>\n", advice_for(*reason ? reason : state));
}

/* Path → what the ledger holds of it; borrowed from the list. */
static GHashTable *by_path(const json_t *list)
{
    GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
    size_t i;
    json_t *held;
    json_array_foreach(list, i, held)
    {
        g_hash_table_insert(files, (void *)(uintptr_t)jy_json_get_text(held, "path"), held);
    }
    return files;
}

static void append_files(jy_parts_page *page, const json_t *check, const json_t *list)
{
    const char *wanted = jy_parts_value(page, "state");
    const unsigned offset = jy_parts_number_of(page, "offset");
    g_autoptr(GHashTable) held = by_path(list);
    size_t i;
    unsigned total = 0, shown = 0;
    const json_t *file;
    const gsize before = page->out->len;
    jy_markup_printf(page->out,
                     "<table class=\"statements files\"><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>"
                     "</thead><tbody>\n",
                     _("File"), _("State"), _("Type"), _("What to do"));
    json_array_foreach(json_object_get(check, "files"), i, file)
    {
        const json_t *of_ledger = g_hash_table_lookup(held, jy_json_get_text(file, "path"));
        if (is_wanted(wanted, file, of_ledger) && total++ >= offset && shown < LIMIT) {
            append_file(page, file, of_ledger);
            shown++;
        }
    }
    g_string_append(page->out, "</tbody></table>\n");
    if (!total) {
        g_string_truncate(page->out, before);
        jy_markup_printf(page->out, "<p class=\"notice\" role=\"status\">%s</p>\n",
                         *wanted ? _("There are no such files.")
                                 : _("Nothing is to be done: every file is in the index as it is."));
    }
    jy_parts_append_pager(page, LIMIT, shown, total);
}

void jy_views_files(jy_parts_page *page)
{
    append_indexes(page);
    json_t *check = report(page, "check");
    json_t *list = check ? report(page, "list") : NULL;
    json_t *status = list ? report(page, "status") : NULL;
    if (status) {
        jy_running_append(page, db_of(page), status);
        append_counts(page, check, status);
        append_files(page, check, list);
    }
    json_decref(check);
    json_decref(list);
    json_decref(status);
}
