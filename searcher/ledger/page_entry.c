/* page_entry.c: the parts of which the page shows a commitment: the sentence with its deadline and quantities marked,
 * what is known of it, and its trail. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "searcher/ledger/goals.h"
#include "searcher/ledger/page.h"
#include "searcher/search/place.h"

#define _(s) gettext(s)

bool jy_page_is_full(const jy_promise *promise)
{
    const jy_row *row = jy_promises_row(promise);
    return row->statement.is_testable || jy_row_due(row) || row->particulars.quantities->len;
}

/* ---- documents ---- */

static char *year_of(const jy_document *document)
{
    return document->date ? g_strndup(document->date, strcspn(document->date, "-")) : NULL;
}

static guint number_of(jy_page *page, const jy_document *document)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(page->numbers, document));
    if (!number) {
        g_ptr_array_add(page->sources, (void *)(uintptr_t)document);
        number = page->sources->len;
        g_hash_table_insert(page->numbers, (void *)(uintptr_t)document, GUINT_TO_POINTER(number));
    }
    return number;
}

void jy_page_append_document(jy_page *page, const jy_document *document)
{
    const char *title = document->title ? document->title : document->path;
    g_autofree char *year = year_of(document);
    const bool says_year = !year || strstr(title, year);
    g_string_append_printf(page->out, "<a href=\"#d%u\">", number_of(page, document));
    jy_markup_printf(page->out, "%s%s%s</a>", title, says_year ? "" : " ", says_year ? "" : year);
}

/* The same for a step, in few characters: "2019 …工作报告:12". */
static void append_place(jy_page *page, const jy_row *row)
{
    const jy_document *document = row->document;
    const char *title = document->title ? document->title : document->path;
    const glong length = g_utf8_strlen(title, -1);
    const bool is_cut = length > (glong)page->detail->title;
    const char *end = is_cut ? g_utf8_offset_to_pointer(title, length - (glong)page->detail->title) : title;
    g_autofree char *year = year_of(document);
    const bool says_year = !year || strstr(end, year);
    g_string_append_printf(page->out, "<a href=\"#d%u\">", number_of(page, document));
    jy_markup_printf(page->out, "%s%s%s%s", says_year ? "" : year, says_year ? "" : " ", is_cut ? "…" : "", end);
    jy_place_append_line(page->out, &row->place);
    g_string_append(page->out, "</a>");
}

/* ---- sentences ---- */

/* Where so many characters from `start` end, `end` at the latest. */
static uint32_t end_of(const char *text, uint32_t start, uint32_t end, guint most)
{
    const char *at = text + start;
    for (guint i = 0; i < most && at < text + end; i++) {
        at = g_utf8_next_char(at);
    }
    return (uint32_t)(at - text);
}

typedef struct {
    uint32_t start, end;
    const char *tag; /* "d" for a deadline, "q" for a quantity */
} marked_range;

