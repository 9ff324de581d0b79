/* invert_bench.c: what it costs to invert passages, to write them as sorted runs and to merge these into a segment; CPU
 * time, over the files named on standard input, one a line. Decoding and cutting into terms is not counted. */
#include <jiyan/base/files.h>
#include <jiyan/index/inverter.h>
#include <jiyan/index/runs.h>
#include <jiyan/text/decode.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/segment.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define PASSAGE 1500
#define STORED 600 /* bytes of a passage, compressed */

/* Terms and passages of a unit, to be inverted without anything else in between. */
typedef struct {
    GString *text;
    GArray *terms;    /* bench_term */
    GArray *passages; /* uint32_t: terms up to the end of each */
    size_t source;    /* bytes of the text that they are of */
} bench_unit;

typedef struct {
    uint32_t start, length;
} bench_term;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void add_term(const jy_token *token, void *user)
{
    bench_unit *unit = user;
    bench_term term = {(uint32_t)unit->text->len, token->length};
    g_string_append_len(unit->text, token->term, token->length);
    g_array_append_val(unit->terms, term);
}

/* Cuts a text into passages of whole lines. */
static void add_text(bench_unit *unit, const char *text, uint32_t length)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    for (uint32_t start = 0, end; start < length; start = end) {
        const char *line = memchr(text + MIN(start + PASSAGE, length), '\n', length - MIN(start + PASSAGE, length));
        end = line ? (uint32_t)(line - text) + 1 : length;
        jy_fold(text + start, end - start, &folded);
        jy_segment(&folded, 0, folded.length, add_term, unit);
        g_array_append_val(unit->passages, unit->terms->len);
    }
    unit->source += length;
}

static uint64_t invert(jy_inverter *inverter, const bench_unit *unit)
{
    static const char STORED_BYTES[STORED];
    const char *text = unit->text->str;
    const bench_term *terms = (const bench_term *)(const void *)unit->terms->data;
    const xc_bulk_value value = {"12345678", 8, 0};
    for (uint32_t i = 0, term = 0; i < unit->passages->len; i++) {
        for (; term < g_array_index(unit->passages, uint32_t, i); term++) {
            jy_inverter_add(inverter, text + terms[term].start, terms[term].length, 1);
        }
        jy_inverter_end(inverter, STORED_BYTES, STORED, &value, 1);
    }
    return unit->terms->len;
}

typedef struct {
    double invert, spill, merge;
    uint64_t occurrences, passages, source;
    unsigned runs;
} bench_figures;

/* Inverts the unit and spills it; the unit is then empty. */
static void run_unit(bench_unit *unit, jy_inverter *inverter, jy_runs *runs, bench_figures *figures)
{
    double begun = seconds();
    figures->occurrences += invert(inverter, unit);
    double between = seconds();
    if (!jy_inverter_spill(inverter, runs, figures->runs++, NULL)) {
        abort();
    }
    figures->spill += seconds() - between;
    figures->invert += between - begun;
    figures->passages += unit->passages->len;
    figures->source += unit->source;
    unit->source = 0;
    g_string_truncate(unit->text, 0);
    g_array_set_size(unit->terms, 0);
    g_array_set_size(unit->passages, 0);
}

static void print(const bench_figures *figures)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double scale = 1e9 / (double)figures->occurrences;
    printf("text MB\tpassages\tterms M\truns\tinvert s\tspill s\tmerge s\tns a term: invert\tspill\tmerge\tpeak MB\n");
    printf("%.1f\t%lu\t%.2f\t%u\t%.3f\t%.3f\t%.3f\t%.1f\t%.1f\t%.1f\t%.0f\n", (double)figures->source / 1e6,
           (unsigned long)figures->passages, (double)figures->occurrences / 1e6, figures->runs, figures->invert,
           figures->spill, figures->merge, figures->invert * scale, figures->spill * scale, figures->merge * scale,
           (double)usage.ru_maxrss / 1e3);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: find FOLDER -type f | invert_bench NEW_FOLDER BYTES_OF_A_UNIT\n");
        return 2;
    }
    size_t unit_size = strtoul(argv[2], NULL, 10);
    g_autofree char *segment = g_build_filename(argv[1], "segment", NULL);
    GError *failure = NULL;
    g_mkdir_with_parents(argv[1], 0777);
    jy_runs *runs = jy_runs_new(argv[1], &failure);
    bench_unit unit = {g_string_new(NULL), g_array_new(false, false, sizeof(bench_term)),
                       g_array_new(false, false, sizeof(uint32_t)), 0};
    bench_figures figures = {0};
    jy_inverter *inverter = jy_inverter_new();
    char path[4096];
    while (runs && fgets(path, sizeof path, stdin)) {
        g_autofree char *bytes = NULL;
        gsize length;
        g_auto(jy_decoded) decoded = {0};
        path[strcspn(path, "\n")] = 0;
        if (g_file_get_contents(path, &bytes, &length, NULL) && jy_decode(bytes, length, &decoded, NULL)) {
            add_text(&unit, decoded.text, (uint32_t)decoded.length);
        }
        if (unit.source >= unit_size) {
            run_unit(&unit, inverter, runs, &figures);
        }
    }
    run_unit(&unit, inverter, runs, &figures);
    jy_inverter_free(inverter);
    double begun = seconds();
    if (!jy_runs_merge(runs, segment, 1, NULL, NULL, &failure)) {
        fprintf(stderr, "%s\n", failure->message);
        return 1;
    }
    figures.merge = seconds() - begun;
    print(&figures);
    jy_runs_free(runs);
    jy_files_remove(argv[1]);
    return 0;
}
