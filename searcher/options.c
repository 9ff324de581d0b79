/* options.c: the options of jiyan-search, and what of them goes together. */
#include "searcher/options.h"

#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <libintl.h>
#include <string.h>

#include "searcher/ledger/alarm.h"
#include "searcher/render/render.h"
#include "searcher/values.h"

#define N_(s) s
#define _(s) gettext(s)

#define BUDGET_MAX 1000000
#define LIMIT_MAX 100000
#define CONTEXT_MAX 20
/* Passages before and after the one that is shown, where no number is given. */
#define SHOWN_AROUND 1
#define WIDTH_MIN 20
#define WIDTH_MAX 1000
/* Lines of a concordance where no number is given. */
#define CONCORDANCE_LIMIT 100
/* Entries of a feed where no number is given. */
#define FEED_LIMIT 50

/* ---- the options ---- */

/* By the enums. */
static const char *const MATCHES[] = {"auto", "exact", "all", "any", NULL};
static const char *const GROUPS[] = {"passage", "document", NULL};
static const char *const COPIES[] = {"fold", "list", "each", NULL};
static const char *const VIEWS[] = {"passages", "show",       "document", "comparison", "open",  "concordance", "facet",
                                    "stats",    "statements", "trail",    "ledger",     "saved", NULL};
/* The orders of passages and statements, then those of a concordance, then that of a facet. */
enum { SORT_RIGHT = JY_SORT_ADDED + 1, SORT_LEFT, SORT_COUNT };
static const char *const SORTS[] = {"relevance",
                                    "newest",
                                    "oldest",
                                    "deadline",
                                    "added",
                                    [SORT_RIGHT] = "right",
                                    [SORT_LEFT] = "left",
                                    [SORT_COUNT] = "count",
                                    NULL};
enum { PREFER_NEWER, PREFER_NONE };
static const char *const PREFERENCES[] = {[PREFER_NEWER] = "newer", [PREFER_NONE] = "none", NULL};
enum { HEADER_MACHINE, HEADER_ZH };
static const char *const HEADERS[] = {[HEADER_MACHINE] = "machine", [HEADER_ZH] = "zh", NULL};
static const char *const NO_YES[] = {"no", "yes", NULL};
/* Of lists of words. */
static const char *const KINDS[] = {"commitment", "report", "problem", "other", NULL};
static const char *const STRENGTHS[] = {"must", "shall", "strive", "advance", "explore", NULL};

#define AT(field) offsetof(jy_searcher_options, field)

