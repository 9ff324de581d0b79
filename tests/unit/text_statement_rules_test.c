/* text_statement_rules_test.c: what sentences are judged by: every rule by its own example, the lexicon, cues and their
 * traps, units. */
#include "text/statement/cue.h"
#include "text/statement/quasi_sentence.h"
#include "text/statement/rule.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/statement.h>

#include <string.h>

static jy_reading read_text(const char *text)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    jy_reading reading;
    jy_reading_of(folded, (uint32_t)strlen(folded), &reading);
    return reading;
}

/* ---- the table of rules ---- */

#define OPENING SECTION_OPENING
#define REVIEW SECTION_REVIEW
#define PROBLEMS SECTION_PROBLEMS
#define PLAN SECTION_PLAN
#define MIXED SECTION_MIXED
#define LAW SECTION_LAW
#define ABROAD SECTION_ABROAD
#define TASKS SECTION_TASKS
#define NEWS SECTION_NEWS
#define TALK SECTION_TALK
#define ANSWER SECTION_ANSWER
#define COMMENT SECTION_COMMENT
/* Where rules of their own decide all. */
#define OWN_RULES (LAW | TALK | ANSWER | COMMENT)
#define EVERYWHERE (OPENING | REVIEW | PROBLEMS | PLAN | MIXED | LAW | ABROAD | TASKS | NEWS | TALK | ANSWER | COMMENT)
#define BUT(sections) (EVERYWHERE & ~(unsigned)(sections))

/* Where a rule decides its own example: in these sections and in no other, with this around it, each part of it. What
 * the rules ask for is written down here a second time, not taken from them: a rule that asks in a wrong section, or no
 * more for its neighbours, fails. */
typedef struct {
    unsigned sections, around; /* jy_form: what a sentence does not show by itself */
    const char *rules;
} rule_place;

static const rule_place PLACES[] = {
    {EVERYWHERE, 0,
     "note signature date-line salutation preamble introduces addressee topic thanks call "
     "leads-in question"},
    {EVERYWHERE, FORM_NO_SENTENCE, "no-sentence"},
    {EVERYWHERE, FORM_HEADS, "run-in"},
    {BUT(OWN_RULES), 0,
     "only-if only-so if-then assurance assurance-first backdrop rejection explanation stance "
     "hearsay wish wish-first insight-need insight-task modal"},
    {BUT(OWN_RULES | ABROAD), 0, "modal-peers"},
    {BUT(OWN_RULES | ABROAD | NEWS), 0, "problem-forecast"},
    {BUT(OWN_RULES | ABROAD | NEWS), FORM_CLOSE, "exhortation"},
    {BUT(OWN_RULES | PROBLEMS), 0,
     "judgement problem-abroad goal insight modal-cannot worth-coming willing "
     "need definition definition-ends worth worth-subject"},
    {BUT(OWN_RULES | PROBLEMS | NEWS), 0, "problem-insight"},
    {BUT(OWN_RULES | PROBLEMS | ABROAD), 0, "problem-some"},
    {BUT(OWN_RULES | PROBLEMS | ABROAD | NEWS), 0, "problem-judged problem-after-result problem-may problem-names"},
    {BUT(OWN_RULES | PROBLEMS | REVIEW), 0, "modal-coming"},
    {BUT(OWN_RULES | PROBLEMS | REVIEW | NEWS), 0, "reason council expected strive"},
    {BUT(OWN_RULES | PROBLEMS | REVIEW | NEWS), FORM_PAST_YEARS, "past-years"},
    {OPENING | PROBLEMS | MIXED | ABROAD, 0, "result"},
    {OPENING | MIXED | ABROAD | TASKS, 0, "untold"},
    {OPENING | REVIEW | MIXED, 0, "problem-exists problem-ends"},
    {OPENING | REVIEW | MIXED | NEWS, 0, "problem-undone problem-fault"},
    {OPENING | MIXED | ABROAD, 0, "done"},
    {PLAN | TASKS, 0,
     "problem-plan problem-plan-ends reason-task plan-since plan-since-first plan-done "
     "plan-task plan-reason plan-past plan-state plan-finished plan-abroad plan-target"},
    {PLAN | TASKS, FORM_DIRECTS, "permission"},
    {MIXED | ABROAD, 0, "abroad task future"},
    {MIXED | ABROAD, FORM_AFTER_WISH, "task-after-wish change-after-wish"},
    {MIXED | ABROAD, FORM_ITEM | FORM_AFTER_WISH, "item"},
    {MIXED | ABROAD, FORM_AFTER_DONE, "task-after-done change-after-done work-after-done figure-after-done"},
    {MIXED | ABROAD, FORM_AFTER_DONE | FORM_AMONG_DONE, "among-done"},
    {REVIEW, 0, "review-ensured review-done worth-review review"},
    {REVIEW, FORM_AFTER_WISH, "review-task"},
    {PROBLEMS, 0,
     "problems-origin problems-treated problems-insight problems-figure problems "
     "problems-wrong"},
    {PLAN, 0, "plan"},
    {LAW, 0, "law-delegates law"},
    {TALK, 0, "motion talk"},
    {TALK | ANSWER, 0, "talk-problem"},
    {ANSWER, 0, "answer-will answer-done answer"},
    {NEWS, 0, "news-done news-ensured news news-figure news-else"},
    {COMMENT, 0, "comment-done comment"},
    {NEWS, FORM_AFTER_WISH, "news-task"},
    {EVERYWHERE, FORM_HEADING, "heading"},
    {OPENING | MIXED | ABROAD | PLAN | TASKS, FORM_COMING_YEARS, "coming-years"},
    {OPENING | MIXED | ABROAD | PLAN | TASKS, FORM_PAST_YEARS, "figure-past-years"},
    {ABROAD, 0, "stance-abroad modal-abroad"},
    {TASKS, 0, "tasks"},
    {TASKS, FORM_AFTER_DONE, "tasks-result"},
};

