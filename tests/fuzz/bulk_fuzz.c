/* bulk_fuzz.c: whatever is written, both methods write the same, and Xapian finds no error in it; whatever calls are
 * made, both take and refuse the same ones. The first byte chooses which, and the options. */
#include "fuzz.h"
#include "tests/unit/xapian_c_bulk_fixture.h"
#include "tests/unit/xapian_c_bulk_reader.h"
#include "tests/unit/xapian_c_scan_dump.h"

typedef struct source {
    const uint8_t *at, *end;
} source;

/* Zeros follow the last byte. */
static uint32_t take(source *from)
{
    return from->at < from->end ? *from->at++ : 0;
}

/* A number of any size, small ones more often. */
static uint32_t take_number(source *from)
{
    uint32_t first = take(from);
    return first < 0xE0 ? first : take(from) << (first % 4 * 8) | first;
}

/* Bytes of a length up to `most`: those that come, and the last again and again. */
static GBytes *take_bytes(source *from, uint32_t most)
{
    uint32_t wanted = take_number(from), given = take(from) % 32;
    uint32_t length = MIN(wanted, most);
    uint8_t *bytes = g_malloc(MAX(length, 1));
    for (uint32_t i = 0; i < length; i++) {
        bytes[i] = i < given || i == 0 ? (uint8_t)take(from) : (uint8_t)(bytes[i - 1] + (given & 1) * i);
    }
    return g_bytes_new_take(bytes, length);
}

static xc_bulk_options take_options(source *from, uint32_t first)
{
    uint32_t more = take(from);
    xc_bulk_options options = {.block_size = 2048U << (more % 6), .no_sync = true};
    options.has_term_lists = first & 2;
    options.compression = (more >> 3) % 4;
    return options;
}

static bool is_term(GBytes *term)
{
    size_t length, stored = 0;
    const char *bytes = g_bytes_get_data(term, &length);
    for (size_t i = 0; i < length; i++) {
        stored += bytes[i] ? 1 : 2;
    }
    return stored > 0 && stored <= 245;
}

/* ---- input that is right ---- */

static void add_posting(bulk_input *input, xc_docid docid, source *from)
{
    GBytes *term = take_bytes(from, 245);
    if (is_term(term)) {
        size_t length;
        const void *bytes = g_bytes_get_data(term, &length);
        bulk_input_posting(input, bytes, length, docid, take_number(from) % 1000000);
    }
    g_bytes_unref(term);
}

static void add_value(bulk_input *input, xc_docid docid, source *from)
{
    uint32_t slot = take_number(from);
    GBytes *value = take_bytes(from, 60000);
    if (g_bytes_get_size(value) && slot != UINT32_MAX) {
        bulk_input_value(input, docid, slot, g_bytes_get_data(value, NULL), g_bytes_get_size(value));
    }
    g_bytes_unref(value);
}

static void add_metadata(bulk_input *input, source *from)
{
    GBytes *key = take_bytes(from, 253), *value = take_bytes(from, 100000);
    if (g_bytes_get_size(key) && g_bytes_get_size(value)) {
        bulk_input_metadata(input, g_bytes_get_data(key, NULL), g_bytes_get_size(key), g_bytes_get_data(value, NULL),
                            g_bytes_get_size(value));
    }
    g_bytes_unref(key);
    g_bytes_unref(value);
}

/* The next document, after a gap perhaps; false where Xapian's check would take too much memory for its number. */
static bool add_document(bulk_input *input, xc_docid *docid, source *from)
{
    uint64_t next = (uint64_t)*docid + 1 + take_number(from) % 100000;
    if (next > 1 << 21) {
        return false;
    }
    *docid = (xc_docid)next;
    GBytes *data = take_bytes(from, 100000);
    bulk_input_document(input, *docid, g_bytes_get_data(data, NULL), g_bytes_get_size(data));
    g_bytes_unref(data);
    return true;
}

/* Many documents that have one term. */
static void add_crowd(bulk_input *input, xc_docid *docid, source *from)
{
    uint32_t count = take(from) * 8, wdf = take_number(from) % 100000;
    for (uint32_t i = 0; i < count && *docid < 1 << 21; i++) {
        bulk_input_document(input, ++*docid, "", 0);
        bulk_input_posting(input, "crowd", 5, *docid, wdf * (i & 1));
        if (i % 3 == 0) {
            bulk_input_value(input, *docid, 1, &i, sizeof i);
        }
    }
}

static bulk_input *take_input(source *from)
{
    bulk_input *input = bulk_input_new();
    xc_docid docid = 0;
    bool goes_on = add_document(input, &docid, from);
    while (goes_on && from->at < from->end) {
        switch (take(from) % 8) {
        case 0:
            goes_on = add_document(input, &docid, from);
            break;
        case 1:
            add_crowd(input, &docid, from);
            break;
        case 2:
            add_metadata(input, from);
            break;
        case 3:
            add_value(input, docid, from);
            break;
        default:
            add_posting(input, docid, from);
        }
    }
    return input;
}

static void write_both(const char *const paths[2], bulk_input *input, xc_bulk_options options)
{
    for (size_t i = 0; i < 2; i++) {
        xc_error error;
        options.method = i == 0 ? XC_BULK_DIRECT : XC_BULK_LIBRARY;
        xc_status status = bulk_write(input, paths[i], &options, &error);
        if (status != XC_OK) {
            g_error("%s", error.message);
        }
    }
}

