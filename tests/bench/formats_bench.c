/* formats_bench.c: how fast files of one kind become blocks of text, without OCR: user CPU milliseconds of all files
 * named, and MB of file a second, round after round for a while. What cannot be read counts as well: it costs time,
 * too.
 *
 *     formats_bench KIND FILE… */
#include <stdio.h>
#include <sys/resource.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/program/readers.h"
#include "indexer/files/sniffer.h"

/* User seconds of a measurement, at least. */
#define SECONDS 2

typedef struct {
    const char *path, *type;
    char *bytes;
    size_t length;
} bench_file;

static double seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

static bool count_text(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)document, (void)record, (void)err;
    *(uint64_t *)user += blocks->length;
    return true;
}

/* Returns the bytes of text that a file gives. */
static uint64_t read_file(const bench_file *file)
{
    uint64_t length = 0;
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    const jy_extract_source source = {.path = file->path,
                                      .type = file->type,
                                      .bytes = g_memdup2(file->bytes, file->length + 1),
                                      .length = file->length,
                                      .ocr = JY_EXTRACT_OCR_NEVER};
    const jy_extract_target to = {
        .emit = count_text, .user = &length, .entry = entry, .warnings = warnings, .parse = jy_readers_parse};
    (void)jy_extract(&source, &to, NULL);
    return length;
}

static void free_file(gpointer data)
{
    bench_file *file = data;
    g_free(file->bytes);
    g_free(file);
}

int main(int argc, char **argv)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(&failure);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(free_file);
    uint64_t size = 0, text = 0;
    for (int i = 2; sniffer && i < argc; i++) {
        bench_file *file = g_new0(bench_file, 1);
        g_ptr_array_add(files, file);
        if (!g_file_get_contents(argv[i], &file->bytes, &file->length, &failure)) {
            break;
        }
        file->path = argv[i];
        file->type = jy_sniffer_type(sniffer, argv[i], file->bytes, file->length);
        size += file->length;
    }
    if (failure || files->len == 0) {
        fprintf(stderr, "formats_bench: %s\n", failure ? failure->message : "no files");
        return 2;
    }
    uint32_t rounds = 0;
    const double begun = seconds();
    double spent;
    do {
        text = 0;
        for (guint i = 0; i < files->len; i++) {
            text += read_file(files->pdata[i]);
        }
        rounds++;
        spent = seconds() - begun;
    } while (spent < SECONDS);
    printf("%s\t%u\t%.2f\t%.2f\t%.1f\t%.1f\n", argv[1], files->len, (double)size / 1e6, (double)text / 1e6,
           spent / rounds * 1e3, (double)size * rounds / 1e6 / spent);
    return 0;
}
