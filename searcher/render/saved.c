/* saved.c: the searches that are kept. */
#include "searcher/render/saved.h"

#include <jiyan/base/terminal.h>

#include "searcher/saved/saved.h"

static const jy_column COLUMNS[] = {{.name = "name"},
                                    {.name = "answer"},
                                    {.name = "question"},
                                    {.name = "arguments"},
                                    {.name = "db", .use = JY_COLUMN_SEVERAL}};
const jy_columns JY_SAVED_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

static void put_search(jy_printer *to, const jy_saved_search *search, const jy_view *view)
{
    g_autofree char *question = jy_saved_question(search);
    jy_printer_begin_map(to, NULL);
    jy_printer_string(to, "name", search->name);
    jy_printer_string(to, "answer", jy_saved_answer(search));
    jy_printer_string(to, "question", question);
    jy_printer_begin_list(to, "options");
    for (guint i = 0; i < search->pairs->len; i++) {
        const jy_options_pair *pair = &g_array_index(search->pairs, jy_options_pair, i);
        if (!g_str_equal(pair->name, "QUERY")) {
            jy_printer_begin_map(to, NULL);
            jy_printer_string(to, "name", pair->name);
            jy_printer_string(to, "value", pair->value);
            jy_printer_end(to);
        }
    }
    jy_printer_end(to);
    jy_printer_string(to, "arguments", search->arguments);
    if (view->several) {
        jy_printer_string(to, "db", search->db);
    }
    jy_printer_end(to);
}

void jy_saved_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const GPtrArray *searches = found;
    const bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        jy_printer_begin_list(to, "searches");
    }
    for (guint i = 0; i < searches->len; i++) {
        const jy_saved_search *search = searches->pdata[i];
        if (!search->problem) {
            put_search(to, search, view);
        }
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}

void jy_saved_text(const void *found, const jy_view *view, FILE *out)
{
    (void)view;
    const GPtrArray *searches = found;
    for (guint i = 0; i < searches->len; i++) {
        const jy_saved_search *search = searches->pdata[i];
        g_autofree char *name = search->name ? jy_terminal_safe(search->name) : NULL,
                        *arguments = search->arguments ? jy_terminal_safe(search->arguments) : NULL;
        if (!search->problem) {
            fprintf(out, "%s\t%s\n", name, arguments);
        }
    }
}
