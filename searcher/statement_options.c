/* statement_options.c: the part of the command line that asks for statements. */
#include "searcher/statement_options.h"

#include <libintl.h>
#include <string.h>
#include <time.h>

#include "searcher/query/field_value.h"
#include "searcher/render/render.h"

#define N_(s) s
#define _(s) gettext(s)

/* Above the keys of the program's own options. */
enum {
    KEY_STATEMENTS = 0x200,
    KEY_DUE,
    KEY_OVERDUE,
    KEY_TESTABLE,
    KEY_OWNER,
    KEY_STRENGTH,
    KEY_TRACE,
    KEY_LEDGER,
    KEY_OUTPUT,
};

static const struct argp_option OPTIONS[] = {
    {NULL, 0, NULL, 0, N_("Statements, a sentence each, instead of passages:"), 3},
    {"statements", KEY_STATEMENTS, N_("KINDS"), OPTION_ARG_OPTIONAL,
     N_("sentences of these kinds: commitment (default), report, problem, other"), 3},
    {"due", KEY_DUE, N_("A..B"), 0, N_("only commitments due in this time"), 3},
    {"overdue", KEY_OVERDUE, N_("DATE"), OPTION_ARG_OPTIONAL, N_("only commitments due before DATE (default: today)"),
     3},
    {"testable", KEY_TESTABLE, NULL, 0, N_("only commitments of which one could say done or not done"), 3},
    {"owner", KEY_OWNER, N_("NAME"), 0, N_("only what this body is to do"), 3},
    {"strength", KEY_STRENGTH, N_("LIST"), 0, N_("only commitments this firm: must, shall, strive, advance, explore"),
     3},
    {"trace", KEY_TRACE, N_("ID|QUERY"), 0,
     N_("follow a commitment, by its id or the first that QUERY finds, through later documents; more words narrow it"),
     3},
    {"ledger", KEY_LEDGER, NULL, 0,
     N_("write all commitments with what became of them as one page, to the file that the only word names; - is "
        "standard output"),
     3},
    {"output", KEY_OUTPUT, N_("FILE"), 0, N_("the file of the ledger, said otherwise"), 3},
    {0},
};

static void keep(jy_searcher_options *options, const char **text, const char *fresh)
{
    *text = g_string_chunk_insert(options->strings, fresh);
}

/* ---- values ---- */

static void read_kinds(const char *word, jy_searcher_options *options, struct argp_state *state)
{
    options->statements = true;
    if (!word) {
        options->request.selection.kinds = 1U << JY_STATEMENT_COMMITMENT;
    } else if (!jy_field_value_kinds(word, &options->request.selection.kinds) ||
               options->request.selection.kinds & JY_KIND_NOISE) {
        argp_error(state, _("%s: %s is none of %s"), "--statements", word, "commitment, report, problem, other");
    }
}

static void read_strengths(const char *word, jy_searcher_options *options, struct argp_state *state)
{
    if (!jy_field_value_strengths(word, &options->request.selection.strengths)) {
        argp_error(state, _("%s: %s is none of %s"), "--strength", word, "must, shall, strive, advance, explore");
    }
}

static void read_due(const char *word, jy_searcher_options *options, struct argp_state *state)
{
    g_autoptr(GError) err = NULL;
    if (!jy_field_value_range(word, options->request.selection.due_lower, options->request.selection.due_upper, &err)) {
        argp_error(state, "--due: %s", err->message);
    }
}

static jy_date today(void)
{
    time_t now = time(NULL);
    struct tm parts = {0};
    localtime_r(&now, &parts);
    return (jy_date){(uint16_t)(parts.tm_year + 1900), (uint8_t)(parts.tm_mon + 1), (uint8_t)parts.tm_mday};
}

/* Before a year or month is before its first day. */
static void read_overdue(const char *word, jy_searcher_options *options, struct argp_state *state)
{
    jy_date date = today(), first, last;
    if (word && !jy_date_parse(word, (uint32_t)strlen(word), &date)) {
        argp_error(state, _("--overdue: %s is no date: 2020, 2020-03 and 2020-03-05 are"), word);
    }
    jy_date_bounds(&date, &first, &last);
    jy_date_format(&first, options->overdue);
}

/* ---- all of it ---- */

