/* stats.c: the use of a phrase over the years, counted. */
#include "searcher/count/stats.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "searcher/query/node.h"
#include "searcher/search/documents.h"
#include "searcher/search/run.h"
#include "searcher/search/scan.h"

#define _(s) gettext(s)

#define RATE_BASE 10000.0

double jy_stats_rate(const jy_stats_year *year)
{
    return year->characters ? (double)year->occurrences * RATE_BASE / (double)year->characters : 0;
}

/* ---- rows ---- */

static void clear_place(jy_stats_place *place)
{
    g_free(place->date);
    g_free(place->db);
    g_free(place->path);
    g_free(place->id);
    *place = (jy_stats_place){0};
}

static void free_year(void *item)
{
    jy_stats_year *year = item;
    g_free(year->year);
    clear_place(&year->first);
    clear_place(&year->last);
    g_free(year);
}

void jy_stats_free(jy_stats *stats)
{
    if (stats) {
        g_ptr_array_unref(stats->years);
        clear_place(&stats->total.first);
        clear_place(&stats->total.last);
        g_free(stats);
    }
}

/* Oldest first; NULL, no date, last. */
static int compare_dates(const char *left, const char *right)
{
    return left && right ? strcmp(left, right) : (right != NULL) - (left != NULL);
}

static int by_year(const void *a, const void *b)
{
    const jy_stats_year *left = *(const jy_stats_year *const *)a, *right = *(const jy_stats_year *const *)b;
    return compare_dates(left->year, right->year);
}

/* ---- counting ---- */

typedef struct {
    jy_stats *stats;
    unsigned kinds;      /* of the statements whose text is counted: bits; 0: all of the text */
    GHashTable *rows;    /* year, "" for none → jy_stats_year, of the statistics */
    GHashTable *counted; /* names (jy_run_name) of documents */
} stats_count;

static jy_stats_year *row_of(const stats_count *count, const jy_document *document)
{
    char year[5] = "";
    if (document->date) {
        g_strlcpy(year, document->date, sizeof year);
    }
    jy_stats_year *row = g_hash_table_lookup(count->rows, year);
    if (!row) {
        row = g_new0(jy_stats_year, 1);
        row->year = *year ? g_strdup(year) : NULL;
        g_ptr_array_add(count->stats->years, row);
        g_hash_table_insert(count->rows, g_strdup(year), row);
    }
    return row;
}

/* True for the first passage of a document. */
static bool is_first(const stats_count *count, const jy_hit *hit)
{
    return g_hash_table_add(count->counted, jy_run_name(hit->folder, hit->passage.document));
}

/* Adds what is counted of a document, or of a part of it. */
static void add_counts(const stats_count *count, const jy_document *document, const jy_counts *counts, bool is_new)
{
    jy_stats_year *row = row_of(count, document), *total = &count->stats->total;
    uint64_t characters = count->kinds ? 0 : counts->characters;
    for (int kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
        characters += count->kinds & 1U << kind ? counts->stated[kind] : 0;
    }
    row->characters += characters;
    total->characters += characters;
    row->all_documents += is_new;
    total->all_documents += is_new;
}

/* Adds a passage of the text that is looked at. */
static bool add_text(jy_hit **hit, void *user)
{
    const stats_count *count = user;
    const jy_passage *passage = &(*hit)->passage;
    jy_counts counts = {0};
    jy_counts_add(&counts, passage->text, passage->length, passage->statements);
    add_counts(count, (*hit)->document, &counts, is_first(count, *hit));
    return true;
}

/* Adds all text of the documents that a planned question finds. */
static bool add_documents(const stats_count *count, jy_index *index, const jy_question *question, GError **err)
{
    g_autoptr(GArray) documents = jy_documents_find(index, question, err);
    for (guint i = 0; documents && i < documents->len; i++) {
        const jy_document *document = g_array_index(documents, jy_found_document, i).document;
        add_counts(count, document, &document->counts, true);
    }
    return documents != NULL;
}

/* Takes the document of a hit for the first, or the last, where it is before, or behind, the one so far. */
static void note_place(const jy_hit *hit, bool is_last, jy_stats_place *place)
{
    const jy_document *document = hit->document;
    if (place->path) {
        int order = compare_dates(place->date, document->date);
        order = order ? order : strcmp(place->path, document->path);
        order = order ? order : g_strcmp0(place->id, document->id);
        order = order ? order : strcmp(place->db, hit->db);
        if (is_last ? order >= 0 : order <= 0) {
            return;
        }
    }
    clear_place(place);
    *place =
        (jy_stats_place){g_strdup(document->date), g_strdup(hit->db), g_strdup(document->path), g_strdup(document->id)};
}

static void note_document(const jy_hit *hit, jy_stats_year *row)
{
    row->documents++;
    note_place(hit, false, &row->first);
    note_place(hit, true, &row->last);
}

/* Adds a passage that answers. */
static bool add_answer(jy_hit **found, void *user)
{
    const stats_count *count = user;
    const jy_hit *hit = *found;
    jy_stats_year *row = row_of(count, hit->document), *total = &count->stats->total;
    row->occurrences += hit->matches->len;
    total->occurrences += hit->matches->len;
    if (is_first(count, hit)) {
        note_document(hit, row);
        /* What has no date is neither the first use nor the last. */
        if (hit->document->date) {
            note_document(hit, total);
        } else {
            total->documents++;
        }
    }
    return true;
}

/* ---- what is counted ---- */

static bool find_word(const jy_node *node, void *user)
{
    bool *has_words = user;
    *has_words = *has_words || node->kind == JY_NODE_PHRASE;
    return !*has_words;
}

/* The question without its words: an AND of its filters, which without any is everything. */
static jy_node *base_of(const jy_node *root)
{
    jy_node *base = jy_node_new(JY_NODE_AND);
    for (guint i = 0; i < jy_node_conjuncts(root); i++) {
        const jy_node *part = jy_node_conjunct(root, i);
        bool has_words = false;
        jy_node_visit(part, find_word, &has_words);
        if (!has_words) { /* fields alone: it chooses the text that is looked at */
            g_ptr_array_add(base->children, jy_node_copy(part));
        }
    }
    return base;
}

static bool count_question(jy_index *index, const jy_question *words, void *user, GError **err)
{
    jy_stats **ret_stats = user;
    if (words->matcher->phrases->len == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_QUERY, _("--stats counts words, and the question has none"));
        return false;
    }
    g_autoptr(jy_question) base = jy_question_of_tree(base_of(words->root), &words->request);
    if (!jy_question_plan(base, index, err)) {
        return false;
    }
    g_autoptr(GHashTable) rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) counted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(jy_stats) stats = g_new0(jy_stats, 1);
    stats->years = g_ptr_array_new_with_free_func(free_year);
    stats_count count = {stats, base->matcher->kinds, rows, counted};
    if (!(jy_documents_tell(base) ? add_documents(&count, index, base, err)
                                  : jy_scan(index, base, add_text, &count, err))) {
        return false;
    }
    g_hash_table_remove_all(counted);
    if (!jy_scan(index, words, add_answer, &count, err)) {
        return false;
    }
    g_ptr_array_sort(stats->years, by_year);
    *ret_stats = g_steal_pointer(&stats);
    return true;
}

jy_stats *jy_stats_count(jy_index *index, const jy_request *request, GError **err)
{
    g_autoptr(jy_question) question = jy_question_new(request, err);
    jy_stats *stats = NULL;
    return question && jy_question_run(question, index, count_question, &stats, err) ? stats : NULL;
}
