/* options.c: the command line of jiyan-search. */
#include "searcher/options.h"

#include <argp.h>
#include <jiyan/base/command.h>
#include <libintl.h>
#include <string.h>

#include "searcher/query/fields.h"
#include "searcher/render/render.h"
#include "searcher/statement_options.h"

#define N_(s) s
#define _(s) gettext(s)

#define LIMIT_MAX 100000
#define CONTEXT_MAX 20
#define WIDTH_MIN 20
#define WIDTH_MAX 1000
/* Lines of a concordance where none are asked for. */
#define KWIC_LIMIT 100

const char *argp_program_version = "jiyan-search " JIYAN_VERSION;

/* Below the keys of statements/options.c. */
enum {
    KEY_DB = 0x100,
    KEY_LIMIT,
    KEY_OFFSET,
    KEY_GROUP,
    KEY_SORT,
    KEY_COPIES,
    KEY_PREFER,
    KEY_SYNONYMS,
    KEY_AS_TYPED,
    KEY_MATCH,
    KEY_CONTEXT,
    KEY_FORMAT,
    KEY_COLOUR,
    KEY_BATCH,
    KEY_EXPLAIN,
    KEY_FACET,
    KEY_LIKE,
    KEY_FULL,
    KEY_BOM,
    KEY_STATS,
    KEY_WIDTH,
    KEY_FIELD, /* + the field */
};

static const struct argp_option OPTIONS[] = {
    {NULL, 0, NULL, 0, N_("Where, and what:"), 1},
    {"db", KEY_DB, N_("DIR"), 0, N_("an index; may be repeated (default: JIYAN_DB, else the first .jiyan upwards)"), 1},
    {"match", KEY_MATCH, N_("HOW"), 0,
     N_("auto: passages with every run whole, then the best of the rest; exact: only the former; all: every word; any: "
        "some words"),
     1},
    {"like", KEY_LIKE, N_("PATH[:LINE]"), 0, N_("passages like those of this file, or of this line of it"), 1},
    {"synonyms", KEY_SYNONYMS, N_("FILE"), 0, N_("words that say the same, a group a line; beside .jiyan/synonyms.txt"),
     1},
    {"as-typed", KEY_AS_TYPED, NULL, 0, N_("only what was typed: no synonyms, no other spelling of numbers"), 1},
    {"title", KEY_FIELD + JY_BY_TITLE, N_("WORDS"), 0, N_("only documents with these words in the title"), 1},
    {"speaker", KEY_FIELD + JY_BY_SPEAKER, N_("NAME"), 0, N_("only what this person said"), 1},
    {"issuer", KEY_FIELD + JY_BY_ISSUER, N_("NAME"), 0, N_("only what this body issued"), 1},
    {"docno", KEY_FIELD + JY_BY_DOCNO, N_("NUMBER"), 0, N_("only documents with this number; any bracket will do"), 1},
    {"path", KEY_FIELD + JY_BY_PATH, N_("PATH"), 0, N_("only files whose path holds this, or matches it as a glob"), 1},
    {"type", KEY_FIELD + JY_BY_TYPE, N_("TYPE"), 0, N_("only files of this type or extension"), 1},
    {"year", KEY_FIELD + JY_BY_YEAR, N_("A..B"), 0, N_("only these years; A, A.. and ..B too"), 1},
    {"date", KEY_FIELD + JY_BY_DATE, N_("A..B"), 0, N_("only these dates"), 1},
    {"kind", KEY_FIELD + JY_BY_KIND, N_("KIND"), 0,
     N_("only passages with a sentence of this kind, in which the words stand: commitment, report, problem, other; or "
        "noise"),
     1},
    {"genre", KEY_FIELD + JY_BY_GENRE, N_("GENRE"), 0, N_("only documents of this genre"), 1},
    {NULL, 0, NULL, 0, N_("Which hits, and in what order:"), 2},
    {"limit", KEY_LIMIT, N_("N"), 0, N_("at most N hits (default: 10; of statements: all)"), 2},
    {"offset", KEY_OFFSET, N_("N"), 0, N_("leave out the first N"), 2},
    {"group", KEY_GROUP, N_("UNIT"), 0, N_("passage, or document for the best passage of each"), 2},
    {"sort", KEY_SORT, N_("ORDER"), 0,
     N_("relevance, newest or oldest; of statements also deadline, of kwic also right and left"), 2},
    {"copies", KEY_COPIES, N_("HOW"), 0,
     N_("the same text again: fold, under the best of it; list, with the place of each; each, as a hit of its own"), 2},
    {"prefer", KEY_PREFER, N_("WHAT"), 0, N_("among equals: newer, or none"), 2},
    {NULL, 0, NULL, 0, N_("Output:"), 4},
    {"format", KEY_FORMAT, N_("FORMAT"), 0,
     N_("text, json, jsonl, paths, trec, csv or kwic, a concordance; of a ledger html, of what is overdue junit"), 4},
    {"context", KEY_CONTEXT, N_("N"), 0, N_("N sentences before and after the one that matches"), 4},
    {"full", KEY_FULL, NULL, 0, N_("the whole passage too"), 4},
    {"color", KEY_COLOUR, N_("WHEN"), 0, N_("auto, always or never"), 4},
    {"batch", KEY_BATCH, N_("FILE"), 0,
     N_("answer every question of FILE, lines of id, tab, question; - is standard input"), 4},
    {"facet", KEY_FACET, N_("FIELD"), 0,
     N_("count the documents by year, speaker, issuer, type, kind or genre instead"), 4},
    {"stats", KEY_STATS, N_("QUERY"), OPTION_ARG_OPTIONAL,
     N_("count by year instead, as a table with bars: how many documents hold the words, and how often"), 4},
    {"width", KEY_WIDTH, N_("N"), 0, N_("columns of the page (default: those of the terminal, else 80)"), 4},
    {"explain", KEY_EXPLAIN, NULL, 0, N_("show how the question was understood, and of a statement which rule decided"),
     4},
    {"bom", KEY_BOM, NULL, 0, N_("begin csv with a UTF-8 byte order mark, for spreadsheets"), 4},
    {0},
};

