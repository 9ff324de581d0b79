/* status.c: the index in a few figures. */
#include "indexer/report/status.h"

#include <jiyan/base/files.h>
#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/ledger.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/analysis.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

typedef struct {
    guint indexed, partial, failed; /* files; those indexed in part are among the indexed */
    uint64_t bytes, documents, warnings, ocr;
    GTree *types, *reasons; /* name → number of files; of those with a reason they are not, or not all, indexed */
} totals;

/* Bytes on disk. */
typedef struct {
    uint64_t postings, text, ledger, dictionary, all; /* postings: with values and metadata */
} sizes;

static uint64_t file_size(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    struct stat status;
    return stat(path, &status) == 0 ? (uint64_t)status.st_size : 0;
}

static uint64_t size_of(const jy_status *status, jy_manifest_file kind, unsigned number)
{
    g_autofree char *path = jy_manifest_path(status->db, kind, number);
    return file_size(path, "");
}

/* Adds up the files that the manifest names. */
static sizes measure(const jy_status *status)
{
    sizes sum = {.all = size_of(status, JY_MANIFEST_SELF, status->manifest->number)};
    const GArray *segments = status->manifest->segments, *ledgers = status->manifest->ledgers;
    for (guint i = 0; i < segments->len; i++) {
        g_autofree char *path =
            jy_manifest_path(status->db, JY_MANIFEST_SEGMENT, g_array_index(segments, jy_manifest_segment, i).number);
        sum.postings += file_size(path, "postlist.glass");
        sum.text += file_size(path, "docdata.glass");
        sum.all += jy_files_size(path);
    }
    for (guint i = 0; i < ledgers->len; i++) {
        sum.ledger += size_of(status, JY_MANIFEST_LEDGER, g_array_index(ledgers, unsigned, i));
    }
    sum.dictionary =
        status->manifest->dictionary ? size_of(status, JY_MANIFEST_DICTIONARY, status->manifest->dictionary) : 0;
    sum.all += sum.ledger + sum.dictionary;
    return sum;
}

static json_t *segments_json(const jy_manifest *manifest)
{
    json_t *list = json_array();
    for (guint i = 0; i < manifest->segments->len; i++) {
        const jy_manifest_segment *segment = &g_array_index(manifest->segments, jy_manifest_segment, i);
        json_array_append_new(list, json_pack("{s:i, s:I, s:I}", "number", (int)segment->number, "passages",
                                              (json_int_t)segment->passages, "dead",
                                              (json_int_t)jy_manifest_dead(manifest, segment->range)));
    }
    return list;
}

static gboolean add_count_json(void *name, void *count, void *counts)
{
    json_object_set_new(counts, name, json_integer(GPOINTER_TO_UINT(count)));
    return false;
}

static json_t *counts_json(GTree *counts)
{
    json_t *object = json_object();
    g_tree_foreach(counts, add_count_json, object);
    return object;
}

static void print_status_json(const jy_status *status, const totals *sum, FILE *out)
{
    const sizes size = measure(status);
    json_t *report = json_object();
    json_object_set_new(report, "schema", json_integer(1));
    json_object_set_new(report, "root", jy_json_text(status->root));
    json_object_set_new(report, "db", jy_json_text(status->db));
    g_autofree char *path = jy_manifest_path("", JY_MANIFEST_SELF, status->manifest->number);
    json_object_set_new(report, "generation", jy_json_text(path));
    json_object_set_new(report, "schema_version", json_string(JY_SCHEMA_VERSION));
    json_object_set_new(report, "analysis_version", json_string(jy_analysis_version()));
    json_object_set_new(report, "indexed", json_integer(sum->indexed));
    json_object_set_new(report, "partial", json_integer(sum->partial));
    json_object_set_new(report, "failed", json_integer(sum->failed));
    json_object_set_new(report, "with_warnings", json_integer((json_int_t)sum->warnings));
    json_object_set_new(report, "with_ocr", json_integer((json_int_t)sum->ocr));
    json_object_set_new(report, "documents", json_integer((json_int_t)sum->documents));
    json_object_set_new(report, "passages", json_integer(status->passages));
    json_object_set_new(report, "file_bytes", json_integer((json_int_t)sum->bytes));
    json_object_set_new(report, "index_bytes", json_integer((json_int_t)size.all));
    json_object_set_new(report, "postings_bytes", json_integer((json_int_t)size.postings));
    json_object_set_new(report, "text_bytes", json_integer((json_int_t)size.text));
    json_object_set_new(report, "ledger_bytes", json_integer((json_int_t)size.ledger));
    json_object_set_new(report, "dictionary_bytes", json_integer((json_int_t)size.dictionary));
    json_object_set_new(report, "types", counts_json(sum->types));
    json_object_set_new(report, "reasons", counts_json(sum->reasons));
    json_object_set_new(report, "segments", segments_json(status->manifest));
    json_object_set_new(report, "running", status->activity ? jy_activity_json(status->activity) : json_null());
    jy_json_print(report, out);
    json_decref(report);
}

