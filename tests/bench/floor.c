/* floor.c: the processor time of the bare inversion: the passages, terms and values of an index, all of them ready in
 * memory, are packed and compressed, inverted, written as sorted runs and merged into a segment, in one thread. What
 * the indexer takes beyond this is for reading, decoding and understanding texts, and for the ledger.
 *
 *     floor INDEX NEW_FOLDER [MEGABYTES]
 *
 * The segment is made in NEW_FOLDER; a run holds MEGABYTES (20, as in index/store.c) of memory. Prints a line of JSON.
 */
#include <glib/gstdio.h>
#include <jiyan/index/compressor.h>
#include <jiyan/index/dictionary.h>
#include <jiyan/index/inverter.h>
#include <jiyan/index/manifest.h>
#include <jiyan/index/passage.h>
#include <jiyan/index/runs.h>
#include <jiyan/index/schema.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xapian-c/xapian_c.h>

/* An occurrence of a term without weight. */
#define WEIGHTLESS 0x80000000U

typedef struct {
    uint32_t start, length;
} span;

/* All of an index. Passage i has the occurrences from ends[i - 1] to ends[i], the bytes records[i] and the values from
 * value_ends[i - 1] to value_ends[i]. */
typedef struct {
    xc_database *database;
    jy_dictionary *dictionary; /* NULL: none */
    GArray *ordinals;          /* uint32_t: passage of each document number */
    uint32_t passages;
    uint64_t *ends;
    uint32_t *occurrences; /* numbers of terms */
    uint64_t postings;
    GArray *terms; /* of span, in term_bytes */
    GString *term_bytes;
    GArray *read;    /* of jy_passage */
    GArray *records; /* of span, in record_bytes */
    GString *record_bytes;
    GArray *values; /* of xc_bulk_value, whose data is in value_bytes */
    GStringChunk *value_bytes;
    uint32_t *value_ends;
} archive;

static double seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* A bench has nobody to hand an error to. */
static void expect(bool good, const char *message)
{
    if (!good) {
        fprintf(stderr, "floor: %s\n", message);
        exit(2);
    }
}

static span keep(GString *bytes, const char *data, size_t length)
{
    span kept = {(uint32_t)bytes->len, (uint32_t)length};
    expect(bytes->len + length <= UINT32_MAX, "the index is too large for this bench");
    g_string_append_len(bytes, data, (gssize)length);
    return kept;
}

/* What the records of the index were compressed with; NULL for nothing. */
static jy_dictionary *read_dictionary(const char *folder)
{
    GError *error = NULL;
    jy_manifest *manifest = jy_manifest_read(folder, &error);
    expect(manifest, error ? error->message : "");
    char *path = jy_manifest_path(folder, JY_MANIFEST_DICTIONARY, manifest->dictionary);
    jy_dictionary *dictionary = manifest->dictionary ? jy_dictionary_read(path, &error) : NULL;
    expect(!error, error ? error->message : "");
    jy_manifest_free(manifest);
    g_free(path);
    return dictionary;
}

/* Numbers the passages and reads them. */
static void read_passages(archive *all)
{
    xc_error error;
    jy_compressor *compressor = jy_compressor_new(all->dictionary);
    xc_postings *documents = xc_database_postings(all->database, "", 0, &error);
    expect(documents, error.message);
    while (xc_postings_next(documents, &error) == XC_OK) {
        xc_docid docid = xc_postings_docid(documents);
        if (docid >= all->ordinals->len) {
            g_array_set_size(all->ordinals, docid + 1);
        }
        g_array_index(all->ordinals, uint32_t, docid) = all->passages;
        xc_document *document;
        expect(xc_database_get_document(all->database, docid, &document, &error) == XC_OK, error.message);
        jy_passage passage = {0};
        GError *failure = NULL;
        expect(jy_passage_read(document, compressor, &passage, &failure), failure ? failure->message : "");
        g_array_append_val(all->read, passage);
        all->passages++;
        xc_document_free(document);
    }
    xc_postings_free(documents);
    jy_compressor_free(compressor);
}

typedef struct {
    uint32_t passage;
    xc_bulk_value value;
} placed_value;

static int compare_values(const void *a, const void *b)
{
    const placed_value *one = a, *other = b;
    return one->passage != other->passage ? (one->passage < other->passage ? -1 : 1)
                                          : (int)one->value.slot - (int)other->value.slot;
}

