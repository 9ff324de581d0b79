/* rule.c: the first rule of the tables that holds decides. */
#include "text/statement/rule.h"

#include <glib.h>
#include <pthread.h>

/* A set of rules by their positions. */
#define WORDS 2
typedef struct {
    uint64_t words[WORDS];
} rule_set;

/* Which rules may hold, told by what most fail by: those of each section; those that ask for no cue, and those that ask
 * for one of several, by each of these. */
static rule_set of_section[SECTIONS], of_no_cue, of_cue[CUE_SET_CLASSES];
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

static void add(rule_set *set, unsigned position)
{
    set->words[position / 64] |= UINT64_C(1) << position % 64;
}

/* Adds the sets of all members of a mask. */
static inline void add_each(rule_set *set, const rule_set *sets, uint64_t members)
{
    for (; members; members &= members - 1) {
        const rule_set *other = &sets[__builtin_ctzll(members)];
        for (unsigned word = 0; word < WORDS; word++) {
            set->words[word] |= other->words[word];
        }
    }
}

static void build(void)
{
    count = JY_RULES_WORDS_LENGTH + JY_RULES_PLACE_LENGTH;
    g_assert(count <= WORDS * 64);
    for (unsigned i = 0; i < count; i++) {
        const jy_rule *rule = jy_rule_at(i);
        for (unsigned section = 0; section < SECTIONS; section++) {
            if (!rule->in || rule->in >> section & 1) {
                add(&of_section[section], i);
            }
        }
        for (unsigned cue = 0; cue < CUE_SET_CLASSES; cue++) {
            if (rule->any >> cue & 1) {
                add(&of_cue[cue], i);
            }
        }
        if (!rule->any) {
            add(&of_no_cue, i);
        }
    }
}

const jy_rule *jy_rule_decide(const jy_reading *reading, jy_section section)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build);
    rule_set here = {{0}}, may = of_no_cue;
    add_each(&here, of_section, section);
    add_each(&may, of_cue, reading->has);
    for (unsigned word = 0; word < WORDS; word++) {
        uint64_t left = may.words[word] & here.words[word];
        for (; left; left &= left - 1) {
            const jy_rule *rule = jy_rule_at(word * 64 + (unsigned)__builtin_ctzll(left));
            if (holds(rule, reading, section)) {
                return rule;
            }
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
