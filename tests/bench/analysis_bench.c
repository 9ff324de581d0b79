/* analysis_bench.c: CPU seconds of each part of the analysis of files, without an index; with --digest, first, what the
 * parts gave, too: two builds that print the same digests analyse alike.
 *
 *     analysis_bench [--digest] FILE_OR_FOLDER… */
#include <jiyan/index/fields.h>
#include <jiyan/text/deadline.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/segment.h>
#include <jiyan/text/sentence.h>
#include <jiyan/text/statement.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "indexer/describe/describe.h"
#include "indexer/extract/extract.h"
#include "indexer/files/sniffer.h"
#include "indexer/files/source.h"
#include "indexer/passages/passages.h"

typedef enum { READ, TYPE, DECODE, OUTLINE, DESCRIBE, STATEMENTS, CUT, FOLD, SEGMENT, DEADLINES, PARTS } part;

static const char *const NAMES[PARTS] = {"read and SHA-256", "type",     "decode", "outline", "describe",
                                         "statements",       "passages", "fold",   "segment", "deadlines"};

typedef struct {
    const char *text;
    uint32_t length;
} span;

typedef struct {
    double seconds[PARTS];
    double last; /* when the clock was read last */
    bool is_digested;
    uint64_t digests[PARTS];
    uint64_t bytes, files, passages, tokens;
    jy_sniffer *sniffer;
    const char *path;
    jy_folded folded;
    GString *line;
    /* Of the document at hand. */
    const char *text;
    GArray *spans; /* of span */
    GStringChunk *headings;
} bench;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* What went by since the last lap is the part's. */
static void lap(bench *run, part which)
{
    double time = now();
    run->seconds[which] += time - run->last;
    run->last = time;
}

/* FNV-1a. */
static void digest(bench *run, part which, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t value = run->digests[which];
    for (size_t i = 0; run->is_digested && i < length; i++) {
        value = (value ^ at[i]) * 0x100000001B3U;
    }
    run->digests[which] = value;
}

static void digest_number(bench *run, part which, uint64_t number)
{
    digest(run, which, &number, sizeof number);
}

static void digest_string(bench *run, part which, const char *string)
{
    digest(run, which, string ? string : "-", string ? strlen(string) + 1 : 1);
}

static void take_token(const jy_token *token, void *user)
{
    bench *run = user;
    run->tokens++;
    if (run->is_digested) {
        digest(run, SEGMENT, token->term, token->length);
        digest_number(run, SEGMENT, (uint64_t)token->start << 34 | (uint64_t)token->end << 2 | token->kind);
    }
}

/* Folds what the passages are found by and, with `cuts`, cuts it into tokens. */
static void read_spans(bench *run, bool cuts)
{
    for (guint i = 0; i < run->spans->len; i++) {
        const span *at = &g_array_index(run->spans, span, i);
        (run->is_digested ? jy_fold : jy_fold_bare)(at->text, at->length, &run->folded);
        if (cuts) {
            jy_segment(&run->folded, 0, run->folded.length, take_token, run);
        } else if (run->is_digested) {
            digest_string(run, FOLD, run->folded.text);
            digest(run, FOLD, run->folded.map, (run->folded.length + 1) * sizeof *run->folded.map);
        }
    }
}

/* Folds the passages, then folds them again and cuts them: the clock costs too much to be read at each. */
static void find_terms(bench *run)
{
    double begun = run->seconds[FOLD];
    read_spans(run, false);
    lap(run, FOLD);
    read_spans(run, true);
    lap(run, SEGMENT);
    run->seconds[SEGMENT] -= run->seconds[FOLD] - begun;
}

static void find_deadlines(bench *run, const char *text, const GArray *statements, const jy_document *document)
{
    jy_date date, *said = &date;
    if (!document->date || !jy_date_parse(document->date, (uint32_t)strlen(document->date), said)) {
        said = NULL;
    }
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *statement = &g_array_index(statements, jy_statement, i);
        if (statement->kind != JY_STATEMENT_COMMITMENT) {
            continue;
        }
        g_string_truncate(run->line, 0);
        jy_sentence_line(text + statement->start, statement->end - statement->start, run->line);
        uint32_t at = 0;
        jy_deadline deadline;
        while (jy_deadline_next(run->line->str, (uint32_t)run->line->len, said, &at, &deadline)) {
            digest_number(run, DEADLINES, deadline.start);
            digest_number(run, DEADLINES, (uint64_t)deadline.last.year << 16 | (uint64_t)deadline.last.month << 8);
        }
    }
    lap(run, DEADLINES);
}

/* Notes what a passage is found by: its paragraphs and the headings over it. */
static bool take_passage(const jy_passage *passage, void *user, GError **err)
{
    (void)err;
    bench *run = user;
    run->passages++;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        span own = {run->text + passage->offset + paragraph->start, paragraph->end - paragraph->start};
        g_array_append_val(run->spans, own);
    }
    for (char **heading = passage->headings; *heading; heading++) {
        uint32_t length = (uint32_t)strlen(*heading);
        span own = {g_string_chunk_insert_len(run->headings, *heading, length), length};
        g_array_append_val(run->spans, own);
    }
    if (run->is_digested) {
        digest_string(run, CUT, passage->text);
        digest_number(run, CUT, (uint64_t)passage->offset << 32 | passage->place.line);
        digest(run, CUT, passage->paragraphs->data, passage->paragraphs->len * sizeof(jy_paragraph));
        digest(run, CUT, passage->statements->data, passage->statements->len * sizeof(jy_statement));
    }
    return true;
}

