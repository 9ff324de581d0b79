/* status.c: the index in a few figures. */
#include "indexer/report/status.h"

#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/ledger.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/analysis.h>
#include <libintl.h>

#define _(s) gettext(s)

typedef struct {
    guint indexed, partial, failed; /* files; those indexed in part are among the indexed */
    uint64_t bytes, documents, warnings;
} totals;

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
    (json ? print_status_json : print_status_text)(status, &sum, out);
}
