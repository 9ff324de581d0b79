/* relation.c: done, in part, repeated, changed or a problem: numbers first, words second. */
#include "searcher/trails/relation.h"

#include <string.h>

#include "searcher/trails/clauses.h"
#include "searcher/trails/wordlist.h"

/* A sum that is this much larger than what was promised is of another time or measure. */
#define OTHER_MEASURE 4

/* ---- words ---- */

static const char *const MISSED[] = {"没有完成", "未完成", "未能", "没有实现", "未实现", "没有达到", "未达到",
                                     "未如期",   "落空",   "尚未", "滞后",     "完不成", NULL};
static const char *const DONE[] = {
    "全面完成", "提前完成", "超额完成", "圆满完成", "如期",     "胜利完成", "顺利完成", "全部完成",   "已经完成",
    "已完成",   "提前实现", "全面实现", "已经实现", "全部实现", "全面取消", "全部取消", "彻底取消",   "全部免",
    "全面免",   "全部脱贫", "全部摘帽", "全面胜利", "提前建成", "历史性地", "终结了",   "取消了",     "超过预期",
    "超过了",   "超过全年", "好于预期", "胜利",     "提前一年", "提前两年", "宣告",     "实现全覆盖", "彻底完成",
    "彻底解决", "取消所有", "全面推开", "全面实行", "全面建成", "全部建成", "全部取缔", NULL,
};
static const char *const PART[] = {
    "基本完成", "基本实现", "基本建成", "取得积极进展", "取得进展", "积极进展", "新进展",   "重要进展",
    "明显进展", "重大进展", "新的重要", "决定性进展",   "稳步推进", "有序推进", "扎实推进", "顺利推进",
    "迈出",     "正在",     "逐步",     "初步",         "开工建设", "即将",     NULL,
};

/* ---- numbers ---- */

/* Sums have to be of the same years; a level of one year is not that of another, one of several years may be reached
 * early. */
static bool same_time(const jy_claim *commitment, const jy_claim *report, bool flow)
{
    const jy_years *due = &commitment->years, *told = &report->years;
    if (due->is_average != told->is_average) {
        return false;
    }
    if (flow) {
        return due->is_long == told->is_long && (!due->first || !told->first || due->first == told->first);
    }
    bool long_term = due->is_long || due->last > commitment->row->said.year;
    return long_term || !told->last || (!told->is_long && told->last == due->last);
}

/* A ratio that grows by so much is not one that is so large. */
static bool same_sense(const jy_amount *promised, const jy_amount *reported)
{
    bool ratio = strchr(promised->quantity->unit, '%') || strstr(promised->quantity->unit, "倍");
    return !ratio || jy_amount_is_flow(promised) == jy_amount_is_flow(reported);
}

/* Compares a report with a commitment by their numbers. Returns false where no two can be compared. */
static bool compare(const jy_claim *commitment, const jy_claim *report, jy_verdict *verdict)
{
    jy_amount promised, reported;
    if (!jy_amount_pair(commitment->amounts, report->amounts, &promised, &reported)) {
        return false;
    }
    bool flow = jy_amount_is_flow(&promised) || jy_amount_is_flow(&reported);
    if (!same_sense(&promised, &reported) || !same_time(commitment, report, flow)) {
        return false;
    }
    if (flow && reported.quantity->low > OTHER_MEASURE * promised.quantity->high) {
        verdict->is_other_time = true;
        return false;
    }
    bool reached = jy_amount_reached(&promised, &reported);
    verdict->relation = reached                       ? JY_RELATION_DONE
                        : jy_amount_is_cap(&promised) ? JY_RELATION_PROBLEM
                                                      : JY_RELATION_PART;
    verdict->promised = jy_amount_text(&promised);
    verdict->reported = jy_amount_text(&reported);
    verdict->amount = reported;
    verdict->against = commitment->row;
    return true;
}

/* ---- a report ---- */

/* Compares with the latest commitment of a side that can be compared. */
static bool compare_side(const jy_claim *report, const GArray *commitments, bool is_own, jy_verdict *verdict)
{
    for (guint i = commitments->len; i-- > 0;) {
        const jy_claim *commitment = &g_array_index(commitments, jy_claim, i);
        if (commitment->is_own == is_own && !jy_row_shares_document(commitment->row, report->row) &&
            compare(commitment, report, verdict)) {
            return true;
        }
    }
    return false;
}

