/* tables_fuzz.c: files that a user writes: a catalogue, the patterns of .jiyanignore, synonyms, questions. The first
 * byte chooses. */
#include <jiyan/base/error.h>
#include <jiyan/base/glob.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "indexer/catalogue/catalogue.h"
#include "indexer/files/ignore.h"
#include "searcher/answer/answer.h"
#include "searcher/query/synonyms.h"

/* Puts the bytes into a file, the same each time. Borrowed: valid for ever. */
static const char *file_of(const uint8_t *data, size_t size)
{
    static char *path;
    path = path ? path : g_strdup_printf("%s/tables_fuzz.%d", g_get_tmp_dir(), (int)getpid());
    must(g_file_set_contents_full(path, (const char *)data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    return path;
}

static bool is_text(const char *text)
{
    return !text || g_utf8_validate(text, -1, NULL);
}

static void read_catalogue(const uint8_t *data, size_t size)
{
    static const char *const PATHS[] = {"a.txt", "x/a.txt", "a", "b/c/d.txt", "", "1"};
    g_autoptr(GError) failure = NULL;
    const char *path = file_of(data, size);
    g_autoptr(jy_catalogue) catalogue = jy_catalogue_load(path, &failure);
    (void)unlink(path);
    must(!catalogue == (failure != NULL));
    if (catalogue) {
        g_autoptr(GPtrArray) paths = g_ptr_array_new();
        for (size_t i = 0; i < G_N_ELEMENTS(PATHS); i++) {
            g_ptr_array_add(paths, (char *)(uintptr_t)PATHS[i]);
        }
        jy_catalogue_settle(catalogue, "/", paths);
    }
    for (size_t i = 0; catalogue && i < G_N_ELEMENTS(PATHS); i++) {
        g_auto(jy_document) document = {0};
        bool is_there = jy_catalogue_apply(catalogue, PATHS[i], &document);
        must(is_text(document.title) && is_text(document.date) && is_text(document.speaker));
        jy_ledger_entry entry = {.path = (char *)(uintptr_t)PATHS[i]};
        g_autofree char *fingerprint = entry.catalogue = jy_catalogue_fingerprint(catalogue, &entry);
        must(is_there == (fingerprint != NULL));
        must(jy_catalogue_agrees(catalogue, &entry));
        jy_catalogue_complete(catalogue, PATHS[i], &document);
    }
    const GPtrArray *warnings = catalogue ? jy_catalogue_warnings(catalogue) : NULL;
    for (guint i = 0; warnings && i < warnings->len; i++) {
        must(*(const char *)warnings->pdata[i] && is_text(warnings->pdata[i]));
    }
}

/* The patterns, and behind a byte 1 the path that is tried. */
static void read_ignore(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    char *mark = strchr(text, '\x01');
    const char *path = mark ? mark + 1 : "a/b/c.txt";
    if (mark) {
        *mark = '\0';
    }
    g_autoptr(jy_ignore) ignore = jy_ignore_new("", text), below = jy_ignore_new("a", text);
    const char *const globs[] = {text, NULL};
    g_autoptr(jy_ignore) single = jy_ignore_new_globs(globs);
    const jy_ignore *const all[] = {ignore, below, single};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        jy_ignore_match(all[i], path, false);
        jy_ignore_match(all[i], path, true);
    }
    jy_glob_match(text, path);
    jy_glob_names(text, path);
}

static void read_synonyms(const uint8_t *data, size_t size)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_synonyms) synonyms = jy_synonyms_new();
    g_autoptr(GPtrArray) variants = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = make_text(data + size / 2, size - size / 2);
    const char *path = file_of(data, size);
    bool done = jy_synonyms_add_file(synonyms, path, &failure);
    (void)unlink(path);
    must(done == !failure);
    if (done) {
        jy_synonyms_vary(synonyms, text, variants);
    }
    for (guint i = 0; i < variants->len; i++) {
        must(is_text(variants->pdata[i]));
    }
}

/* How many questions of a file have been answered. */
static guint answered;

/* Every other question fails, so that it is seen whether that takes others with it. */
static int answer_question(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    (void)index;
    (void)notices;
    const char *const texts[] = {request->view.qid, request->search.query};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        must(texts[i] && !strchr(texts[i], '\n'));
    }
    must(!strchr(request->view.qid, '\t') && request->view.query == request->search.query);
    if (answered++ % 2 == 0) {
        return 1;
    }
    g_set_error_literal(err, JY_ERROR, JY_ERROR_QUERY, "");
    return -1;
}

/* Lines that are more than their end and the mark in front. */
static guint count_lines(const char *text, size_t size)
{
    guint count = 0;
    for (size_t at = 0, end = 0; at < size; at = end + 1) {
        const char *line_end = memchr(text + at, '\n', size - at);
        end = line_end ? (size_t)(line_end - text) : size;
        size_t length = end - at, mark = length >= 3 && memcmp(text + at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        while (length > mark && text[at + length - 1] == '\r') {
            length--;
        }
        count += length > mark;
    }
    return count;
}

static void read_questions(const uint8_t *data, size_t size)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    const jy_answer_request request = {.batch = file_of(data, size), .view = {.format = JY_AS_JSONL}, .out = stdout};
    answered = 0;
    int hits = jy_answer_batch(NULL, &request, answer_question, notices, &failure);
    (void)unlink(request.batch);
    must(answered == count_lines((const char *)data, size));
    must(hits == (answered > 1 ? -1 : (int)answered) && (hits < 0) == (failure != NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const READERS[])(const uint8_t *, size_t) = {read_catalogue, read_ignore, read_synonyms,
                                                               read_questions};
    if (size) {
        READERS[*data % G_N_ELEMENTS(READERS)](data + 1, size - 1);
    }
    return 0;
}
