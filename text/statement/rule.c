/* rule.c: the first rule of the tables that holds decides. */
#include "text/statement/rule.h"

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

const jy_rule *jy_rule_decide(const jy_reading *reading, jy_section section)
{
    unsigned position = 0;
    while (jy_rule_at(position + 1) && !holds(jy_rule_at(position), reading, section)) {
        position++;
    }
    return jy_rule_at(position);
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
