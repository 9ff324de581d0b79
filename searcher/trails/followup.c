/* followup.c: from a subject to the statements that speak of it: candidates by their tokens, then their links. */
#include "searcher/trails/followup.h"

#include "searcher/trails/abroad.h"

/* The share of a topic that a sentence holds by itself to be a candidate. */
#define CANDIDATE_SHARE 0.4
/* A link has to reach this; with a number of the subject's unit less is enough. */
#define STRONG 0.72
#define WITH_UNIT 0.58
/* Some units fit many things. */
#define WITH_COMMON 0.66
/* Without a number more, where nearly all that is said of the subject is numbers; and this much of the words. */
#define UNMEASURED 0.84
#define UNMEASURED_PART 0.28
#define MEASURED_SHARE 0.6
/* One of so many that are listed is only named, and counts less; not where all that is listed is called a problem. */
#define LISTED 4
#define LISTED_WEIGHT 0.7
/* What the words of a topic weigh that is meant wherever they are, on the average. */
#define TELLING 0.5
/* Of a subject of many rare words fewer are enough: its weight from which on, and how much less at the most. */
#define LONG_WEIGHT 1.8
#define LONG_SLOPE 0.06
#define LONG_MOST 0.16
/* What a number's label may weigh beside the topic to be about it. */
#define FOREIGN_WEIGHT 0.45
/* A statement that speaks of a request plainly; its numbers tell the units. */
#define PLAIN 0.9
/* Least share of the numbers of such statements that have a unit. */
#define UNIT_SHARE 0.2

/* What each of many has is another measure than what all have together. */
#define EACH_WEIGHT 0.75

/* ---- its numbers ---- */

/* A number of a later clause belongs to the topic where the words before it name nothing else: not of
 * 加强高标准农田建设， 增加深松土地1.5亿亩. */
static bool is_foreign(jy_tracer *tracer, const jy_followup *followup, const jy_amount *amount)
{
    return amount->clause != followup->link.clause &&
           jy_saying_foreign(followup->saying, tracer->lexis, amount, followup->topic) > FOREIGN_WEIGHT;
}

/* ---- its link ---- */

static double needed(const jy_topic *topic, double plain)
{
    double rare = MAX(topic->total - LONG_WEIGHT, 0) * LONG_SLOPE;
    return plain - MIN(rare, LONG_MOST);
}

/* Where the topic names what is measured, a statement has to name it too, or to have its unit. */
static bool names_measure(const jy_followup *followup)
{
    const uint64_t measures = followup->topic->measures;
    return !measures || measures & (followup->link.here | followup->link.around);
}

/* By a number of the subject's unit. */
static bool is_linked_by_unit(const jy_followup *followup)
{
    static const char *const COMMON[] = {"%", "‰", "百分点", "个百分点", "倍", "个", "项", "年", "次", "元", NULL};
    bool common = g_strv_contains(COMMON, g_array_index(followup->amounts, jy_amount, 0).quantity->unit);
    return followup->link.score >= needed(followup->topic, common ? WITH_COMMON : WITH_UNIT) &&
           (!common || names_measure(followup));
}

/* What words alone have to reach. */
static double needed_by_words(const jy_subject *subject, const jy_topic *topic)
{
    return needed(topic, subject->is_measured ? UNMEASURED : STRONG);
}

/* By words alone, of a statement of some kind. */
static bool is_linked_by_words(const jy_subject *subject, const jy_followup *followup, jy_statement_kind kind)
{
    const jy_topic *topic = followup->topic;
    const jy_link *link = &followup->link;
    if (!subject->is_requested && jy_topic_weight(topic, link->here) < JY_SUBJECT_LEAST_WEIGHT) {
        return false;
    }
    /* Rare words of a request are meant even where they are only named. */
    bool telling = subject->is_requested && topic->words->len && topic->total >= TELLING * topic->words->len;
    if (!telling && subject->units->len && link->part < UNMEASURED_PART) {
        return false;
    }
    bool is_complaint = telling && kind == JY_STATEMENT_PROBLEM;
    double listed = !is_complaint && link->items >= LISTED ? LISTED_WEIGHT : 1;
    return listed * link->score >= needed_by_words(subject, topic) && names_measure(followup);
}

