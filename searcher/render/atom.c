/* atom.c: a feed: what is found, an entry each, with the time at which its document came into the index. */
#include "searcher/render/atom.h"

#include <jiyan/base/markup.h>
#include <string.h>

#include "searcher/render/hits.h"
#include "searcher/render/rows.h"
#include "searcher/snippet/snippet.h"

/* As in the formats for programs. */
#define SNIPPET_COLUMNS 240

/* The namespace of our names: a random one. */
static const guchar NAMES[16] = {0x0e, 0x3b, 0x5a, 0x91, 0x6c, 0x27, 0x4d, 0x8f,
                                 0xa2, 0x14, 0x77, 0xd0, 0x39, 0xb8, 0xe6, 0x52};

typedef struct {
    const jy_view *view;
    GString *entries;
    int64_t updated; /* of the newest entry */
} atom_feed;

/* What an entry says. Borrowed. */
typedef struct {
    const char *name, *show; /* of its place: for its id, and as the page takes it */
    const jy_document *document;
    const char *sentence, *kind, *strength; /* NULL for none */
    char *const *headings;
    const char *place; /* for people */
} atom_entry;

/* ---- elements ---- */

/* A UUID of version 5 (RFC 9562): the same for the same name. */
static void append_id(GString *out, const char *kind, const char *name)
{
    guint8 sum[20];
    gsize size = sizeof sum;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(checksum, NAMES, sizeof NAMES);
    g_checksum_update(checksum, (const guchar *)kind, (gssize)strlen(kind) + 1);
    g_checksum_update(checksum, (const guchar *)name, (gssize)strlen(name));
    g_checksum_get_digest(checksum, sum, &size);
    sum[6] = (guint8)((sum[6] & 0x0F) | 0x50);
    sum[8] = (guint8)((sum[8] & 0x3F) | 0x80);
    g_string_append(out, "<id>urn:uuid:");
    for (int i = 0; i < 16; i++) {
        g_string_append_printf(out, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", sum[i]);
    }
    g_string_append(out, "</id>\n");
}

static void append_updated(GString *out, int64_t moment)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(moment);
    g_autofree char *text = time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    jy_markup_printf(out, "<updated>%s</updated>\n", text ? text : "1970-01-01T00:00:00Z");
}

/* Where it stands, and under which headings: what a reader who does not open it wants to know. */
static void append_content(GString *out, const atom_entry *entry)
{
    g_string_append(out, "<content type=\"text\">");
    jy_markup_append(out, entry->sentence, strlen(entry->sentence));
    g_string_append(out, " （");
    for (char *const *heading = entry->headings; heading && *heading; heading++) {
        jy_markup_printf(out, "%s › ", *heading);
    }
    if (entry->document->date) {
        jy_markup_printf(out, "%s, ", entry->document->date);
    }
    jy_markup_printf(out, "%s）</content>\n", entry->place);
}

static void append_entry(atom_feed *feed, const atom_entry *entry)
{
    GString *out = feed->entries;
    const jy_document *document = entry->document;
    const char *author = document->speaker ? document->speaker : document->issuer;
    g_string_append(out, "<entry>\n");
    append_id(out, "entry", entry->name);
    jy_markup_printf(out, "<title>%s</title>\n", document->title ? document->title : document->path);
    append_updated(out, document->indexed);
    if (author) {
        jy_markup_printf(out, "<author><name>%s</name></author>\n", author);
    }
    if (entry->kind && !g_str_equal(entry->kind, "other")) {
        jy_markup_printf(out, "<category term=\"%s\"/>\n", entry->kind);
    }
    if (entry->strength && *entry->strength) {
        jy_markup_printf(out, "<category term=\"%s\"/>\n", entry->strength);
    }
    if (feed->view->is_served) {
        g_autofree char *show = g_uri_escape_bytes((const guint8 *)entry->show, strlen(entry->show), NULL);
        jy_markup_printf(out, "<link rel=\"alternate\" type=\"text/html\" href=\"/passage?show=%s#hit\"/>\n", show);
    }
    jy_markup_printf(out, "<summary>%s</summary>\n", entry->sentence);
    append_content(out, entry);
    g_string_append(out, "</entry>\n");
    feed->updated = MAX(feed->updated, document->indexed);
}