/* ---- calls in any order ---- */

static xc_status call_document(xc_bulk *bulk, source *from)
{
    GBytes *data = take_bytes(from, 5000), *value = take_bytes(from, 100), *term = take_bytes(from, 300);
    xc_bulk_value values[2] = {{.slot = take_number(from)}, {.slot = take_number(from)}};
    values[0].data = values[1].data = g_bytes_get_data(value, &values[0].length);
    values[1].length = values[0].length;
    xc_bulk_entry entry = {.wdf = take(from)};
    entry.term = g_bytes_get_data(term, &entry.length);
    xc_bulk_document document = {.docid = take_number(from) % (1 << 21),
                                 .length = take(from) % 4 ? entry.wdf : take(from)};
    document.data = g_bytes_get_data(data, &document.data_length);
    document.values = values;
    document.value_count = take(from) % 3;
    document.entries = &entry;
    document.entry_count = take(from) % 2;
    xc_status status = xc_bulk_add_document(bulk, &document, NULL);
    g_bytes_unref(data);
    g_bytes_unref(value);
    g_bytes_unref(term);
    return status;
}

static xc_status call_metadata(xc_bulk *bulk, source *from)
{
    size_t lengths[2];
    GBytes *key = take_bytes(from, 300), *value = take_bytes(from, 5000);
    const char *texts[2] = {g_bytes_get_data(key, &lengths[0]), g_bytes_get_data(value, &lengths[1])};
    xc_status status = xc_bulk_add_metadata(bulk, texts[0], lengths[0], texts[1], lengths[1], NULL);
    g_bytes_unref(key);
    g_bytes_unref(value);
    return status;
}

static xc_status call_term(xc_bulk *bulk, source *from)
{
    GBytes *term = take_bytes(from, 300);
    uint32_t documents = take(from) % 4, occurrences = take(from);
    xc_status status =
        xc_bulk_add_term(bulk, g_bytes_get_data(term, NULL), g_bytes_get_size(term), documents, occurrences, NULL);
    g_bytes_unref(term);
    return status;
}

static xc_status call_postings(xc_bulk *bulk, source *from)
{
    xc_bulk_posting postings[3];
    size_t count = take(from) % 4;
    for (size_t i = 0; i < count; i++) {
        postings[i] = (xc_bulk_posting){.docid = take_number(from), .wdf = take(from)};
    }
    return xc_bulk_add_postings(bulk, postings, count, NULL);
}

/* Makes the calls that the bytes say; the statuses are added, one a call. */
static xc_status call_all(source from, const char *path, const xc_bulk_options *options, GByteArray *statuses)
{
    static xc_status (*const CALLS[])(xc_bulk *, source *) = {call_document, call_document, call_metadata, call_term,
                                                              call_postings};
    xc_bulk *bulk = NULL;
    must(xc_bulk_create(path, options, &bulk, NULL) == XC_OK);
    while (from.at < from.end) {
        guint8 status = (guint8)CALLS[take(&from) % G_N_ELEMENTS(CALLS)](bulk, &from);
        g_byte_array_append(statuses, &status, 1);
    }
    xc_status status = xc_bulk_finish(bulk, NULL);
    xc_bulk_free(bulk);
    return status;
}

static bool call_both(const char *const paths[2], source from, xc_bulk_options options)
{
    GByteArray *statuses[2] = {g_byte_array_new(), g_byte_array_new()};
    xc_status ends[2];
    for (size_t i = 0; i < 2; i++) {
        options.method = i == 0 ? XC_BULK_DIRECT : XC_BULK_LIBRARY;
        ends[i] = call_all(from, paths[i], &options, statuses[i]);
    }
    must(ends[0] == ends[1] && reader_same(statuses[0], statuses[1]->data, statuses[1]->len));
    g_byte_array_unref(statuses[0]);
    g_byte_array_unref(statuses[1]);
    return ends[0] == XC_OK;
}

/* A scan gives the same of what either method wrote. */
static void scan_both(const char *const paths[2])
{
    GString *dumps[2];
    for (size_t i = 0; i < 2; i++) {
        xc_error error;
        dumps[i] = g_string_new(NULL);
        must(scan_dump(paths[i], XC_SCAN_DIRECT, dumps[i], &error) == XC_END);
    }
    must(g_string_equal(dumps[0], dumps[1]));
    g_string_free(dumps[0], TRUE);
    g_string_free(dumps[1], TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *folder = fixture_folder();
    char *direct = g_build_filename(folder, "direct", NULL), *library = g_build_filename(folder, "library", NULL);
    const char *const paths[] = {direct, library};
    source from = {data, data + size};
    uint32_t first = take(&from);
    xc_bulk_options options = take_options(&from, first);
    bool is_written = true;
    if (first & 1) {
        is_written = call_both(paths, from, options);
    } else {
        bulk_input *input = take_input(&from);
        write_both(paths, input, options);
        bulk_input_free(input);
    }
    if (is_written) {
        size_t errors = 1;
        reader_assert_same(direct, library);
        scan_both(paths);
        must(xc_check(direct, NULL, &errors, NULL) == XC_OK && errors == 0);
    }
    g_free(direct);
    g_free(library);
    fixture_remove(folder);
    return 0;
}
