/* options.c: the command line of jiyan-index. */
#include "indexer/options.h"

#include <argp.h>
#include <jiyan/base/command.h>
#include <libintl.h>
#include <unistd.h>

#define N_(s) s
#define _(s) gettext(s)

#define DEFAULT_MAX_SIZE ((uint64_t)256 << 20)
#define MAX_JOBS 256

const char *argp_program_version = "jiyan-index " JIYAN_VERSION;

enum {
    KEY_DB = 0x100,
    KEY_CHECK,
    KEY_LIST,
    KEY_STATUS,
    KEY_FORGET,
    KEY_FORMAT,
    KEY_CATALOGUE,
    KEY_INCLUDE,
    KEY_EXCLUDE,
    KEY_MAX_SIZE,
    KEY_JOBS,
    KEY_DRY_RUN,
    KEY_REBUILD,
    KEY_VERIFY,
    KEY_ALLOW_MASS_REMOVAL,
    KEY_PROGRESS,
};

static const struct argp_option OPTIONS[] = {
    {NULL, 0, NULL, 0, N_("What to do instead of indexing:"), 1},
    {"check", KEY_CHECK, NULL, 0, N_("is every file indexed as it is now? Changes nothing"), 1},
    {"list", KEY_LIST, NULL, 0, N_("print what the ledger holds of each file"), 1},
    {"status", KEY_STATUS, NULL, 0, N_("print counts, sizes and versions"), 1},
    {"forget", KEY_FORGET, NULL, 0, N_("take PATH out of the index; its files stay where they are"), 1},
    {"dry-run", KEY_DRY_RUN, NULL, 0, N_("print what would be done, change nothing"), 1},
    {NULL, 0, NULL, 0, N_("Which files, and where the index is:"), 2},
    {"db", KEY_DB, N_("DIR"), 0, N_("the index (default: JIYAN_DB, else .jiyan in the archive's root)"), 2},
    {"include", KEY_INCLUDE, N_("GLOB"), 0, N_("only files that match; may be repeated"), 2},
    {"exclude", KEY_EXCLUDE, N_("GLOB"), 0, N_("no files that match, in the manner of .gitignore; may be repeated"), 2},
    {"max-size", KEY_MAX_SIZE, N_("N"), 0, N_("leave out files over N bytes, with K, M or G (default: 256M)"), 2},
    {"catalogue", KEY_CATALOGUE, N_("FILE"), 0,
     N_("TSV or CSV with a header (path, title, date, speaker, issuer, docno, ...) that beats what is guessed"), 2},
    {NULL, 0, NULL, 0, N_("How:"), 3},
    {"jobs", KEY_JOBS, N_("N"), 0, N_("workers (default: the cores)"), 3},
    {"verify", KEY_VERIFY, NULL, 0, N_("compare the contents of every file, not its size and time"), 3},
    {"rebuild", KEY_REBUILD, NULL, 0, N_("build the whole index anew; the old one answers until it is done"), 3},
    {"allow-mass-removal", KEY_ALLOW_MASS_REMOVAL, NULL, 0,
     N_("let more than a tenth of the files leave the index, or all of an empty PATH"), 3},
    {NULL, 0, NULL, 0, N_("Output:"), 4},
    {"format", KEY_FORMAT, N_("FORMAT"), 0,
     N_("of --check: text, json, junit or github; of --list and --status: text or json"), 4},
    {"progress", KEY_PROGRESS, N_("WHEN"), 0, N_("a progress line: auto (on a terminal), always or never"), 4},
    {"quiet", 'q', NULL, 0, N_("no summary"), 4},
    {"verbose", 'v', NULL, 0, N_("name every file that is read"), 4},
    {0},
};

static const char DOC[] =
    N_("Make the search index of an archive of Chinese speeches and documents true for PATH (default: the archive's "
       "root).\vExit status: 0 all of PATH is indexed; 1 some files are not, each named with its reason; 2 the "
       "command could not do its work.");

static void set_action(struct argp_state *state, jy_indexer_options *options, jy_do action)
{
    if (options->action != JY_DO_INDEX && options->action != action) {
        argp_error(state, _("only one of --check, --list, --status and --forget"));
    }
    options->action = action;
}

/* Ends the program with a usage error when `err` is set. */
static void check_usage(struct argp_state *state, GError *err)
{
    if (err) {
        argp_error(state, "%s", err->message);
    }
}

static void set_jobs(struct argp_state *state, jy_indexer_options *options, const char *word)
{
    g_autoptr(GError) err = NULL;
    uint64_t jobs = 1;
    jy_command_number("--jobs", word, 1, MAX_JOBS, &jobs, &err);
    check_usage(state, err);
    options->jobs = (unsigned)jobs;
}