/* ---- candidates ---- */

static void clear_followup(void *data)
{
    jy_followup *followup = data;
    g_clear_pointer(&followup->row, jy_row_free);
    g_clear_pointer(&followup->amounts, g_array_unref);
}

/* A topic, and what its words say of all candidates. */
typedef struct {
    const jy_topic *topic;
    bool is_abroad; /* it is of other countries itself */
    bool is_each;   /* it is of what each of many has itself */
    double least;   /* that a link has to reach, whatever its numbers */
} followup_topic;

static followup_topic topic_of(const jy_subject *subject, const jy_topic *topic)
{
    g_autofree char *words = jy_topic_words(topic, UINT64_MAX);
    return (followup_topic){
        .topic = topic,
        .is_abroad = jy_abroad_words(words),
        .is_each = jy_saying_each_words(words),
        .least = subject->units->len ? needed(topic, WITH_UNIT) : needed_by_words(subject, topic),
    };
}

/* Reads a candidate as far as it has to be read. Returns false for one that is no follow-up. */
static bool read_candidate(jy_tracer *tracer, const jy_subject *subject, const followup_topic *of,
                           const jy_mention *mention, jy_followup *followup)
{
    jy_saying *saying = jy_corpus_saying(tracer->corpus, mention->number);
    const GArray *tokens = jy_saying_tokens(saying);
    jy_link *link = &followup->link;
    *link = jy_link_score(of->topic, (const jy_sentence_token *)(void *)tokens->data, tokens->len, mention->around);
    const jy_statement_kind kind = jy_saying_kind(saying);
    /* Without units words alone decide: the rest is read of what they link. */
    if (link->score < of->least || (!subject->units->len && !is_linked_by_words(subject, followup, kind))) {
        return false;
    }
    jy_row *row = jy_saying_row(saying);
    followup->saying = saying;
    followup->row = jy_row_ref(row);
    /* What other countries have is no follow-up; what is promised towards them may be. */
    if (kind != JY_STATEMENT_COMMITMENT && !of->is_abroad && jy_saying_is_abroad(saying, link->clause)) {
        return false;
    }

    /* The numbers of the subject's units, else those of the clause that have any. */
    followup->amounts = g_array_new(false, false, sizeof(jy_amount));
    jy_amount_choose(jy_saying_amounts(saying), link->clause, subject->units, followup->amounts);
    for (guint i = followup->amounts->len; i-- > 0;) {
        if (is_foreign(tracer, followup, &g_array_index(followup->amounts, jy_amount, i))) {
            g_array_remove_index(followup->amounts, i);
        }
    }
    followup->has_unit = subject->units->len && followup->amounts->len;

    if (!of->is_each && jy_saying_is_each(saying, link->clause)) {
        link->score *= EACH_WEIGHT;
    }
    return followup->has_unit ? is_linked_by_unit(followup) : is_linked_by_words(subject, followup, kind);
}

static gint by_number(const void *a, const void *b)
{
    const jy_followup *left = a, *right = b;
    int order = (left->number > right->number) - (left->number < right->number);
    return order ? order : (left->link.score < right->link.score) - (left->link.score > right->link.score);
}

/* The follow-ups of a subject while they are found. */
typedef struct {
    jy_tracer *tracer;
    const jy_subject *subject;
    const jy_row *seed; /* NULL: of a request */
    uint32_t from;      /* number of the first statement that is looked at */
    GArray *followups;
    bool is_cut;
} followup_search;

