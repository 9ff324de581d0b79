/* rows_text.c: statements for people. Whatever comes from a document is made safe for a terminal. */
#include <libintl.h>
#include <string.h>

#include "searcher/render/rows.h"

#define _(s) gettext(s)

#define INDENT "   "

/* ---- the sentence ---- */

/* Spans of the row's text begin and end between characters. */
static const char *paint_of(const void *user, uint32_t at, uint32_t count)
{
    const jy_particulars *found = user;
    (void)count;
    for (guint i = 0; i < found->deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(found->deadlines, jy_deadline, i);
        if (at >= deadline->start && at < deadline->end) {
            return JY_PAINT_PARTICULAR;
        }
    }
    for (guint i = 0; i < found->quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(found->quantities, jy_quantity, i);
        if (at >= quantity->start && at < quantity->end) {
            return JY_PAINT_PARTICULAR;
        }
    }
    return JY_PAINT_PLAIN;
}

void jy_rows_print_sentence(const jy_console *page, const jy_row *row, const char *first, const char *indent)
{
    jy_console_wrap(page, first, indent, &(jy_console_text){row->text, paint_of, &row->particulars});
}

/* ---- what is known of it ---- */

static void append_fact(GString *line, const char *text)
{
    if (text && *text) {
        g_string_append(line, " · ");
        jy_console_append(line, text);
    }
}

/* The first time that cannot be told: not one that has been. */
static const jy_deadline *find_untold(const jy_row *row)
{
    for (guint i = 0; i < row->particulars.deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(row->particulars.deadlines, jy_deadline, i);
        if (!deadline->last.year || !row->said.year) {
            return deadline;
        }
    }
    return NULL;
}

/* The last day of what can be told, else the words. */
static void append_due(GString *line, const jy_row *row)
{
    const jy_deadline *due = jy_row_due(row);
    if (due) {
        char last[JY_DATE_TEXT];
        jy_date_format(&due->last, last);
        g_autofree char *words = jy_row_cut(row, due->start, due->end);
        g_autofree char *fact = g_strdup_printf(_("due %s (%s)"), last, words);
        append_fact(line, fact);
        return;
    }
    const jy_deadline *untold = find_untold(row);
    if (untold) {
        g_autofree char *words = jy_row_cut(row, untold->start, untold->end);
        g_autofree char *fact = g_strdup_printf(_("due %s"), words);
        append_fact(line, fact);
    }
}

void jy_rows_append_facts(GString *line, const jy_row *row)
{
    const jy_particulars *found = &row->particulars;
    g_string_append(line, jy_row_kind_label(row));
    append_fact(line, jy_row_strength_label(row));
    append_fact(line, row->statement.is_testable ? _("testable") : NULL);
    append_due(line, row);
    for (guint i = 0; i < found->quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(found->quantities, jy_quantity, i);
        g_autofree char *text = jy_row_cut(row, quantity->start, quantity->end);
        append_fact(line, text);
    }
    g_autofree char *owner = jy_row_cut(row, found->owner.start, found->owner.end);
    append_fact(line, owner);
}

/* ---- a row ---- */

static void print_facts(const jy_console *page, const jy_row *row)
{
    g_autoptr(GString) line = g_string_new(INDENT);
    jy_console_paint(page, line, JY_PAINT_TITLE);
    jy_rows_append_facts(line, row);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    if (!row->exact) {
        jy_console_paint(page, line, JY_PAINT_FAINT);
        g_string_append_printf(line, "  (%s)", _("partial match"));
        jy_console_paint(page, line, JY_PAINT_PLAIN);
    }
    fprintf(page->out, "%s\n", line->str);
}

/* Where it is, then who said it when, and its id. */
static void print_source(const jy_console *page, const jy_row *row)
{
    const jy_document *document = row->document;
    const jy_console_place place = {row->db, document->path, document->id, row->place, document->ocr, row->headings};
    g_autoptr(GString) line = g_string_new(INDENT);
    jy_console_append_place(page, line, &place);
    g_string_append(line, "\n" INDENT);
    jy_console_append(line, row->id);
    jy_console_append_part(line, document->title);
    jy_console_append_part(line, document->date);
    jy_console_append_part(line, document->speaker);
    if (g_strcmp0(document->issuer, document->speaker) != 0) {
        jy_console_append_part(line, document->issuer);
    }
    jy_console_append_part(line, document->docno);
    fprintf(page->out, "%s\n", line->str);
}

static void print_rule(const jy_console *page, const jy_row *row)
{
    const jy_statement_rule *rule = jy_statement_rule_of(row->statement.rule);
    if (!rule) {
        return;
    }
    g_autoptr(GString) line = g_string_new(INDENT);
    g_string_append_printf(line, _("rule %s: %s; for example: %s"), rule->name, rule->why, rule->example);
    fprintf(page->out, "%s\n", line->str);
}

void jy_rows_text(const void *found, const jy_view *view, FILE *out)
{
    const jy_rows *rows = found;
    const jy_console page = jy_console_of(view, out);
    for (jy_row *row; (row = jy_rows_next(rows)) != NULL; jy_row_free(row)) {
        g_autofree char *rank = g_strdup_printf("%u. ", row->rank);
        jy_rows_print_sentence(&page, row, rank, INDENT);
        print_facts(&page, row);
        print_source(&page, row);
        if (view->explain) {
            print_rule(&page, row);
        }
        fputc('\n', out);
    }
    const uint32_t total = jy_listing_total(rows->listing);
    if (total) {
        fprintf(out, ngettext("%u statement", "%u statements", total), total);
        fprintf(out, _("; %u shown\n"), jy_listing_shown(rows->listing));
    }
}
