/* facet.c: the documents found, counted by a field. */
#include "searcher/count/facet.h"

#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <libintl.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/search/documents.h"
#include "searcher/search/run.h"

#define _(s) gettext(s)

/* Of a document the kinds of statement that were found in it, and above them those that it may have. */
#define POSSIBLE_SHIFT JY_STATEMENT_KINDS

/* A count under way. */
typedef struct {
    jy_run run;
    const xc_query *query;
    jy_field field;
    bool must_verify;      /* the text of a passage tells whether it is found */
    bool is_whole;         /* it has to hold the question whole */
    bool is_told;          /* documents tell all of it, by what is counted of them */
    uint32_t left;         /* passages whose text may be read */
    GHashTable *counts;    /* value → number of documents */
    GHashTable *documents; /* of this folder: value of JY_SLOT_DOCUMENT → bits of kinds, found and possible */
    jy_facets *facets;
} facet_count;

static void free_row(void *item)
{
    jy_facet_row *row = item;
    g_free(row->value);
    g_free(row);
}

void jy_facet_free(jy_facets *facets)
{
    if (facets) {
        g_ptr_array_unref(facets->rows);
        g_free(facets);
    }
}

/* ---- a passage ---- */

static void add(facet_count *count, const char *value, size_t length)
{
    char *key = g_strndup(value, length);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(count->counts, key));
    g_hash_table_replace(count->counts, key, GUINT_TO_POINTER(known + 1));
}

/* Kinds that a document may be counted by: its own that are wanted. */
static unsigned possible_kinds(const facet_count *count, const jy_document *document)
{
    const unsigned bound = count->run.question->matcher->kinds, wanted = bound ? bound : JY_KINDS_OF_STATEMENTS;
    unsigned kinds = 0;
    for (unsigned kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
        kinds |= document->counts.statements[kind] ? 1U << kind & wanted : 0;
    }
    return kinds;
}

/* Kinds among some of those statements of a passage that hold the question. */
static unsigned kinds_of(const facet_count *count, const jy_passage *passage, const jy_document *document,
                         unsigned among)
{
    jy_candidate *candidate = count->run.candidate;
    jy_matcher of_kind = *count->run.question->matcher;
    unsigned kinds = 0;
    jy_candidate_take(candidate, passage, document);
    for (unsigned bit = 1; bit & JY_KINDS_OF_STATEMENTS; bit <<= 1) {
        of_kind.kinds = bit & among;
        if (of_kind.kinds && (count->is_whole ? jy_matcher_accepts(&of_kind, candidate)
                                              : jy_matcher_accepts_part(&of_kind, candidate))) {
            kinds |= bit;
        }
    }
    return kinds;
}

/* Reads the text of a passage and adds to the kinds of its document. Returns false where it is not found, or could not
 * be read: then the run has its failure. */
static bool read_text(facet_count *count, xc_document *stored, unsigned *kinds)
{
    jy_run *run = &count->run;
    g_auto(jy_passage) passage = {0};
    if (count->left == 0) {
        count->facets->is_lower_bound = true;
        return false;
    }
    count->left--;
    const jy_document *document = jy_index_passage(run->index, run->begin, stored, &passage, &run->failure)
                                      ? jy_index_document(run->index, run->begin, passage.document, &run->failure)
                                      : NULL;
    if (!document || (count->must_verify && !jy_run_fits(run, run->begin, &passage, document))) {
        return false;
    }
    if (count->field == JY_FIELD_KIND) {
        *kinds |= kinds_of(count, &passage, document, *kinds >> POSSIBLE_SHIFT & ~*kinds);
    }
    return true;
}

/* The kinds of a document before its first passage is looked at. */
static unsigned begin_kinds(const facet_count *count, const jy_document *document)
{
    unsigned possible = possible_kinds(count, document);
    return possible << POSSIBLE_SHIFT | (count->is_told ? possible : 0);
}

