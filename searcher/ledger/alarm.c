/* alarm.c: what is overdue, for a pipeline: JUnit XML, a testcase a commitment, and annotations of GitHub Actions. */
#include "searcher/ledger/alarm.h"

#include <jiyan/base/github.h>
#include <jiyan/base/junit.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>

#define _(s) gettext(s)

/* Characters of the sentence that stand in a testcase's name. */
#define NAME_CHARACTERS 40

const char *const JY_ALARM_FAIL_ON[] = {"none", "part", "problem", "reported", "changed", "repeated", NULL};

/* ---- what is open ---- */

bool jy_alarm_fails_on(unsigned fail_on, jy_outcome outcome)
{
    const char *name = jy_outcome_name(outcome);
    for (unsigned bit = 0; JY_ALARM_FAIL_ON[bit]; bit++) {
        if (g_str_equal(JY_ALARM_FAIL_ON[bit], name)) {
            return fail_on & 1U << bit;
        }
    }
    return false;
}

static bool is_reported(jy_outcome outcome)
{
    return outcome == JY_OUTCOME_DONE || outcome == JY_OUTCOME_REPORTED;
}

static bool is_skipped(unsigned fail_on, jy_outcome outcome)
{
    return !is_reported(outcome) && !jy_alarm_fails_on(fail_on, outcome);
}

unsigned jy_alarm_outcomes(unsigned fail_on)
{
    unsigned outcomes = 0;
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        outcomes |= jy_alarm_fails_on(fail_on, outcome) ? 1U << outcome : 0;
    }
    return outcomes;
}

guint jy_alarm_count_open(const jy_promises *promises, unsigned fail_on)
{
    guint open = 0;
    for (guint i = 0; i < promises->list->len; i++) {
        open += jy_alarm_fails_on(fail_on, ((const jy_promise *)promises->list->pdata[i])->outcome);
    }
    return open;
}

/* ---- what is said of a commitment ---- */

static void append_line(GString *out, const char *label, const char *text)
{
    if (text && *text) {
        g_autofree char *line = jy_terminal_safe(text);
        g_string_append_printf(out, "%s: %s\n", label, line);
    }
}

static char *said_of_silence(uint32_t documents)
{
    return documents ? g_strdup_printf(ngettext("no report of it in %u later document",
                                                "no report of it in %u later documents", documents),
                                       documents)
                     : g_strdup(_("no later document"));
}

/* A later statement that promises it again reports nothing of it. */
static char *said_of_step(const jy_promise *promise)
{
    const jy_step *step = promise->step;
    bool is_promise = promise->outcome == JY_OUTCOME_CHANGED || promise->outcome == JY_OUTCOME_REPEATED;
    const char *label = jy_outcome_label(promise->outcome);
    g_autofree char *silence = said_of_silence(promise->trail->later_documents);
    g_autofree char *place = jy_row_place(step->row);
    GString *said = g_string_new(NULL);
    if (is_promise) {
        g_string_append_printf(said, _("%s, %s"), silence, label);
    } else {
        g_string_append(said, label);
    }
    if (step->reported && step->promised) {
        g_string_append_printf(said, _(", %s promised, %s reported"), step->promised, step->reported);
    }
    g_string_append_printf(said, _(", at %s"), place);
    return g_string_free(said, false);
}

/* ---- the report ---- */

/* "due 2020-12-31, no report of it in 5 later documents". Returns a new text. */
static char *message_of(const jy_promise *promise)
{
    const jy_deadline *due = jy_row_due(jy_promises_row(promise));
    g_autofree char *said = promise->step ? said_of_step(promise) : said_of_silence(promise->trail->later_documents);
    char day[JY_DATE_TEXT] = "";
    if (due) {
        jy_date_format(&due->last, day);
    }
    return due ? g_strdup_printf(_("due %s, %s"), day, said) : g_steal_pointer(&said);
}

static void append_case(GString *out, const jy_promise *promise, unsigned fail_on)
{
    const jy_row *row = jy_promises_row(promise);
    glong characters = g_utf8_strlen(row->text, -1);
    const char *end = g_utf8_offset_to_pointer(row->text, MIN(characters, NAME_CHARACTERS));
    g_autofree char *name = g_strdup_printf("%s %.*s%s", row->id, (int)(end - row->text), row->text, *end ? "…" : "");
    g_autofree char *message = message_of(promise);
    g_autoptr(GString) details = g_string_new(NULL);
    g_autofree char *place = jy_row_place(row);
    g_autofree char *owner = jy_row_cut(row, row->particulars.owner.start, row->particulars.owner.end);
    append_line(details, _("Commitment"), row->text);
    append_line(details, _("Place"), place);
    append_line(details, _("Date"), row->document->date);
    append_line(details, _("Owner"), owner);
    if (promise->step) {
        const jy_row *later = promise->step->row;
        g_autofree char *later_place = jy_row_place(later);
        append_line(details, _("Later statement"), later->text);
        append_line(details, _("Place"), later_place);
        append_line(details, _("Date"), later->document->date);
        append_line(details, _("Why linked"), promise->step->why);
    }

    const bool is_passed = is_reported(promise->outcome) && !jy_alarm_fails_on(fail_on, promise->outcome);
    g_autofree char *folder = g_path_get_dirname(row->document->path);
    const jy_junit_case test = {
        .classname = folder,
        .name = name,
        .file = row->document->path,
        .line = row->place.line,
        .failure = is_passed ? NULL : jy_outcome_name(promise->outcome),
        .is_skipped = is_skipped(fail_on, promise->outcome),
        .message = message,
        .details = details->str,
    };
    jy_junit_append(out, &test);
}

GString *jy_alarm_make(const jy_promises *promises, unsigned fail_on)
{
    GString *out = g_string_new(NULL);
    jy_junit_suite suite = {
        .name = "jiyan overdue",
        .cases = promises->list->len,
        .failures = jy_alarm_count_open(promises, fail_on),
        .seconds = promises->seconds,
    };
    for (guint i = 0; i < promises->list->len; i++) {
        suite.skipped += is_skipped(fail_on, ((const jy_promise *)promises->list->pdata[i])->outcome);
    }
    jy_junit_begin(out, &suite);
    for (guint i = 0; i < promises->list->len; i++) {
        append_case(out, promises->list->pdata[i], fail_on);
    }
    jy_junit_end(out);
    return out;
}

bool jy_alarm_annotate(const jy_promises *promises, unsigned fail_on, char *const *roots, FILE *out, GError **err)
{
    g_autoptr(jy_github) github = jy_github_new(out);
    for (guint i = 0; i < promises->list->len; i++) {
        const jy_promise *promise = promises->list->pdata[i];
        const jy_row *row = jy_promises_row(promise);
        const bool is_open = jy_alarm_fails_on(fail_on, promise->outcome);
        if (!is_open && !is_skipped(fail_on, promise->outcome)) {
            continue;
        }
        g_autofree char *said = message_of(promise), *message = g_strdup_printf("%s: %s", row->text, said);
        const jy_github_note note = {
            .is_error = is_open,
            .kind = jy_outcome_name(promise->outcome),
            .root = roots[row->folder],
            .path = row->document->path,
            .line = row->place.line,
            .message = message,
        };
        jy_github_add(github, &note);
    }
    g_autofree char *summary =
        g_strdup_printf(ngettext("%u commitment overdue, of these open: %u",
                                 "%u commitments overdue, of these open: %u", promises->list->len),
                        promises->list->len, jy_alarm_count_open(promises, fail_on));
    return jy_github_finish(github, summary, err);
}