static int by_start(const void *a, const void *b)
{
    const marked_range *left = a, *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

/* Returns a new array of marked_range. */
static GArray *ranges_of(const jy_row *row)
{
    const GArray *deadlines = row->particulars.deadlines, *quantities = row->particulars.quantities;
    GArray *ranges = g_array_new(false, false, sizeof(marked_range));
    for (guint i = 0; i < deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(deadlines, jy_deadline, i);
        const marked_range marked = {deadline->start, deadline->end, "d"};
        g_array_append_val(ranges, marked);
    }
    for (guint i = 0; i < quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(quantities, jy_quantity, i);
        const marked_range marked = {quantity->start, quantity->end, "q"};
        g_array_append_val(ranges, marked);
    }
    g_array_sort(ranges, by_start);
    return ranges;
}

void jy_page_append_sentence(jy_page *page, const jy_row *row, uint32_t start, uint32_t end, guint most)
{
    g_autoptr(GArray) ranges = ranges_of(row);
    const uint32_t last = end_of(row->text, start, end, most);
    uint32_t at = start;
    for (guint i = 0; i < ranges->len; i++) {
        const marked_range *marked = &g_array_index(ranges, marked_range, i);
        if (marked->start < at || marked->end > last) {
            continue;
        }
        jy_markup_append(page->out, row->text + at, marked->start - at);
        g_string_append_printf(page->out, "<mark class=\"%s\">", marked->tag);
        jy_markup_append(page->out, row->text + marked->start, marked->end - marked->start);
        g_string_append(page->out, "</mark>");
        at = marked->end;
    }
    jy_markup_append(page->out, row->text + at, last - at);
    g_string_append(page->out, last < end ? "…" : "");
}

/* A later sentence: from the clause of its number on where all of it is too long. */
static void append_quote(jy_page *page, const jy_step *step, guint most)
{
    const char *text = step->row->text;
    const uint32_t length = (uint32_t)strlen(text);
    uint32_t start = 0, end;
    if (end_of(text, 0, length, most) < length && step->quantity) {
        jy_goals_clause(text, step->quantity->start, &start, &end);
    }
    end = end_of(text, start, length, most);
    g_string_append_printf(page->out, " <q>%s", start ? "…" : "");
    jy_markup_append(page->out, text + start, end - start);
    g_string_append_printf(page->out, "%s</q>", end < length ? "…" : "");
}

/* ---- what is known of it ---- */

void jy_page_append_outcome(GString *out, jy_outcome outcome)
{
    g_string_append_printf(out, "<span class=\"o %s\">%s</span>", jy_outcome_name(outcome), jy_outcome_label(outcome));
}

void jy_page_append_facts(jy_page *page, const jy_row *row)
{
    const jy_deadline *due = jy_row_due(row);
    if (row->place.page) {
        g_string_append_printf(page->out, _("page %u"), row->place.page);
    } else if (row->place.line) {
        g_string_append_printf(page->out, _("line %u"), row->place.line);
    }
    if (due) {
        char day[JY_DATE_TEXT];
        jy_date_format(&due->last, day);
        g_string_append_printf(page->out, " · %s <time>%s</time>", _("due"), day);
    }
    g_autofree char *owner = jy_row_cut(row, row->particulars.owner.start, row->particulars.owner.end);
    if (owner) {
        jy_markup_printf(page->out, " · %s", owner);
    }
}

/* ---- the trail ---- */

/* Its number; returns false where it has none to show. */
static bool append_number(jy_page *page, const jy_step *step)
{
    const char *number = step->reported ? step->reported : step->earlier ? step->promised : NULL;
    if (number) {
        jy_markup_printf(page->out, " <b>%s</b>", number);
    }
    return number != NULL;
}

/* The year, a link to the commitment where it is one of the page. */
static void append_year(jy_page *page, const jy_step *step)
{
    const jy_promise *again = jy_promises_of(page->promises, step->row);
    if (again && jy_page_is_full(again) && step->row->said.year) {
        g_string_append_printf(page->out, "<a href=\"#c%u\">%u</a>", again->number, step->row->said.year);
    } else {
        g_autofree char *year = year_of(step->row->document);
        g_string_append_printf(page->out, "<a href=\"#d%u\">", number_of(page, step->row->document));
        jy_markup_printf(page->out, "%s</a>", year ? year : _("not dated"));
    }
}

static void append_step(jy_page *page, const jy_step *step)
{
    const jy_outcome outcome = jy_outcome_of_relation(step->relation);
    g_string_append_printf(page->out, "<li class=\"o %s\">", jy_outcome_name(outcome));
    append_year(page, step);
    append_number(page, step);
    if (page->detail->step_quote) {
        append_quote(page, step, page->detail->step_quote);
    }
    g_string_append(page->out, "</li>");
}

void jy_page_append_more(GString *out, guint more)
{
    g_string_append_printf(out, ngettext("and %u more", "and %u more", more), more);
}

static void append_others(jy_page *page, const jy_page_steps *steps)
{
    const guint shown = steps->shown != NULL, others = steps->steps->len - shown, most = steps->most - shown;
    if (others == 0) {
        return;
    }
    if (most == 0) {
        g_string_append(page->out, " · ");
        jy_page_append_more(page->out, others);
        return;
    }
    g_string_append(page->out, "<details><summary>");
    g_string_append_printf(page->out, ngettext("%u more later statement", "%u more later statements", others), others);
    g_string_append(page->out, steps->trail->is_cut ? _(", and more that were not compared") : "");
    g_string_append(page->out, "</summary><ul>");
    guint left = most;
    for (guint i = 0; i < steps->steps->len && left; i++) {
        if (steps->steps->pdata[i] != steps->shown) {
            append_step(page, steps->steps->pdata[i]);
            left--;
        }
    }
    if (others > most) {
        g_string_append(page->out, "<li>");
        jy_page_append_more(page->out, others - most);
        g_string_append(page->out, "</li>");
    }
    g_string_append(page->out, "</ul></details>");
}

static void append_silence(jy_page *page, const jy_trail *trail)
{
    if (trail->later_documents) {
        g_string_append_printf(
            page->out,
            ngettext("No later mention in %u document.", "No later mention in %u documents.", trail->later_documents),
            trail->later_documents);
    } else {
        g_string_append(page->out, _("No later document."));
    }
}

void jy_page_append_trail(jy_page *page, const jy_page_steps *steps)
{
    if (steps->trail->steps->len == 0) {
        append_silence(page, steps->trail);
        return;
    }
    if (steps->shown) {
        append_place(page, steps->shown->row);
        const bool has_number = append_number(page, steps->shown);
        if (page->detail->quote && (!has_number || page->detail->step_quote)) {
            append_quote(page, steps->shown, page->detail->quote);
        }
    }
    append_others(page, steps);
}
