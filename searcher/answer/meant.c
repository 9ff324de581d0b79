/* meant.c: the one passage that --show, --document and --open name. */
#include "searcher/answer/meant.h"

#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <string.h>

#include "searcher/search/documents.h"
#include "searcher/search/locate.h"
#include "searcher/search/search.h"
#include "searcher/snippet/snippet.h"
#include "searcher/statements/selection.h"

#define _(s) gettext(s)

/* Digits of a rank at most: 100000. */
#define RANK_DIGITS 6
/* Hits that are looked at for one of a record. */
#define HITS_TRIED 1000
/* As in the formats for programs. */
#define SNIPPET_COLUMNS 240

static bool is_rank(const char *name)
{
    const size_t digits = strspn(name, "0123456789");
    return digits && digits <= RANK_DIGITS && !name[digits];
}

static bool asks_something(const jy_answer_request *request)
{
    return request->search.query || request->like || !jy_filter_ends(request->search.filters);
}

/* A hit stands where a page of hits says that it does: where the first match of its snippet is. */
static void mean_hit(jy_hit *hit, jy_meant *ret_meant)
{
    g_auto(jy_snippet) snippet = {0};
    jy_snippet_make(hit, SNIPPET_COLUMNS, 0, &snippet);
    *ret_meant = (jy_meant){
        .folder = hit->folder,
        .key = g_strdup(hit->passage.document),
        .offset = hit->passage.offset,
        .at = snippet.offset - hit->passage.offset,
        .matches = g_steal_pointer(&hit->matches),
        .rank = hit->rank,
        .exact = hit->exact,
    };
}

/* ---- the ways to name one; each leaves *ret_meant without a key where there is none ---- */

static bool find_rank(jy_index *index, const jy_answer_request *request, jy_meant *ret_meant, GPtrArray *notices,
                      GError **err)
{
    const uint32_t rank = (uint32_t)g_ascii_strtoull(request->meant, NULL, 10);
    if (rank == 0 || !asks_something(request)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                    rank ? _("%s is the rank of a hit, and there is no question")
                         : _("%s is no rank of a hit: the first is 1"),
                    request->meant);
        return false;
    }
    /* The same page as the question itself has, or a longer one. */
    jy_answer_request page = *request;
    page.search.limit = MAX(rank, request->search.offset + request->search.limit);
    page.search.offset = 0;
    g_autoptr(jy_result) result = jy_answer_hits(index, &page, err);
    if (!result) {
        return false;
    }
    if (rank > result->hits->len) {
        jy_answer_note(
            notices,
            ngettext("there is no hit %u: %u was found", "there is no hit %u: %u were found", result->hits->len), rank,
            result->hits->len);
        return true;
    }
    mean_hit(result->hits->pdata[rank - 1], ret_meant);
    return true;
}

static bool find_statement(jy_index *index, const jy_answer_request *request, jy_meant *ret_meant, GError **err)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_row) row = jy_selection_find_id(index, request->meant, &failure);
    if (failure) {
        g_propagate_error(err, g_steal_pointer(&failure));
        return false;
    }
    if (row) {
        *ret_meant = (jy_meant){
            .folder = row->folder,
            .key = g_strdup(row->document_key),
            .offset = row->offset,
            .length = row->length,
        };
    }
    return true;
}

static bool find_everything(jy_index *index, const jy_question *question, void *user, GError **err)
{
    GArray **ret_documents = user;
    *ret_documents = jy_documents_find(index, question, err);
    return *ret_documents != NULL;
}