static const jy_options_row ROWS[] = {
    {JY_OPTIONS_WORDS, "QUERY", .offset = AT(words)},
    {JY_OPTIONS_STATE, "view", AT(request.view.kind), .words = VIEWS},
    {JY_OPTIONS_STATE, "filters", AT(has_filters), .words = NO_YES},
    {JY_OPTIONS_STATE, "rendered", AT(is_rendered), .words = NO_YES},

    {JY_OPTIONS_HEADING, .help = N_("Where, and what:")},
    {JY_OPTIONS_TEXTS, "db", AT(dbs), N_("DIR"), .is_folder = true,
     .help = N_("an index; may be repeated (default: JIYAN_DB, else the first .jiyan upwards)")},
    {JY_OPTIONS_CHOICE, "match", AT(request.search.match), N_("HOW"), .words = MATCHES,
     .help = N_("auto: passages with every run whole, then the best of the rest; exact: only the former; all: every "
                "word; any: some words")},
    {JY_OPTIONS_TEXT, "like", AT(request.like), N_("PATH[:LINE]"), .is_file = true,
     .help = N_("passages like those of this file, or of this line of it")},
    {JY_OPTIONS_TEXT, "synonyms", AT(synonyms), N_("FILE"), .is_file = true,
     .help = N_("words that say the same, a group a line; beside .jiyan/synonyms.txt")},
    {JY_OPTIONS_FLAG, "strict-query", AT(request.strict),
     .help = N_("a question that is no valid query is an error, and not read for its words")},
    {JY_OPTIONS_FLAG, "as-typed", AT(as_typed),
     .help = N_("only what was typed: no synonyms, no other spelling of numbers")},
#define FILTER(name, field, argument)                                                                                  \
    JY_OPTIONS_READ, name, 0, argument, .read = jy_searcher_values_filter, .value = (field), .is_repeated = true
    {FILTER("title", JY_FIELD_TITLE, N_("WORDS")), .help = N_("only documents with these words in the title")},
    {FILTER("speaker", JY_FIELD_SPEAKER, N_("NAME")), .help = N_("only what this person said")},
    {FILTER("issuer", JY_FIELD_ISSUER, N_("NAME")), .help = N_("only what this body issued")},
    {FILTER("docno", JY_FIELD_DOCNO, N_("NUMBER")), .help = N_("only documents with this number; any bracket will do")},
    {FILTER("path", JY_FIELD_PATH, N_("PATH")), .is_file = true,
     .help = N_("only files whose path holds this, or matches it as a glob")},
    {FILTER("type", JY_FIELD_TYPE, N_("TYPE")), .help = N_("only files of this type or extension")},
    {FILTER("year", JY_FIELD_YEAR, N_("A..B")), .help = N_("only these years; A, A.. and ..B too")},
    {FILTER("date", JY_FIELD_DATE, N_("A..B")), .help = N_("only these dates")},
    {FILTER("kind", JY_FIELD_KIND, N_("KIND")),
     .help = N_("only passages with a sentence of this kind, in which the words stand: commitment, report, problem, "
                "other; or noise")},
    {FILTER("genre", JY_FIELD_GENRE, N_("GENRE")), .help = N_("only documents of this genre")},
#undef FILTER
    {JY_OPTIONS_READ, "new-since", 0, N_("DAY|TIME"), .read = jy_searcher_values_since, .value = JY_FIELD_SINCE,
     .is_repeated = true,
     .help = N_("only what came into the index, or was changed, on this day (2026-11-01) or later, or at this time "
                "(2026-11-01T08:30)")},

    {JY_OPTIONS_HEADING, .help = N_("One passage instead of a page of hits:")},
    {JY_OPTIONS_TEXT, "show", AT(show), N_("N|ID"),
     .help = N_("print the N-th hit, or the statement, record or place of this name, in its surroundings")},
    {JY_OPTIONS_TEXT, "document", AT(document), N_("N|ID"), .is_file = true,
     .help =
         N_("the whole document that it is in, or of this path: in JSON with its outline and what each sentence does; "
            "QUERY is marked")},
    {JY_OPTIONS_TEXT, "compare", AT(compare), N_("N|ID"), .is_file = true, .goes_with = "--with",
     .help = N_("a document, named likewise, sentence by sentence beside the one of --with: what is the same, changed, "
                "moved, new and gone, and which numbers are others")},
    {JY_OPTIONS_TEXT, "with", AT(request.with), N_("N|ID"), .is_file = true, .goes_with = "--compare",
     .help = N_("of two documents that are compared the newer")},
    {JY_OPTIONS_TEXT, "open", AT(open), N_("N|ID"), .help = N_("open its file, at its page, in another program")},
    {JY_OPTIONS_TEXT, "open-with", AT(request.open_with), N_("COMMAND"), .goes_with = "--open",
     .help = N_("the program, with %f for the file, %p for the page, %l for the line, %c for the column (default: "
                "JIYAN_OPEN, else xdg-open)")},

    {JY_OPTIONS_HEADING, .help = N_("Questions that are kept, in .jiyan/searches:")},
    {JY_OPTIONS_TEXT, "save", AT(save), N_("NAME"), .help = N_("keep this question under a name")},
    {JY_OPTIONS_READ, "saved", 0, N_("NAME"), .read = jy_searcher_values_saved, .is_optional = true,
     .help = N_("ask it; what is typed beside it counts too, and wins. Without a name: list them")},
    {JY_OPTIONS_TEXT, "forget", AT(forget), N_("NAME"), .help = N_("keep it no longer")},

    {JY_OPTIONS_HEADING, .help = N_("Which hits, and in what order:")},
    {JY_OPTIONS_NUMBER, "limit", AT(request.search.limit), N_("N"), .low = 0, .high = LIMIT_MAX,
     .help = N_("at most N hits (default: 10; of statements: all)")},
    {JY_OPTIONS_NUMBER, "offset", AT(request.search.offset), N_("N"), .low = 0, .high = G_MAXINT32,
     .help = N_("leave out the first N")},
    {JY_OPTIONS_NUMBER, "budget", AT(request.budget), N_("N"), .low = 0, .high = BUDGET_MAX,
     .help = N_("give up after the work of some N seconds, and say so (default: 5; 0: never)")},
    {JY_OPTIONS_CHOICE, "group", AT(request.search.group), N_("UNIT"), .words = GROUPS,
     .help = N_("passage, or document for the best passage of each")},
    {JY_OPTIONS_CHOICE, "sort", AT(sort), N_("ORDER"), .words = SORTS,
     .help = N_("relevance, newest, oldest or added, what came last into the index first; of statements also deadline, "
                "of kwic also right and left, of a facet "
                "also count")},
    {JY_OPTIONS_CHOICE, "copies", AT(request.view.duplicates), N_("HOW"), .words = COPIES,
     .help = N_("the same text again: fold, under the best of it; list, with the place of each; each, as a hit of its "
                "own")},
    {JY_OPTIONS_CHOICE, "prefer", AT(preference), N_("WHAT"), .words = PREFERENCES,
     .help = N_("among equals: newer, or none")},

    {JY_OPTIONS_HEADING, .help = N_("Statements, a sentence each, instead of passages:")},
    {JY_OPTIONS_READ, "statements", 0, N_("KINDS"), .read = jy_searcher_values_kinds, .is_optional = true,
     .words = KINDS, .help = N_("sentences of these kinds: commitment (default), report, problem, other")},
    {JY_OPTIONS_READ, "due", 0, N_("A..B"), .read = jy_searcher_values_due,
     .help = N_("only commitments due in this time")},
    {JY_OPTIONS_READ, "overdue", 0, N_("DATE"), .read = jy_searcher_values_overdue, .is_optional = true,
     .help = N_("only commitments due before DATE (default: today); exit status 1 where one is open, 0 where none is")},
    {JY_OPTIONS_READ, "fail-on", 0, N_("LIST"), .read = jy_searcher_values_fail_on, .words = JY_ALARM_FAIL_ON,
     .goes_with = "--overdue",
     .help = N_("with which outcomes what is overdue is open: none, part, problem (default: these), reported, changed, "
                "repeated")},
    {JY_OPTIONS_FLAG, "testable", AT(request.selection.testable),
     .help = N_("only commitments of which one could say done or not done")},
    {JY_OPTIONS_TEXT, "owner", AT(request.selection.owner), N_("NAME"), .help = N_("only what this body is to do")},
    {JY_OPTIONS_READ, "strength", 0, N_("LIST"), .read = jy_searcher_values_strengths, .words = STRENGTHS,
     .help = N_("only commitments this firm: must, shall, strive, advance, explore")},
    {JY_OPTIONS_TEXT, "trace", AT(request.trace), N_("ID|QUERY"),
     .help = N_("follow a commitment, by its id or the first that QUERY finds, through later documents; more words "
                "narrow it")},
    {JY_OPTIONS_READ, "ledger",
     .help = N_("write all commitments with what became of them as one page, to the file that the only word names; - "
                "is standard output")},
    {JY_OPTIONS_TEXT, "output", AT(request.output), N_("FILE"), .is_file = true, .goes_with = "--ledger",
     .help = N_("the file of the ledger, said otherwise")},

    {JY_OPTIONS_HEADING, .help = N_("Output:")},
    {JY_OPTIONS_CHOICE, "format", AT(request.view.format), N_("FORMAT"), .words = JY_RENDER_FORMATS,
     .help =
         N_("text, json, jsonl, paths, trec, csv, xlsx, grep, for editors, or kwic, a concordance; of a ledger html, "
            "of what is overdue junit or github; of hits and statements also atom, a feed")},
    {JY_OPTIONS_CHOICE, "cite", AT(request.view.cite), N_("FORM"), .words = JY_CITE_NAMES,
     .help = N_("each hit, statement, passage or document as a citation: quote, gongwen (as official documents cite), "
                "gbt7714, bibtex or csl-json; in json, jsonl and csv of hits and statements as a field")},
    {JY_OPTIONS_NUMBER, "context", AT(request.view.context), N_("N"), .low = 0, .high = CONTEXT_MAX,
     .help = N_("N sentences before and after the one that matches; with --show passages (default: 1)")},
    {JY_OPTIONS_FLAG, "full", AT(request.view.full), .help = N_("the whole passage too")},
    {JY_OPTIONS_CHOICE, "color", AT(request.view.colour), N_("WHEN"), .words = JY_WHEN_NAMES,
     .help = N_("auto, always or never")},
    {JY_OPTIONS_TEXT, "batch", AT(request.batch), N_("FILE"), .is_file = true,
     .help = N_("answer every question of FILE, lines of id, tab, question; - is standard input")},
    {JY_OPTIONS_READ, "kwic",
     .help = N_("a concordance instead: each place of the words, with what stands before and behind it; also as json, "
                "jsonl, csv and xlsx")},
    {JY_OPTIONS_TEXT, "facet", AT(request.facet), N_("FIELD"), .words = JY_FIELDS_COUNTED,
     .help = N_("count the documents by year, speaker, issuer, type, kind, genre or folder instead")},
    {JY_OPTIONS_READ, "stats", 0, N_("QUERY"), .read = jy_searcher_values_stats, .is_optional = true,
     .help = N_("count by year instead, as a table with bars: how many documents hold the words, and how often")},
    {JY_OPTIONS_NUMBER, "width", AT(request.view.width), N_("N"), .low = WIDTH_MIN, .high = WIDTH_MAX,
     .help = N_("columns of the page (default: those of the terminal; without one lines are not wrapped)")},
    {JY_OPTIONS_FLAG, "explain", AT(request.view.explain),
     .help = N_("show how the question was understood, and of a statement which rule decided")},
    {JY_OPTIONS_CHOICE, "header", AT(header), N_("NAMES"), .words = HEADERS,
     .help = N_("of csv: machine, the names that programs know (default); zh: columns and values in Chinese")},
    {JY_OPTIONS_FLAG, "bom", AT(request.view.bom),
     .help = N_("begin csv with a UTF-8 byte order mark, for spreadsheets")},
};

