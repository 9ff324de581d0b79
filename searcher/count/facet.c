/* facet.c: the documents found, counted by a field. */
#include "searcher/count/facet.h"

#include <jiyan/index/schema.h>
#include <libintl.h>
#include <string.h>

#include "searcher/search/run.h"

#define _(s) gettext(s)

/* Bits of the kinds of statement that a document has. */
#define ALL_KINDS ((1U << JY_STATEMENT_KINDS) - 1)

/* A count under way. */
typedef struct {
    jy_run run;
    const xc_query *query;
    jy_field field;
    bool tried;    /* the text of a passage tells whether it is found */
    bool whole;    /* it has to hold the question whole */
    uint32_t left; /* passages whose text may be read */
    bool is_lower_bound;
    GHashTable *counts;    /* value → number of documents */
    GHashTable *documents; /* of this folder: value of JY_SLOT_DOCUMENT → bits of kinds */
    uint32_t count;        /* of documents */
} counting;

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

static void add(counting *to, const char *value, size_t length, uint32_t number)
{
    char *key = g_strndup(value, length);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(to->counts, key));
    g_hash_table_replace(to->counts, key, GUINT_TO_POINTER(known + number));
}

static void add_value(counting *to, xc_document *stored)
{
    const int slot = jy_fields_row(to->field)->slot;
    const char *value = "";
    size_t length = 0;
    if (xc_document_value(stored, (xc_slot)slot, &value, &length, NULL) == XC_OK) {
        add(to, value, to->field == JY_FIELD_YEAR ? MIN(length, 4) : length, 1);
    }
}

/* Kinds of the passage's statements in which the question stands. */
static unsigned find_kinds(const counting *so_far, const jy_passage *passage, const jy_document *document)
{
    jy_candidate *candidate = so_far->run.candidate;
    jy_matcher of_kind = *so_far->run.question->matcher;
    unsigned kinds = 0, wanted = of_kind.kinds ? of_kind.kinds : ALL_KINDS;
    jy_candidate_take(candidate, passage, document);
    for (unsigned bit = 1; bit & ALL_KINDS; bit <<= 1) {
        of_kind.kinds = bit & wanted;
        if (of_kind.kinds &&
            (so_far->whole ? jy_matcher_accepts(&of_kind, candidate) : jy_matcher_accepts_part(&of_kind, candidate))) {
            kinds |= bit;
        }
    }
    return kinds;
}

/* Reads a passage. Returns false where it is not found, or could not be read: then the run has its failure. */
static bool read_text(counting *so_far, xc_document *stored, unsigned *kinds)
{
    jy_run *run = &so_far->run;
    g_auto(jy_passage) passage = {0};
    if (so_far->left == 0) {
        so_far->is_lower_bound = true;
        return false;
    }
    so_far->left--;
    if (!jy_passage_read(stored, &passage, &run->failure)) {
        return false;
    }
    const jy_document *document = jy_index_document(run->index, run->begin, passage.document, &run->failure);
    if (!document || (so_far->tried && !jy_run_fits(run, run->begin, &passage, document))) {
        return false;
    }
    *kinds |= so_far->field == JY_FIELD_KIND ? find_kinds(so_far, &passage, document) : 0;
    return true;
}

/* Xapian asks this for each passage, and none is kept: it is only counted. */
static bool count_passage(xc_document *stored, void *user)
{
    counting *so_far = user;
    const char *value;
    size_t length;
    void *known = NULL;
    if (so_far->run.failure || xc_document_value(stored, JY_SLOT_DOCUMENT, &value, &length, NULL) != XC_OK) {
        return false;
    }
    g_autoptr(GBytes) document = g_bytes_new(value, length);
    bool counted = g_hash_table_lookup_extended(so_far->documents, document, NULL, &known);
    unsigned kinds = GPOINTER_TO_UINT(known);
    bool is_kind = so_far->field == JY_FIELD_KIND;
    if (counted && (!is_kind || kinds == ALL_KINDS)) {
        return false;
    }
    if ((so_far->tried || is_kind) && !read_text(so_far, stored, &kinds)) {
        return false;
    }
    if (!counted && !is_kind) {
        add_value(so_far, stored);
    }
    g_hash_table_replace(so_far->documents, g_steal_pointer(&document), GUINT_TO_POINTER(kinds));
    return false;
}

/* ---- all of them ---- */

