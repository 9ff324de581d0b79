/* document.c: the fields of a whole document. */
#include "searcher/render/document.h"

#include "searcher/render/rows.h"
#include "searcher/render/shown.h"
#include "searcher/render/surroundings.h"

static const jy_hit *hit_at(const jy_surroundings *around, guint i)
{
    return around->result->hits->pdata[i];
}

/* Each heading where it begins: its level, and the first passage below it, by number. */
static void put_outline(jy_printer *to, const jy_surroundings *around)
{
    static char *const NONE[] = {NULL};
    char *const *before = NONE;
    jy_printer_begin_list(to, "outline");
    for (guint i = 0; i < around->result->hits->len; i++) {
        char *const *headings = hit_at(around, i)->passage.headings;
        bool is_new = false;
        for (guint level = 0; headings[level]; level++) {
            is_new = is_new || !*before || !g_str_equal(headings[level], *before);
            before += !is_new;
            if (is_new) {
                jy_printer_begin_map(to, NULL);
                jy_printer_integer(to, "level", level + 1);
                jy_printer_string(to, "text", headings[level]);
                jy_printer_integer(to, "passage", i);
                jy_printer_end(to);
            }
        }
        before = headings;
    }
    jy_printer_end(to);
}

/* The sentences that do something, each with where it stands in the passage's text, in code points. */
static void put_statements(jy_printer *to, const jy_hit *hit)
{
    const jy_passage *passage = &hit->passage;
    jy_printer_begin_list(to, "statements");
    for (guint i = 0; i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        g_autoptr(jy_row) row = jy_row_new(hit, statement);
        const glong start = g_utf8_strlen(passage->text, statement->start);
        const uint32_t length = statement->end - statement->start;
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "start", start);
        jy_printer_integer(to, "end", start + g_utf8_strlen(passage->text + statement->start, length));
        jy_rows_put_sentence(to, row);
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

void jy_document_fields(const void *shown, const jy_view *view, jy_printer *to)
{
    const jy_surroundings *around = shown;
    jy_printer_begin_map(to, NULL);
    jy_printer_integer(to, "schema", 1);
    jy_surroundings_put_source(to, around, view);
    put_outline(to, around);
    jy_printer_begin_list(to, "passages");
    for (guint i = 0; i < around->result->hits->len; i++) {
        jy_printer_begin_map(to, NULL);
        jy_surroundings_put_passage(to, around, i);
        put_statements(to, hit_at(around, i));
        jy_printer_end(to);
    }
    jy_printer_end(to);
    jy_printer_end(to);
}
