/* budget.h: how much work a question may make. It is counted in passages whose text is tried, longer ones and questions
 * of more words as more, and not in seconds: the same question of the same index gives up at the same place. */
#ifndef JIYAN_SEARCHER_QUERY_BUDGET_H
#define JIYAN_SEARCHER_QUERY_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

/* Work of one second or so, as JY_BUDGET_PASSAGE counts it. */
#define JY_BUDGET_SECOND UINT64_C(1200000000)
/* Of a passage, beside its bytes for each word that is looked for in them: to read and to fold it. */
#define JY_BUDGET_PASSAGE 15000

typedef struct {
    uint64_t whole, left;
    bool is_spent; /* there was more to do */
} jy_budget;

/* Whether there was more to do than was paid for. */
static inline bool jy_budget_is_spent(const jy_budget *budget)
{
    return budget && budget->is_spent;
}

/* Pays a price. False where that is too much: what it was for is not to be done. NULL is a budget without an end. */
static inline bool jy_budget_charge(jy_budget *budget, uint64_t price)
{
    if (!budget) {
        return true;
    }
    budget->is_spent = budget->is_spent || price > budget->left;
    budget->left -= budget->is_spent ? 0 : price;
    return !budget->is_spent;
}

/* Pays for a passage of so many bytes, in which so many words are looked for. False where that is too much: it is not
 * to be looked at. */
static inline bool jy_budget_pay(jy_budget *budget, uint32_t bytes, uint32_t words)
{
    return jy_budget_charge(budget, JY_BUDGET_PASSAGE + (uint64_t)bytes * words);
}

#endif
