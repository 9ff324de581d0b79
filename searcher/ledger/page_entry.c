/* page_entry.c: a commitment as the page shows it: the sentence with its deadline and quantities marked, what is known
 * of it, and its trail. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "searcher/ledger/page.h"

#define _(s) gettext(s)

/* Steps of a trail that the page shows at once; a longer trail opens at a click. */
#define OPEN_STEPS 1

/* ---- anchors and places ---- */

void jy_page_append_anchor(GString *out, char kind, const jy_row *row)
{
    g_string_append_printf(out, "%c%zu-", kind, row->folder);
    const char *id = kind == 'd' ? row->document_key : row->id;
    jy_markup_append(out, id, strlen(id));
}

void jy_page_append_place(GString *out, const jy_row *row)
{
    g_autofree char *place = jy_row_place(row), *text = jy_markup_text(place);
    g_string_append(out, "<a class=\"at\" href=\"#");
    jy_page_append_anchor(out, 'd', row);
    g_string_append_printf(out, "\">%s</a>", text);
}

/* ---- the sentence ---- */

typedef struct {
    uint32_t start, end;
    const char *tag; /* "d" for a deadline, "q" for a quantity */
} marked_range;

static int by_start(const void *a, const void *b)
{
    const marked_range *left = a, *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

static void append_sentence(GString *out, const jy_row *row)
{
    const GArray *deadlines = row->particulars.deadlines, *quantities = row->particulars.quantities;
    g_autoptr(GArray) ranges = g_array_new(false, false, sizeof(marked_range));
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

    uint32_t at = 0;
    for (guint i = 0; i < ranges->len; i++) {
        const marked_range *marked = &g_array_index(ranges, marked_range, i);
        if (marked->start < at) {
            continue;
        }
        jy_markup_append(out, row->text + at, marked->start - at);
        g_string_append_printf(out, "<mark class=\"%s\">", marked->tag);
        jy_markup_append(out, row->text + marked->start, marked->end - marked->start);
        g_string_append(out, "</mark>");
        at = marked->end;
    }
    jy_markup_append(out, row->text + at, strlen(row->text + at));
}

/* ---- what is known of it ---- */

/* The label in the colour of an outcome, behind its shape. */
static void append_outcome(GString *out, jy_outcome outcome, const char *label)
{
    g_string_append_printf(out, "<span class=\"o %s\">", jy_outcome_name(outcome));
    jy_page_append_shape(out, outcome);
    g_string_append_printf(out, "%s</span>", label);
}

static void append_facts(GString *out, const jy_row *row, jy_outcome outcome)
{
    g_string_append(out, "<ul class=\"facts\"><li>");
    append_outcome(out, outcome, jy_outcome_label(outcome));
    g_string_append_printf(out, "</li><li>%s</li>", jy_row_strength_label(row));
    if (row->statement.is_testable) {
        g_string_append_printf(out, "<li>%s</li>", _("testable"));
    }
    const jy_deadline *due = jy_row_due(row);
    if (due) {
        char day[JY_DATE_TEXT];
        jy_date_format(&due->last, day);
        g_string_append_printf(out, "<li>%s <time datetime=\"%s\">%s</time></li>", _("due"), day, day);
    } else if (row->particulars.deadlines->len) {
        g_string_append_printf(out, "<li>%s</li>", _("with a deadline, its day not known"));
    }
    g_autofree char *owner = jy_row_cut(row, row->particulars.owner.start, row->particulars.owner.end);
    if (owner) {
        g_autofree char *escaped = jy_markup_text(owner);
        g_string_append_printf(out, "<li>%s <span lang=\"zh-Hans\">%s</span></li>", _("owner"), escaped);
    }
    g_string_append(out, "<li>");
    jy_page_append_place(out, row);
    g_string_append(out, "</li></ul>\n");
}

/* ---- the trail ---- */

static void append_relation(GString *out, jy_relation relation)
{
    jy_outcome outcome = jy_outcome_of_relation(relation);
    bool is_other = relation == JY_RELATION_PROMISED;
    append_outcome(out, outcome, is_other ? _("promised in another measure") : jy_outcome_label(outcome));
}

static void append_step(GString *out, const jy_promises *promises, const jy_step *step)
{
    const char *date = step->row->document->date;
    g_autofree char *day = jy_markup_text(date ? date : ""), *why = jy_markup_text(step->why ? step->why : "");
    g_string_append_printf(out, "<li><time datetime=\"%s\">%s</time> ", day, day);
    append_relation(out, step->relation);

    const struct {
        const char *label, *number;
    } numbers[] = {{_("before"), step->earlier}, {_("promised"), step->promised}, {_("reported"), step->reported}};
    bool any_number = step->promised || step->reported || step->earlier;
    g_string_append(out, any_number ? "<dl>" : "");
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (numbers[i].number) {
            g_autofree char *escaped = jy_markup_text(numbers[i].number);
            g_string_append_printf(out, "<dt>%s</dt><dd lang=\"zh-Hans\">%s</dd>", numbers[i].label, escaped);
        }
    }
    g_string_append(out, any_number ? "</dl><p>" : "<p>");

    /* The later sentence; one that is in the page itself is a link to there. */
    g_autofree char *text = jy_markup_text(step->row->text);
    if (jy_promises_hold(promises, step->row)) {
        g_string_append(out, "<a lang=\"zh-Hans\" href=\"#");
        jy_page_append_anchor(out, 'c', step->row);
        g_string_append_printf(out, "\">%s</a> ", text);
    } else {
        g_string_append_printf(out, "<span lang=\"zh-Hans\">%s</span> ", text);
    }
    jy_page_append_place(out, step->row);
    g_string_append(out, "</p>");

    if (!step->is_same_issuer && step->row->document->issuer) {
        g_autofree char *issuer = jy_markup_text(step->row->document->issuer);
        g_string_append_printf(out, "<p class=\"why\">%s <span lang=\"zh-Hans\">%s</span></p>", _("by another issuer:"),
                               issuer);
    }
    if (*why) {
        g_string_append_printf(out, "<p class=\"why\">%s</p>", why);
    }
    g_string_append(out, "</li>\n");
}

