/* listing.c: the ledger printed, for people and for programs. */
#include "indexer/report/listing.h"

#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/ledger.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/analysis.h>
#include <libintl.h>
#include <string.h>

#include "indexer/files/root.h"

#define _(s) gettext(s)

static const char *state_of(const jy_ledger_entry *entry)
{
    return entry->state == JY_STATE_FAILED ? "failed" : entry->reason ? "partial" : "indexed";
}

static int by_path(const void *a, const void *b)
{
    const jy_ledger_entry *const *left = a, *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

/* Returns the entries in order; the array borrows them. */
static GPtrArray *sorted(GHashTable *ledger, const char *const *starts)
{
    GPtrArray *entries = g_ptr_array_new();
    GHashTableIter iter;
    void *path, *entry;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, &path, &entry)) {
        for (const char *const *start = starts; *start; start++) {
            if (jy_root_covers(*start, path)) {
                g_ptr_array_add(entries, entry);
                break;
            }
        }
    }
    g_ptr_array_sort(entries, by_path);
    return entries;
}

static void append_cell(GString *line, const char *text)
{
    g_string_append_c(line, '\t');
    if (text) {
        jy_terminal_append_safe(line, text, strlen(text));
    }
}

static void append_warnings(GString *line, const jy_ledger_entry *entry)
{
    g_autofree char *all = entry->warnings ? g_strjoinv("; ", entry->warnings) : NULL;
    append_cell(line, all);
}

static void print_tsv(const GPtrArray *entries, FILE *out)
{
    fputs("state\tpath\tsize\ttype\tencoding\tconfidence\tdocuments\tpassages\ttitle\tdate\tspeaker\treason\tmessage"
          "\twarnings\n",
          out);
    for (guint i = 0; i < entries->len; i++) {
        const jy_ledger_entry *entry = entries->pdata[i];
        g_autoptr(GString) line = g_string_new(state_of(entry));
        append_cell(line, entry->path);
        g_string_append_printf(line, "\t%" G_GUINT64_FORMAT, (guint64)entry->size);
        append_cell(line, entry->type);
        append_cell(line, entry->encoding);
        g_string_append_printf(line, "\t%.2f\t%u\t%u", entry->confidence, entry->documents, entry->passages);
        append_cell(line, entry->title);
        append_cell(line, entry->date);
        append_cell(line, entry->speaker);
        append_cell(line, entry->reason);
        append_cell(line, entry->message);
        append_warnings(line, entry);
        fprintf(out, "%s\n", line->str);
    }
}

static json_t *json_entry(const jy_ledger_entry *entry)
{
    json_t *warnings = json_array();
    for (char **warning = entry->warnings; warning && *warning; warning++) {
        json_array_append_new(warnings, jy_json_text(*warning));
    }
    json_t *file = json_object();
    json_object_set_new(file, "path", jy_json_text(entry->path));
    json_object_set_new(file, "state", json_string(state_of(entry)));
    json_object_set_new(file, "size", json_integer((json_int_t)entry->size));
    json_object_set_new(file, "mtime", json_real((double)entry->mtime / 1e9));
    json_object_set_new(file, "sha256", jy_json_text(entry->sha256));
    json_object_set_new(file, "type", jy_json_text(entry->type));
    json_object_set_new(file, "encoding", jy_json_text(entry->encoding));
    json_object_set_new(file, "confidence", json_real(entry->confidence));
    json_object_set_new(file, "documents", json_integer(entry->documents));
    json_object_set_new(file, "passages", json_integer(entry->passages));
    json_object_set_new(file, "title", jy_json_text(entry->title));
    json_object_set_new(file, "date", jy_json_text(entry->date));
    json_object_set_new(file, "speaker", jy_json_text(entry->speaker));
    json_object_set_new(file, "reason", jy_json_text(entry->reason));
    json_object_set_new(file, "message", jy_json_text(entry->message));
    json_object_set_new(file, "warnings", warnings);
    return file;
}

void jy_listing_print(GHashTable *ledger, const char *const *starts, bool json, FILE *out)
{
    g_autoptr(GPtrArray) entries = sorted(ledger, starts);
    if (!json) {
        print_tsv(entries, out);
        return;
    }
    json_t *files = json_array();
    for (guint i = 0; i < entries->len; i++) {
        json_array_append_new(files, json_entry(entries->pdata[i]));
    }
    jy_json_print(files, out);
    json_decref(files);
}

typedef struct {
    guint indexed, partial, failed; /* files; those indexed in part are among the indexed */
    uint64_t bytes, documents, warnings;
} totals;

static totals add_up(GHashTable *ledger)
{
    totals sum = {0};
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
    }
    return sum;
}

static void print_status_json(const jy_status *status, const totals *sum, FILE *out)
{
    json_t *report = json_object();
    json_object_set_new(report, "schema", json_integer(1));
    json_object_set_new(report, "root", jy_json_text(status->root));
    json_object_set_new(report, "db", jy_json_text(status->db));
    json_object_set_new(report, "generation", jy_json_text(status->generation));
    json_object_set_new(report, "schema_version", json_string(JY_SCHEMA_VERSION));
    json_object_set_new(report, "analysis_version", json_string(jy_analysis_version()));
    json_object_set_new(report, "indexed", json_integer(sum->indexed));
    json_object_set_new(report, "partial", json_integer(sum->partial));
    json_object_set_new(report, "failed", json_integer(sum->failed));
    json_object_set_new(report, "with_warnings", json_integer((json_int_t)sum->warnings));
    json_object_set_new(report, "documents", json_integer((json_int_t)sum->documents));
    json_object_set_new(report, "passages", json_integer(status->passages));
    json_object_set_new(report, "file_bytes", json_integer((json_int_t)sum->bytes));
    json_object_set_new(report, "index_bytes", json_integer((json_int_t)status->index_bytes));
    jy_json_print(report, out);
    json_decref(report);
}

static void print_line(FILE *out, const char *name, const char *value)
{
    g_autofree char *safe = jy_terminal_safe(value);
    fprintf(out, "%s\t%s\n", name, safe);
}

static void print_status_text(const jy_status *status, const totals *sum, FILE *out)
{
    print_line(out, _("root"), status->root);
    print_line(out, _("index"), status->db);
    print_line(out, _("generation"), status->generation);
    fprintf(out, "%s\t%s/%s\n", _("schema/analysis version"), JY_SCHEMA_VERSION, jy_analysis_version());
    fprintf(out, "%s\t%u\n", _("files indexed"), sum->indexed);
    fprintf(out, "%s\t%u\n", _("of these in part"), sum->partial);
    fprintf(out, "%s\t%u\n", _("files failed"), sum->failed);
    fprintf(out, "%s\t%" G_GUINT64_FORMAT "\n", _("files with warnings"), (guint64)sum->warnings);
    fprintf(out, "%s\t%" G_GUINT64_FORMAT "\n", _("documents"), (guint64)sum->documents);
    fprintf(out, "%s\t%u\n", _("passages"), status->passages);
    fprintf(out, "%s\t%.1f MB\n", _("size of the files"), (double)sum->bytes / 1e6);
    fprintf(out, "%s\t%.1f MB\n", _("size of the index"), (double)status->index_bytes / 1e6);
}

void jy_status_print(const jy_status *status, GHashTable *ledger, bool json, FILE *out)
{
    totals sum = add_up(ledger);
    (json ? print_status_json : print_status_text)(status, &sum, out);
}