static void set_max_size(struct argp_state *state, jy_indexer_options *options, const char *word)
{
    g_autoptr(GError) err = NULL;
    jy_command_size("--max-size", word, &options->max_size, &err);
    check_usage(state, err);
}

static void set_words(struct argp_state *state, jy_indexer_options *options, int key, char *word)
{
    if (key == KEY_FORMAT && !jy_report_parse(word, &options->report)) {
        argp_error(state, _("--format: %s is none of text, json, junit, github"), word);
    }
    options->has_report |= key == KEY_FORMAT;
    if (key == KEY_PROGRESS && !jy_when_parse(word, &options->progress)) {
        argp_error(state, _("--progress: %s is none of auto, always, never"), word);
    }
}

static void set_flag(jy_indexer_options *options, int key)
{
    options->dry_run |= key == KEY_DRY_RUN;
    options->rebuild |= key == KEY_REBUILD;
    options->verify |= key == KEY_VERIFY;
    options->allow_mass_removal |= key == KEY_ALLOW_MASS_REMOVAL;
    options->quiet |= key == 'q';
    options->verbose += key == 'v';
}

/* What makes sense only together. */
static void check_together(struct argp_state *state, const jy_indexer_options *options)
{
    bool lists = options->action == JY_DO_LIST || options->action == JY_DO_STATUS;
    if (options->action == JY_DO_FORGET && options->paths->len == 0) {
        argp_error(state, _("--forget needs a PATH"));
    }
    if (options->has_report && !lists && options->action != JY_DO_CHECK) {
        argp_error(state, _("--format goes with --check, --list or --status"));
    }
    if (lists && options->report != JY_REPORT_TEXT && options->report != JY_REPORT_JSON) {
        argp_error(state, _("--list and --status know the formats text and json"));
    }
}

static void replace(char **text, const char *fresh)
{
    g_free(*text);
    *text = g_strdup(fresh);
}

static error_t parse_option(int key, char *word, struct argp_state *state)
{
    jy_indexer_options *options = state->input;
    switch (key) {
    case KEY_CHECK:
        set_action(state, options, JY_DO_CHECK);
        break;
    case KEY_LIST:
        set_action(state, options, JY_DO_LIST);
        break;
    case KEY_STATUS:
        set_action(state, options, JY_DO_STATUS);
        break;
    case KEY_FORGET:
        set_action(state, options, JY_DO_FORGET);
        break;
    case KEY_DB:
        replace(&options->db, word);
        break;
    case KEY_CATALOGUE:
        replace(&options->catalogue, word);
        break;
    case KEY_INCLUDE:
        g_ptr_array_add(options->includes, g_strdup(word));
        break;
    case KEY_EXCLUDE:
        g_ptr_array_add(options->excludes, g_strdup(word));
        break;
    case KEY_MAX_SIZE:
        set_max_size(state, options, word);
        break;
    case KEY_JOBS:
        set_jobs(state, options, word);
        break;
    case KEY_FORMAT:
    case KEY_PROGRESS:
        set_words(state, options, key, word);
        break;
    case KEY_DRY_RUN:
    case KEY_REBUILD:
    case KEY_VERIFY:
    case KEY_ALLOW_MASS_REMOVAL:
    case 'q':
    case 'v':
        set_flag(options, key);
        break;
    case ARGP_KEY_ARG:
        g_ptr_array_add(options->paths, g_strdup(word));
        break;
    case ARGP_KEY_END:
        check_together(state, options);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static unsigned default_jobs(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MAX_JOBS ? MAX_JOBS : (unsigned)cores;
}

void jy_indexer_options_parse(int argc, char **argv, jy_indexer_options *ret_options)
{
    *ret_options = (jy_indexer_options){
        .max_size = DEFAULT_MAX_SIZE,
        .jobs = default_jobs(),
        .paths = g_ptr_array_new_with_free_func(g_free),
        .includes = g_ptr_array_new_with_free_func(g_free),
        .excludes = g_ptr_array_new_with_free_func(g_free),
    };
    const struct argp argp = {OPTIONS, parse_option, N_("[PATH...]"), DOC, NULL, NULL, "jiyan"};
    argp_parse(&argp, argc, argv, 0, NULL, ret_options);
    g_ptr_array_add(ret_options->includes, NULL);
    g_ptr_array_add(ret_options->excludes, NULL);
}

void jy_indexer_options_clear(jy_indexer_options *options)
{
    g_clear_pointer(&options->db, g_free);
    g_clear_pointer(&options->catalogue, g_free);
    g_clear_pointer(&options->paths, g_ptr_array_unref);
    g_clear_pointer(&options->includes, g_ptr_array_unref);
    g_clear_pointer(&options->excludes, g_ptr_array_unref);
}