static const char DOC[] = N_("Search an archive of Chinese speeches and documents that jiyan-index has indexed. QUERY: "
                             "words and runs of Chinese, all wanted unless OR; "
                             "\"exact words\"; -word; ( ); NEAR/n; field:value; 税*. See jiyan-query(7).\vExit status: "
                             "0 something was found; 1 nothing; 2 an error.");

/* Finds a word in a list that ends with NULL; a usage error where it is not there. */
static int choose(struct argp_state *state, const char *option, const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (g_str_equal(word, words[i])) {
            return i;
        }
    }
    g_autofree char *all = g_strjoinv(", ", (char **)(uintptr_t)words);
    argp_error(state, _("%s: %s is none of %s"), option, word, all);
    return 0;
}

static uint32_t number(struct argp_state *state, const char *option, const char *word, uint64_t low, uint64_t high)
{
    uint64_t value = low;
    GError *err = NULL;
    if (!jy_command_number(option, word, low, high, &value, &err)) {
        argp_error(state, "%s", err->message);
    }
    return (uint32_t)value;
}

static void add_word(jy_searcher_options *options, const char *word)
{
    g_autofree char *query = options->query ? g_strconcat(options->query, " ", word, NULL) : g_strdup(word);
    options->query = g_string_chunk_insert(options->strings, query);
    options->words++;
}

static void keep(jy_searcher_options *options, const char **text, const char *fresh)
{
    *text = g_string_chunk_insert(options->strings, fresh);
}