/* ---- what goes together ---- */

#define PASSAGES "view=passages,concordance,facet,stats"
#define STATEMENTS "view=statements,trail,ledger"
#define COMMITMENTS "--due --overdue --testable --strength"

static const jy_options_rule RULES[] = {
    /* what is kept */
    {"--save", "--saved --forget", .message = N_("--save, --saved and --forget are three different things")},
    {"--saved", "--forget", .message = N_("--save, --saved and --forget are three different things")},
    {"view=saved",
     "QUERY filters=yes --batch --like --facet --stats --kwic --trace --ledger --statements --show --open",
     .message = N_("--saved without a name lists what is kept, and --forget takes a name: no question goes with them")},
    {"view=saved", .unless = "--format=text,json,jsonl,csv,xlsx",
     .message = N_("--saved lists in the formats text, json, jsonl, csv and xlsx")},

    {"--cite=quote,gongwen,gbt7714,bibtex,csl-json", .unless = "view=passages,statements,show,document",
     .message = N_("--cite goes with hits, --statements, --show and --document")},
    {"--cite=quote,gongwen,gbt7714,bibtex,csl-json", "view=show,document", .unless = "--format=text",
     .message = N_("--cite goes with the format text where one passage or document is shown")},
    {"--cite=quote,gongwen,gbt7714,bibtex,csl-json", .unless = "--format=text,json,jsonl,csv,xlsx",
     .message = N_("--cite goes with the formats text, json, jsonl, csv and xlsx")},
    {"--cite=quote,gongwen,gbt7714,bibtex,csl-json", "--batch", .unless = "--format=json,jsonl,csv",
     .message = N_("--cite with --batch goes with the formats json, jsonl and csv")},

    /* one passage */
    {"--show", "--open", .message = N_("--show and --open are two different answers")},
    {"--document", "--show --open --context",
     .message = N_("--document is another answer than --show and --open, and shows all there is")},
    {"--compare", "--show --open --document --context",
     .message = N_("--compare is another answer than --show, --open and --document, and shows all there is")},
    {"--compare",
     "--batch --facet --stats --kwic --full --explain --trace --ledger --statements --owner --overdue --due --testable "
     "--strength --like",
     .message = N_("--compare wants two documents: a question and filters go with it, and nothing that counts, lists "
                   "statements or asks several questions")},
    {"--compare", .unless = "--format=text,json,jsonl,csv,xlsx",
     .message = N_("--compare goes with the formats text, json, jsonl, csv and xlsx")},
    {"--show --open --document",
     "--batch --facet --stats --full --explain --trace --ledger --statements --owner --overdue --due --testable "
     "--strength",
     .message =
         N_("--show, --open and --document want one passage or document: a question and filters go with them, and "
            "nothing that counts, lists statements or asks several questions")},
    {"--show --document", .unless = "--format=text,json",
     .message = N_("--show and --document go with the formats text and json")},
    {"--open", .unless = "--format=text", .message = N_("--open prints nothing: it goes without --format")},

    /* a concordance, and counting by year */
    {"--sort=right,left", .unless = "--kwic --format=kwic",
     .message = N_("--sort=right and --sort=left go with --format=kwic")},
    {"--sort=count", .unless = "--facet", .message = N_("--sort=count goes with --facet")},
    {"--match=all,any --group --context --full --facet", "--kwic --format=kwic --stats",
     .message = N_("--match=all, --match=any, --group, --context, --full and --facet go neither with --format=kwic nor "
                   "with --stats")},
    {"--stats", STATEMENTS, .message = N_("--stats counts passages, not statements")},
    {"--stats", "--batch --limit --offset --sort --explain",
     .message = N_("--stats goes without --batch, --limit, --offset, --sort and --explain")},
    {"--stats", .unless = "--format=text,json,jsonl,csv,xlsx",
     .message = N_("--stats goes with the formats text, json, jsonl, csv and xlsx")},
    {"--like", "QUERY --match=exact,all,any --batch --facet --stats --kwic --format=kwic " STATEMENTS,
     .message = N_("--like takes filters, and no question, --match, --batch, --facet, --stats, --statements nor "
                   "--format=kwic beside it")},
    {"--batch", "--format=xlsx", .message = N_("--format=xlsx answers one question, not those of --batch")},
    {"--batch", "--format=atom", .message = N_("--format=atom is the feed of one question, not of those of --batch")},
    {"--bom", .unless = "--format=csv", .message = N_("--bom goes with the format csv")},

    /* statements */
    {"--due", "--overdue", .message = N_("--due and --overdue both say by when")},
    {"--trace", "--ledger", .message = N_("--trace and --ledger are two different answers")},
    {"--statements", "--trace --ledger", .message = N_("--statements goes with neither --trace nor --ledger")},
    {"--trace", "--owner " COMMITMENTS,
     .message = N_("--trace follows one commitment: --due, --overdue, --testable, --owner and --strength do not choose "
                   "it")},
    {"--kind", STATEMENTS, .message = N_("--kind is for passages: --statements=KINDS says which sentences")},
    {"--batch", STATEMENTS, .message = N_("--batch goes with passages only")},
    {"--facet", STATEMENTS, .message = N_("--facet goes with passages only")},
    {"--group --full --context", STATEMENTS, .message = N_("--group, --full and --context go with passages only")},
    {"--limit --offset --sort", "view=trail,ledger",
     .message = N_("--limit, --offset and --sort go with neither --trace nor --ledger")},
    {"--format=junit,github", STATEMENTS, .unless = "--overdue",
     .message = N_("--format=junit and --format=github go with --overdue")},
    {"--format=junit,github", "view=trail,ledger",
     .message = N_("--format=junit and --format=github go with --overdue")},
    {"--format=html", "view=statements,trail", .message = N_("--format=html goes with --ledger")},
    {"--kwic", .unless = "view=concordance",
     .message =
         N_("--kwic is another answer than --show, --document, --open, --facet, --stats and those of statements")},
    {STATEMENTS " --kwic", .unless = "rendered=yes", .message = N_("this answer has no such format")},
    {"--explain", STATEMENTS, .unless = "--format=text,json,jsonl",
     .message = N_("--explain of statements goes with the formats text, json and jsonl")},

    /* passages */
    {PASSAGES, .unless = "QUERY --batch --like filters=yes", .message = NULL},
    {"--explain", PASSAGES, .unless = "--format=text,json",
     .message = N_("--explain goes with the formats text and json")},
    {"--explain", "--facet --kwic", .message = N_("--explain goes with the formats text and json")},
    {"--format=html,junit,github", PASSAGES,
     .message = N_("--format=html goes with --ledger, --format=junit and --format=github with --overdue")},
    {"--sort=deadline", PASSAGES, .message = N_("--sort=deadline goes with --statements")},
};

