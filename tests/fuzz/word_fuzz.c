/* word_fuzz.c: documents of word processors. The first byte chooses: a Word document made in code, of which the rest is
 * changes (offset in two bytes, value); a compound file; rich text; the records of a workbook; those of a
 * presentation. */
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/extract.h"
#include "tests/unit/indexer_doc_made.h"

#define CHANGES(s) s, sizeof s - 1

static const made_paragraph PARAGRAPHS[] = {
    {0, "总则\r", 1, CHANGES(MADE_LIST("\1", "\0"))},
    {0, "坚持⟦不⟧先急⟨后⟩缓。\r", 5, CHANGES(MADE_LIST("\2", "\1"))},
    {0,
     "a\x13 PAGE \x14"
     "3\x15 b\x08\r",
     0, CHANGES("\x40\x26\x02")},
    {0, "项目\x07", 0, CHANGES(MADE_IN_TABLE)},
    {0, "\x07", 0, CHANGES(MADE_ROW_END)},
    {1, "\x02 脚注\r", 0, CHANGES("\x46\x66\0\0\0\0")},
    {2, "页眉\r", 0, CHANGES("")},
    {6, "框\r", 6, CHANGES("")},
};

static bool check_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)document;
    (void)record;
    (void)user;
    (void)err;
    must(g_utf8_validate_len(blocks->text, blocks->length, NULL));
    return true;
}

static void read_with(jy_extract_fn *read, const uint8_t *data, size_t size)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    jy_ledger_entry entry = {0};
    char *bytes = g_malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    const jy_extract_source source = {.path = "a", .bytes = bytes, .length = size};
    const jy_extract_target to = {.emit = check_document, .entry = &entry, .warnings = warnings};
    must(read(&source, &to, &failure) == !failure);
}

static void read_changed(const uint8_t *data, size_t size)
{
    static GByteArray *made;
    made = made ? made : make_doc(PARAGRAPHS, G_N_ELEMENTS(PARAGRAPHS));
    g_autofree uint8_t *changed = g_memdup2(made->data, made->len);
    for (size_t i = 0; i + 3 <= size; i += 3) {
        changed[(data[i] | (size_t)data[i + 1] << 8) % made->len] = data[i + 2];
    }
    read_with(jy_extract_doc, changed, made->len);
}

/* The bytes are the records of a stream. */
static void read_records(jy_extract_fn *read, const char *name, const uint8_t *data, size_t size)
{
    made_compound made = made_begin();
    g_autoptr(GByteArray) stream = g_byte_array_new();
    g_byte_array_append(stream, data, (guint)size);
    made_add(&made, name, stream);
    g_autoptr(GByteArray) file = made_end(&made);
    read_with(read, file->data, file->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    switch (*data % 5) {
    case 0:
        read_changed(data + 1, size - 1);
        break;
    case 1:
        read_with(jy_extract_doc, data + 1, size - 1);
        break;
    case 3:
        read_records(jy_extract_xls, "Workbook", data + 1, size - 1);
        break;
    case 4:
        read_records(jy_extract_ppt, "PowerPoint Document", data + 1, size - 1);
        break;
    default:
        read_with(jy_extract_rtf, data + 1, size - 1);
        break;
    }
    return 0;
}