/* The value that a document is counted by, which is the beginning of a text; "" where it has none. */
static const char *value_of(const jy_document *document, jy_field field, size_t *ret_length)
{
    const char *value = jy_fields_get(document, field == JY_FIELD_YEAR     ? JY_FIELD_DATE
                                                : field == JY_FIELD_FOLDER ? JY_FIELD_PATH
                                                                           : field);
    value = value ? value : "";
    const char *slash = field == JY_FIELD_FOLDER ? strrchr(value, '/') : NULL;
    *ret_length = field == JY_FIELD_YEAR     ? MIN(strlen(value), 4)
                  : field == JY_FIELD_FOLDER ? (size_t)(slash ? slash - value : 0)
                                             : strlen(value);
    return value;
}

/* Xapian calls this for each passage, and none is kept: its document is counted. */
static bool count_passage(xc_document *stored, void *user)
{
    facet_count *count = user;
    bool is_by_kind = count->field == JY_FIELD_KIND;
    jy_run *run = &count->run;
    const char *packed;
    size_t length;
    if (run->failure || xc_document_value(stored, JY_SLOT_DOCUMENT, &packed, &length, NULL) != XC_OK) {
        return false;
    }
    g_autoptr(GBytes) name = g_bytes_new(packed, length);
    void *known = NULL;
    bool is_known = g_hash_table_lookup_extended(count->documents, name, NULL, &known);
    unsigned kinds = GPOINTER_TO_UINT(known);
    g_autofree char *key = is_known ? NULL : jy_key_unpack(packed, length);
    const jy_document *document = key ? jy_index_document(run->index, run->begin, key, &run->failure) : NULL;
    if (!is_known && !document) {
        return false;
    }
    kinds |= is_by_kind && document ? begin_kinds(count, document) : 0;
    bool is_complete = is_known && !(kinds >> POSSIBLE_SHIFT & ~kinds);
    bool must_read = is_by_kind ? !count->is_told : count->must_verify;
    if (is_complete || (must_read && !read_text(count, stored, &kinds))) {
        return false;
    }
    /* The kinds of a document are known only once all of its passages are, what else is counted with the first. */
    if (!is_by_kind && document) {
        size_t size;
        const char *value = value_of(document, count->field, &size);
        add(count, value, size);
    }
    g_hash_table_replace(count->documents, g_steal_pointer(&name), GUINT_TO_POINTER(kinds));
    return false;
}

/* ---- all of them ---- */

static bool count_folder(facet_count *count, GError **err)
{
    jy_run *run = &count->run;
    xc_error failure;
    xc_result *none = NULL;
    xc_search *search = xc_search_new(jy_index_single(run->index, run->begin), &failure);
    if (search) {
        xc_search_set_decider(search, count_passage, count);
    }
    if (!search || xc_search_set_query(search, count->query, &failure) != XC_OK ||
        xc_search_set_weighting(search, "bool", &failure) != XC_OK ||
        xc_search_run(search, 0, 1, UINT32_MAX, &none, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
    } else if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
    }
    bool is_done = none && !(err && *err);
    xc_result_free(none);
    xc_search_free(search);
    return is_done;
}

/* Adds the documents of a folder: each once for each kind that it has. */
static void add_documents(facet_count *count)
{
    GHashTableIter iter;
    void *kinds;
    g_hash_table_iter_init(&iter, count->documents);
    while (count->field == JY_FIELD_KIND && g_hash_table_iter_next(&iter, NULL, &kinds)) {
        unsigned bits = GPOINTER_TO_UINT(kinds) & JY_KINDS_OF_STATEMENTS;
        for (unsigned kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
            const char *name = jy_statement_kind_name((jy_statement_kind)kind);
            if (bits & 1U << kind) {
                add(count, name, strlen(name));
            }
        }
        if (!bits) {
            add(count, "", 0);
        }
    }
    count->facets->documents += g_hash_table_size(count->documents);
    g_hash_table_remove_all(count->documents);
}

static int by_count(const void *a, const void *b)
{
    const jy_facet_row *left = *(const jy_facet_row *const *)a, *right = *(const jy_facet_row *const *)b;
    if (left->count != right->count) {
        return left->count < right->count ? 1 : -1;
    }
    return strcmp(left->value, right->value);
}

static int by_year(const void *a, const void *b)
{
    const char *left = (*(const jy_facet_row *const *)a)->value, *right = (*(const jy_facet_row *const *)b)->value;
    return *left && *right ? strcmp(left, right) : (*left == '\0') - (*right == '\0');
}

