/* trail.c: a commitment, and what later documents say of it. */
#include "searcher/trails/trail.h"

#include <jiyan/text/fold.h>
#include <libintl.h>
#include <string.h>

#include "searcher/trails/relation.h"
#include "searcher/trails/target.h"
#include "searcher/trails/tracer.h"

#define _(s) gettext(s)

/* A link this strong lets the number of one issuer answer that of another. */
#define CLOSE 0.9

/* The mention of a seed that was not looked for in the pool. */
#define NOWHERE G_MAXUINT32

const char *jy_relation_name(jy_relation relation)
{
    static const char *const NAMES[] = {
        [JY_RELATION_PROMISED] = "promised", [JY_RELATION_REPEATED] = "repeated", [JY_RELATION_CHANGED] = "changed",
        [JY_RELATION_DONE] = "done",         [JY_RELATION_PART] = "part",         [JY_RELATION_REPORTED] = "reported",
        [JY_RELATION_PROBLEM] = "problem",
    };
    return NAMES[relation];
}

/* ---- life ---- */

static void free_step(void *data)
{
    jy_step *step = data;
    jy_row_free(step->row);
    g_free(step->promised);
    g_free(step->reported);
    g_free(step->earlier);
    g_free(step->against);
    g_free(step->why);
    g_free(step);
}

void jy_trail_free(jy_trail *trail)
{
    if (!trail) {
        return;
    }
    if (trail->start) {
        trail->start->row = NULL;
        free_step(trail->start);
    }
    jy_row_free(trail->seed);
    g_ptr_array_unref(trail->steps);
    g_free(trail);
}

/* ---- whose it is ---- */

/* A title without its year and what stands in brackets: the same for the reports of all years. */
static char *bare_title(const char *title)
{
    g_autofree char *folded = jy_fold_string(title, -1);
    GString *bare = g_string_new(NULL);
    bool bracket = false;
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bracket = (bracket || character == '(') && character != ')';
        if (!bracket && g_unichar_isalpha(character) &&
            !g_utf8_strchr("年月日第一二三四五六七八九十○〇零届次", -1, character)) {
            g_string_append_unichar(bare, character);
        }
    }
    return g_string_free(bare, false);
}

static bool is_same_issuer(const jy_document *left, const jy_document *right)
{
    if (left->issuer && g_strcmp0(left->issuer, right->issuer) == 0) {
        return true;
    }
    if (!left->title || !right->title || (left->issuer && right->issuer)) {
        return false;
    }
    g_autofree char *one = bare_title(left->title), *other = bare_title(right->title);
    return g_utf8_strlen(one, -1) > 3 && g_str_equal(one, other);
}

/* ---- steps ---- */

static jy_said said_of(const jy_tracer *tracer, const jy_found *found, const jy_row *seed)
{
    uint32_t length = 0, at = 0;
    const char *before = found->mention == NOWHERE ? "" : jy_tracer_before(tracer, found->mention, &length);
    if (found->amounts->len) {
        at = g_array_index(found->amounts, jy_amount, 0).quantity->start;
    }
    return (jy_said){.row = found->row,
                     .clause = found->link.clause,
                     .amounts = found->amounts,
                     .years = jy_years_of(found->row, at, before, length),
                     .is_close = found->link.score >= CLOSE,
                     .is_own = is_same_issuer(seed->document, found->row->document)};
}

static void append_why(GString *why, const char *format, const char *value)
{
    if (*value) {
        g_string_append(why, why->len ? "; " : "");
        g_string_append_printf(why, format, value);
    }
}

/* What is followed: the words of each topic, and the units. */
static char *followed(const jy_subject *subject)
{
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GString) units = g_string_new(NULL);
    GString *why = g_string_new(NULL);
    for (guint i = 0; i < subject->topics->len; i++) {
        g_autofree char *topic = jy_topic_words(subject->topics->pdata[i], UINT64_MAX);
        g_string_append_printf(words, "%s%s", i ? " / " : "", topic);
    }
    for (guint i = 0; i < subject->units->len; i++) {
        g_string_append_printf(units, "%s%s", i ? " " : "", (const char *)subject->units->pdata[i]);
    }
    append_why(why, _("followed: %s"), words->str);
    append_why(why, _("unit: %s"), units->str);
    if (subject->topics->len == 0) {
        append_why(why, "%s", _("too general to be followed"));
    }
    return g_string_free(why, false);
}

static char *why_of(const jy_found *found, const jy_verdict *verdict, bool same_issuer)
{
    g_autofree char *here = jy_topic_words(found->topic, found->link.here);
    g_autofree char *around = jy_topic_words(found->topic, found->link.around);
    GString *why = g_string_new(NULL);
    append_why(why, _("words: %s"), here);
    append_why(why, _("around it: %s"), around);
    append_why(why, _("unit: %s"), found->has_unit ? verdict->amount.row ? verdict->amount.quantity->unit : "" : "");
    append_why(why, "%s", same_issuer ? _("same issuer") : _("another issuer"));
    return g_string_free(why, false);
}