static const rule_place *place_of(const char *rule)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        g_auto(GStrv) names = g_strsplit(PLACES[i].rules, " ", -1);
        if (g_strv_contains((const char *const *)names, rule)) {
            return &PLACES[i];
        }
    }
    return NULL;
}

/* The sections in which a rule decides its example, with that around it. */
static unsigned decides_in(const jy_rule *rule, unsigned around)
{
    unsigned sections = 0;
    jy_reading reading = read_text(rule->shown.example);
    reading.form |= around;
    for (unsigned section = 1; section < SECTION_ANY; section <<= 1) {
        sections |= jy_rule_decide(&reading, (jy_section)section) == rule ? section : 0;
    }
    return sections;
}

static void test_examples(void)
{
    const jy_rule *rule;
    for (unsigned i = 0; (rule = jy_rule_at(i)); i++) {
        const rule_place *place = place_of(rule->shown.name);
        g_test_message("%s: %s", rule->shown.name, rule->shown.example);
        g_assert_nonnull(place);
        if (!place) {
            continue;
        }
        g_assert_cmphex(decides_in(rule, place->around), ==, place->sections);
        for (unsigned form = 1; form <= place->around; form <<= 1) {
            if (place->around & form) {
                g_assert_cmphex(decides_in(rule, place->around & ~form), ==, 0);
            }
        }
    }
}

static void test_rules_are_told_apart(void)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    unsigned count = 0;
    for (; jy_rule_at(count); count++) {
        const jy_statement_rule *rule = &jy_rule_at(count)->shown;
        g_test_message("%s", rule->name);
        g_assert_true(g_hash_table_add(names, (gpointer)rule->name));
        g_assert_cmpuint(strlen(rule->why), >, 0);
        g_assert_true(g_utf8_validate(rule->example, -1, NULL));
    }
    g_assert_cmpint(count, >, 40);
    g_assert_cmpuint(count, ==, JY_RULES_WORDS_LENGTH + JY_RULES_PLACE_LENGTH);
}

/* ---- the lexicon ---- */

static void test_no_word_stands_twice(void)
{
    g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (unsigned i = 0; i < JY_LEXICON_LENGTH; i++) {
        g_auto(GStrv) parts = g_strsplit(JY_LEXICON[i].words, " ", -1);
        for (char **part = parts; *part; part++) {
            g_autofree char *folded = jy_fold_string(*part, -1);
            g_test_message("%s", *part);
            g_assert_cmpstr(folded, ==, *part); /* else it would never be found */
            g_assert_cmpuint(strlen(*part), >, 0);
            g_assert_true(g_hash_table_add(words, g_strdup(*part)));
            uint32_t at = 0;
            jy_cue_hit hit;
            g_assert_true(jy_cue_next(folded, (uint32_t)strlen(folded), &at, &hit));
            g_assert_cmpuint(at, ==, strlen(folded));
            g_assert_cmpint(hit.cue, ==, JY_LEXICON[i].cue);
        }
    }
    g_assert_cmpint(CUE_SET_CLASSES, <=, 64);
}