/* Values by passage; a database without term lists gives them by slot only. */
static void read_values(archive *all)
{
    xc_error error;
    GArray *placed = g_array_new(FALSE, FALSE, sizeof(placed_value));
    for (xc_slot slot = 0; slot < JY_SLOTS; slot++) {
        xc_values *values = xc_database_values(all->database, slot, &error);
        expect(values, error.message);
        while (xc_values_next(values, &error) == XC_OK) {
            size_t length;
            const char *data = xc_values_text(values, &length);
            placed_value value = {
                g_array_index(all->ordinals, uint32_t, xc_values_docid(values)),
                {g_string_chunk_insert_len(all->value_bytes, data, (gssize)length), length, slot},
            };
            g_array_append_val(placed, value);
        }
        xc_values_free(values);
    }
    g_array_sort(placed, compare_values);
    all->value_ends = g_new0(uint32_t, all->passages);
    for (uint32_t i = 0, at = 0; i < all->passages; i++) {
        for (; at < placed->len && g_array_index(placed, placed_value, at).passage == i; at++) {
            g_array_append_val(all->values, g_array_index(placed, placed_value, at).value);
        }
        all->value_ends[i] = at;
    }
    g_array_unref(placed);
}

typedef void each_posting(archive *all, uint32_t term, uint32_t passage, uint32_t wdf);

static void walk(archive *all, each_posting *take)
{
    xc_error error;
    xc_terms *terms = xc_database_terms(all->database, "", 0, &error);
    expect(terms, error.message);
    for (uint32_t term = 0; xc_terms_next(terms, &error) == XC_OK; term++) {
        size_t length = 0;
        const char *text = xc_terms_text(terms, &length);
        if (term == all->terms->len) {
            span kept = keep(all->term_bytes, text, length);
            g_array_append_val(all->terms, kept);
        }
        xc_postings *postings = xc_database_postings(all->database, text, length, &error);
        expect(postings, error.message);
        while (xc_postings_next(postings, &error) == XC_OK) {
            uint32_t passage = g_array_index(all->ordinals, uint32_t, xc_postings_docid(postings));
            take(all, term, passage, xc_postings_wdf(postings));
        }
        xc_postings_free(postings);
    }
    xc_terms_free(terms);
}

static void count(archive *all, uint32_t term, uint32_t passage, uint32_t wdf)
{
    (void)term;
    all->ends[passage] += MAX(wdf, 1);
    all->postings++;
}

/* While occurrences are filled in, ends[i] is where the next one of passage i goes. */
static void fill(archive *all, uint32_t term, uint32_t passage, uint32_t wdf)
{
    for (uint32_t i = 0; i < MAX(wdf, 1); i++) {
        all->occurrences[all->ends[passage]++] = wdf > 0 ? term : term | WEIGHTLESS;
    }
}

/* A passage has its terms in the order of a text, which is none; not in that of the index, in which the inverter would
 * look up one that it has just had. */
static void shuffle(archive *all)
{
    GRand *chance = g_rand_new_with_seed(1);
    for (uint32_t i = 0; i < all->passages; i++) {
        uint64_t first = i > 0 ? all->ends[i - 1] : 0;
        uint32_t *terms = all->occurrences + first;
        for (uint32_t left = (uint32_t)(all->ends[i] - first); left > 1; left--) {
            uint32_t other = (uint32_t)g_rand_int_range(chance, 0, (gint32)left), term = terms[left - 1];
            terms[left - 1] = terms[other];
            terms[other] = term;
        }
    }
    g_rand_free(chance);
}

static void read_archive(archive *all, const char *path)
{
    xc_error error;
    expect(xc_database_open(path, &all->database, &error) == XC_OK, error.message);
    all->dictionary = read_dictionary(path);
    all->ordinals = g_array_new(FALSE, TRUE, sizeof(uint32_t));
    all->terms = g_array_new(FALSE, FALSE, sizeof(span));
    all->term_bytes = g_string_new(NULL);
    all->read = g_array_new(FALSE, FALSE, sizeof(jy_passage));
    all->records = g_array_new(FALSE, FALSE, sizeof(span));
    all->record_bytes = g_string_new(NULL);
    all->values = g_array_new(FALSE, FALSE, sizeof(xc_bulk_value));
    all->value_bytes = g_string_chunk_new(1 << 16);
    read_passages(all);
    read_values(all);
    expect(all->passages > 0, "the index is empty");
    all->ends = g_new0(uint64_t, all->passages);
    walk(all, count);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < all->passages; i++) {
        uint64_t own = all->ends[i];
        all->ends[i] = sum;
        sum += own;
    }
    all->occurrences = g_new(uint32_t, sum);
    walk(all, fill);
    shuffle(all);
}

