/* trec.c: hits for evaluators, as trec_eval reads them. */
#include <jiyan/base/terminal.h>
#include <string.h>

#include "searcher/render/hits.h"
#include "searcher/render/paths.h"

/* A name as one word: white space would end the column. */
static char *word_of(const char *name)
{
    GString *word = g_string_new(NULL);
    while (*name) {
        bool is_unsafe;
        g_autofree char *character = jy_paths_character(name, &is_unsafe);
        bool is_escaped = is_unsafe || g_unichar_isspace(g_utf8_get_char_validated(character, -1));
        for (const char *byte = character; is_escaped && *byte; byte++) {
            g_string_append_printf(word, "%%%02X", (unsigned char)*byte);
        }
        g_string_append(word, is_escaped ? "" : character);
        name += strlen(character);
    }
    return g_string_free(word, false);
}

/* Evaluators sort by score, so it has to fall with the rank: partial hits come behind exact ones whatever their weight.
 */
void jy_hits_trec(const void *found, const jy_view *view, FILE *out)
{
    const GPtrArray *hits = ((const jy_hits *)found)->result->hits;
    g_autofree char *qid = word_of(view->qid ? view->qid : "1");
    for (guint i = 0; i < hits->len; i++) {
        const jy_hit *hit = hits->pdata[i];
        g_autofree char *name = word_of(hit->document->id ? hit->document->id : hit->document->path);
        char score[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(score, sizeof score, "%.6f",
                        hit->score / (1 + hit->score) + (hit->exact ? 2 : 1) - 1e-6 * hit->rank);
        fprintf(out, "%s Q0 %s %u %s jiyan\n", qid, name, hit->rank, score);
    }
}
