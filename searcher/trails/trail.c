/* trail.c: from a commitment, or a request that finds one, to what later documents say of it: its subject, what speaks
 * of that, and what each of these says. */
#include "searcher/trails/trail.h"

#include "searcher/trails/target.h"

static jy_trail *trail_new(const jy_tracer *tracer, const jy_subject *subject, jy_row *seed)
{
    jy_trail *trail = g_new0(jy_trail, 1);
    trail->seed = seed;
    trail->steps = g_ptr_array_new_with_free_func((GDestroyNotify)jy_step_free);
    if (seed && subject->topics->len) {
        trail->later_documents = jy_tracer_count_later(tracer, seed->document->date ? seed->document->date : "");
    }
    return trail;
}

void jy_trail_free(jy_trail *trail)
{
    if (!trail) {
        return;
    }
    if (trail->start) {
        trail->start->row = NULL;
        jy_step_free(trail->start);
    }
    jy_row_free(trail->seed);
    g_ptr_array_unref(trail->steps);
    g_free(trail);
}

/* ---- steps ---- */

static const char *date_of(const jy_row *row)
{
    return row->document->date ? row->document->date : "";
}

/* Whether a statement follows up the seed. Of a request the seed's document counts too where it commits again, or tells
 * the number of the year before. */
static bool follows(const jy_row *seed, const jy_claim *claim, bool is_requested)
{
    if (!jy_row_shares_document(seed, claim->row)) {
        return jy_corpus_is_later(date_of(claim->row), date_of(seed));
    }
    if (jy_claim_is_commitment(claim)) {
        return is_requested && claim->row->offset > seed->offset;
    }
    return is_requested && claim->amounts->len && jy_years_single(&claim->years) + 1 == seed->said.year;
}

static gint by_issuer(const void *a, const void *b)
{
    const jy_step *left = *(const jy_step *const *)a, *right = *(const jy_step *const *)b;
    return right->is_same_issuer - left->is_same_issuer;
}

/* Makes the steps of a trail, in order of time; each is compared with the commitments so far, of which the seed is the
 * first. `seed` may be one of the follow-ups. */
static void add_steps(jy_trail *trail, jy_tracer *tracer, const jy_subject *subject, const jy_followup *seed,
                      GArray *followups)
{
    g_autoptr(GArray) commitments = g_array_new(false, false, sizeof(jy_claim));
    const jy_claim first = jy_claim_of(tracer, seed, trail->seed);
    trail->start = jy_step_new_seed(seed, &first, subject);
    g_array_append_val(commitments, first);
    for (guint i = 0; i < followups->len; i++) {
        jy_followup *followup = &g_array_index(followups, jy_followup, i);
        const jy_claim claim = jy_claim_of(tracer, followup, trail->seed);
        if (followup == seed || !follows(trail->seed, &claim, subject->is_requested)) {
            continue;
        }
        g_ptr_array_add(trail->steps, jy_step_new(followup, &claim, commitments));
        if (jy_claim_is_commitment(&claim)) {
            g_array_append_val(commitments, claim);
        }
    }
    g_ptr_array_sort(trail->steps, by_issuer);
}

/* ---- from a commitment ---- */

jy_trail *jy_trail_follow(jy_tracer *tracer, const jy_subject *subject, jy_row *seed)
{
    bool is_cut = false;
    g_autoptr(GArray) followups = jy_followup_find(tracer, subject, seed, &is_cut);
    jy_followup start = jy_followup_of_seed(subject, seed);
    jy_trail *trail = trail_new(tracer, subject, seed);
    trail->is_cut = is_cut;
    add_steps(trail, tracer, subject, &start, followups);
    g_array_unref(start.amounts);
    return trail;
}

jy_trail *jy_trail_of_row(jy_index *index, jy_row *seed, const jy_filter *filters, GError **err)
{
    g_autoptr(jy_row) row = seed;
    g_autoptr(jy_tracer) tracer = jy_tracer_new(index);
    g_autoptr(GPtrArray) subjects = g_ptr_array_new_with_free_func((GDestroyNotify)jy_subject_free);
    jy_subject *subject = jy_subject_of_row(tracer->lexis, row);
    g_ptr_array_add(subjects, subject);
    g_autofree char *words = jy_subject_query(subject);
    /* Loading may have reopened the index, from which the row borrows its document. */
    if (!jy_tracer_load(tracer, subjects, words, filters, err) ||
        !jy_index_find_document(index, row->folder, row->document_key, &row->document, err) || !row->document) {
        return NULL;
    }
    return jy_trail_follow(tracer, subject, g_steal_pointer(&row));
}

/* ---- from a request ---- */

/* Of what has no date nobody knows what is later: it is followed only where nothing else is found. */
static jy_followup *first_commitment(jy_tracer *tracer, GArray *followups)
{
    jy_followup *first = NULL;
    for (guint i = 0; i < followups->len; i++) {
        jy_followup *followup = &g_array_index(followups, jy_followup, i);
        const jy_claim claim = jy_claim_of(tracer, followup, followup->row);
        if (jy_claim_is_commitment(&claim)) {
            first = first ? first : followup;
            if (*date_of(followup->row)) {
                return followup;
            }
        }
    }
    return first;
}

static jy_trail *follow_target(jy_index *index, const jy_target *target, GError **err)
{
    g_autoptr(jy_tracer) tracer = jy_tracer_new(index);
    g_autoptr(GPtrArray) subjects = g_ptr_array_new_with_free_func((GDestroyNotify)jy_subject_free);
    jy_subject *subject = jy_subject_of_words(tracer->lexis, target->words->str);
    g_ptr_array_add(subjects, subject);
    g_autofree char *words = jy_subject_query(subject);
    const jy_filter *filters = (const jy_filter *)(void *)target->filters->data;
    if (!*words || !jy_tracer_load(tracer, subjects, words, filters, err)) {
        return NULL;
    }
    jy_followup_learn_units(tracer, subject);
    g_autoptr(GArray) followups = jy_followup_find(tracer, subject, NULL, NULL);
    if (followups->len == 0) {
        return NULL;
    }
    jy_followup *first = first_commitment(tracer, followups);
    jy_trail *trail = trail_new(tracer, subject, first ? first->row : NULL);
    if (first) {
        add_steps(trail, tracer, subject, first, followups);
        first->row = NULL;
    } else {
        /* Nothing was promised: what is said of it all the same. */
        g_autoptr(GArray) none = g_array_new(false, false, sizeof(jy_claim));
        const jy_row *earliest = g_array_index(followups, jy_followup, 0).row;
        for (guint i = 0; i < followups->len; i++) {
            jy_followup *followup = &g_array_index(followups, jy_followup, i);
            const jy_claim claim = jy_claim_of(tracer, followup, earliest);
            g_ptr_array_add(trail->steps, jy_step_new(followup, &claim, none));
        }
        g_ptr_array_sort(trail->steps, by_issuer);
    }
    return trail;
}

jy_trail *jy_trail_of_request(jy_index *index, const jy_request *request, GError **err)
{
    jy_target target;
    if (!jy_target_read(request, &target, err)) {
        return NULL;
    }
    jy_trail *trail = follow_target(index, &target, err);
    jy_target_clear(&target);
    return trail;
}