/* Packs and compresses the records; returns the seconds. */
static double pack(archive *all)
{
    double begun = seconds();
    jy_compressor *compressor = jy_compressor_new(all->dictionary);
    for (uint32_t i = 0; i < all->passages; i++) {
        uint32_t start = (uint32_t)all->record_bytes->len;
        jy_passage_pack(&g_array_index(all->read, jy_passage, i), compressor, all->record_bytes);
        span record = {start, (uint32_t)all->record_bytes->len - start};
        g_array_append_val(all->records, record);
    }
    jy_compressor_free(compressor);
    expect(all->record_bytes->len <= UINT32_MAX, "the index is too large for this bench");
    return seconds() - begun;
}

static void invert_passage(const archive *all, uint32_t i, jy_inverter *inverter)
{
    for (uint64_t at = i > 0 ? all->ends[i - 1] : 0; at < all->ends[i]; at++) {
        uint32_t number = all->occurrences[at];
        span term = g_array_index(all->terms, span, number & ~WEIGHTLESS);
        jy_inverter_add(inverter, all->term_bytes->str + term.start, term.length, number & WEIGHTLESS ? 0 : 1);
    }
    uint32_t first = i > 0 ? all->value_ends[i - 1] : 0;
    span record = g_array_index(all->records, span, i);
    jy_inverter_end(inverter, all->record_bytes->str + record.start, record.length,
                    &g_array_index(all->values, xc_bulk_value, first), all->value_ends[i] - first);
}

/* Gives the seconds of inverting and of merging, and the number of runs. */
static uint64_t invert(const archive *all, const char *folder, size_t memory, double ret_seconds[2])
{
    GError *error = NULL;
    char *scratch = g_build_filename(folder, "runs", NULL), *segment = g_build_filename(folder, "segment", NULL);
    expect(g_mkdir(folder, 0777) == 0 && g_mkdir(scratch, 0777) == 0, "the folder is there already, or cannot be made");
    double begun = seconds();
    jy_inverter *inverter = jy_inverter_new();
    jy_runs *runs = jy_runs_new(scratch, &error);
    expect(runs, error ? error->message : "");
    uint64_t order = 0;
    for (uint32_t i = 0; i < all->passages; i++) {
        invert_passage(all, i, inverter);
        if (jy_inverter_memory(inverter) > memory || i + 1 == all->passages) {
            expect(jy_inverter_spill(inverter, runs, order++, &error), error ? error->message : "");
        }
    }
    jy_inverter_free(inverter);
    ret_seconds[0] = seconds() - begun;
    expect(jy_runs_merge(runs, segment, 1, NULL, NULL, &error), error ? error->message : "");
    jy_runs_free(runs);
    ret_seconds[1] = seconds() - begun - ret_seconds[0];
    g_free(scratch);
    g_free(segment);
    return order;
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4) {
        fputs("usage: floor INDEX NEW_FOLDER [MEGABYTES]\n", stderr);
        return 2;
    }
    archive all = {0};
    read_archive(&all, argv[1]);
    double taken[2], packing = pack(&all);
    uint64_t runs = invert(&all, argv[2], (argc > 3 ? strtoul(argv[3], NULL, 10) : 20) << 20, taken);
    printf("{\"passages\": %u, \"terms\": %u, \"postings\": %" G_GUINT64_FORMAT ", \"occurrences\": %" G_GUINT64_FORMAT
           ", \"runs\": %" G_GUINT64_FORMAT ", \"pack_s\": %.3f, \"invert_s\": %.3f, \"merge_s\": %.3f}\n",
           all.passages, all.terms->len, all.postings, all.ends[all.passages - 1], runs, packing, taken[0], taken[1]);
    return 0; /* the system takes the memory */
}