/* Takes the statement's first number, with nothing to compare it with. */
static void take_number(const jy_claim *claim, char **ret_text, jy_verdict *verdict)
{
    if (claim->amounts->len) {
        verdict->amount = g_array_index(claim->amounts, jy_amount, 0);
        *ret_text = jy_amount_text(&verdict->amount);
    }
}

static jy_verdict of_report(const jy_claim *report, const GArray *commitments)
{
    jy_verdict verdict = {.relation = JY_RELATION_REPORTED};
    if (compare_side(report, commitments, report->is_own, &verdict) ||
        (report->is_close && compare_side(report, commitments, !report->is_own, &verdict))) {
        verdict.is_other_time = false;
        return verdict;
    }
    take_number(report, &verdict.reported, &verdict);

    /* What the clause that speaks of the topic says, with the one before and the one behind it. */
    uint32_t first = report->clause ? report->clause - 1 : 0;
    g_autofree char *near = jy_clauses_cut(report->row->text, first, report->clause + 1);
    if (jy_wordlist_within(MISSED, near)) {
        verdict.relation = JY_RELATION_PROBLEM;
    } else if (jy_wordlist_within(DONE, near)) {
        verdict.relation = JY_RELATION_DONE;
    } else if (jy_wordlist_within(PART, near)) {
        verdict.relation = JY_RELATION_PART;
    }
    return verdict;
}

/* ---- a commitment ---- */

/* The latest commitment of a side with a number that can be compared with this one's. */
static bool find_number(const jy_claim *later, const GArray *commitments, bool is_own, jy_amount *ret_before,
                        jy_amount *ret_own)
{
    for (guint i = commitments->len; i-- > 0;) {
        const jy_claim *commitment = &g_array_index(commitments, jy_claim, i);
        if (commitment->is_own == is_own && jy_amount_pair(commitment->amounts, later->amounts, ret_before, ret_own) &&
            same_sense(ret_before, ret_own) &&
            (commitment->years.is_long == later->years.is_long || !jy_amount_is_flow(ret_own))) {
            return true;
        }
    }
    return false;
}

static jy_verdict of_commitment(const jy_claim *later, const GArray *commitments)
{
    jy_verdict verdict = {.relation = JY_RELATION_REPEATED};
    jy_amount before;
    if (find_number(later, commitments, later->is_own, &before, &verdict.amount) ||
        (later->is_close && find_number(later, commitments, !later->is_own, &before, &verdict.amount))) {
        verdict.against = before.row;
        verdict.promised = jy_amount_text(&verdict.amount);
        if (!jy_amount_equal(&before, &verdict.amount)) {
            verdict.relation = JY_RELATION_CHANGED;
            verdict.earlier = jy_amount_text(&before);
        }
        return verdict;
    }
    take_number(later, &verdict.promised, &verdict);

    bool any_number = false;
    const jy_deadline *now = jy_row_due(later->row), *latest = NULL;
    for (guint i = commitments->len; i-- > 0;) {
        const jy_claim *commitment = &g_array_index(commitments, jy_claim, i);
        any_number = any_number || commitment->amounts->len;
        latest = latest ? latest : jy_row_due(commitment->row);
    }
    /* Another year by which it is due, while that of the latest commitment with one has not come. */
    bool is_moved = now && latest && latest->last.year > later->row->said.year && latest->last.year != now->last.year;
    if (commitments->len == 0) {
        verdict.relation = JY_RELATION_PROMISED;
    } else if (later->amounts->len) {
        verdict.relation = any_number ? JY_RELATION_PROMISED : JY_RELATION_CHANGED;
    } else if (is_moved) {
        verdict.relation = JY_RELATION_CHANGED;
    }
    return verdict;
}

jy_verdict jy_relation_of(const jy_claim *claim, const GArray *commitments)
{
    if (jy_claim_is_commitment(claim)) {
        return of_commitment(claim, commitments);
    }
    jy_verdict verdict = of_report(claim, commitments);
    if (claim->row->statement.kind == JY_STATEMENT_PROBLEM) {
        verdict.relation = JY_RELATION_PROBLEM;
    }
    return verdict;
}

const char *jy_relation_name(jy_relation relation)
{
    static const char *const NAMES[] = {
        [JY_RELATION_PROMISED] = "promised", [JY_RELATION_REPEATED] = "repeated", [JY_RELATION_CHANGED] = "changed",
        [JY_RELATION_DONE] = "done",         [JY_RELATION_PART] = "part",         [JY_RELATION_REPORTED] = "reported",
        [JY_RELATION_PROBLEM] = "problem",
    };
    return NAMES[relation];
}
