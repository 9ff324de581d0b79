/* text_statement_ids_test.c: the ids of rules, which indexes store: unique, found wherever the row is, never given to
 * another rule. */
#include "text/statement/rule.h"

#include <string.h>

/* Ids that have been given, also those of rules that have been dropped: rows are added and never changed. A rule above
 * the last may be missing here. */
static const struct {
    uint16_t id;
    const char *name;
} GIVEN[] = {
    {1, "no-sentence"},
    {2, "note"},
    {3, "signature"},
    {4, "date-line"},
    {5, "salutation"},
    {6, "preamble"},
    {7, "introduces"},
    {8, "addressee"},
    {9, "topic"},
    {10, "run-in"},
    {11, "thanks"},
    {12, "call"},
    {13, "exhortation"},
    {14, "leads-in"},
    {15, "question"},
    {16, "law-delegates"},
    {17, "law"},
    {18, "only-if"},
    {19, "only-so"},
    {20, "if-then"},
    {21, "assurance"},
    {22, "assurance-first"},
    {23, "backdrop"},
    {24, "problems-origin"},
    {25, "rejection"},
    {26, "problem-judged"},
    {27, "judgement"},
    {28, "explanation"},
    {29, "reason"},
    {30, "stance"},
    {31, "stance-abroad"},
    {32, "council"},
    {33, "hearsay"},
    {34, "wish"},
    {35, "wish-first"},
    {36, "problem-forecast"},
    {37, "problems-treated"},
    {38, "insight-need"},
    {39, "insight-task"},
    {40, "problems-insight"},
    {41, "problems-figure"},
    {42, "problems"},
    {43, "problems-wrong"},
    {44, "problem-some"},
    {45, "problem-exists"},
    {46, "problem-undone"},
    {47, "problem-fault"},
    {48, "problem-ends"},
    {49, "problem-after-result"},
    {50, "problem-may"},
    {51, "problem-plan"},
    {52, "problem-plan-ends"},
    {53, "problem-names"},
    {54, "problem-abroad"},
    {55, "goal"},
    {56, "problem-insight"},
    {57, "insight"},
    {58, "review-ensured"},
    {59, "review-done"},
    {60, "modal-abroad"},
    {61, "modal-peers"},
    {62, "modal"},
    {63, "modal-cannot"},
    {64, "worth-coming"},
    {65, "expected"},
    {66, "modal-coming"},
    {67, "strive"},
    {68, "willing"},
    {69, "item"},
    {70, "need"},
    {71, "reason-task"},
    {72, "definition"},
    {73, "definition-ends"},
    {74, "worth"},
    {75, "worth-subject"},
    {76, "worth-review"},
    {77, "review-task"},
    {78, "review"},
    {79, "past-years"},
    {80, "plan-since"},
    {81, "plan-since-first"},
    {82, "plan-done"},
    {83, "tasks-result"},
    {84, "plan-task"},
    {85, "plan-reason"},
    {86, "plan-past"},
    {87, "plan-state"},
    {88, "plan-finished"},
    {89, "plan-abroad"},
    {90, "permission"},
    {91, "plan-target"},
    {92, "tasks"},
    {93, "plan"},
    {94, "abroad"},
    {95, "done"},
    {96, "result"},
    {97, "task-after-done"},
    {98, "task"},
    {99, "task-after-wish"},
    {100, "change-after-wish"},
    {101, "future"},
    {102, "change-after-done"},
    {103, "work-after-done"},
    {104, "figure-after-done"},
    {105, "among-done"},
    {106, "untold"},
};

static void test_ids_are_unique(void)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(NULL, NULL);
    const jy_rule *rule;
    for (unsigned position = 0; (rule = jy_rule_at(position)); position++) {
        g_test_message("%s", rule->shown.name);
        g_assert_cmpuint(rule->shown.id, >, 0);
        g_assert_true(g_hash_table_add(ids, GUINT_TO_POINTER(rule->shown.id)));
    }
}

/* By id, whatever the position: a table in another order has the same rules. */
static void test_rules_are_found_by_id(void)
{
    const jy_rule *rule;
    for (unsigned position = 0; (rule = jy_rule_at(position)); position++) {
        g_assert_true(jy_statement_rule_of(rule->shown.id) == &rule->shown);
    }
    g_assert_null(jy_statement_rule_of(0));
    g_assert_null(jy_statement_rule_of(UINT16_MAX));
}

static void test_ids_stay(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GIVEN); i++) {
        const jy_statement_rule *rule = jy_statement_rule_of(GIVEN[i].id);
        g_test_message("%u", GIVEN[i].id);
        g_assert_true(!rule || strcmp(rule->name, GIVEN[i].name) == 0);
        g_assert_cmpuint(GIVEN[i].id, ==, i + 1);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/statement/ids/unique", test_ids_are_unique);
    g_test_add_func("/statement/ids/found", test_rules_are_found_by_id);
    g_test_add_func("/statement/ids/stay", test_ids_stay);
    return g_test_run();
}