/* ---- what is meant ---- */

/* The words as one question; NULL where there are none. Borrowed: valid as long as the options. */
static const char *join_words(const jy_searcher_options *options)
{
    g_autoptr(GString) query = g_string_new(NULL);
    for (guint i = 0; i < options->words->len; i++) {
        g_string_append_printf(query, "%s%s", i ? " " : "", (const char *)options->words->pdata[i]);
    }
    return options->words->len ? g_string_chunk_insert(options->strings, query->str) : NULL;
}

/* A feed has what is new: exact hits alone, what came last first, and an end. */
static void settle_feed(jy_answer_request *request, const jy_options *line)
{
    if (request->view.format != JY_AS_ATOM) {
        return;
    }
    jy_request *search = &request->search;
    search->sort = jy_options_holds(line, "--sort") ? search->sort : JY_SORT_ADDED;
    search->match = jy_options_holds(line, "--match") ? search->match : JY_MATCH_EXACT;
    search->limit = request->limited ? search->limit : FEED_LIMIT;
    request->limited = true;
}

static jy_view_kind view_of(const jy_searcher_options *options, const jy_options *line)
{
    return (options->saved && !options->is_expanded) || options->forget  ? JY_VIEW_SAVED
           : jy_options_holds(line, "--show")                            ? JY_VIEW_SURROUNDINGS
           : jy_options_holds(line, "--document")                        ? JY_VIEW_DOCUMENT
           : jy_options_holds(line, "--compare")                         ? JY_VIEW_COMPARISON
           : jy_options_holds(line, "--open")                            ? JY_VIEW_OPENED
           : jy_options_holds(line, "--ledger")                          ? JY_VIEW_LEDGER
           : jy_options_holds(line, "--trace")                           ? JY_VIEW_TRAIL
           : jy_options_holds(line, "--statements --owner " COMMITMENTS) ? JY_VIEW_STATEMENTS
           : jy_options_holds(line, "--facet")                           ? JY_VIEW_FACET
           : jy_options_holds(line, "--stats")                           ? JY_VIEW_STATS
           : jy_options_holds(line, "--kwic --format=kwic")              ? JY_VIEW_CONCORDANCE
                                                                         : JY_VIEW_PASSAGES;
}

