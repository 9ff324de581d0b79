/* render.c: the table of formats, and those that need but a line a hit. */
#include "searcher/render/render.h"

#include <jiyan/base/terminal.h>
#include <string.h>

const jy_renderer *jy_renderer_of(jy_format format)
{
    static const jy_renderer RENDERERS[] = {
        [JY_AS_TEXT] = {NULL, jy_render_text},
        [JY_AS_JSON] = {NULL, jy_render_json},
        [JY_AS_JSONL] = {NULL, jy_render_jsonl},
        [JY_AS_PATHS] = {NULL, jy_render_paths},
        [JY_AS_TREC] = {NULL, jy_render_trec},
        [JY_AS_CSV] = {jy_render_csv_head, jy_render_csv},
        [JY_AS_HTML] = {NULL, NULL}, /* of statements only */
        [JY_AS_JUNIT] = {NULL, NULL},
        [JY_AS_KWIC] = {NULL, NULL}, /* concordance.h */
    };
    return &RENDERERS[format];
}

/* True for text that a terminal cannot be given as it is. */
static bool is_unsafe(const char *text)
{
    g_autofree char *safe = jy_terminal_safe(text);
    return !g_str_equal(safe, text);
}

/* The character at `at`, or the byte where none is. Returns a new text. */
static char *character_at(const char *at)
{
    bool valid = g_utf8_get_char_validated(at, -1) < 0x110000;
    return g_strndup(at, valid ? (gsize)(g_utf8_next_char(at) - at) : 1);
}

char *jy_render_quote_path(const char *path)
{
    if (!is_unsafe(path) && !strpbrk(path, "\"\\")) {
        return g_strdup(path);
    }
    GString *line = g_string_new("\"");
    for (const char *at = path; *at;) {
        g_autofree char *character = character_at(at);
        g_autofree char *escaped = g_strescape(character, is_unsafe(character) ? NULL : character);
        bool quoted = *at == '"' || *at == '\\';
        g_string_append(line, quoted ? "\\" : "");
        g_string_append(line, escaped);
        at += strlen(character);
    }
    g_string_append_c(line, '"');
    return g_string_free(line, false);
}

/* Each path once, of each index. */
void jy_render_paths(const jy_hits *hits, FILE *out)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < hits->result->hits->len; i++) {
        const jy_hit *hit = hits->result->hits->pdata[i];
        if (g_hash_table_add(seen, g_strdup_printf("%zu:%s", hit->folder, hit->document->path))) {
            g_autofree char *path = jy_render_quote_path(hit->document->path);
            fprintf(out, "%s\n", path);
        }
    }
}

/* A name as one word: white space would end the column. */
static char *trec_name(const char *name)
{
    GString *word = g_string_new(NULL);
    for (const char *at = name; *at;) {
        g_autofree char *character = character_at(at);
        bool escaped = is_unsafe(character) || g_unichar_isspace(g_utf8_get_char_validated(character, -1));
        for (const char *byte = character; escaped && *byte; byte++) {
            g_string_append_printf(word, "%%%02X", (unsigned char)*byte);
        }
        g_string_append(word, escaped ? "" : character);
        at += strlen(character);
    }
    return g_string_free(word, false);
}

/* Evaluators sort by score, so it has to fall with the rank: partial hits come behind exact ones whatever their weight.
 */
void jy_render_trec(const jy_hits *hits, FILE *out)
{
    g_autofree char *qid = trec_name(hits->view->qid ? hits->view->qid : "1");
    for (guint i = 0; i < hits->result->hits->len; i++) {
        const jy_hit *hit = hits->result->hits->pdata[i];
        g_autofree char *name = trec_name(hit->document->id ? hit->document->id : hit->document->path);
        char score[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(score, sizeof score, "%.6f",
                        hit->score / (1 + hit->score) + (hit->exact ? 2 : 1) - 1e-6 * hit->rank);
        fprintf(out, "%s Q0 %s %u %s jiyan\n", qid, name, hit->rank, score);
    }
}