/* The record among all documents that the filters leave. */
static bool find_record(jy_index *index, const jy_answer_request *request, jy_meant *ret_meant, GError **err)
{
    jy_request all = request->search;
    all.query = NULL;
    all.everything = true;
    g_autoptr(jy_question) question = jy_question_new(&all, err);
    g_autoptr(GArray) documents = NULL;
    if (!question || !jy_question_run(question, index, find_everything, &documents, err)) {
        return false;
    }
    for (guint i = 0; i < documents->len && !ret_meant->key; i++) {
        const jy_found_document *found = &g_array_index(documents, jy_found_document, i);
        if (g_strcmp0(found->document->id, request->meant) == 0) {
            *ret_meant = (jy_meant){.folder = found->folder, .key = g_strdup(found->key)};
        }
    }
    return true;
}

/* The best hit of the record, where the question has words and finds it. */
static bool find_hit_of_record(jy_index *index, const jy_answer_request *request, jy_meant *ret_meant, GError **err)
{
    if (!request->search.query) {
        return true;
    }
    jy_answer_request page = *request;
    page.search.offset = 0;
    page.search.limit = HITS_TRIED;
    g_autoptr(jy_result) result = jy_answer_hits(index, &page, err);
    for (guint i = 0; result && i < result->hits->len && !ret_meant->key; i++) {
        jy_hit *hit = result->hits->pdata[i];
        if (g_strcmp0(hit->document->id, request->meant) == 0) {
            mean_hit(hit, ret_meant);
        }
    }
    return result != NULL;
}

/* What is at a place: its first passage, and of that the line. */
static void mean_line(const jy_location *place, jy_meant *ret_meant)
{
    const jy_hit *hit = place->result->hits->pdata[0];
    const jy_passage *passage = &hit->passage;
    uint32_t start = 0, end = passage->length;
    while (place->line && start < end && jy_passage_place(passage, start).line < place->line) {
        const char *stop = memchr(passage->text + start, '\n', end - start);
        start = stop ? (uint32_t)(stop - passage->text) + 1 : end;
    }
    const char *stop = start < end ? memchr(passage->text + start, '\n', end - start) : NULL;
    end = stop ? (uint32_t)(stop - passage->text) : end;
    *ret_meant = (jy_meant){
        .folder = hit->folder,
        .key = g_strdup(passage->document),
        .offset = passage->offset,
        .at = start < passage->length ? start : 0,
        .length = place->line && start < end ? end - start : 0,
    };
}

/* A place, or the id of a record; where neither is there, what is said of the place is the error. */
static bool find_place(jy_index *index, const jy_answer_request *request, jy_meant *ret_meant, GError **err)
{
    GError *failure = NULL;
    g_auto(jy_location) place = {0};
    if (jy_locate(index, request->meant, &place, &failure)) {
        mean_line(&place, ret_meant);
        return true;
    }
    g_autoptr(GError) nowhere = g_steal_pointer(&failure);
    if (!g_error_matches(nowhere, JY_ERROR, JY_ERROR_USAGE)) {
        g_propagate_error(err, g_steal_pointer(&nowhere));
        return false;
    }
    if (!find_hit_of_record(index, request, ret_meant, err) ||
        (!ret_meant->key && !find_record(index, request, ret_meant, err))) {
        return false;
    }
    if (!ret_meant->key) {
        g_propagate_error(err, g_steal_pointer(&nowhere));
    }
    return ret_meant->key != NULL;
}

int jy_meant_find(jy_index *index, const jy_answer_request *request, uint32_t context, jy_surroundings *ret_around,
                  GPtrArray *notices, GError **err)
{
    const char *name = request->meant;
    g_auto(jy_meant) meant = {0};
    const bool done = is_rank(name)              ? find_rank(index, request, &meant, notices, err)
                      : jy_selection_is_id(name) ? find_statement(index, request, &meant, err)
                                                 : find_place(index, request, &meant, err);
    if (!done) {
        return -1;
    }
    if (!meant.key) {
        if (jy_selection_is_id(name)) {
            g_autofree char *safe = jy_terminal_safe(name);
            jy_answer_note(notices, _("no statement has the id %s"), safe);
        }
        return 0;
    }
    return jy_surroundings_find(index, &meant, context, ret_around, err) ? 1 : -1;
}
