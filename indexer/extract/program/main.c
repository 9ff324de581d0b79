/* main.c: jiyan-extract, the process in which files are parsed that may be hostile. By hand it shows what a file gives.
 */
#include <jiyan/base/child.h>
#include <jiyan/base/command.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/extract/ocr/ocr.h"
#include "indexer/extract/program/readers.h"
#include "indexer/extract/program/sandbox.h"
#include "indexer/extract/program/serve.h"
#include "indexer/extract/program/types.h"
#include "indexer/files/sniffer.h"

#define _(s) gettext(s)

static const char *const KINDS[] = {
    [JY_EXTRACTED_RAW] = "raw",     [JY_EXTRACTED_PARAGRAPH] = "paragraph",
    [JY_EXTRACTED_TITLE] = "title", [JY_EXTRACTED_HEADING] = "heading",
    [JY_EXTRACTED_ROW] = "row",     [JY_EXTRACTED_NOTE] = "note",
};

static void print_field(const char *name, const char *value)
{
    if (value) {
        printf("# %s: %s\n", name, value);
    }
}

static bool print_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)user;
    (void)err;
    printf("# document %u\n", record);
    print_field("path", document->path);
    print_field("title", document->title);
    print_field("date", document->date);
    print_field("speaker", document->speaker);
    print_field("issuer", document->issuer);
    print_field("docno", document->docno);
    if (document->ocr) {
        printf("# ocr: %u\n", document->ocr);
    }
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        printf("[%s", KINDS[block.kind]);
        if (block.level) {
            printf(" level %u", block.level);
        }
        if (block.page) {
            printf(" page %u", block.page);
        }
        if (block.line) {
            printf(" line %u", block.line);
        }
        printf("] %.*s\n", (int)block.length, block.text);
    }
    return true;
}

/* Prints what a file gives, for a person. */
static bool dump(const char *path, GError **err)
{
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(err);
    jy_extract_source source = {.path = path};
    if (!sniffer || !g_file_get_contents(path, &source.bytes, &source.length, err)) {
        return false;
    }
    source.type = jy_sniffer_type(sniffer, path, source.bytes, source.length);
    printf("# type: %s\n", source.type);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    const jy_extract_target to = {
        .emit = print_document, .entry = entry, .warnings = warnings, .parse = jy_readers_parse};
    bool done = jy_extract(&source, &to, err);
    for (guint i = 0; i < warnings->len; i++) {
        printf("# warning: %s\n", (const char *)g_ptr_array_index(warnings, i));
    }
    return done;
}

/* Memory that a process may take. */
#ifdef JIYAN_ASAN /* which takes all that there is, to use little of it, */
#define MEMORY 0
/* … and looks for leaks in /proc, which is behind the walls. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}
#else
#define MEMORY ((size_t)2 << 30)
#endif

/* Messages, which may lie anywhere, are loaded before the walls are up. */
static jy_sandbox wall_in(void)
{
    static const char ANY[] = "";
    jy_child_begin(MEMORY);
    (void)gettext(ANY);
    return jy_sandbox_enter();
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-extract");
    const char *act = argc >= 2 ? argv[1] : "";
    if (argc == 2 && g_str_equal(act, "--serve")) {
        (void)wall_in();
        return jy_serve();
    }
    if (argc == 2 && g_str_has_prefix(act, "--types")) {
        jy_types_facts facts = {.ocr_needs = jy_ocr_needs(), .memory = MEMORY};
        facts.walls = wall_in();
        jy_types_print(&facts, g_str_equal(act, "--types=json"), stdout);
        return jy_command_finish(JY_EXIT_OK);
    }
    if (argc != 3 || !g_str_equal(act, "--dump")) {
        fputs(_("usage: jiyan-extract --dump FILE\n"), stderr);
        return JY_EXIT_ERROR;
    }
    g_autoptr(GError) err = NULL;
    return jy_command_finish(dump(argv[2], &err) ? JY_EXIT_OK : jy_command_fail(err));
}
