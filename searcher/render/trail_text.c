/* trail_text.c: a trail for people: the commitment, then what became of it in the order of time. Whatever comes
 * from a document is made safe for a terminal. */
#include <jiyan/base/terminal.h>
#include <libintl.h>

#include "searcher/render/console.h"
#include "searcher/render/rows.h"
#include "searcher/render/trail.h"

#define N_(s) s
#define _(s) gettext(s)

#define INDENT "   "

static const char *const RELATIONS[] = {
    [JY_RELATION_PROMISED] = N_("promised"), [JY_RELATION_REPEATED] = N_("repeated"),
    [JY_RELATION_CHANGED] = N_("changed"),   [JY_RELATION_DONE] = N_("reported done"),
    [JY_RELATION_PART] = N_("in part"),      [JY_RELATION_REPORTED] = N_("reported"),
    [JY_RELATION_PROBLEM] = N_("problem"),
};

/* The numbers side by side. */
static void append_numbers(GString *line, const jy_step *step)
{
    g_autofree char *numbers = NULL;
    if (step->earlier && step->promised) {
        numbers = g_strdup_printf(_("%s, before it %s"), step->promised, step->earlier);
    } else if (step->promised && step->reported) {
        numbers = g_strdup_printf(_("promised %s, reported %s"), step->promised, step->reported);
    } else if (step->promised || step->reported) {
        numbers = g_strdup(step->promised ? step->promised : step->reported);
    }
    if (numbers) {
        g_string_append(line, ": ");
        jy_console_append(line, numbers);
    }
}

static void print_head(const jy_console *page, const jy_step *step)
{
    const char *date = step->row->document->date;
    g_autoptr(GString) line = g_string_new(NULL);
    jy_console_append(line, date ? date : _("without a date"));
    g_string_append(line, "  ");
    jy_console_paint(page, line, step->relation == JY_RELATION_PROBLEM ? JY_PAINT_MATCH : JY_PAINT_TITLE);
    g_string_append(line, gettext(RELATIONS[step->relation]));
    append_numbers(line, step);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    if (step->of_year) {
        g_string_append_printf(line, _(" (of %u)"), step->of_year);
    }
    fprintf(page->out, "%s\n", line->str);
}

static void print_place(const jy_console *page, const jy_row *row)
{
    const jy_console_place place = {row->db,    row->document->path, row->document->id,
                                    row->place, row->document->ocr,  row->headings};
    g_autoptr(GString) line = g_string_new(INDENT);
    jy_console_append_place(page, line, &place);
    fprintf(page->out, "%s\n", line->str);
}

static void print_faint(const jy_console *page, const char *text)
{
    g_autoptr(GString) line = g_string_new(INDENT);
    jy_console_paint(page, line, JY_PAINT_FAINT);
    jy_console_append(line, text);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    fprintf(page->out, "%s\n", line->str);
}

static void print_commitment(const jy_console *page, const jy_trail *trail)
{
    const jy_row *seed = trail->seed;
    g_autoptr(GString) facts = g_string_new(INDENT);
    print_head(page, trail->start);
    jy_rows_print_sentence(page, seed, INDENT, INDENT);
    jy_rows_append_facts(facts, seed);
    fprintf(page->out, "%s\n", facts->str);
    print_place(page, seed);
    g_autoptr(GString) source = g_string_new(seed->id);
    jy_console_append_part(source, seed->document->title);
    jy_console_append_part(source, seed->document->issuer);
    print_faint(page, source->str);
    print_faint(page, trail->start->why);
    fputc('\n', page->out);
}

void jy_trail_text(const void *found, const jy_view *view, FILE *out)
{
    const jy_trail *trail = found;
    const jy_console page = jy_console_of(view, out);
    guint steps = trail->steps->len, documents = trail->later_documents;
    if (trail->seed) {
        print_commitment(&page, trail);
    } else { /* that nothing was promised, before what is said all the same */
        g_autofree char *words = jy_terminal_safe(view->query);
        fprintf(out,
                ngettext("no commitment speaks of %s; %u mention does\n\n",
                         "no commitment speaks of %s; %u mentions do\n\n", steps),
                words, steps);
    }
    for (guint i = 0; i < steps; i++) {
        const jy_step *step = trail->steps->pdata[i];
        print_head(&page, step);
        jy_rows_print_sentence(&page, step->row, INDENT, INDENT);
        print_place(&page, step->row);
        print_faint(&page, step->why);
        fputc('\n', out);
    }
    if (trail->seed && steps) {
        fprintf(out, ngettext("%u mention", "%u mentions", steps), steps);
        fprintf(out, ngettext("; %u later document looked at\n", "; %u later documents looked at\n", documents),
                documents);
    } else if (trail->seed && documents) {
        fprintf(out, ngettext("no later mention in %u document\n", "no later mention in %u documents\n", documents),
                documents);
    } else if (trail->seed) {
        fputs(_("no later document was looked at\n"), out);
    }
}