static error_t parse_output(int key, char *word, struct argp_state *state)
{
    static const char *const WHEN[] = {"auto", "always", "never", NULL};
    jy_searcher_options *options = state->input;
    switch (key) {
    case KEY_FORMAT:
        options->request.view.format = (jy_format)choose(state, "--format", word, jy_render_formats());
        options->formatted = true;
        break;
    case KEY_COLOUR:
        options->request.view.colour = (jy_when)choose(state, "--color", word, WHEN);
        break;
    case KEY_CONTEXT:
        options->request.view.context = number(state, "--context", word, 0, CONTEXT_MAX);
        options->contextual = true;
        break;
    case KEY_BATCH:
        keep(options, &options->request.batch, word);
        break;
    case KEY_FACET:
        keep(options, &options->request.facet, word);
        break;
    case KEY_LIKE:
        keep(options, &options->request.like, word);
        break;
    case KEY_FULL:
        options->request.view.full = true;
        break;
    case KEY_EXPLAIN:
        options->request.view.explain = true;
        break;
    case KEY_BOM:
        options->request.view.bom = true;
        break;
    case KEY_STATS:
        options->stats = true;
        if (word) {
            add_word(options, word);
        }
        break;
    case KEY_WIDTH:
        options->request.view.width = number(state, "--width", word, WIDTH_MIN, WIDTH_MAX);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* The orders of a concordance stand behind those of passages. */
static void set_sort(jy_searcher_options *options, int sort)
{
    bool is_kwic = sort > JY_SORT_DEADLINE;
    options->request.search.sort = is_kwic ? JY_SORT_RELEVANCE : (jy_sort)sort;
    options->request.order = is_kwic ? (jy_concordance_order)(sort - JY_SORT_DEADLINE) : JY_CONCORDANCE_RANK;
}

/* What does not go with counting by year, nor with a concordance. */
static void check_views(const jy_searcher_options *options, struct argp_state *state)
{
    bool is_kwic = options->request.view.format == JY_AS_KWIC, is_one = !is_kwic && !options->stats;
    bool is_loose = options->request.search.match == JY_MATCH_ALL || options->request.search.match == JY_MATCH_ANY;
    if (options->request.order != JY_CONCORDANCE_RANK && !is_kwic) {
        argp_error(state, _("--sort=right and --sort=left go with --format=kwic"));
    } else if (is_one) {
        return;
    } else if (is_loose || options->request.view.full || options->contextual || options->request.grouped ||
               options->request.facet) {
        argp_error(state, _("--match=all, --match=any, --group, --context, --full and --facet go neither with "
                            "--format=kwic nor with --stats"));
    } else if (options->stats && options->request.view.kind != JY_VIEW_PASSAGES) {
        argp_error(state, _("--stats counts passages, not statements"));
    } else if (options->stats && (options->request.batch || options->request.limited || options->sorted ||
                                  options->request.search.offset || options->request.view.explain)) {
        argp_error(state, _("--stats goes without --batch, --limit, --offset, --sort and --explain"));
    } else if (options->stats && options->request.view.format != JY_AS_TEXT &&
               options->request.view.format != JY_AS_JSON && options->request.view.format != JY_AS_JSONL &&
               options->request.view.format != JY_AS_CSV) {
        argp_error(state, _("--stats goes with the formats text, json, jsonl and csv"));
    }
}

/* What does not go with a place whose likes are asked for. */
static void check_like(const jy_searcher_options *options, struct argp_state *state)
{
    if (options->request.like &&
        (options->query || options->request.batch || options->request.facet || options->stats ||
         options->request.search.match != JY_MATCH_AUTO || options->request.view.format == JY_AS_KWIC ||
         options->request.view.kind != JY_VIEW_PASSAGES)) {
        argp_error(state, _("--like takes filters, and no question, --match, --batch, --facet, --stats, --statements "
                            "nor --format=kwic beside it"));
    }
}

/* What does not go together. */
static void check(const jy_searcher_options *options, struct argp_state *state)
{
    bool single = options->request.view.format != JY_AS_TEXT && options->request.view.format != JY_AS_JSON;
    if (options->request.view.bom && options->request.view.format != JY_AS_CSV) {
        argp_error(state, _("--bom goes with the format csv"));
    } else if (options->request.output && !options->ledger) {
        argp_error(state, _("--output goes with --ledger"));
    } else if (options->request.view.kind != JY_VIEW_PASSAGES) {
        jy_statement_options_check(options, state);
    } else if (!options->query && !options->request.batch && !options->request.like && options->filters->len == 0) {
        argp_usage(state);
    } else if (options->query && options->request.batch) {
        argp_error(state, _("--batch takes its questions from the file: %s is one too many"), options->query);
    } else if (options->request.view.explain && (single || options->request.facet)) {
        argp_error(state, _("--explain goes with the formats text and json"));
    } else if (options->request.view.format == JY_AS_HTML || options->request.view.format == JY_AS_JUNIT) {
        argp_error(state, _("--format=html goes with --ledger, --format=junit with --overdue"));
    } else if (options->request.search.sort == JY_SORT_DEADLINE) {
        argp_error(state, _("--sort=deadline goes with --statements"));
    }
}

static error_t parse_option(int key, char *word, struct argp_state *state)
{
    static const char *const MATCHES[] = {"auto", "exact", "all", "any", NULL};
    static const char *const COPIES[] = {"fold", "list", "each", NULL};
    static const char *const PREFERENCES[] = {"newer", "none", NULL};
    static const char *const GROUPS[] = {"passage", "document", NULL};
    static const char *const SORTS[] = {"relevance", "newest", "oldest", "deadline", "right", "left", NULL};
    jy_searcher_options *options = state->input;
    switch (key) {
    case KEY_DB:
        g_ptr_array_add(options->dbs, g_strdup(word));
        return 0;
    case KEY_LIMIT:
        options->request.search.limit = number(state, "--limit", word, 0, LIMIT_MAX);
        options->request.limited = true;
        return 0;
    case KEY_OFFSET:
        options->request.search.offset = number(state, "--offset", word, 0, G_MAXINT32);
        return 0;
    case KEY_MATCH:
        options->request.search.match = (jy_match)choose(state, "--match", word, MATCHES);
        return 0;
    case KEY_GROUP:
        options->request.search.group = (jy_group)choose(state, "--group", word, GROUPS);
        options->request.grouped = true;
        return 0;
    case KEY_SORT:
        set_sort(options, choose(state, "--sort", word, SORTS));
        options->sorted = true;
        return 0;
    case KEY_SYNONYMS:
        keep(options, &options->synonyms, word);
        return 0;
    case KEY_AS_TYPED:
        options->as_typed = true;
        return 0;
    case KEY_COPIES:
        options->request.view.copies = (jy_copies)choose(state, "--copies", word, COPIES);
        return 0;
    case KEY_PREFER:
        options->request.search.any_age = choose(state, "--prefer", word, PREFERENCES) == 1;
        return 0;
    case ARGP_KEY_ARG:
        add_word(options, word);
        return 0;
    case ARGP_KEY_INIT:
        state->child_inputs[0] = options;
        return 0;
    case ARGP_KEY_END:
        jy_statement_options_settle(options, state);
        if (options->request.view.format == JY_AS_KWIC && !options->request.limited) {
            options->request.search.limit = KWIC_LIMIT;
        }
        check_views(options, state);
        check_like(options, state);
        options->request.search.match = options->request.like ? JY_MATCH_ANY : options->request.search.match;
        check(options, state);
        return 0;
    default:
        break;
    }
    if (key >= KEY_FIELD && key <= KEY_FIELD + JY_BY_GENRE) {
        g_ptr_array_add(options->filters, g_strdup_printf("%s:%s", jy_fields_name((jy_by)(key - KEY_FIELD)), word));
        return 0;
    }
    return parse_output(key, word, state);
}

/* True for -issuer:国务院. */
static bool names_field(const char *word)
{
    const char *colon = *word == '-' ? strchr(word, ':') : NULL;
    jy_by field;
    return colon && jy_fields_named(word + 1, (size_t)(colon - word) - 1, &field);
}

/* A word such as -税收 is the question's NOT: with a space before it argp takes it for no option. Returns a new argv;
 * `fresh` owns the words that are not the old ones. */
static char **guard_words(int argc, char **argv, GPtrArray *fresh)
{
    char **guarded = g_new0(char *, (gsize)argc + 1);
    for (int i = 0; i < argc; i++) {
        unsigned char second = argv[i][0] == '-' ? (unsigned char)argv[i][1] : 0;
        guarded[i] = argv[i];
        if (second >= 0x80 || second == '"' || second == '(' || names_field(argv[i])) {
            guarded[i] = g_strconcat(" ", argv[i], NULL);
            g_ptr_array_add(fresh, guarded[i]);
        }
    }
    return guarded;
}

/* What the words and options make of the request. */
static void settle(jy_searcher_options *options)
{
    jy_answer_request *request = &options->request;
    request->search.query = options->query;
    request->search.filters = (const char *const *)options->filters->pdata;
    request->overdue = options->overdue;
    request->view.query = request->trace ? request->trace : options->query;
    request->view.several = options->dbs->len > 2; /* with the final NULL */
    request->view.is_batch = request->batch != NULL;
    request->view.is_like = request->like != NULL;
    request->view.is_grouped = request->search.group == JY_GROUP_DOCUMENT;
    /* What is overdue is a part of the ledger, and only what is said of it differs. */
    if (request->view.format == JY_AS_JUNIT) {
        request->view.kind = JY_VIEW_LEDGER;
    } else if (request->view.kind == JY_VIEW_LEDGER) {
        request->search.sort = JY_SORT_OLDEST;
    }
    if (request->view.kind == JY_VIEW_PASSAGES) {
        request->view.kind = request->facet                       ? JY_VIEW_FACET
                             : options->stats                     ? JY_VIEW_STATS
                             : request->view.format == JY_AS_KWIC ? JY_VIEW_CONCORDANCE
                                                                  : JY_VIEW_PASSAGES;
    }
}

void jy_searcher_options_parse(int argc, char **argv, jy_searcher_options *ret_options)
{
    *ret_options = (jy_searcher_options){
        .dbs = g_ptr_array_new_with_free_func(g_free),
        .filters = g_ptr_array_new_with_free_func(g_free),
        .strings = g_string_chunk_new(1024),
        .request = {.search = {.limit = 10}},
    };
    const struct argp_child children[] = {{&JY_STATEMENT_ARGP, 0, NULL, 0}, {0}};
    const struct argp argp = {OPTIONS, parse_option, N_("QUERY..."), DOC, children, NULL, "jiyan"};
    g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func(g_free);
    g_autofree char **guarded = guard_words(argc, argv, fresh);
    argp_parse(&argp, argc, guarded, 0, NULL, ret_options);
    g_ptr_array_add(ret_options->dbs, NULL);
    g_ptr_array_add(ret_options->filters, NULL);
    settle(ret_options);
}

void jy_searcher_options_clear(jy_searcher_options *options)
{
    g_clear_pointer(&options->dbs, g_ptr_array_unref);
    g_clear_pointer(&options->filters, g_ptr_array_unref);
    g_clear_pointer(&options->strings, g_string_chunk_free);
}