/* Prints the feed with its entries, which are known by now: its own time is that of the newest. */
static void print_feed(atom_feed *feed, FILE *out)
{
    const jy_view *view = feed->view;
    g_autoptr(GString) head = g_string_new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                           "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    append_id(head, view->kind == JY_VIEW_STATEMENTS ? "statements" : "hits", view->asked ? view->asked : "");
    jy_markup_printf(head, "<title>%s%sjiyan</title>\n", view->query ? view->query : "", view->query ? " · " : "");
    append_updated(head, feed->updated);
    jy_markup_printf(head,
                     "<author><name>jiyan</name></author>\n"
                     "<generator version=\"%s\">jiyan</generator>\n",
                     JIYAN_VERSION);
    fwrite(head->str, 1, head->len, out);
    fwrite(feed->entries->str, 1, feed->entries->len, out);
    fputs("</feed>\n", out);
    g_string_free(feed->entries, true);
}

/* ---- hits and statements ---- */

/* Where a place is, for people. Returns a new text. */
static char *place_of(const jy_document *document, const jy_place *place)
{
    GString *text = g_string_new(document->path);
    if (document->id) {
        g_string_append_printf(text, "#%s", document->id);
    }
    if (place->line || place->page) {
        g_string_append_printf(text, ":%u", place->line ? place->line : place->page);
    }
    return g_string_free(text, false);
}

/* The same as the page takes it: a record by its id, else a line. */
static char *show_of(const jy_document *document, const jy_place *place)
{
    return document->id  ? g_strdup_printf("%s#%s", document->path, document->id)
           : place->line ? g_strdup_printf("%s:%u", document->path, place->line)
                         : g_strdup(document->path);
}

void jy_atom_hits(const void *shown, const jy_view *view, FILE *out)
{
    const jy_hits *hits = shown;
    atom_feed feed = {view, g_string_new(NULL), 0};
    for (guint i = 0; i < hits->result->hits->len; i++) {
        const jy_hit *hit = hits->result->hits->pdata[i];
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, SNIPPET_COLUMNS, view->context, &snippet);
        g_autofree char *name = g_strdup_printf("%s\n%s\n%s@%u", view->several ? hit->db : "", hit->document->path,
                                                hit->document->id ? hit->document->id : "", hit->passage.offset);
        g_autofree char *place = place_of(hit->document, &snippet.place);
        g_autofree char *show = show_of(hit->document, &snippet.place);
        const atom_entry entry = {.name = name,
                                  .show = show,
                                  .document = hit->document,
                                  .sentence = snippet.text,
                                  .kind = snippet.kind,
                                  .headings = hit->passage.headings,
                                  .place = place};
        append_entry(&feed, &entry);
    }
    print_feed(&feed, out);
}

void jy_atom_rows(const void *shown, const jy_view *view, FILE *out)
{
    const jy_rows *rows = shown;
    atom_feed feed = {view, g_string_new(NULL), 0};
    for (jy_row *row; (row = jy_rows_next(rows)) != NULL; jy_row_free(row)) {
        g_autofree char *name = g_strdup_printf("%s\n%s", view->several ? row->db : "", row->id);
        g_autofree char *place = place_of(row->document, &row->place);
        const atom_entry entry = {.name = name,
                                  .show = row->id,
                                  .document = row->document,
                                  .sentence = row->text,
                                  .kind = jy_statement_kind_name(row->statement.kind),
                                  .strength = jy_statement_strength_name(row->statement.strength),
                                  .headings = row->headings,
                                  .place = place};
        append_entry(&feed, &entry);
    }
    print_feed(&feed, out);
}
