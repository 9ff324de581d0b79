/* step.c: turns a follow-up into a step, and says why it is one. */
#include "searcher/trails/step.h"

#include <libintl.h>

#define _(s) gettext(s)

static void append_why(GString *why, const char *format, const char *value)
{
    if (*value) {
        g_string_append(why, why->len ? "; " : "");
        g_string_append_printf(why, format, value);
    }
}

/* Takes the texts of the verdict. */
static jy_step *step_of(const jy_followup *followup, const jy_claim *claim, const jy_verdict *verdict)
{
    jy_step *step = g_new(jy_step, 1);
    *step = (jy_step){.row = followup->row,
                      .relation = verdict->relation,
                      .promised = verdict->promised,
                      .reported = verdict->reported,
                      .earlier = verdict->earlier,
                      .against = verdict->against ? g_strdup(verdict->against->id) : NULL,
                      .quantity = verdict->amount.row ? verdict->amount.quantity : NULL,
                      .of_year = verdict->is_other_time ? 0 : jy_years_single(&claim->years),
                      .score = MIN(followup->link.score, 1),
                      .is_same_issuer = claim->is_own};
    return step;
}

jy_step *jy_step_new(jy_followup *followup, const jy_claim *claim, const GArray *commitments)
{
    const jy_verdict verdict = jy_relation_of(claim, commitments);
    jy_step *step = step_of(followup, claim, &verdict);

    /* The words in common, the unit, the issuer. */
    g_autofree char *here = jy_topic_words(followup->topic, followup->link.here);
    g_autofree char *around = jy_topic_words(followup->topic, followup->link.around);
    GString *why = g_string_new(NULL);
    append_why(why, _("words: %s"), here);
    append_why(why, _("around it: %s"), around);
    append_why(why, _("unit: %s"), followup->has_unit && verdict.amount.row ? verdict.amount.quantity->unit : "");
    append_why(why, "%s", claim->is_own ? _("same issuer") : _("another issuer"));
    step->why = g_string_free(why, false);
    followup->row = NULL;
    return step;
}

jy_step *jy_step_new_seed(const jy_followup *seed, const jy_claim *claim, const jy_subject *subject)
{
    g_autoptr(GArray) none = g_array_new(false, false, sizeof(jy_claim));
    const jy_verdict verdict = jy_relation_of(claim, none);
    jy_step *step = step_of(seed, claim, &verdict);

    /* What of it is followed: the words of each topic, and the units. */
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GString) units = g_string_new(NULL);
    for (guint i = 0; i < subject->topics->len; i++) {
        g_autofree char *topic = jy_topic_words(subject->topics->pdata[i], UINT64_MAX);
        g_string_append_printf(words, "%s%s", i ? " / " : "", topic);
    }
    for (guint i = 0; i < subject->units->len; i++) {
        g_string_append_printf(units, "%s%s", i ? " " : "", (const char *)subject->units->pdata[i]);
    }
    GString *why = g_string_new(NULL);
    append_why(why, _("followed: %s"), words->str);
    append_why(why, _("unit: %s"), units->str);
    if (subject->topics->len == 0) {
        append_why(why, "%s", _("too general to be followed"));
    }
    step->why = g_string_free(why, false);
    return step;
}

void jy_step_free(jy_step *step)
{
    if (!step) {
        return;
    }
    jy_row_free(step->row);
    g_free(step->promised);
    g_free(step->reported);
    g_free(step->earlier);
    g_free(step->against);
    g_free(step->why);
    g_free(step);
}
