/* run.c: one search under way. */
#include "searcher/search/run.h"

#include <jiyan/index/schema.h>
#include <libintl.h>

#include "searcher/plan/term_query.h"

#define _(s) gettext(s)

static bool fail(GError **err, const xc_error *failure)
{
    jy_index_set_error(err, failure, _("searching"));
    return false;
}

char *jy_run_name(size_t folder, const char *document_key)
{
    return g_strdup_printf("%zu:%s", folder, document_key);
}

/* ---- verifying a passage ---- */

bool jy_run_fits(jy_run *run, size_t folder, const jy_passage *passage, const jy_document *document)
{
    g_autofree char *name = run->is_partial && run->shown ? jy_run_name(folder, passage->document) : NULL;
    if (name && g_hash_table_contains(run->shown, name)) {
        return false;
    }
    const jy_matcher *matcher = run->question->matcher;
    if (!jy_budget_pay(run->question->request.budget, passage->length, matcher->phrases->len)) {
        return false;
    }
    jy_candidate_take(run->candidate, passage, document);
    if (run->is_loose) {
        return jy_matcher_accepts_part(matcher, run->candidate);
    }
    bool exact = jy_matcher_accepts(matcher, run->candidate);
    return run->is_partial ? !exact && jy_matcher_accepts_part(matcher, run->candidate) : exact;
}

/* ---- what is remembered ---- */

static void free_passage(void *item)
{
    jy_passage_clear(item);
    g_free(item);
}

void jy_run_remember(jy_run *run)
{
    if (run->end - run->begin == 1) {
        run->passages = g_hash_table_new_full(NULL, NULL, NULL, free_passage);
    }
}

void jy_run_forget(jy_run *run)
{
    g_clear_pointer(&run->passages, g_hash_table_unref);
    g_clear_pointer(&run->exact, g_hash_table_unref);
    g_clear_pointer(&run->shown, g_hash_table_unref);
    g_clear_error(&run->failure);
}

xc_docid jy_run_number(const jy_run *run, xc_docid docid)
{
    return run->end - run->begin == 1 ? jy_index_own_number(run->index, run->begin, docid) : docid;
}

/* Reads of a passage what tells whether it fits. */
static bool read_passage(const jy_run *run, size_t folder, xc_document *stored, jy_passage *ret_passage, GError **err)
{
    return run->question->matcher->reads_statements
               ? jy_index_passage(run->index, folder, stored, ret_passage, err)
               : jy_index_passage_text(run->index, folder, stored, ret_passage, err);
}

/* Xapian calls this for each passage of a folder that would enter the result. */
static bool decide(xc_document *stored, void *user)
{
    jy_run *run = user;
    xc_docid number = xc_document_docid(stored);
    const jy_budget *budget = run->question->request.budget;
    if (budget && budget->is_spent) {
        return false;
    }
    if (run->exact && run->is_partial) {
        return !g_hash_table_contains(run->exact, GUINT_TO_POINTER(number));
    }
    g_auto(jy_passage) passage = {0};
    const jy_document *document = NULL;
    bool fits = !run->failure && read_passage(run, run->begin, stored, &passage, &run->failure) &&
                (!run->question->matcher->reads_document ||
                 (document = jy_index_document(run->index, run->begin, passage.document, &run->failure)) != NULL) &&
                jy_run_fits(run, run->begin, &passage, document);
    if (fits && run->passages) {
        g_hash_table_insert(run->passages, GUINT_TO_POINTER(number), g_memdup2(&passage, sizeof passage));
        passage = (jy_passage){0};
    }
    if (fits && run->exact && !run->is_partial) {
        g_hash_table_add(run->exact, GUINT_TO_POINTER(number));
    }
    return fits;
}

/* ---- hits ---- */

/* Takes the passage of a hit from those that are remembered, or reads it. */
static bool take_passage(jy_run *run, xc_document *stored, jy_hit *hit, GError **err)
{
    void *const number = GUINT_TO_POINTER(hit->docid);
    jy_passage *known = run->passages ? g_hash_table_lookup(run->passages, number) : NULL;
    if (!known) {
        return read_passage(run, hit->folder, stored, &hit->passage, err);
    }
    hit->passage = *known;
    *known = (jy_passage){0};
    g_hash_table_remove(run->passages, number);
    return true;
}

bool jy_run_read_document(jy_run *run, jy_hit *hit, GError **err)
{
    hit->document =
        hit->document ? hit->document : jy_index_document(run->index, hit->folder, hit->passage.document, err);
    return hit->document != NULL;
}

