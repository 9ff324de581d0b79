/* citations.c: hits, passages and statements as citations. */
#include "searcher/render/citations.h"

#include <jiyan/base/terminal.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/cite/cite.h"
#include "searcher/render/hits.h"
#include "searcher/render/rows.h"
#include "searcher/search/surroundings.h"

/* As in the formats for programs. */
#define SNIPPET_COLUMNS 240

/* ---- what is cited ---- */

static jy_cite_source source_of(const jy_document *document)
{
    return (jy_cite_source){
        .path = document->path,
        .id = document->id,
        .title = document->title,
        .date = document->date,
        .speaker = document->speaker,
        .issuer = document->issuer,
        .docno = document->docno,
        .genre = document->genre,
    };
}

static void set_place(jy_cite_source *source, const char *text, const jy_place *place, uint32_t offset)
{
    source->text = text;
    source->page = place->page;
    source->line = place->line;
    source->has_offset = true;
    source->offset = offset;
}

static char *cite_hit(const jy_hit *hit, const jy_snippet *snippet, const jy_view *view)
{
    jy_cite_source source = source_of(hit->document);
    set_place(&source, snippet->text, &snippet->place, snippet->offset);
    return jy_cite_make(view->cite, &source);
}

static char *cite_row(const jy_row *row, const jy_view *view)
{
    jy_cite_source source = source_of(row->document);
    set_place(&source, row->text, &row->place, row->offset);
    return jy_cite_make(view->cite, &source);
}

/* ---- fields ---- */

static void put_citation(jy_printer *to, char *citation)
{
    jy_printer_string(to, "citation", citation);
    g_free(citation);
}

void jy_citations_put_hit(jy_printer *to, const jy_hit *hit, const jy_snippet *snippet, const jy_view *view)
{
    if (view->cite) {
        put_citation(to, cite_hit(hit, snippet, view));
    }
}

void jy_citations_put_row(jy_printer *to, const jy_row *row, const jy_view *view)
{
    if (view->cite) {
        put_citation(to, cite_row(row, view));
    }
}

/* ---- text ---- */

/* Citations on their way out. */
typedef struct {
    const jy_view *view;
    FILE *out;
    unsigned count;
} citation_list;

/* Prints the next one, lines as lines, and nothing else that could drive a terminal. */
static void print_next(citation_list *list, char *citation)
{
    fputs(list->count++ ? jy_cite_between(list->view->cite) : jy_cite_before(list->view->cite), list->out);
    g_auto(GStrv) lines = g_strsplit(citation, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autofree char *safe = jy_terminal_safe(*line);
        fprintf(list->out, "%s%s", line == lines ? "" : "\n", safe);
    }
    g_free(citation);
}

/* An empty list is one, too, for programs; for people it is nothing. */
static void end_list(citation_list *list)
{
    if (list->count) {
        fputs(jy_cite_behind(list->view->cite), list->out);
    } else if (*jy_cite_before(list->view->cite)) {
        fputs("[]\n", list->out);
    }
}

void jy_citations_hits(const void *shown, const jy_view *view, FILE *out)
{
    const jy_hits *hits = shown;
    citation_list list = {view, out, 0};
    for (guint i = 0; i < hits->result->hits->len; i++) {
        const jy_hit *hit = hits->result->hits->pdata[i];
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, SNIPPET_COLUMNS, view->context, &snippet);
        print_next(&list, cite_hit(hit, &snippet, view));
    }
    end_list(&list);
}

/* What is quoted of a passage that is named: what is marked in it, the sentence or the line; else all of it. */
static char *text_of(const jy_hit *hit)
{
    const jy_passage *passage = &hit->passage;
    const bool is_marked = hit->rank == 0 && hit->matches && hit->matches->len == 1;
    const jy_match_span whole = {0, passage->length, 0};
    const jy_match_span *span = is_marked ? &g_array_index(hit->matches, jy_match_span, 0) : &whole;
    GString *line = g_string_new(NULL);
    jy_sentence_line(passage->text + span->start, span->end - span->start, line);
    return g_string_free(line, false);
}

void jy_citations_surroundings(const void *shown, const jy_view *view, FILE *out)
{
    const jy_surroundings *around = shown;
    const jy_hit *hit = around->result->hits->pdata[around->found];
    citation_list list = {view, out, 0};
    if (hit->rank) { /* as the page of hits cites it */
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, SNIPPET_COLUMNS, 0, &snippet);
        print_next(&list, cite_hit(hit, &snippet, view));
    } else {
        g_autofree char *text = text_of(hit);
        jy_cite_source source = source_of(hit->document);
        set_place(&source, text, &around->place, hit->passage.offset);
        print_next(&list, jy_cite_make(view->cite, &source));
    }
    end_list(&list);
}

void jy_citations_document(const void *shown, const jy_view *view, FILE *out)
{
    const jy_surroundings *around = shown;
    const jy_hit *hit = around->result->hits->pdata[around->found];
    citation_list list = {view, out, 0};
    const jy_cite_source source = source_of(hit->document);
    print_next(&list, jy_cite_make(view->cite, &source));
    end_list(&list);
}

void jy_citations_rows(const void *shown, const jy_view *view, FILE *out)
{
    const jy_rows *rows = shown;
    citation_list list = {view, out, 0};
    for (jy_row *row; (row = jy_rows_next(rows)) != NULL; jy_row_free(row)) {
        print_next(&list, cite_row(row, view));
    }
    end_list(&list);
}
