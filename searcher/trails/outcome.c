/* outcome.c: what became of a commitment, as its trail shows. */
#include "searcher/trails/outcome.h"

#include <libintl.h>

#define N_(s) s
#define _(s) gettext(s)

static const struct {
    const char *name, *label;
} OUTCOMES[JY_OUTCOMES] = {
    [JY_OUTCOME_DONE] = {"done", N_("reported done")},
    [JY_OUTCOME_PROBLEM] = {"problem", N_("called a problem")},
    [JY_OUTCOME_PART] = {"part", N_("reported in part")},
    [JY_OUTCOME_REPORTED] = {"reported", N_("reported, nothing to compare")},
    [JY_OUTCOME_CHANGED] = {"changed", N_("changed later")},
    [JY_OUTCOME_REPEATED] = {"repeated", N_("repeated")},
    [JY_OUTCOME_NONE] = {"none", N_("no later mention")},
};

jy_outcome jy_outcome_of_relation(jy_relation relation)
{
    switch (relation) {
    case JY_RELATION_DONE:
        return JY_OUTCOME_DONE;
    case JY_RELATION_PROBLEM:
        return JY_OUTCOME_PROBLEM;
    case JY_RELATION_PART:
        return JY_OUTCOME_PART;
    case JY_RELATION_REPORTED:
        return JY_OUTCOME_REPORTED;
    case JY_RELATION_CHANGED:
        return JY_OUTCOME_CHANGED;
    case JY_RELATION_REPEATED:
    case JY_RELATION_PROMISED:
        break;
    }
    return JY_OUTCOME_REPEATED;
}

jy_outcome jy_outcome_of(const jy_trail *trail, const jy_step **ret_step)
{
    jy_outcome outcome = JY_OUTCOME_NONE;
    *ret_step = NULL;
    for (guint i = 0; i < trail->steps->len; i++) {
        const jy_step *step = trail->steps->pdata[i];
        jy_outcome shown = jy_outcome_of_relation(step->relation);
        /* A number that is compared with a later promise says nothing of this one. */
        bool is_about = !step->against || g_str_equal(step->against, trail->seed->id);
        if (shown <= outcome && is_about) {
            outcome = shown;
            *ret_step = step;
        }
    }
    return outcome;
}

const char *jy_outcome_name(jy_outcome outcome)
{
    return OUTCOMES[outcome].name;
}

const char *jy_outcome_label(jy_outcome outcome)
{
    return _(OUTCOMES[outcome].label);
}