static int by_year_backwards(const void *a, const void *b)
{
    const char *left = (*(const jy_facet_row *const *)a)->value, *right = (*(const jy_facet_row *const *)b)->value;
    return *left && *right ? by_year(b, a) : by_year(a, b);
}

void jy_facet_sort(jy_facets *facets, jy_field field, jy_facet_order order)
{
    const bool by_time = field == JY_FIELD_YEAR && order != JY_FACET_COUNT;
    g_ptr_array_sort(facets->rows, !by_time ? by_count : order == JY_FACET_NEWEST ? by_year_backwards : by_year);
}

/* Whether a spelling stands for its value rather than the row's: more documents have it, or it is the folded one. */
static bool is_better(const jy_facet_row *row, const char *spelling, uint32_t count, const char *folded)
{
    if (count != row->same) {
        return count > row->same;
    }
    const bool is_folded = g_str_equal(spelling, folded), was_folded = g_str_equal(row->value, folded);
    return is_folded != was_folded ? is_folded : strcmp(spelling, row->value) < 0;
}

/* Makes the rows: what --speaker and the others take for the same value is counted as one. */
static void list_counts(const facet_count *count)
{
    g_autoptr(GHashTable) rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iter;
    void *spelling, *number;
    g_hash_table_iter_init(&iter, count->counts);
    while (g_hash_table_iter_next(&iter, &spelling, &number)) {
        const uint32_t documents = GPOINTER_TO_UINT(number);
        g_autofree char *folded = count->field == JY_FIELD_FOLDER ? g_strdup(spelling) : jy_field_value_fold(spelling);
        jy_facet_row *row = g_hash_table_lookup(rows, folded);
        if (!row) {
            row = g_new0(jy_facet_row, 1);
            row->value = g_strdup(spelling);
            g_ptr_array_add(count->facets->rows, row);
            g_hash_table_insert(rows, g_strdup(folded), row);
        }
        if (is_better(row, spelling, documents, folded)) {
            g_free(row->value);
            row->value = g_strdup(spelling);
            row->same = documents;
        }
        row->count += documents;
    }
    jy_facet_sort(count->facets, count->field, JY_FACET_OWN);
}

typedef struct {
    jy_field field;
    uint32_t most_read;
    jy_facets *facets; /* once it is answered */
} facet_request;

static bool count_question(jy_index *index, const jy_question *question, void *user, GError **err)
{
    facet_request *wanted = user;
    jy_plan *plan = question->plan;
    const jy_matcher *matcher = question->matcher;
    jy_match match = question->request.match;
    bool is_whole = match == JY_MATCH_AUTO || match == JY_MATCH_EXACT || !plan->has_any;
    const xc_query *query = match == JY_MATCH_ANY && plan->has_any ? jy_plan_any(plan, err) : plan->exact;
    if (!query) {
        return false;
    }
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) documents =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    g_autoptr(jy_facets) facets = g_new0(jy_facets, 1);
    facets->rows = g_ptr_array_new_with_free_func(free_row);
    facet_count count = {
        .run = {.index = index,
                .question = question,
                .request = &question->request,
                .candidate = candidate,
                .is_loose = !is_whole},
        .query = query,
        .field = wanted->field,
        .must_verify = is_whole ? plan->must_verify : matcher->forbidden->len || matcher->kinds,
        .is_whole = is_whole,
        .is_told = is_whole && matcher->phrases->len == 0 && jy_documents_tell(question),
        .left = wanted->most_read,
        .counts = counts,
        .documents = documents,
        .facets = facets,
    };
    jy_run *run = &count.run;
    bool is_done = true;
    for (; is_done && run->begin < jy_index_folders(index); run->begin++) {
        run->end = run->begin + 1;
        is_done = count_folder(&count, err);
        add_documents(&count);
    }
    g_clear_error(&run->failure);
    list_counts(&count);
    wanted->facets = is_done ? g_steal_pointer(&facets) : NULL;
    return is_done;
}

jy_facets *jy_facet_count(jy_index *index, const jy_request *request, jy_field field, uint32_t most_read, GError **err)
{
    g_autoptr(jy_question) question = jy_question_new(request, err);
    facet_request wanted = {field, most_read, NULL};
    return question && jy_question_run(question, index, count_question, &wanted, err) ? wanted.facets : NULL;
}