static const struct {
    const char *text;
    jy_cues has, lacks;
} CUE_ROWS[] = {
    {"这是重要的主要矛盾。", 0, CUES(SHALL)},
    {"要修渠。", CUES(SHALL), 0},
    {"根据规划纲要的要求修渠。", 0, CUES(SHALL)},
    {"将军和将士来了。", CUES(ASPECT), CUES(COMING)},
    {"水厂将开工。", CUES(COMING), 0},
    {"村里将水渠建成样板。", CUES(DO), CUES(COMING)},
    {"乡里将节水同增收结合起来。", CUES(DO), CUES(COMING)},
    {"水价并将差额纳入预算。", CUES(DO), CUES(WILL)},
    {"我们将水渠建成样板。", CUES(WILL), 0},
    {"水厂将投入三百万元用于修渠。", CUES(COMING), 0},
    {"水厂将成为样板。", CUES(COMING), 0},
    {"春灌就要开始，水泵即将运到。", 0, CUES(COMING) | CUES(SHALL)},
    {"灌区具有一定特殊性。", 0, CUES(MUST)},
    {"一定修好水渠。", CUES(MUST), 0},
    {"一定要快。", CUES(MUST), 0},
    {"全社会都来开会议。", 0, CUES(WOULD) | CUES(WILL)},
    {"為了修渠，大家了解水情。", 0, CUES(ASPECT)},
    {"積極應對旱情，適應氣候。", 0, CUES(SHALL)},
    {"各村应修渠。", CUES(SHALL), 0},
    {"他提出了“要快”的口号。", CUES(ASPECT), CUES(SHALL)},
    {"贯彻《关于要求修渠的通知》（要快）。", 0, CUES(SHALL)},
    {"目的是要引水。", CUES(COPULA), CUES(SHALL)},
    {"针对漏水问题，修好水渠。", 0, CUES(TROUBLE)},
};

static void test_cues(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CUE_ROWS); i++) {
        jy_reading reading = read_text(CUE_ROWS[i].text);
        g_test_message("%s", CUE_ROWS[i].text);
        g_assert_cmphex(reading.has & CUE_ROWS[i].has, ==, CUE_ROWS[i].has);
        g_assert_cmphex(reading.has & CUE_ROWS[i].lacks, ==, 0);
    }
}

/* ---- units ---- */

static const struct {
    const char *label, *text, *cut;
} UNIT_ROWS[] = {
    {"semicolons", "修渠三条；种树十亩；养鱼。", "修渠三条；|种树十亩；|养鱼。"},
    {"half-width semicolon", "修渠;种树。", "修渠;|种树。"},
    {"in quotes", "喊着“修渠；种树”的口号。好。", "喊着“修渠；种树”的口号。|好。"},
    {"in brackets", "修渠（三条；两座）。", "修渠（三条；两座）。"},
    {"nested", "（“修渠；”种树；）好；行。", "（“修渠；”种树；）好；|行。"},
    {"at the end", "修渠；", "修渠；"},
    {"empty parts", "；；", "；|；"},
    {"white space behind", "修渠； 种树。", "修渠；|种树。"},
    {"a note of two sentences", "修渠。（水利局负责。列第一位者牵头）", "修渠。|（水利局负责。列第一位者牵头）"},
    {"a bracket that never closes", "（修渠。种树。", "（修渠。|种树。"},
    {"nothing", "", ""},
};

static void test_units(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(UNIT_ROWS); i++) {
        const char *text = UNIT_ROWS[i].text;
        jy_quasi_sentences units = {.text = text, .length = (uint32_t)strlen(text)};
        uint32_t start, end;
        g_autoptr(GString) cut = g_string_new(NULL);
        while (jy_quasi_sentence_next(&units, &start, &end)) {
            g_string_append_printf(cut, "%s%.*s", cut->len ? "|" : "", (int)(end - start), text + start);
        }
        g_test_message("%s", UNIT_ROWS[i].label);
        g_assert_cmpstr(cut->str, ==, UNIT_ROWS[i].cut);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/statement/rules/examples", test_examples);
    g_test_add_func("/statement/rules/told-apart", test_rules_are_told_apart);
    g_test_add_func("/statement/lexicon", test_no_word_stands_twice);
    g_test_add_func("/statement/cues", test_cues);
    g_test_add_func("/statement/units", test_units);
    return g_test_run();
}