/* The one word that goes with --ledger is the file, and no question. */
static bool settle_ledger(jy_searcher_options *options, const jy_options *line, GError **err)
{
    jy_answer_request *request = &options->request;
    const char *file = request->search.query;
    if (file && request->output) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--ledger: %s is a second file beside --output"), file);
        return false;
    }
    if (options->words->len > 1) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE,
                            _("--ledger takes one word, the file to write; filters such as --year choose what is in "
                              "it"));
        return false;
    }
    request->search.query = NULL;
    request->output = file ? file : request->output;
    if (g_strcmp0(request->output, "-") == 0) {
        request->output = NULL;
    }
    if (!jy_options_holds(line, "--format")) {
        request->view.format = JY_AS_HTML;
    }
    return true;
}

/* Statements are commitments, and all of them, where nothing else was said. */
static bool settle_statements(jy_answer_request *request, const jy_options *line, GError **err)
{
    jy_selection *selection = &request->selection;
    selection->kinds = selection->kinds ? selection->kinds : 1U << JY_STATEMENT_COMMITMENT;
    if (jy_options_holds(line, COMMITMENTS) && !(selection->kinds & 1U << JY_STATEMENT_COMMITMENT)) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_USAGE,
                            _("--due, --overdue, --testable and --strength choose among commitments, which "
                              "--statements leaves out"));
        return false;
    }
    request->search.limit = request->limited ? request->search.limit : 0;
    return true;
}

