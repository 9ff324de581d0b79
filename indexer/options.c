/* options.c: the command line of jiyan-index. */
#include "indexer/options.h"

#define N_(s) s

#define MAX_SECONDS 1000000

/* As jy_extract_ocr has them. */
static const char *const OCR_NAMES[] = {"auto", "never", "always", NULL};

#define AT(field) offsetof(jy_task_options, field)

static bool read_fail_on(void *values, const jy_options_row *row, const char *word, GError **err)
{
    return jy_options_read_set(row, word, &((jy_task_options *)values)->fail_on, err);
}

static const jy_options_row ROWS[] = {
    {JY_OPTIONS_WORDS, "PATH", AT(paths), .is_file = true},

    {JY_OPTIONS_HEADING, .help = N_("What to do instead of indexing:")},
    {JY_OPTIONS_ACTION, "check", AT(action), .value = JY_DO_CHECK,
     .help = N_("is every file indexed as it is now? Changes nothing")},
    {JY_OPTIONS_ACTION, "list", AT(action), .value = JY_DO_LIST,
     .help = N_("print what the ledger holds of each file")},
    {JY_OPTIONS_ACTION, "status", AT(action), .value = JY_DO_STATUS, .help = N_("print counts, sizes and versions")},
    {JY_OPTIONS_ACTION, "forget", AT(action), .value = JY_DO_FORGET,
     .help = N_("take PATH out of the index; its files stay where they are")},
    {JY_OPTIONS_ACTION, "merge", AT(action), .value = JY_DO_MERGE,
     .help = N_("write the index as one segment, without what is dead in it")},
    {JY_OPTIONS_ACTION, "watch", AT(action), .value = JY_DO_WATCH,
     .help = N_("index, stay, and index again whenever files change, until a signal ends it")},
    {JY_OPTIONS_ACTION, "types", AT(action), .value = JY_DO_TYPES,
     .help = N_("print the types of files that are read, and by what")},
    {JY_OPTIONS_FLAG, "dry-run", AT(dry_run), .help = N_("print what would be done, change nothing")},

    {JY_OPTIONS_HEADING, .help = N_("Which files, and where the index is:")},
    {JY_OPTIONS_TEXT, "db", AT(db), N_("DIR"),
     .help = N_("the index (default: JIYAN_DB, else .jiyan in the archive's root)"), .is_folder = true},
    {JY_OPTIONS_TEXTS, "include", AT(includes), N_("GLOB"), .help = N_("only files that match; may be repeated")},
    {JY_OPTIONS_TEXTS, "exclude", AT(excludes), N_("GLOB"),
     .help = N_("no files that match, in the manner of .gitignore; may be repeated")},
    {JY_OPTIONS_SIZE, "max-size", AT(max_size), N_("N"),
     .help = N_("leave out files over N bytes, with K, M or G (default: 256M)")},
    {JY_OPTIONS_NUMBER, "max-time", AT(max_seconds), N_("N"),
     .help = N_("give a document up that takes more than N seconds of CPU time (default: 10, and 5 for each megabyte)"),
     .low = 1, .high = MAX_SECONDS},
    {JY_OPTIONS_TEXT, "catalogue", AT(catalogue), N_("FILE"),
     .help = N_("TSV or CSV with a header (path, title, date, speaker, issuer, docno, ...) that beats what is guessed"),
     .is_file = true},

    {JY_OPTIONS_HEADING, .help = N_("How:")},
    {JY_OPTIONS_NUMBER, "jobs", AT(jobs), N_("N"), .help = N_("workers (default: the cores)"), .low = 1,
     .high = JY_TASK_JOBS_MAX},
    {JY_OPTIONS_CHOICE, "ocr", AT(ocr), N_("WHEN"),
     .help = N_("read images of pages by OCR: auto (where there is no text), never or always"), .words = OCR_NAMES},
    {JY_OPTIONS_NUMBER, "every", AT(every), N_("N"), .low = 1, .high = MAX_SECONDS, .goes_with = "--watch",
     .help = N_("look at all files every N seconds, whether changes are told or not (default: 3600; 60 where nobody "
                "tells of changes)")},
    {JY_OPTIONS_FLAG, "verify", AT(verify), .help = N_("compare the contents of every file, not its size and time")},
    {JY_OPTIONS_FLAG, "rebuild", AT(rebuild),
     .help = N_("build the whole index anew; the old one answers until it is done")},
    {JY_OPTIONS_FLAG, "allow-mass-removal", AT(allow_mass_removal),
     .help = N_("let more than a tenth of the files leave the index, or all of an empty PATH")},

    {JY_OPTIONS_HEADING, .help = N_("Output:")},
    {JY_OPTIONS_CHOICE, "format", AT(report), N_("FORMAT"),
     .help = N_("of --check: text, json, junit or github; of --list, --status and --types: text or json"),
     .words = JY_REPORT_NAMES, .goes_with = "--check --list --status --types"},
    {JY_OPTIONS_READ, "fail-on", 0, N_("LIST"), .read = read_fail_on, .words = JY_CHECK_FAIL_ON, .goes_with = "--check",
     .help = N_("what --check fails on: missing, stale, failed, gone, unsupported (default: all of these)")},
    {JY_OPTIONS_CHOICE, "progress", AT(progress), N_("WHEN"),
     .help = N_("a progress line: auto (on a terminal), always or never"), .words = JY_WHEN_NAMES},
    {JY_OPTIONS_FLAG, "quiet", AT(quiet), .letter = 'q', .help = N_("no summary")},
    {JY_OPTIONS_COUNT, "verbose", AT(verbose), .letter = 'v', .help = N_("name every file that is read")},
};

static const jy_options_rule RULES[] = {
    {"--watch", "--dry-run --rebuild --verify --allow-mass-removal",
     .message =
         N_("--watch stays, and does only what is safe to do again and again: run --dry-run, --rebuild, --verify "
            "and --allow-mass-removal by themselves")},
    {"--forget", .unless = "PATH", .message = N_("--forget needs a PATH")},
    {"--list --status --types", .unless = "--format=text,json",
     .message = N_("--list, --status and --types know the formats text and json")},
};

static const jy_options_table TABLE = {
    .version = "jiyan-index " JIYAN_VERSION,
    .arguments = N_("[PATH...]"),
    .doc = N_("Make the search index of an archive of Chinese speeches and documents true for PATH (default: the "
              "archive's root).\vExit status: 0 all of PATH is indexed; 1 some files are not, each named with its "
              "reason; 2 the command could not do its work."),
    .rows = ROWS,
    .count = G_N_ELEMENTS(ROWS),
    .rules = RULES,
    .rule_count = G_N_ELEMENTS(RULES),
};

const jy_options_table *jy_indexer_options_table(void)
{
    return &TABLE;
}

void jy_indexer_options_parse(int argc, char **argv, jy_task_options *ret_options)
{
    jy_task_options_init(ret_options);
    jy_options_parse(&TABLE, argc, argv, ret_options);
    jy_task_options_end(ret_options);
}
