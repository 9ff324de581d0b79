/* render.c: the table of formats, and those that need but a line a hit. */
#include "searcher/render.h"

#include <jiyan/terminal.h>
#include <string.h>
#include <unistd.h>

const jy_renderer *jy_renderer_of(jy_format format)
{
    static const jy_renderer RENDERERS[] = {
        [JY_AS_TEXT] = {NULL, jy_render_text},   [JY_AS_JSON] = {NULL, jy_render_json},
        [JY_AS_JSONL] = {NULL, jy_render_jsonl}, [JY_AS_PATHS] = {NULL, jy_render_paths},
        [JY_AS_TREC] = {NULL, jy_render_trec},   [JY_AS_CSV] = {jy_render_csv_head, jy_render_csv},
    };
    return &RENDERERS[format];
}

/* Each path once. To a terminal a path is made safe; into a pipe it goes as the file system has it. */
void jy_render_paths(const jy_answer *answer, FILE *out)
{
    bool to_terminal = isatty(fileno(out));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < answer->result->hits->len; i++) {
        const jy_hit *hit = answer->result->hits->pdata[i];
        const char *path = hit->document->path;
        if (!g_hash_table_add(seen, (void *)(uintptr_t)path)) {
            continue;
        }
        g_autoptr(GString) line = g_string_new(to_terminal ? NULL : path);
        if (to_terminal) {
            jy_terminal_append_safe(line, path, strlen(path));
        }
        fprintf(out, "%s\n", line->str);
    }
}

/* A document's name as one word: white space would end the column. */
static char *trec_name(const jy_document *document)
{
    return g_uri_escape_string(document->id ? document->id : document->path, "/:;,@!$&'()*+=[]#?", true);
}

/* Evaluators sort by score, so it has to fall with the rank: partial hits come behind exact ones whatever their weight.
 */
void jy_render_trec(const jy_answer *answer, FILE *out)
{
    guint count = answer->result->hits->len;
    for (guint i = 0; i < count; i++) {
        const jy_hit *hit = answer->result->hits->pdata[i];
        g_autofree char *name = trec_name(hit->document);
        char score[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(score, sizeof score, "%.6f",
                        hit->score / (1 + hit->score) + (hit->exact ? 2 : 1) - 1e-6 * hit->rank);
        fprintf(out, "%s Q0 %s %u %s jiyan\n", answer->qid ? answer->qid : "1", name, hit->rank, score);
    }
}