jy_hit *jy_run_read_passage(jy_run *run, const xc_result *found, uint32_t i, GError **err)
{
    xc_error failure;
    xc_hit at;
    xc_document *stored = NULL;
    if (xc_result_hit(found, i, &at, &failure) != XC_OK || xc_result_document(found, i, &stored, &failure) != XC_OK) {
        fail(err, &failure);
        return NULL;
    }
    g_autoptr(jy_hit) hit = g_new0(jy_hit, 1);
    hit->score = hit->parts[JY_PART_TERMS] = at.weight;
    hit->docid = jy_run_number(run, at.docid);
    hit->folder = run->end - run->begin == 1 ? run->begin : jy_index_folder_of(run->index, at.docid);
    hit->db = jy_index_folder(run->index, hit->folder);
    bool done = take_passage(run, stored, hit, err) &&
                (!run->question->matcher->reads_document || jy_run_read_document(run, hit, err));
    xc_document_free(stored);
    return done ? g_steal_pointer(&hit) : NULL;
}

jy_hit *jy_run_read(jy_run *run, const xc_result *found, uint32_t i, GError **err)
{
    g_autoptr(jy_hit) hit = jy_run_read_passage(run, found, i, err);
    return hit && jy_run_read_document(run, hit, err) ? g_steal_pointer(&hit) : NULL;
}

void jy_run_add(jy_run *run, jy_hit *hit)
{
    hit->rank = run->request->offset + run->result->hits->len + 1;
    hit->exact = !run->is_partial;
    run->taken++;
    if (run->copies) {
        jy_copies_add(run->copies, run->result->hits, hit);
    } else {
        g_ptr_array_add(run->result->hits, hit);
    }
}

/* ---- asking Xapian ---- */

static bool set_order(jy_sort sort, xc_search *search, xc_error *failure)
{
    static const xc_sort_key NEWEST[] = {{JY_SLOT_DATE, true, true}};
    static const xc_sort_key OLDEST[] = {{JY_SLOT_DATE, false, true}};
    static const xc_sort_key ADDED[] = {{JY_SLOT_INDEXED, true, true}, {JY_SLOT_DATE, true, true}};
    switch (sort) {
    case JY_SORT_ADDED:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, ADDED, 2, failure) == XC_OK;
    case JY_SORT_NEWEST:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, NEWEST, 1, failure) == XC_OK;
    case JY_SORT_OLDEST:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, OLDEST, 1, failure) == XC_OK;
    case JY_SORT_RELEVANCE:
    case JY_SORT_DEADLINE:
        break;
    }
    return true; /* of equals the one with the lower number is first: numbers are in the order of places */
}

static bool set_up(jy_run *run, xc_search *search, const jy_tier *tier, xc_error *failure)
{
    /* Of several folders nobody tells the decider which one a passage is of: jy_gather verifies it. */
    if (tier->verified && run->end - run->begin == 1) {
        xc_search_set_decider(search, decide, run);
    }
    /* Documents of the same path from their root have the same value, whatever folder they are of. */
    bool grouped = run->request->group == JY_GROUP_DOCUMENT && run->end - run->begin == 1;
    return xc_search_set_query(search, tier->query, failure) == XC_OK &&
           xc_search_set_bm25(search, JY_TERM_BM25.k1, 0, 1, JY_TERM_BM25.b, JY_TERM_BM25.min_length, failure) ==
               XC_OK &&
           set_order(tier->sort, search, failure) &&
           (!grouped || xc_search_set_collapse(search, JY_SLOT_DOCUMENT, 1, failure) == XC_OK) &&
           xc_search_set_cutoff(search, 0, tier->least_weight, failure) == XC_OK;
}

xc_result *jy_run_ask(jy_run *run, const jy_tier *tier, jy_slice slice, GError **err)
{
    xc_error failure;
    bool is_single = run->end - run->begin == 1;
    xc_search *search =
        xc_search_new(is_single ? jy_index_single(run->index, run->begin) : jy_index_database(run->index), &failure);
    xc_result *found = NULL;
    if (!search || !set_up(run, search, tier, &failure) ||
        xc_search_run(search, slice.first, slice.limit, slice.counted, &found, &failure) != XC_OK) {
        fail(err, &failure);
    } else if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
        g_clear_pointer(&found, xc_result_free);
    }
    xc_search_free(search);
    return found;
}