/* Takes the row of `found`. */
static jy_step *make_step(const jy_found *found, const jy_said *said, const GArray *commitments)
{
    jy_verdict verdict = jy_relation_of(said, commitments);
    jy_step *step = g_new0(jy_step, 1);
    *step = (jy_step){.row = found->row,
                      .relation = verdict.relation,
                      .promised = verdict.promised,
                      .reported = verdict.reported,
                      .earlier = verdict.earlier,
                      .against = verdict.against ? g_strdup(verdict.against->id) : NULL,
                      .quantity = verdict.amount.row ? verdict.amount.quantity : NULL,
                      .of_year = verdict.is_other_time ? 0 : jy_years_single(&said->years),
                      .score = MIN(found->link.score, 1),
                      .is_same_issuer = said->is_own};
    if (found->topic) {
        step->why = why_of(found, &verdict, step->is_same_issuer);
    }
    return step;
}

static const char *date_of(const jy_row *row)
{
    return row->document->date ? row->document->date : "";
}

/* Dates of which one is known more closely than the other may be of the same time: then neither is later. */
static bool is_later(const char *date, const char *than)
{
    size_t length = MIN(strlen(date), strlen(than));
    return length && strncmp(date, than, length) > 0;
}

static gint by_issuer(const void *a, const void *b)
{
    const jy_step *left = *(const jy_step *const *)a, *right = *(const jy_step *const *)b;
    return right->is_same_issuer - left->is_same_issuer;
}

/* Whether a statement belongs to the trail of `seed`. Of a question the seed's document counts too where it commits
 * again, or tells the number of the year before. */
static bool is_follower(const jy_row *seed, const jy_found *found, const jy_said *said, bool of_question)
{
    if (!jy_rows_share_document(seed, found->row)) {
        return is_later(date_of(found->row), date_of(seed));
    }
    if (jy_said_commits(said)) {
        return of_question && found->row->offset > seed->offset;
    }
    return of_question && said->amounts->len && jy_years_single(&said->years) + 1 == seed->said.year;
}

static uint32_t count_later(const jy_tracer *tracer, const jy_row *seed)
{
    uint32_t count = 0;
    for (guint i = 0; i < tracer->dates->len; i++) {
        count += is_later(tracer->dates->data + (size_t)i * JY_DATE_TEXT, date_of(seed));
    }
    return count;
}

/* Puts the steps into a trail. `first` is the seed as it was found: the first of the commitments. */
static void fill(const jy_tracer *tracer, jy_trail *trail, GArray *all, const jy_found *first, bool of_question)
{
    g_autoptr(GArray) commitments = g_array_new(false, false, sizeof(jy_said));
    const jy_said promise = said_of(tracer, first, trail->seed);
    trail->start = make_step(first, &promise, commitments);
    g_array_append_val(commitments, promise);
    for (guint i = 0; i < all->len; i++) {
        jy_found *found = &g_array_index(all, jy_found, i);
        const jy_said said = said_of(tracer, found, trail->seed);
        if (found == first || !is_follower(trail->seed, found, &said, of_question)) {
            continue;
        }
        g_ptr_array_add(trail->steps, make_step(found, &said, commitments));
        if (jy_said_commits(&said)) {
            g_array_append_val(commitments, said);
        }
    }
}

/* The rows of the steps are theirs now. */
static void give_rows(const jy_trail *trail, GArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        jy_found *found = &g_array_index(all, jy_found, i);
        for (guint j = 0; found->row && j < trail->steps->len; j++) {
            if (((const jy_step *)trail->steps->pdata[j])->row == found->row) {
                found->row = NULL;
            }
        }
    }
}

static jy_trail *new_trail(const jy_tracer *tracer, jy_row *seed)
{
    jy_trail *trail = g_new0(jy_trail, 1);
    trail->seed = seed;
    trail->steps = g_ptr_array_new_with_free_func(free_step);
    trail->later_documents = seed ? count_later(tracer, seed) : 0;
    return trail;
}

/* ---- from a commitment ---- */

/* The seed as if it had been found. */
static jy_found find_seed(const jy_subject *subject, jy_row *seed)
{
    jy_found found = {.row = seed, .mention = NOWHERE};
    found.amounts = g_array_new(false, false, sizeof(jy_amount));
    jy_amount_find(seed, 0, subject->units, found.amounts);
    return found;
}