static bool settle_passages(jy_answer_request *request, GError **err)
{
    if (request->view.kind == JY_VIEW_CONCORDANCE && !request->limited) {
        request->search.limit = CONCORDANCE_LIMIT;
    }
    if (request->search.query && request->batch) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--batch takes its questions from the file: %s is one too many"),
                    request->search.query);
        return false;
    }
    return true;
}

/* Makes the request of what was typed. */
static bool settle(void *values, const jy_options *line, GError **err)
{
    jy_searcher_options *options = values;
    jy_answer_request *request = &options->request;
    request->search.sort = options->sort > JY_SORT_ADDED ? JY_SORT_RELEVANCE : (jy_sort)options->sort;
    request->order = options->sort == SORT_RIGHT  ? JY_CONCORDANCE_RIGHT
                     : options->sort == SORT_LEFT ? JY_CONCORDANCE_LEFT
                                                  : JY_CONCORDANCE_RANK;
    request->facet_order = options->sort == SORT_COUNT       ? JY_FACET_COUNT
                           : options->sort == JY_SORT_NEWEST ? JY_FACET_NEWEST
                                                             : JY_FACET_OWN;
    request->search.prefers_none = options->preference == PREFER_NONE;
    if (options->named_by) {
        g_ptr_array_remove(options->words, (void *)(uintptr_t)options->named_by);
    }
    request->search.query = join_words(options);
    request->view.is_chinese = options->header == HEADER_ZH;
    options->has_filters = options->filters->len > 0;
    request->limited = jy_options_holds(line, "--limit");
    settle_feed(request, line);
    request->grouped = jy_options_holds(line, "--group");
    request->view.kind = view_of(options, line);
    request->meant = options->show       ? options->show
                     : options->document ? options->document
                     : options->compare  ? options->compare
                                         : options->open;
    if (request->view.kind == JY_VIEW_SURROUNDINGS && !jy_options_holds(line, "--context")) {
        request->view.context = SHOWN_AROUND;
    }
    if (request->view.kind == JY_VIEW_LEDGER && !settle_ledger(options, line, err)) {
        return false;
    }
    /* What is overdue is written for pipelines as a part of the ledger. */
    options->is_rendered = request->view.format == JY_AS_JUNIT || request->view.format == JY_AS_GITHUB ||
                           jy_render_has(request->view.kind, request->view.format);
    return jy_options_holds(line, STATEMENTS) ? settle_statements(request, line, err) : settle_passages(request, err);
}

static void note_given(void *values, const jy_options_row *row, const char *word)
{
    const jy_options_pair pair = {row->name, word};
    g_array_append_val(((jy_searcher_options *)values)->given, pair);
}

static const jy_options_table TABLE = {
    .version = "jiyan-search " JIYAN_VERSION,
    .arguments = N_("QUERY..."),
    .doc = N_("Search an archive of Chinese speeches and documents that jiyan-index has indexed. QUERY: words and runs "
              "of Chinese, all wanted unless OR; \"exact words\"; -word; ( ); NEAR/n; field:value; 税*. See "
              "jiyan-query(7).\vExit status: 0 something was found; 1 nothing; 2 an error. With --overdue: 0 nothing "
              "is open; 1 something is."),
    .rows = ROWS,
    .count = G_N_ELEMENTS(ROWS),
    .rules = RULES,
    .rule_count = G_N_ELEMENTS(RULES),
    .note = note_given,
    .settle = settle,
};

const jy_options_table *jy_searcher_options_table(void)
{
    return &TABLE;
}