static void digest_document(bench *run, const jy_document *document, const GArray *outline, const GArray *statements)
{
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        digest_string(run, DESCRIBE, jy_fields_get(document, (jy_field)field));
    }
    for (guint i = 0; i < outline->len; i++) {
        const jy_block *block = &g_array_index(outline, jy_block, i);
        digest_number(run, OUTLINE, (uint64_t)block->start << 32 | block->end);
        digest_number(run, OUTLINE,
                      (uint64_t)block->line << 32 | (unsigned)block->kind << 16 | (unsigned)block->level << 8);
        digest_number(run, OUTLINE, block->run_in);
    }
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *said = &g_array_index(statements, jy_statement, i);
        digest_number(run, STATEMENTS, (uint64_t)said->start << 32 | said->end);
        digest_number(run, STATEMENTS,
                      (uint64_t)said->rule << 32 | (unsigned)said->repeat << 16 | (unsigned)said->kind << 8);
        digest_number(run, STATEMENTS, (uint64_t)said->strength << 1 | said->is_testable);
    }
}

static bool take_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)record;
    bench *run = user;
    lap(run, DECODE);
    run->text = blocks->text;
    document->path = g_strdup(run->path);
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    lap(run, OUTLINE);
    jy_describe(blocks->text, outline, document);
    lap(run, DESCRIBE);
    const jy_statement_source said = {document->title, document->genre, document->date};
    g_autoptr(GArray) statements = jy_statement_read(blocks->text, outline, &said);
    lap(run, STATEMENTS);
    digest(run, DECODE, blocks->text, blocks->length);
    digest_document(run, document, outline, statements);
    run->last = now();
    const jy_passages_source from = {blocks, outline, statements, "key"};
    bool done = jy_passages(&from, take_passage, run, err);
    lap(run, CUT);
    find_terms(run);
    find_deadlines(run, blocks->text, statements, document);
    g_array_set_size(run->spans, 0);
    g_string_chunk_clear(run->headings);
    return done;
}

static bool take_file(bench *run, const char *path, GError **err)
{
    g_auto(jy_source) source = {0};
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    run->path = path;
    run->last = now();
    if (!jy_source_read(path, G_MAXUINT32, &source, err)) {
        return false;
    }
    lap(run, READ);
    const char *type = jy_sniffer_type(run->sniffer, path, source.bytes, source.length);
    lap(run, TYPE);
    run->bytes += source.length;
    run->files++;
    digest_string(run, READ, source.sha256);
    digest_string(run, TYPE, type);
    run->last = now();
    char *bytes = g_steal_pointer(&source.bytes);
    const jy_extract_source from = {.path = path, .type = type, .bytes = bytes, .length = source.length};
    const jy_extract_target to = {.emit = take_document, .user = run, .entry = entry, .warnings = warnings};
    bool done = jy_extract(&from, &to, err);
    lap(run, DECODE);
    return done;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A file, or what a folder holds in the order of names. A file that is not read is named. */
static void take_path(bench *run, const char *path)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    if (!folder) {
        if (!take_file(run, path, &failure)) {
            fprintf(stderr, "%s: %s\n", path, failure->message);
        }
        return;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while ((name = g_dir_read_name(folder))) {
        g_ptr_array_add(paths, g_build_filename(path, name, NULL));
    }
    g_ptr_array_sort(paths, compare_names);
    for (guint i = 0; i < paths->len; i++) {
        take_path(run, paths->pdata[i]);
    }
}

static void print_parts(const bench *run)
{
    double all = 0;
    printf("part\tCPU s%s\n", run->is_digested ? "\tdigest" : "");
    for (int i = 0; i < PARTS; i++) {
        all += run->seconds[i];
        printf("%s\t%.2f", NAMES[i], run->seconds[i]);
        if (run->is_digested) {
            printf("\t%016llx", (unsigned long long)run->digests[i]);
        }
        printf("\n");
    }
    printf("all\t%.2f\nMB\t%.1f\nfiles\t%llu\npassages\t%llu\ntokens\t%llu\n", all, (double)run->bytes / 1e6,
           (unsigned long long)run->files, (unsigned long long)run->passages, (unsigned long long)run->tokens);
}

int main(int argc, char **argv)
{
    bench run = {.is_digested = argc > 1 && strcmp(argv[1], "--digest") == 0};
    g_autoptr(GError) failure = NULL;
    run.sniffer = jy_sniffer_new(&failure);
    if (!run.sniffer) {
        fprintf(stderr, "%s\n", failure->message);
        return 2;
    }
    run.spans = g_array_new(false, false, sizeof(span));
    run.headings = g_string_chunk_new(4096);
    run.line = g_string_new(NULL);
    for (int i = run.is_digested ? 2 : 1; i < argc; i++) {
        take_path(&run, argv[i]);
    }
    print_parts(&run);
    g_array_unref(run.spans);
    g_string_chunk_free(run.headings);
    jy_fold_clear(&run.folded);
    g_string_free(run.line, true);
    jy_sniffer_free(run.sniffer);
    return 0;
}
