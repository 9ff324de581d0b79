/* grep.c: what was found for editors. */
#include "searcher/render/grep.h"

#include <jiyan/base/terminal.h>
#include <jiyan/index/key.h>
#include <string.h>

#include "searcher/render/hits.h"
#include "searcher/render/rows.h"
#include "searcher/snippet/snippet.h"

/* As in the formats for programs, whatever the terminal. */
#define SNIPPET_COLUMNS 240

/* A path from the root of its archive as it opens from the current folder. Returns a new text. */
static char *path_from_here(const char *path, const char *root)
{
    if (!root || !*root) {
        return g_strdup(path);
    }
    g_autofree char *base = g_canonicalize_filename(root, NULL), *whole = g_canonicalize_filename(path, base);
    g_autofree char *here = g_get_current_dir();
    const size_t length = g_str_equal(here, "/") ? 0 : strlen(here);
    const bool is_below = strncmp(whole, here, length) == 0 && whole[length] == '/';
    return g_strdup(is_below ? whole + length + 1 : whole);
}

/* A thing that was found. Borrowed. */
typedef struct {
    const jy_document *document;
    const char *key; /* of the document */
    size_t folder;
    jy_place place;
    const char *text;
} grep_line;

static void print_line(const grep_line *line, const jy_view *view, FILE *out)
{
    uint64_t file;
    uint32_t record;
    jy_key_read(line->key, &file, &record);
    const jy_place *at = &line->place;
    const bool is_record = record && line->document->id;
    const uint32_t number = is_record ? record : at->line ? at->line : MAX(at->page, 1);
    g_autofree char *path = path_from_here(line->document->path, view->roots ? view->roots[line->folder] : NULL);
    g_autofree char *safe = jy_terminal_safe(path), *text = jy_terminal_safe(line->text);
    fprintf(out, "%s:%u:%u:%s\n", safe, number, is_record ? 1 : MAX(at->column, 1), text);
}

void jy_grep_hits(const void *found, const jy_view *view, FILE *out)
{
    const GPtrArray *hits = ((const jy_hits *)found)->result->hits;
    for (guint i = 0; i < hits->len; i++) {
        const jy_hit *hit = hits->pdata[i];
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, SNIPPET_COLUMNS, view->context, &snippet);
        print_line(&(grep_line){hit->document, hit->passage.document, hit->folder, snippet.place, snippet.text}, view,
                   out);
    }
}

void jy_grep_rows(const void *found, const jy_view *view, FILE *out)
{
    for (jy_row *row; (row = jy_rows_next(found)) != NULL; jy_row_free(row)) {
        print_line(&(grep_line){row->document, row->document_key, row->folder, row->place, row->text}, view, out);
    }
}
