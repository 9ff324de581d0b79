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

const jy_rule *jy_rule_at(unsigned rule)
{
    if (rule < JY_RULES_WORDS_LENGTH) {
        return &JY_RULES_WORDS[rule];
    }
    rule -= JY_RULES_WORDS_LENGTH;
    return rule < JY_RULES_PLACE_LENGTH ? &JY_RULES_PLACE[rule] : NULL;
}

uint8_t jy_rule_decide(const jy_reading *reading, jy_section section)
{
    uint8_t rule = 0;
    while (jy_rule_at(rule + 1u) && !holds(jy_rule_at(rule), reading, section)) {
        rule++;
    }
    return rule;
}

const jy_statement_rule *jy_statement_rule_of(uint8_t rule)
{
    const jy_rule *found = jy_rule_at(rule);
    return found ? &found->shown : NULL;
}
