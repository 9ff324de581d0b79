/* records_fuzz.c: stored bytes read into a whole record or are found damaged; lines of a file of records read into a
 * document or are refused. The first byte chooses the reader. */
#include <jiyan/base/error.h>
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>
#include <jiyan/index/passage.h>
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/record_line.h"

static bool is_corrupt(const GError *failure)
{
    return g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CORRUPT);
}

static bool is_text(const char *text)
{
    return !text || g_utf8_validate(text, -1, NULL);
}

static void check_document(const jy_document *document)
{
    must(is_text(document->id) && is_text(document->title) && is_text(document->subtitle) && is_text(document->date));
    must(is_text(document->speaker) && is_text(document->issuer) && is_text(document->docno));
    must(is_text(document->genre) && is_text(document->type) && is_text(document->encoding));
}

/* Reads what is compressed and what is not, and packs what it can smaller. */
static jy_compressor *compressor;

/* Each packs what it read, which has to read the same again. */
typedef bool read_fn(const char *bytes, size_t length, GString *ret_again);

static bool read_document(const char *bytes, size_t length, GString *ret_again)
{
    g_auto(jy_document) document = {0};
    g_autoptr(GError) failure = NULL;
    if (!jy_document_unpack(bytes, length, compressor, &document, &failure)) {
        must(is_corrupt(failure));
        return false;
    }
    check_document(&document);
    jy_document_pack(&document, compressor, ret_again);
    return true;
}

static bool read_passage(const char *bytes, size_t length, GString *ret_again)
{
    g_auto(jy_passage) passage = {0};
    g_autoptr(GError) failure = NULL;
    if (!jy_passage_unpack(bytes, length, compressor, &passage, &failure)) {
        must(is_corrupt(failure));
        return false;
    }
    must(passage.document && passage.text && g_utf8_validate(passage.text, passage.length, NULL));
    for (char **heading = passage.headings; *heading; heading++) {
        must(is_text(*heading));
    }
    uint32_t at = 0;
    for (guint i = 0; i < passage.paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage.paragraphs, jy_paragraph, i);
        must(at <= paragraph->start && paragraph->start <= paragraph->end);
        must(on_boundary(passage.text, passage.length, paragraph->start));
        must(on_boundary(passage.text, passage.length, paragraph->end));
        at = paragraph->end;
    }
    jy_passage_pack(&passage, compressor, ret_again);
    return true;
}

static bool read_entry(const char *bytes, size_t length, GString *ret_again)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_ledger_entry) entry = jy_ledger_entry_unpack(bytes, length, &failure);
    if (!entry) {
        must(is_corrupt(failure));
        return false;
    }
    must(entry->path && entry->confidence >= 0 && entry->confidence <= 1);
    jy_ledger_entry_pack(entry, ret_again);
    return true;
}

static void read_stored(read_fn *read, const char *bytes, size_t length)
{
    g_autoptr(GString) again = g_string_new(NULL), third = g_string_new(NULL);
    if (read(bytes, length, again)) {
        must(read(again->str, again->len, third));
        must(g_string_equal(again, third));
    }
}

static void read_line(const char *bytes, size_t length)
{
    g_auto(jy_document) document = {0};
    g_autoptr(GError) failure = NULL;
    g_autofree char *text = NULL;
    uint32_t text_length = 0;
    if (!jy_record_line_read(bytes, length, &document, &text, &text_length, NULL, &failure)) {
        must(g_error_matches(failure, JY_ERROR, JY_ERROR_MALFORMED) && !text);
        return;
    }
    must(!failure && text && strlen(text) == text_length && is_text(text) && !strchr(text, '\r'));
    check_document(&document);
    /* What was read can be stored. */
    g_autoptr(GString) packed = g_string_new(NULL), again = g_string_new(NULL);
    jy_document_pack(&document, compressor, packed);
    must(read_document(packed->str, packed->len, again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    static read_fn *const READERS[] = {read_document, read_passage, read_entry};
    compressor = compressor ? compressor : jy_compressor_new(NULL);
    const char *bytes = (const char *)data + 1;
    size_t reader = *data % (G_N_ELEMENTS(READERS) + 1);
    if (reader < G_N_ELEMENTS(READERS)) {
        read_stored(READERS[reader], bytes, size - 1);
    } else {
        read_line(bytes, size - 1);
    }
    return 0;
}