static bool count_folder(counting *so_far, GError **err)
{
    jy_run *run = &so_far->run;
    xc_error failure;
    xc_result *none = NULL;
    xc_search *search = xc_search_new(jy_index_single(run->index, run->begin), &failure);
    if (search) {
        xc_search_set_decider(search, count_passage, so_far);
    }
    if (!search || xc_search_set_query(search, so_far->query, &failure) != XC_OK ||
        xc_search_set_weighting(search, "bool", &failure) != XC_OK ||
        xc_search_run(search, 0, 1, UINT32_MAX, &none, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
    } else if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
    }
    bool done = none && !(err && *err);
    xc_result_free(none);
    xc_search_free(search);
    return done;
}

/* What the documents of a folder have. */
static void add_documents(counting *so_far)
{
    GHashTableIter iter;
    void *kinds;
    g_hash_table_iter_init(&iter, so_far->documents);
    while (g_hash_table_iter_next(&iter, NULL, &kinds)) {
        unsigned bits = GPOINTER_TO_UINT(kinds);
        for (unsigned kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
            const char *name = jy_statement_kind_name((jy_statement_kind)kind);
            if (bits & 1U << kind) {
                add(so_far, name, strlen(name), 1);
            }
        }
        if (so_far->field == JY_FIELD_KIND && !bits) {
            add(so_far, "", 0, 1);
        }
    }
    so_far->count += g_hash_table_size(so_far->documents);
    g_hash_table_remove_all(so_far->documents);
}

static int by_count(const void *a, const void *b)
{
    const jy_facet_row *left = *(const jy_facet_row *const *)a, *right = *(const jy_facet_row *const *)b;
    if (left->count != right->count) {
        return left->count < right->count ? 1 : -1;
    }
    return strcmp(left->value, right->value);
}

static jy_facets *finish(const counting *counted)
{
    jy_facets *facets = g_new0(jy_facets, 1);
    facets->rows = g_ptr_array_new_with_free_func(free_row);
    facets->documents = counted->count;
    facets->is_lower_bound = counted->is_lower_bound;
    GHashTableIter iter;
    void *value, *count;
    g_hash_table_iter_init(&iter, counted->counts);
    while (g_hash_table_iter_next(&iter, &value, &count)) {
        jy_facet_row *row = g_new(jy_facet_row, 1);
        *row = (jy_facet_row){g_strdup(value), GPOINTER_TO_UINT(count)};
        g_ptr_array_add(facets->rows, row);
    }
    g_ptr_array_sort(facets->rows, by_count);
    return facets;
}

static jy_facets *count_plan(counting *so_far, GError **err)
{
    jy_run *run = &so_far->run;
    bool done = true;
    for (run->begin = 0; done && run->begin < jy_index_folders(run->index); run->begin++) {
        run->end = run->begin + 1;
        done = count_folder(so_far, err);
        add_documents(so_far);
    }
    g_clear_error(&run->failure);
    return done ? finish(so_far) : NULL;
}

typedef struct {
    jy_field field;
    uint32_t most_read;
    jy_facets *facets;
} facet_request;

static bool count_once(jy_index *index, const jy_question *question, void *user, GError **err)
{
    facet_request *wanted = user;
    const jy_plan *plan = question->plan;
    const jy_matcher *matcher = question->matcher;
    const jy_match match = question->request.match;
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) documents =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    bool any = match == JY_MATCH_ANY && plan->any;
    bool whole = match == JY_MATCH_AUTO || match == JY_MATCH_EXACT || !plan->any;
    counting so_far = {
        .run = {.index = index,
                .question = question,
                .request = &question->request,
                .candidate = candidate,
                .is_loose = !whole},
        .query = any ? plan->any : plan->exact,
        .field = wanted->field,
        .tried = whole ? plan->must_verify : matcher->forbidden->len || matcher->kinds,
        .whole = whole,
        .left = wanted->most_read,
        .counts = counts,
        .documents = documents,
    };
    wanted->facets = count_plan(&so_far, err);
    return wanted->facets != NULL;
}

jy_facets *jy_facet_count(jy_index *index, const jy_request *request, jy_field field, uint32_t most_read, GError **err)
{
    g_autoptr(jy_question) question = jy_question_new(request, err);
    facet_request wanted = {field, most_read, NULL};
    return question && jy_question_run(question, index, count_once, &wanted, err) ? wanted.facets : NULL;
}
