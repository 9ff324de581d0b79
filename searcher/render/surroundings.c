/* surroundings.c: a passage in its surroundings: its fields, and the text for people, in which lines with a match begin
 * with ">", and the other lines of the passage with "|". */
#include "searcher/render/surroundings.h"

#include <string.h>

#include "searcher/render/console.h"
#include "searcher/render/hits.h"
#include "searcher/render/shown.h"

static const jy_hit *hit_at(const jy_surroundings *around, guint i)
{
    return around->result->hits->pdata[i];
}

/* ---- fields ---- */

/* In code points of the text. */
static void put_highlights(jy_printer *to, const jy_hit *hit)
{
    const char *text = hit->passage.text;
    jy_printer_begin_list(to, "highlights");
    for (guint i = 0; i < hit->matches->len; i++) {
        const jy_match_span *match = &g_array_index(hit->matches, jy_match_span, i);
        const glong start = g_utf8_strlen(text, match->start);
        jy_printer_begin_list(to, NULL);
        jy_printer_integer(to, NULL, start);
        jy_printer_integer(to, NULL, start + g_utf8_strlen(text + match->start, match->end - match->start));
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

void jy_surroundings_put_passage(jy_printer *to, const jy_surroundings *around, guint i)
{
    const jy_hit *hit = hit_at(around, i);
    const bool is_found = i == around->found;
    jy_printer_boolean(to, "found", is_found);
    jy_printer_strings(to, "heading", hit->passage.headings);
    jy_shown_put_place(to, is_found ? &around->place : &hit->passage.place);
    jy_printer_integer(to, "offset", hit->passage.offset);
    jy_printer_integer(to, "length", hit->passage.length);
    jy_printer_string(to, "text", hit->passage.text);
    put_highlights(to, hit);
}

void jy_surroundings_put_source(jy_printer *to, const jy_surroundings *around, const jy_view *view)
{
    const jy_hit *found = hit_at(around, around->found);
    jy_printer_query(to, view->query, view->query_note);
    jy_printer_positive(to, "rank", found->rank);
    jy_printer_string(to, "match", !found->rank ? NULL : found->exact ? "exact" : "partial");
    if (view->several) {
        jy_printer_string(to, "db", found->db);
    }
    jy_shown_put(to, found->document, JY_FIELD_PATH, JY_FIELD_NONE);
}

void jy_surroundings_fields(const void *shown, const jy_view *view, jy_printer *to)
{
    const jy_surroundings *around = shown;
    jy_printer_begin_map(to, NULL);
    jy_printer_integer(to, "schema", 1);
    jy_surroundings_put_source(to, around, view);
    jy_printer_begin_list(to, "passages");
    for (guint i = 0; i < around->result->hits->len; i++) {
        jy_printer_begin_map(to, NULL);
        jy_surroundings_put_passage(to, around, i);
        jy_printer_end(to);
    }
    jy_printer_end(to);
    jy_printer_end(to);
}

/* ---- text ---- */

/* A line of a passage on its way to the page. */
typedef struct {
    const GArray *matches; /* of jy_match_span */
    uint32_t start, end;   /* bytes of the passage's text */
} passage_line;

static bool has_match(const passage_line *line)
{
    bool has = false;
    for (guint i = 0; i < line->matches->len; i++) {
        const jy_match_span *match = &g_array_index(line->matches, jy_match_span, i);
        has |= match->start < line->end && match->end > line->start;
    }
    return has;
}

static const char *paint_of(const void *user, uint32_t at, uint32_t count)
{
    const passage_line *line = user;
    const uint32_t byte = line->start + at;
    (void)count;
    for (guint i = 0; i < line->matches->len; i++) {
        const jy_match_span *match = &g_array_index(line->matches, jy_match_span, i);
        if (byte >= match->start && byte < match->end) {
            return JY_PAINT_MATCH;
        }
    }
    return JY_PAINT_PLAIN;
}

static void print_lines(const jy_console *page, const jy_hit *hit, bool is_found)
{
    const char *text = hit->passage.text;
    for (uint32_t start = 0, end; start <= hit->passage.length; start = end + 1) {
        const char *stop = strchr(text + start, '\n');
        end = stop ? (uint32_t)(stop - text) : hit->passage.length;
        const passage_line line = {hit->matches, start, end};
        g_autofree char *words = g_strndup(text + start, end - start);
        if (*g_strchomp(words)) {
            const char *margin = is_found ? "| " : "  ";
            jy_console_wrap(page, has_match(&line) ? "> " : margin, margin, &(jy_console_text){words, paint_of, &line});
        } else {
            fputc('\n', page->out);
        }
    }
}

/* The headings above a passage that are others than above the one before it, unless it begins with its own. */
static void print_headings(const jy_console *page, const jy_hit *hit, const jy_hit *before)
{
    const jy_passage *passage = &hit->passage;
    const GArray *paragraphs = passage->paragraphs;
    const bool begins = paragraphs->len && g_array_index(paragraphs, jy_paragraph, 0).kind == JY_BLOCK_HEADING;
    char **headings = passage->headings;
    if (begins || !*headings ||
        (before && g_strv_equal((const char *const *)headings, (const char *const *)before->passage.headings))) {
        return;
    }
    g_autofree char *path = g_strjoinv(" › ", headings);
    g_autoptr(GString) line = g_string_new("  ");
    jy_console_paint(page, line, JY_PAINT_FAINT);
    jy_console_append(line, path);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    fprintf(page->out, "%s\n", line->str);
}

void jy_surroundings_text(const void *shown, const jy_view *view, FILE *out)
{
    const jy_surroundings *around = shown;
    const jy_console page = jy_console_of(view, out);
    const jy_hit *found = hit_at(around, around->found);
    jy_hits_print_source(&page, found, found->rank && !found->exact && !view->is_like, around->place);
    for (guint i = 0; i < around->result->hits->len; i++) {
        fputc('\n', out);
        print_headings(&page, hit_at(around, i), i ? hit_at(around, i - 1) : NULL);
        print_lines(&page, hit_at(around, i), i == around->found);
    }
}
