/* searcher_budget_test.c: how many passages a question may have tried. */
#include "searcher/query/budget.h"

#include <glib.h>

static void test_pay(void)
{
    static const struct {
        uint64_t left;
        uint32_t bytes, words, passages; /* passages: how many are paid for */
    } ROWS[] = {
        {0, 1, 1, 0},
        {JY_BUDGET_PASSAGE, 0, 0, 1},
        {JY_BUDGET_PASSAGE, 1, 1, 0},
        {JY_BUDGET_PASSAGE, 1000, 0, 1},
        {JY_BUDGET_PASSAGE + 1000, 1000, 1, 1},
        {2 * JY_BUDGET_PASSAGE + 1999, 1000, 1, 1},
        {2 * JY_BUDGET_PASSAGE + 2000, 1000, 1, 2},
        {10 * (JY_BUDGET_PASSAGE + 1500 * 30), 1500, 30, 10},
        {10 * (JY_BUDGET_PASSAGE + 1500 * 30) - 1, 1500, 30, 9},
        {JY_BUDGET_SECOND, 1600, 1, 72289},
        {JY_BUDGET_SECOND, 1600, 30, 19047},
        {JY_BUDGET_SECOND, UINT32_MAX, UINT32_MAX, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        jy_budget budget = {.left = ROWS[i].left};
        uint32_t passages = 0;
        while (jy_budget_pay(&budget, ROWS[i].bytes, ROWS[i].words)) {
            g_assert_false(budget.is_spent);
            passages++;
        }
        g_assert_cmpuint(passages, ==, ROWS[i].passages);
        g_assert_true(budget.is_spent);
        g_assert_false(jy_budget_pay(&budget, 0, 0)); /* once spent, for good */
    }
    for (int i = 0; i < 1000; i++) {
        g_assert_true(jy_budget_pay(NULL, UINT32_MAX, UINT32_MAX));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/budget/pay", test_pay);
    return g_test_run();
}
