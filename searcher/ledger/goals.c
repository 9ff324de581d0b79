/* goals.c: the targets of a commitment, a clause each. */
#include "searcher/ledger/goals.h"

#include <math.h>
#include <string.h>

#include "searcher/trails/clauses.h"

/* Characters before a number that do not name what it is of: 增长6.5%, 约为3%. */
#define LABEL_MIN 4

/* ---- clauses ---- */

void jy_goals_clause(const char *text, uint32_t at, uint32_t *ret_start, uint32_t *ret_end)
{
    const char *start = text + at, *end = text + at;
    while (start > text) {
        const char *before = g_utf8_prev_char(start);
        if (jy_clauses_is_end(text, before)) {
            break;
        }
        start = before;
    }
    while (*end && !jy_clauses_is_end(text, end)) {
        end = g_utf8_next_char(end);
    }
    *ret_start = (uint32_t)(start - text);
    *ret_end = (uint32_t)(end - text);
}

/* The clause of a number, and the one before it where the number stands alone; nothing before `from`. */
static jy_goal goal_at(const char *text, uint32_t at, uint32_t from)
{
    jy_goal goal = {.outcome = JY_OUTCOME_NONE, .steps = g_ptr_array_new()};
    jy_goals_clause(text, at, &goal.start, &goal.end);
    const bool has_label = g_utf8_strlen(text + goal.start, (gssize)(at - goal.start)) >= LABEL_MIN;
    if (!has_label && goal.start > from) {
        uint32_t end;
        const char *mark = g_utf8_prev_char(text + goal.start);
        jy_goals_clause(text, (uint32_t)(mark - text), &goal.start, &end);
    }
    if (goal.start <= from && from) {
        goal.start = (uint32_t)(g_utf8_next_char(text + from) - text); /* behind the mark that ends the target before */
    }
    return goal;
}

/* ---- what became of one of several ---- */

static bool has_text(const jy_row *row, const jy_quantity *quantity, const char *number)
{
    const size_t length = quantity->end - quantity->start;
    return strlen(number) == length && strncmp(row->text + quantity->start, number, length) == 0;
}

/* Whether a step compares the number. What is promised again may be written otherwise: 1000万人, 1000万人以上. */
static bool compares(const jy_step *step, const jy_row *row, const jy_quantity *quantity)
{
    const char *number = step->earlier ? step->earlier : step->promised;
    if (number && has_text(row, quantity, number)) {
        return true;
    }
    const jy_quantity *own = step->quantity;
    return step->relation == JY_RELATION_REPEATED && own && g_str_equal(own->unit, quantity->unit) &&
           fabs(own->low - quantity->low) < 1e-9 * fmax(fabs(own->low), 1);
}

/* Whether a number of the target is such that a test holds. */
static bool has_quantity(const jy_goal *goal, const jy_row *row, const jy_step *step,
                         bool (*test)(const jy_step *step, const jy_row *row, const jy_quantity *quantity))
{
    for (guint i = 0; i < row->particulars.quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(row->particulars.quantities, jy_quantity, i);
        const bool is_here = quantity->start >= goal->start && quantity->end <= goal->end;
        if (is_here && test(step, row, quantity)) {
            return true;
        }
    }
    return false;
}

/* A number of another unit, compared with none, is of another of the targets. */
static bool may_be_of(const jy_step *step, const jy_row *row, const jy_quantity *quantity)
{
    (void)row;
    return !step->quantity || g_str_equal(step->quantity->unit, quantity->unit);
}

static jy_outcome outcome_for(const jy_step *step, const jy_row *row, const jy_goal *goal)
{
    const bool is_about = !step->against || g_str_equal(step->against, row->id);
    const bool is_compared = step->promised || step->earlier;
    if (!is_about || !has_quantity(goal, row, step, is_compared ? compares : may_be_of)) {
        return JY_OUTCOME_NONE;
    }
    const jy_outcome outcome = jy_outcome_of_relation(step->relation);
    return is_compared ? outcome : MAX(outcome, JY_OUTCOME_REPORTED);
}

static void judge(jy_goal *goal, const jy_trail *trail)
{
    for (guint i = 0; i < trail->steps->len; i++) {
        const jy_step *step = trail->steps->pdata[i];
        const jy_outcome outcome = outcome_for(step, trail->seed, goal);
        if (outcome == JY_OUTCOME_NONE) {
            continue;
        }
        g_ptr_array_add(goal->steps, (void *)(uintptr_t)step);
        if (outcome <= goal->outcome) {
            goal->outcome = outcome;
            goal->step = step;
        }
    }
}

/* ---- all of them ---- */

static void clear_goal(void *goal)
{
    g_ptr_array_unref(((jy_goal *)goal)->steps);
}

GArray *jy_goals_of(const jy_promise *promise)
{
    const jy_row *row = jy_promises_row(promise);
    GArray *goals = g_array_new(false, false, sizeof(jy_goal));
    g_array_set_clear_func(goals, clear_goal);
    uint32_t from = 0;
    for (guint i = 0; i < row->particulars.quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(row->particulars.quantities, jy_quantity, i);
        if (goals->len == 0 || quantity->start >= from) {
            const jy_goal goal = goal_at(row->text, quantity->start, from);
            from = goal.end;
            g_array_append_val(goals, goal);
        }
    }
    if (goals->len == 1) {
        jy_goal *only = &g_array_index(goals, jy_goal, 0);
        only->outcome = promise->outcome;
        only->step = promise->step;
        g_ptr_array_extend(only->steps, promise->trail->steps, NULL, NULL);
    }
    for (guint i = 0; goals->len > 1 && i < goals->len; i++) {
        judge(&g_array_index(goals, jy_goal, i), promise->trail);
    }
    return goals;
}
