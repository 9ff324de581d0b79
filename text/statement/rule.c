/* rule.c: the first rule of the tables that holds decides. */
#include "text/statement/rule.h"

#include <pthread.h>

/* What most rules fail by, close together. */
typedef struct {
    jy_cues any; /* as of the rule */
    unsigned in; /* every section where the rule names none */
} rule_filter;

static rule_filter *filters; /* one a rule, in their order */
static unsigned count;

static bool holds(const jy_rule *rule, const jy_reading *reading, jy_section section)
{
    return (!rule->in || (rule->in & section)) && (rule->form & reading->form) == rule->form &&
           !(rule->not_form & reading->form) && (!rule->opens || (rule->opens & reading->opens)) &&
           !(rule->not_opens & reading->opens) && (!rule->starts || (rule->starts & reading->starts)) &&
           !(rule->not_starts & reading->starts) && (!rule->ends || (rule->ends & reading->ends)) &&
           !(rule->not_ends & reading->ends) && (!rule->any || (rule->any & reading->has)) &&
           (!rule->with || (rule->with & reading->has)) && !(rule->none & reading->has);
}

const jy_rule *jy_rule_at(unsigned position)
{
    if (position < JY_RULES_WORDS_LENGTH) {
        return &JY_RULES_WORDS[position];
    }
    position -= JY_RULES_WORDS_LENGTH;
    return position < JY_RULES_PLACE_LENGTH ? &JY_RULES_PLACE[position] : NULL;
}

static void build(void)
{
    count = JY_RULES_WORDS_LENGTH + JY_RULES_PLACE_LENGTH;
    filters = g_new(rule_filter, count);
    for (unsigned i = 0; i < count; i++) {
        const jy_rule *rule = jy_rule_at(i);
        filters[i] = (rule_filter){rule->any, rule->in ? rule->in : SECTION_ANY};
    }
}

const jy_rule *jy_rule_decide(const jy_reading *reading, jy_section section)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build);
    for (unsigned i = 0; i + 1 < count; i++) {
        bool may = (filters[i].in & section) && (!filters[i].any || (filters[i].any & reading->has));
        if (may && holds(jy_rule_at(i), reading, section)) {
            return jy_rule_at(i);
        }
    }
    return jy_rule_at(count - 1);
}

const jy_statement_rule *jy_statement_rule_of(uint16_t id)
{
    const jy_rule *rule;
    for (unsigned position = 0; (rule = jy_rule_at(position)); position++) {
        if (rule->shown.id == id) {
            return &rule->shown;
        }
    }
    return NULL;
}
