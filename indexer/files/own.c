/* own.c: catalogues, and what jiyan itself has written: `jiyan-search --ledger > ledger.html` in the archive. */
#include "indexer/files/own.h"

#include <jiyan/base/files.h>
#include <jiyan/base/input.h>
#include <jiyan/index/ledger.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/files/source.h"
#include "indexer/files/walk.h"

/* Holds the paths of the catalogues, a line each. */
#define CATALOGUES_FILE "catalogues"
#define CATALOGUES_MOST ((size_t)1 << 20)
/* Bytes that are looked at. */
#define HEAD 2048

struct jy_own {
    const jy_root *place;
    GHashTable *catalogues; /* paths from the root */
    GHashTable *streams;    /* the same of what this run writes to */
    bool is_new;            /* one of them is not written down */
};

/* ---- catalogues ---- */

/* The path from the root of a file that lies in the archive. Returns a new path; NULL for any other. */
static char *path_inside(const jy_root *place, const char *file)
{
    char *real = realpath(file, NULL);
    const size_t root = strlen(place->root);
    bool is_inside = real && jy_root_covers(place->root, real) && real[root] == '/';
    char *path = is_inside ? g_strdup(real + root + 1) : NULL;
    free(real);
    return path;
}

/* What a shell has made for a report is empty as yet, and no output by its head. */
static void add_stream(jy_own *own, const char *link)
{
    char *path = path_inside(own->place, link);
    if (path) {
        g_hash_table_add(own->streams, path);
    }
}

static char *list_of(const jy_root *place)
{
    return g_build_filename(place->db, CATALOGUES_FILE, NULL);
}

jy_own *jy_own_new(const jy_root *place, const char *catalogue)
{
    jy_own *own = g_new0(jy_own, 1);
    own->place = place;
    own->catalogues = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    own->streams = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_stream(own, "/proc/self/fd/1");
    add_stream(own, "/proc/self/fd/2");
    g_autofree char *list = list_of(place), *text = NULL;
    size_t length;
    if (jy_input_read(list, CATALOGUES_MOST, &text, &length, NULL) && text) {
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++) {
            g_hash_table_add(own->catalogues, g_strdup(*line));
        }
    }
    g_autofree char *path = catalogue ? path_inside(place, catalogue) : NULL;
    if (path && !strchr(path, '\n')) {
        own->is_new = g_hash_table_add(own->catalogues, g_steal_pointer(&path));
    }
    return own;
}

void jy_own_free(jy_own *own)
{
    if (own) {
        g_hash_table_unref(own->streams);
        g_hash_table_unref(own->catalogues);
    }
    g_free(own);
}

bool jy_own_remember(const jy_own *own, GError **err)
{
    if (!own->is_new) {
        return true;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    GHashTableIter iter;
    void *path;
    g_hash_table_iter_init(&iter, own->catalogues);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        g_string_append_printf(text, "%s%s", text->len ? "\n" : "", (const char *)path);
    }
    g_autofree char *list = list_of(own->place);
    return jy_files_put(list, text->str, text->len, err);
}

/* ---- output ---- */

/* True where a text begins with the first part of a shape and has the others, which * sets apart, behind it. */
static bool has_shape(const char *text, const char *shape)
{
    g_auto(GStrv) parts = g_strsplit(shape, "*", -1);
    const char *at = g_str_has_prefix(text, parts[0]) ? text : NULL;
    for (char **part = parts; at && *part; part++) {
        at = strstr(at, *part);
        at = at ? at + strlen(*part) : NULL;
    }
    return at != NULL;
}

/* True where the lines behind the first, but one that is cut off, end in a number: what --facet counts. Tables of
 * others have such a header, too. */
static bool has_counts(const char *table)
{
    g_auto(GStrv) lines = g_strsplit(table, "\r\n", -1);
    for (char **line = lines + 1; line[-1] && line[0] && line[1]; line++) {
        const char *comma = strrchr(*line, ',');
        if (!comma || !comma[1] || comma[1 + strspn(comma + 1, "0123456789")]) {
            return false;
        }
    }
    return true;
}

/* A line of --format=trec. */
static bool is_trec(const char *head)
{
    unsigned rank;
    char end;
    return sscanf(head, "%*s Q0 %*s %u %*[-0-9.] jiyan%c", &rank, &end) == 2 && end == '\n';
}