jy_trail *jy_tracer_follow(jy_tracer *tracer, jy_row *seed)
{
    g_autoptr(jy_subject) subject = jy_subject_of_row(tracer, seed);
    g_autoptr(GArray) all = jy_tracer_find(tracer, subject);
    jy_found first = find_seed(subject, seed);
    jy_trail *trail = new_trail(tracer, seed);
    fill(tracer, trail, all, &first, false);
    trail->start->why = followed(subject);
    if (subject->topics->len == 0) {
        trail->later_documents = 0; /* nothing was looked for in them */
    }
    give_rows(trail, all);
    g_array_unref(first.amounts);
    g_ptr_array_sort(trail->steps, by_issuer);
    return trail;
}

/* What may speak of some topics. Returns a new text. */
static char *query_of(const GPtrArray *topics)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < topics->len; i++) {
        g_autofree char *query = jy_topic_query(topics->pdata[i]);
        g_string_append_printf(words, "%s%s", *query && words->len ? " " : "", query);
    }
    return g_string_free(words, false);
}

/* What may speak of the row's subject. Returns a new text. */
static char *words_of(jy_index *index, const jy_row *row)
{
    jy_tracer asking = {.index = index, .lexis = jy_lexis_new(index)};
    g_autoptr(jy_subject) subject = jy_subject_of_row(&asking, row);
    jy_lexis_free(asking.lexis);
    return query_of(subject->topics);
}

jy_trail *jy_trail_follow(jy_index *index, jy_row *seed, const char *const *filters, GError **err)
{
    g_autofree char *words = words_of(index, seed);
    g_autoptr(jy_tracer) tracer = jy_tracer_load(index, words, filters, err);
    bool known = tracer && jy_index_find_document(index, seed->folder, seed->document_key, &seed->document, err);
    if (!known || !seed->document) {
        jy_row_free(seed);
        return NULL;
    }
    return jy_tracer_follow(tracer, seed);
}

/* ---- from a question ---- */

/* Of what has no date nobody knows what is later: it is followed only where nothing else is found. */
static jy_found *first_commitment(const jy_tracer *tracer, GArray *all)
{
    jy_found *first = NULL;
    for (guint i = 0; i < all->len; i++) {
        jy_found *found = &g_array_index(all, jy_found, i);
        const jy_said said = said_of(tracer, found, found->row);
        if (jy_said_commits(&said)) {
            first = first ? first : found;
            if (*date_of(found->row)) {
                return found;
            }
        }
    }
    return first;
}

/* Takes the row of `first`. */
static jy_trail *trail_from(const jy_tracer *tracer, const jy_subject *subject, GArray *found, jy_found *first)
{
    jy_trail *trail = new_trail(tracer, first->row);
    fill(tracer, trail, found, first, true);
    g_free(trail->start->why);
    trail->start->why = followed(subject);
    first->row = NULL;
    return trail;
}

/* Nothing was promised: what is said of it all the same. */
static jy_trail *trail_without(const jy_tracer *tracer, GArray *all)
{
    g_autoptr(GArray) none = g_array_new(false, false, sizeof(jy_said));
    jy_trail *trail = new_trail(tracer, NULL);
    for (guint i = 0; i < all->len; i++) {
        jy_found *found = &g_array_index(all, jy_found, i);
        const jy_said said = said_of(tracer, found, g_array_index(all, jy_found, 0).row);
        g_ptr_array_add(trail->steps, make_step(found, &said, none));
    }
    return trail;
}

/* Follows the words among what the filters leave. */
static jy_trail *follow_words(jy_index *index, const jy_target *asked, GError **err)
{
    g_autoptr(jy_lexis) lexis = jy_lexis_new(index);
    g_autoptr(GPtrArray) topics = jy_target_topics(lexis, asked->words->str);
    g_autofree char *words = query_of(topics);
    if (!*words) {
        return NULL;
    }
    g_autoptr(jy_tracer) tracer = jy_tracer_load(index, words, (const char *const *)asked->filters->pdata, err);
    if (!tracer) {
        return NULL;
    }
    g_autoptr(jy_subject) subject = jy_subject_of_words(tracer, asked->words->str);
    g_autoptr(GArray) found = jy_tracer_find(tracer, subject);
    jy_found *first = first_commitment(tracer, found);
    if (found->len == 0) {
        return NULL;
    }
    jy_trail *trail = first ? trail_from(tracer, subject, found, first) : trail_without(tracer, found);
    give_rows(trail, found);
    g_ptr_array_sort(trail->steps, by_issuer);
    return trail;
}

jy_trail *jy_trail_of_question(jy_index *index, const jy_request *question, GError **err)
{
    jy_target asked;
    if (!jy_target_read(question, &asked, err)) {
        return NULL;
    }
    jy_trail *trail = follow_words(index, &asked, err);
    jy_target_clear(&asked);
    return trail;
}