/* Of a topic the nearest in time are taken; those of the issuer find room however many others there are. */
static void find_of_topic(followup_search *search, const jy_topic *topic)
{
    jy_tracer *tracer = search->tracer;
    const followup_topic of = topic_of(search->subject, topic);
    const jy_mention_limits limits = {.share = CANDIDATE_SHARE, .link = of.least, .from = search->from};
    const uint32_t most = search->seed && tracer->most ? tracer->most : UINT32_MAX;
    uint32_t taken[2] = {0}; /* of others and of the issuer */
    g_autoptr(GArray) mentions = g_array_new(false, false, sizeof(jy_mention));
    jy_corpus_find(tracer->corpus, topic, &limits, mentions);
    for (guint i = 0; i < mentions->len && !(taken[false] == most && taken[true] == most); i++) {
        const jy_mention *mention = &g_array_index(mentions, jy_mention, i);
        jy_followup followup = {.number = mention->number, .topic = topic};
        const bool is_own =
            mentions->len > most && jy_issuers_same(tracer->issuers, search->seed->document,
                                                    jy_corpus_document(tracer->corpus, mention->number));
        search->is_cut = search->is_cut || taken[is_own] == most;
        if (taken[is_own] < most && read_candidate(tracer, search->subject, &of, mention, &followup)) {
            g_array_append_val(search->followups, followup);
            taken[is_own]++;
        } else {
            clear_followup(&followup);
        }
    }
}

GArray *jy_followup_find(jy_tracer *tracer, const jy_subject *subject, const jy_row *seed, bool *ret_is_cut)
{
    GArray *followups = g_array_new(false, false, sizeof(jy_followup));
    g_array_set_clear_func(followups, clear_followup);
    const char *date = seed && seed->document->date ? seed->document->date : "";
    followup_search search = {.tracer = tracer,
                              .subject = subject,
                              .seed = seed,
                              .from = seed ? jy_corpus_first_later(tracer->corpus, date) : 0,
                              .followups = followups};
    for (guint i = 0; i < subject->topics->len; i++) {
        find_of_topic(&search, subject->topics->pdata[i]);
    }
    if (ret_is_cut) {
        *ret_is_cut = search.is_cut;
    }

    g_array_sort(followups, by_number);
    /* Of several topics the one that a statement speaks of most, which comes first. */
    for (guint i = followups->len; i-- > 1;) {
        if (g_array_index(followups, jy_followup, i).number == g_array_index(followups, jy_followup, i - 1).number) {
            g_array_remove_index(followups, i);
        }
    }
    return followups;
}

jy_followup jy_followup_of_seed(const jy_subject *subject, jy_row *seed)
{
    jy_followup followup = {.row = seed};
    g_autoptr(GArray) all = jy_amount_read(seed);
    followup.amounts = g_array_new(false, false, sizeof(jy_amount));
    jy_amount_choose(all, 0, subject->units, followup.amounts);
    return followup;
}

/* ---- the units of a request ---- */

void jy_followup_learn_units(jy_tracer *tracer, jy_subject *subject)
{
    g_autoptr(GArray) followups = jy_followup_find(tracer, subject, NULL, NULL);
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint plain = 0, measured = 0;
    for (guint i = 0; i < followups->len; i++) {
        const jy_followup *followup = &g_array_index(followups, jy_followup, i);
        if (followup->link.score < PLAIN) {
            continue;
        }
        plain++;
        const jy_amount *number = followup->amounts->len ? &g_array_index(followup->amounts, jy_amount, 0) : NULL;
        /* The first of its numbers is in the clause that speaks of the topic. */
        if (number && number->clause == followup->link.clause) {
            const char *unit = number->quantity->unit;
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, unit)) + 1;
            g_hash_table_insert(counts, g_strdup(unit), GUINT_TO_POINTER(count));
            measured++;
        }
    }
    GHashTableIter each;
    gpointer unit, count;
    g_hash_table_iter_init(&each, counts);
    while (g_hash_table_iter_next(&each, &unit, &count)) {
        if (GPOINTER_TO_UINT(count) >= MAX(UNIT_SHARE * measured, 1)) {
            jy_subject_add_unit(subject, unit);
        }
    }
    subject->is_measured = measured && measured >= MEASURED_SHARE * plain;
}