/* True where the first bytes of a file are those of an answer or a report of ours. */
static bool is_ours(const char *head)
{
    /* Each is of a view in a format; lines of text are like those of any document. */
    static const char *const SHAPES[] = {
        /* json */
        "{\"schema\":1,\"query\":\"*\",\"total\":",
        "{\"schema\":1,\"qid\":\"*\",\"query\":\"*\",\"total\":{\"exact\":",
        "{\"schema\":1,\"trace\":*,\"later_documents\":*,\"commitment\":",
        "{\"schema\":1,\"ok\":*,\"counts\":{\"indexed\":*,\"missing\":",
        "{\"schema\":1,\"root\":\"*\",\"db\":\"*\",\"generation\":",
        "[{\"value\":*,\"count\":",
        "[{\"path\":*,\"state\":\"*\",\"size\":",
        /* jsonl */
        "{\"rank\":*,\"score\":*,\"match\":",
        "{\"qid\":*,\"rank\":*,\"score\":",
        "{\"id\":\"*-*\",\"text\":\"*\",\"kind\":\"*\",\"strength\":*,\"testable\":",
        "{\"date\":*,\"of_year\":*,\"relation\":",
        "{\"year\":*,\"documents\":*,\"all_documents\":",
        /* csv, tsv */
        "rank,score,match,*path,",
        "序号,得分,匹配,*路径,",
        "qid,rank,score,match,*path,",
        "问题编号,序号,得分,匹配,*路径,",
        "id,text,kind,strength,testable,",
        "编号,原文,性质,力度,可检验,",
        "date,of_year,relation,",
        "日期,所属年份,关系,",
        "year,documents,all_documents,",
        "年份,含有的文件数,文件总数,",
        "state\tpath\tsize\ttype\tencoding\t",
        /* junit, html */
        "<?xml*<testsuite* name=\"jiyan",
        "<!DOCTYPE html>*<meta name=\"generator\" content=\"jiyan\">",
    };
    static const char *const COUNTS[] = {"value,count\r\n", "值,文件数\r\n"};
    head += g_str_has_prefix(head, "\xEF\xBB\xBF") ? 3 : 0;
    bool found = is_trec(head);
    for (size_t i = 0; i < G_N_ELEMENTS(SHAPES) && !found; i++) {
        found = has_shape(head, SHAPES[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(COUNTS) && !found; i++) {
        found = g_str_has_prefix(head, COUNTS[i]) && has_counts(head);
    }
    return found;
}

/* Only files with a name that output is given are opened. */
static bool is_output(const jy_own *own, const jy_walk_file *file)
{
    static const char *const EXTENSIONS[] = {"html", "htm", "xml", "csv", "tsv", "json", "jsonl", "ndjson", "trec"};
    const char *extension = jy_files_extension(file->path);
    bool may_be = false;
    for (size_t i = 0; extension && i < G_N_ELEMENTS(EXTENSIONS); i++) {
        may_be |= g_ascii_strcasecmp(extension, EXTENSIONS[i]) == 0;
    }
    if (!may_be || file->problem) {
        return false;
    }
    char head[HEAD + 1];
    g_autofree char *path = g_build_filename(own->place->root, file->path, NULL);
    head[jy_source_peek(path, head, HEAD)] = '\0';
    return is_ours(head);
}

static bool is_known(GHashTable *ledger, const jy_walk_file *file)
{
    const jy_ledger_entry *entry = g_hash_table_lookup(ledger, file->path);
    return entry && entry->size == file->size && entry->identity == file->identity;
}

GPtrArray *jy_own_take_out(const jy_own *own, GPtrArray *files, GHashTable *ledger, guint *ret_guessed)
{
    GPtrArray *taken = g_ptr_array_new_with_free_func(g_free);
    guint kept = 0;
    *ret_guessed = 0;
    for (guint i = 0; i < files->len; i++) {
        jy_walk_file *file = files->pdata[i];
        files->pdata[i] = NULL;
        bool is_told =
            g_hash_table_contains(own->catalogues, file->path) || g_hash_table_contains(own->streams, file->path);
        bool is_guessed = !is_told && !is_known(ledger, file) && is_output(own, file);
        *ret_guessed += is_guessed;
        if (is_told || is_guessed) {
            g_ptr_array_add(taken, g_strdup(file->path));
            jy_walk_file_free(file);
        } else {
            files->pdata[kept++] = file;
        }
    }
    g_ptr_array_set_size(files, (gint)kept);
    return taken;
}
