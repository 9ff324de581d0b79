/* scan_fuzz.c: whatever bytes of a database are changed, a scan of it comes to its end or to an error. The bytes are
 * changes of one file: how far from the last change, and the byte that is there then. */
#include "fuzz.h"
#include "tests/unit/xapian_c_bulk_fixture.h"
#include "tests/unit/xapian_c_scan_dump.h"

static const char *const NAMES[] = {"postlist.glass", "docdata.glass", "iamglass"};

typedef struct sound_file {
    char *bytes;
    size_t length;
} sound_file;

static char *folder;
static sound_file sound[G_N_ELEMENTS(NAMES)];

static void remove_folder(void)
{
    fixture_remove(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_free(sound[i].bytes);
    }
}

/* A database of three levels of blocks, with long tags, values, deflated data and metadata. */
static void write_database(void)
{
    bulk_input *input = bulk_input_new();
    for (xc_docid docid = 1; docid < 300; docid += 1 + docid % 3) {
        char text[3000];
        for (size_t i = 0; i < sizeof text; i++) {
            text[i] = (char)('a' + (i * docid >> 3) % 23);
        }
        bulk_input_document(input, docid, text, docid * docid % sizeof text);
        bulk_input_value(input, docid, docid % 3, text, docid % 40 + 1);
        for (uint32_t i = 0; i < 20; i++) {
            bulk_input_posting(input, text + i * 10, 1 + i % 4 * 30, docid, i % 5);
        }
        bulk_input_posting(input, "all", 3, docid, docid);
        bulk_input_metadata(input, text, 10 + docid % 20, text, docid * 7 % 1000 + 1);
    }
    const xc_bulk_options options = {.no_sync = true, .block_size = 2048, .compression = 1};
    check_ok(bulk_write(input, folder, &options, &error));
    bulk_input_free(input);
}

static void begin(void)
{
    folder = fixture_folder();
    write_database();
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        char *path = g_build_filename(folder, NAMES[i], NULL);
        must(g_file_get_contents(path, &sound[i].bytes, &sound[i].length, NULL));
        g_free(path);
    }
    must(atexit(remove_folder) == 0);
}

static void write_file(size_t which, const char *bytes)
{
    char *path = g_build_filename(folder, NAMES[which], NULL);
    FILE *out = fopen(path, "r+");
    must(out && fwrite(bytes, 1, sound[which].length, out) == sound[which].length && fclose(out) == 0);
    g_free(path);
}

/* Reads a database, sought and gone back in as well. */
static void read_all(void)
{
    GString *out = g_string_new(NULL);
    xc_error error;
    xc_scan *scan = NULL;
    must(scan_dump(folder, XC_SCAN_DIRECT, out, &error) != XC_OK);
    if (xc_scan_open(folder, XC_SCAN_DIRECT, &scan, &error) == XC_OK) {
        xc_scan_term term;
        if (xc_scan_seek_term(scan, "all", 3, &error) == XC_OK && xc_scan_next_term(scan, &term, &error) == XC_OK &&
            scan_dump_postings(scan, out, &error) == XC_END && xc_scan_rewind_postings(scan, &error) == XC_OK) {
            scan_dump_terms(scan, out, &error);
        }
    }
    xc_scan_free(scan);
    g_string_free(out, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!folder) {
        begin();
    }
    const size_t which = size ? data[0] % G_N_ELEMENTS(NAMES) : 0;
    char *damaged = g_memdup2(sound[which].bytes, sound[which].length);
    size_t place = 0;
    for (size_t i = 1; i + 3 < size; i += 4) {
        place = (place + (size_t)data[i] * data[i + 1] + data[i + 2]) % sound[which].length;
        damaged[place] = (char)data[i + 3];
    }
    write_file(which, damaged);
    read_all();
    write_file(which, sound[which].bytes);
    g_free(damaged);
    return 0;
}
