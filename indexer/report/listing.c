/* listing.c: the ledger printed, for people and for programs. */
#include "indexer/report/listing.h"

#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/ledger.h>
#include <string.h>

#include "indexer/files/root.h"

static const char *state_of(const jy_ledger_entry *entry)
{
    return entry->state == JY_STATE_FAILED ? "failed" : entry->reason ? "partial" : "indexed";
}

static int by_path(const void *a, const void *b)
{
    const jy_ledger_entry *const *left = a, *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

static void append_cell(GString *line, const char *text)
{
    g_string_append_c(line, '\t');
    if (text) {
        jy_terminal_append_safe(line, text, strlen(text));
    }
}

static void print_tsv(const GPtrArray *entries, FILE *out)
{
    fputs("state\tpath\tsize\ttype\tencoding\tconfidence\tdocuments\tpassages\ttitle\tdate\tspeaker\treason\tmessage"
          "\twarnings\tissuer\tdocno\tgenre\tocr\n",
          out);
    for (guint i = 0; i < entries->len; i++) {
        const jy_ledger_entry *entry = entries->pdata[i];
        g_autoptr(GString) line = g_string_new(state_of(entry));
        g_autofree char *warnings = entry->warnings ? g_strjoinv("; ", entry->warnings) : NULL;
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
        append_cell(line, warnings);
        append_cell(line, entry->issuer);
        append_cell(line, entry->docno);
        append_cell(line, entry->genre);
        g_string_append_c(line, '\t');
        if (entry->ocr) {
            g_string_append_printf(line, "%u", entry->ocr);
        }
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
    json_object_set_new(file, "ocr", entry->ocr ? json_integer(entry->ocr) : json_null());
    json_object_set_new(file, "documents", json_integer(entry->documents));
    json_object_set_new(file, "passages", json_integer(entry->passages));
    json_object_set_new(file, "title", jy_json_text(entry->title));
    json_object_set_new(file, "date", jy_json_text(entry->date));
    json_object_set_new(file, "speaker", jy_json_text(entry->speaker));
    json_object_set_new(file, "issuer", jy_json_text(entry->issuer));
    json_object_set_new(file, "docno", jy_json_text(entry->docno));
    json_object_set_new(file, "genre", jy_json_text(entry->genre));
    json_object_set_new(file, "reason", jy_json_text(entry->reason));
    json_object_set_new(file, "message", jy_json_text(entry->message));
    json_object_set_new(file, "warnings", warnings);
    return file;
}

guint jy_listing_print(GHashTable *ledger, const char *const *starts, bool json, FILE *out)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new();
    GHashTableIter iter;
    void *path, *entry;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, &path, &entry)) {
        if (jy_root_any_covers(starts, path)) {
            g_ptr_array_add(entries, entry);
        }
    }
    g_ptr_array_sort(entries, by_path);
    if (!json) {
        print_tsv(entries, out);
        return entries->len;
    }
    json_t *files = json_array();
    for (guint i = 0; i < entries->len; i++) {
        json_array_append_new(files, json_entry(entries->pdata[i]));
    }
    jy_json_print(files, out);
    json_decref(files);
    return entries->len;
}