static void append_trail(GString *out, const jy_promises *promises, const jy_promise *promise)
{
    guint count = promise->trail->steps->len;
    bool folded = count > OPEN_STEPS;
    if (count == 0) {
        uint32_t documents = promise->trail->later_documents;
        g_string_append(out, "<p class=\"trail\">");
        if (documents) {
            g_string_append_printf(
                out, ngettext("No later mention in %u document.", "No later mention in %u documents.", documents),
                documents);
        } else {
            g_string_append(out, _("No later document."));
        }
        g_string_append(out, "</p>\n");
        return;
    }
    if (folded) {
        g_string_append(out, "<details class=\"trail\"><summary>");
        g_string_append_printf(out, ngettext("%u later statement", "%u later statements", count), count);
        g_string_append(out, promise->trail->is_cut ? _(", and more that were not compared") : "");
        g_string_append(out, "</summary>");
    }
    g_string_append(out, "<ol class=\"steps\">\n");
    for (guint i = 0; i < promise->trail->steps->len; i++) {
        append_step(out, promises, promise->trail->steps->pdata[i]);
    }
    g_string_append(out, folded ? "</ol></details>\n" : "</ol>\n");
}

/* ---- an entry ---- */

bool jy_page_is_full(const jy_promise *promise)
{
    const jy_row *row = jy_promises_row(promise);
    return row->statement.is_testable || row->particulars.deadlines->len;
}

/* A commitment in a list, and of its trail only what, when and where. */
static void append_short(GString *out, const jy_promise *promise)
{
    const jy_row *row = jy_promises_row(promise);
    g_string_append(out, "<li id=\"");
    jy_page_append_anchor(out, 'c', row);
    g_string_append(out, "\"><span lang=\"zh-Hans\">");
    append_sentence(out, row);
    g_string_append_printf(out, "</span>\n<ul class=\"facts\"><li>%s</li><li>", jy_row_strength_label(row));
    jy_page_append_place(out, row);
    g_string_append(out, "</li>");
    for (guint i = 0; i < promise->trail->steps->len; i++) {
        const jy_step *step = promise->trail->steps->pdata[i];
        g_autofree char *day = jy_markup_text(step->row->document->date ? step->row->document->date : "");
        g_string_append(out, "<li>");
        append_relation(out, step->relation);
        g_string_append_printf(out, " %s ", day);
        jy_page_append_place(out, step->row);
        g_string_append(out, "</li>");
    }
    g_string_append(out, "</ul></li>\n");
}

void jy_page_append_entry(GString *out, const jy_promises *promises, const jy_promise *promise)
{
    if (!jy_page_is_full(promise)) {
        append_short(out, promise);
        return;
    }
    const jy_row *row = jy_promises_row(promise);
    g_string_append_printf(out, "<article class=\"%s\" id=\"", jy_outcome_name(promise->outcome));
    jy_page_append_anchor(out, 'c', row);
    g_string_append(out, "\">\n<p class=\"text\" lang=\"zh-Hans\">");
    append_sentence(out, row);
    g_string_append(out, "</p>\n");
    append_facts(out, row, promise->outcome);
    append_trail(out, promises, promise);
    g_string_append(out, "</article>\n");
}