static void print_line(FILE *out, const char *name, const char *value)
{
    g_autofree char *safe = jy_terminal_safe(value);
    fprintf(out, "%s\t%s\n", name, safe);
}

/* Prints a line a name, with what it is a name of. */
typedef struct {
    FILE *out;
    const char *label;
} count_lines;

static gboolean print_count(void *name, void *count, void *user)
{
    const count_lines *lines = user;
    g_autofree char *safe = jy_terminal_safe(name);
    fprintf(lines->out, "%s %s\t%u\n", lines->label, safe, GPOINTER_TO_UINT(count));
    return false;
}

static void print_counts(const totals *sum, FILE *out)
{
    count_lines types = {out, _("files of type")}, reasons = {out, _("files with the reason")};
    g_tree_foreach(sum->types, print_count, &types);
    g_tree_foreach(sum->reasons, print_count, &reasons);
}

static void print_activity(const jy_status *status, FILE *out)
{
    if (status->activity) {
        g_autofree char *line = jy_activity_line(status->activity);
        fprintf(out, "%s\t%s\n", _("at work"), line);
    }
}

void jy_status_print_begun(const jy_status *status, bool json, FILE *out)
{
    if (!json) {
        print_line(out, _("root"), status->root);
        print_line(out, _("index"), status->db);
        print_activity(status, out);
        return;
    }
    json_t *report = json_object();
    json_object_set_new(report, "schema", json_integer(1));
    json_object_set_new(report, "root", jy_json_text(status->root));
    json_object_set_new(report, "db", jy_json_text(status->db));
    json_object_set_new(report, "generation", json_null());
    json_object_set_new(report, "running", jy_activity_json(status->activity));
    jy_json_print(report, out);
    json_decref(report);
}

static void print_status_text(const jy_status *status, const totals *sum, FILE *out)
{
    const jy_manifest *manifest = status->manifest;
    const sizes size = measure(status);
    g_autofree char *path = jy_manifest_path("", JY_MANIFEST_SELF, manifest->number);
    print_line(out, _("root"), status->root);
    print_line(out, _("index"), status->db);
    print_line(out, _("generation"), path);
    fprintf(out, "%s\t%s/%s\n", _("schema/analysis version"), JY_SCHEMA_VERSION, jy_analysis_version());
    fprintf(out, "%s\t%u\n", _("files indexed"), sum->indexed);
    fprintf(out, "%s\t%u\n", _("of these in part"), sum->partial);
    fprintf(out, "%s\t%u\n", _("files failed"), sum->failed);
    fprintf(out, "%s\t%" G_GUINT64_FORMAT "\n", _("files with warnings"), (guint64)sum->warnings);
    fprintf(out, "%s\t%" G_GUINT64_FORMAT "\n", _("files read by OCR"), (guint64)sum->ocr);
    fprintf(out, "%s\t%" G_GUINT64_FORMAT "\n", _("documents"), (guint64)sum->documents);
    fprintf(out, "%s\t%u\n", _("passages"), status->passages);
    fprintf(out, "%s\t%.1f MB\n", _("size of the files"), (double)sum->bytes / 1e6);
    fprintf(out, "%s\t%.1f MB\n", _("size of the index"), (double)size.all / 1e6);
    fprintf(out, "%s\t%.1f MB\n", _("postings"), (double)size.postings / 1e6);
    fprintf(out, "%s\t%.1f MB\n", _("text"), (double)size.text / 1e6);
    fprintf(out, "%s\t%.1f MB\n", _("ledger"), (double)size.ledger / 1e6);
    fprintf(out, "%s\t%u\n", _("segments"), manifest->segments->len);
    fprintf(out, "%s\t%" G_GUINT64_FORMAT "\n", _("dead passages"),
            (guint64)jy_manifest_dead(manifest, (jy_manifest_range){1, UINT32_MAX}));
    print_counts(sum, out);
    print_activity(status, out);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(left, right);
}

static GTree *new_counts(void)
{
    return g_tree_new(by_name);
}

static void count(GTree *counts, char *name)
{
    g_tree_insert(counts, name, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_tree_lookup(counts, name)) + 1));
}

void jy_status_print(const jy_status *status, GHashTable *ledger, bool json, FILE *out)
{
    totals sum = {.types = new_counts(), .reasons = new_counts()};
    char unknown[] = "unknown"; /* a file that could not be read has no type */
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        const jy_ledger_entry *entry = item;
        sum.indexed += entry->state == JY_STATE_INDEXED;
        sum.partial += entry->state == JY_STATE_INDEXED && entry->reason;
        sum.failed += entry->state == JY_STATE_FAILED;
        sum.bytes += entry->size;
        sum.documents += entry->documents;
        sum.warnings += entry->warnings != NULL;
        sum.ocr += entry->ocr != 0;
        count(sum.types, entry->type ? entry->type : unknown);
        if (entry->reason) {
            count(sum.reasons, entry->reason);
        }
    }
    (json ? print_status_json : print_status_text)(status, &sum, out);
    g_tree_unref(sum.types);
    g_tree_unref(sum.reasons);
}