static error_t parse_statements(int key, char *word, struct argp_state *state)
{
    jy_searcher_options *options = state->input;
    switch (key) {
    case KEY_STATEMENTS:
        read_kinds(word, options, state);
        return 0;
    case KEY_DUE:
        read_due(word, options, state);
        return 0;
    case KEY_OVERDUE:
        read_overdue(word, options, state);
        return 0;
    case KEY_TESTABLE:
        options->request.selection.testable = true;
        return 0;
    case KEY_OWNER:
        keep(options, &options->request.selection.owner, word);
        return 0;
    case KEY_STRENGTH:
        read_strengths(word, options, state);
        return 0;
    case KEY_TRACE:
        keep(options, &options->request.trace, word);
        return 0;
    case KEY_LEDGER:
        options->ledger = true;
        return 0;
    case KEY_OUTPUT:
        keep(options, &options->request.output, word);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp JY_STATEMENT_ARGP = {OPTIONS, parse_statements, NULL, NULL, NULL, NULL, "jiyan"};

/* ---- what is meant ---- */

/* What only commitments have. */
static bool selects_commitments(const jy_searcher_options *options)
{
    const jy_selection *selection = &options->request.selection;
    return selection->testable || selection->strengths || *selection->due_upper;
}

/* The one word that goes with --ledger is the file. */
static void settle_ledger(jy_searcher_options *options, struct argp_state *state)
{
    options->request.view.format = options->formatted ? options->request.view.format : JY_AS_HTML;
    if (options->query && options->request.output) {
        argp_error(state, _("--ledger: %s is a second file beside --output"), options->query);
    } else if (options->words > 1) {
        argp_error(state, _("--ledger takes one word, the file to write; filters such as --year choose what is in it"));
    }
    options->request.output = options->query ? options->query : options->request.output;
    options->query = NULL;
    if (g_strcmp0(options->request.output, "-") == 0) {
        options->request.output = NULL;
    }
}

/* Everything that is due on a day before that one: the bound is no day, but the number below it. */
static void settle_overdue(jy_searcher_options *options, struct argp_state *state)
{
    jy_selection *selection = &options->request.selection;
    char day[JY_DATE_DAY];
    jy_date before = {0};
    if (*selection->due_upper) {
        argp_error(state, _("--due and --overdue both say by when"));
    }
    jy_date_parse(options->overdue, (uint32_t)strlen(options->overdue), &before);
    jy_date_day(&before, day);
    g_snprintf(selection->due_lower, JY_DATE_DAY, "%s", "00000000");
    g_snprintf(selection->due_upper, JY_DATE_DAY, "%08" G_GUINT64_FORMAT, g_ascii_strtoull(day, NULL, 10) - 1);
}

void jy_statement_options_settle(jy_searcher_options *options, struct argp_state *state)
{
    jy_selection *selection = &options->request.selection;
    if (*options->overdue) {
        settle_overdue(options, state);
    }
    if (options->ledger) {
        options->request.view.kind = JY_VIEW_LEDGER;
        settle_ledger(options, state);
    } else if (options->request.trace) {
        options->request.view.kind = JY_VIEW_TRAIL;
    } else if (options->statements || options->request.selection.owner || selects_commitments(options)) {
        options->request.view.kind = JY_VIEW_STATEMENTS;
    }
    selection->kinds = selection->kinds ? selection->kinds : 1U << JY_STATEMENT_COMMITMENT;
    if (options->request.view.kind != JY_VIEW_PASSAGES && !options->request.limited) {
        options->request.search.limit = 0;
    }
}

/* ---- what does not go together ---- */

typedef struct {
    bool is_wrong;
    const char *why;
} misfit;

/* Ends the program on the first that is wrong. */
static void refuse(const misfit *misfits, size_t count, struct argp_state *state)
{
    for (size_t i = 0; i < count; i++) {
        if (misfits[i].is_wrong) {
            argp_error(state, "%s", gettext(misfits[i].why));
        }
    }
}

static bool has_filter(const jy_searcher_options *options, const char *prefix)
{
    for (guint i = 0; i < options->filters->len; i++) {
        if (g_str_has_prefix(options->filters->pdata[i], prefix)) {
            return true;
        }
    }
    return false;
}

/* A format that what is asked for can be written in. */
static bool is_format_fit(const jy_searcher_options *options)
{
    bool is_overdue = options->request.view.kind == JY_VIEW_STATEMENTS && options->request.view.format == JY_AS_JUNIT;
    return is_overdue || jy_render_has(options->request.view.kind, options->request.view.format);
}

void jy_statement_options_check(const jy_searcher_options *options, struct argp_state *state)
{
    bool is_rows = options->request.view.kind == JY_VIEW_STATEMENTS,
         is_ledger = options->request.view.kind == JY_VIEW_LEDGER;
    bool has_commitments = options->request.selection.kinds & 1U << JY_STATEMENT_COMMITMENT;
    bool is_explained = options->request.view.format == JY_AS_TEXT || options->request.view.format == JY_AS_JSON ||
                        options->request.view.format == JY_AS_JSONL;
    const misfit misfits[] = {
        {options->request.trace && options->ledger, N_("--trace and --ledger are two different answers")},
        {options->statements && !is_rows, N_("--statements goes with neither --trace nor --ledger")},
        {selects_commitments(options) && !has_commitments,
         N_("--due, --overdue, --testable and --strength choose among commitments, which --statements leaves out")},
        {options->request.trace && (selects_commitments(options) || options->request.selection.owner),
         N_("--trace follows one commitment: --due, --overdue, --testable, --owner and --strength do not choose it")},
        {has_filter(options, "kind:"), N_("--kind is for passages: --statements=KINDS says which sentences")},
        {options->request.batch, N_("--batch goes with passages only")},
        {options->request.facet, N_("--facet goes with passages only")},
        {options->request.grouped || options->request.view.full || options->contextual,
         N_("--group, --full and --context go with passages only")},
        {!is_rows && (options->request.limited || options->sorted || options->request.search.offset),
         N_("--limit, --offset and --sort go with neither --trace nor --ledger")},
        {options->request.view.format == JY_AS_JUNIT && !(is_rows && *options->overdue),
         N_("--format=junit goes with --overdue")},
        {options->request.view.format == JY_AS_HTML && !is_ledger, N_("--format=html goes with --ledger")},
        {!is_format_fit(options), N_("this answer has no such format")},
        {options->request.view.explain && !is_explained,
         N_("--explain of statements goes with the formats text, json and jsonl")},
    };
    refuse(misfits, G_N_ELEMENTS(misfits), state);
}
