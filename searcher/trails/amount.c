/* amount.c: finds the number that is about a topic. */
#include "searcher/trails/amount.h"

#include <jiyan/text/fold.h>
#include <math.h>
#include <string.h>

#include "searcher/trails/clauses.h"
#include "searcher/trails/tokens.h"
#include "searcher/trails/wordlist.h"

/* ---- of one statement ---- */

static const jy_quantity *quantity_at(const jy_row *row, guint i)
{
    return &g_array_index(row->particulars.quantities, jy_quantity, i);
}

/* The words before a number begin behind the last mark or number before it. */
static uint32_t label_of(const jy_row *row, guint i)
{
    uint32_t from = i ? quantity_at(row, i - 1)->end : 0, at = quantity_at(row, i)->start;
    while (at > from) {
        const char *before = g_utf8_find_prev_char(row->text + from, row->text + at);
        if (!before || g_utf8_strchr("，、；：。,;:", -1, g_utf8_get_char(before))) {
            break;
        }
        at = (uint32_t)(before - row->text);
    }
    return at;
}

/* The words before the number, folded: of what these are told, Traditional or not. Returns a new text. */
static char *label_text(const jy_amount *amount)
{
    return jy_fold_string(amount->row->text + amount->label, (gssize)(amount->quantity->start - amount->label));
}

static bool label_holds(const jy_amount *amount, const char *const *words)
{
    g_autofree char *label = label_text(amount);
    return jy_wordlist_within(words, label);
}

static bool label_ends(const jy_amount *amount, const char *const *words)
{
    g_autofree char *label = label_text(amount);
    return jy_wordlist_ends(words, label, label + strlen(label));
}

GArray *jy_amount_read(const jy_row *row)
{
    /* 比去年多100万人: how far apart two are is no amount. */
    static const char *const MORE[] = {"多", "少", "高", "低", "快", "慢", "大", "小", NULL};
    static const char *const THAN[] = {"比", "较", NULL};
    GArray *amounts = g_array_new(false, false, sizeof(jy_amount));
    for (guint i = 0; i < row->particulars.quantities->len; i++) {
        const jy_quantity *quantity = quantity_at(row, i);
        const jy_amount amount = {row, quantity, label_of(row, i), jy_clauses_at(row->text, quantity->start)};
        if (!label_holds(&amount, THAN) || !label_ends(&amount, MORE)) {
            g_array_append_val(amounts, amount);
        }
    }
    return amounts;
}

static bool has_unit(const GPtrArray *units, const char *unit)
{
    for (guint i = 0; i < units->len; i++) {
        if (g_str_equal(units->pdata[i], unit)) {
            return true;
        }
    }
    return false;
}

void jy_amount_choose(const GArray *all, uint32_t clause, const GPtrArray *units, GArray *amounts)
{
    bool any_unit = !units || units->len == 0;
    uint32_t only = JY_CLAUSES;
    for (guint i = 0; i < all->len; i++) {
        const jy_amount *amount = &g_array_index(all, jy_amount, i);
        bool is_near = amount->clause >= clause && (only == JY_CLAUSES || amount->clause == only);
        if (is_near && (any_unit || has_unit(units, amount->quantity->unit))) {
            only = any_unit ? amount->clause : JY_CLAUSES;
            g_array_append_val(amounts, *amount);
        }
    }
}

char *jy_amount_text(const jy_amount *amount)
{
    return jy_row_cut(amount->row, amount->quantity->start, amount->quantity->end);
}

bool jy_amount_is_flow(const jy_amount *amount)
{
    static const char *const RATE[] = {"新增", "涨幅", "增幅", "增速", "上涨", "增长率", NULL};
    static const char *const LEVEL[] = {"达到",   "达",     "到",   "至", "为", "控制在",
                                        "保持在", "稳定在", "突破", "占", NULL};
    static const char *const FLOW[] = {"新增", "新建", "新开工", "开工", "增加", "减少", "净增", "再", "改造",
                                       "完成", "建成", "投产",   "安排", "增长", "下降", "降低", NULL};
    if (label_holds(amount, RATE)) {
        return true;
    }
    return !label_ends(amount, LEVEL) && (amount->quantity->change != JY_CHANGE_NONE || label_holds(amount, FLOW));
}

/* ---- of two ---- */

/* Down, up, or neither: also where the verb is apart from the number, 减少农村贫困人口1000万人. */
static int direction(const jy_amount *amount)
{
    static const char *const DOWN[] = {"减少", "下降", "降低", "压减", "脱贫", NULL};
    static const char *const UP[] = {"增加", "增长", "提高", "新增", "上升", NULL};
    if (amount->quantity->change == JY_CHANGE_FALL || label_holds(amount, DOWN)) {
        return -1;
    }
    bool up = amount->quantity->change == JY_CHANGE_RISE || label_holds(amount, UP);
    return up ? 1 : 0;
}

/* 1240万 may be of anything that is counted. */
static bool same_unit(const jy_amount *left, const jy_amount *right)
{
    const char *one = left->quantity->unit, *other = right->quantity->unit;
    return g_str_equal(one, other) || (!*one && g_str_equal(other, "人")) || (!*other && g_str_equal(one, "人"));
}

bool jy_amount_is_cap(const jy_amount *amount)
{
    return amount->quantity->bound == JY_BOUND_AT_MOST || amount->quantity->bound == JY_BOUND_BELOW;
}

static bool is_floor(const jy_amount *amount)
{
    return amount->quantity->bound == JY_BOUND_AT_LEAST || amount->quantity->bound == JY_BOUND_ABOVE;
}

bool jy_amount_equal(const jy_amount *left, const jy_amount *right)
{
    const jy_quantity *one = left->quantity, *other = right->quantity;
    double scale = MAX(fabs(one->low), 1);
    /* 以上 is not 左右, but as good as nothing. */
    bool same_bound = one->bound == other->bound || one->bound == JY_BOUND_EXACT || other->bound == JY_BOUND_EXACT ||
                      (is_floor(left) && is_floor(right)) || (jy_amount_is_cap(left) && jy_amount_is_cap(right));
    return same_bound && same_unit(left, right) && fabs(one->low - other->low) < 1e-9 * scale &&
           fabs(one->high - other->high) < 1e-9 * scale;
}

bool jy_amount_reached(const jy_amount *promised, const jy_amount *reported)
{
    jy_quantity wanted = *promised->quantity, got = *reported->quantity;
    g_strlcpy(got.unit, wanted.unit, sizeof got.unit);
    got.change = wanted.change;
    return jy_quantity_reached(&wanted, &got);
}

static GArray *label_tokens(const jy_amount *amount)
{
    GArray *tokens = g_array_new(false, false, sizeof(jy_sentence_token));
    g_autofree char *label = jy_row_cut(amount->row, amount->label, amount->quantity->start);
    if (label) {
        jy_tokens_cut(label, tokens);
    }
    return tokens;
}

/* Share of the tokens of two labels that they have in common. */
static double likeness(const jy_amount *left, const jy_amount *right)
{
    g_autoptr(GArray) one = label_tokens(left), other = label_tokens(right);
    guint common = 0;
    for (guint i = 0; i < one->len; i++) {
        for (guint j = 0; j < other->len; j++) {
            if (g_array_index(one, jy_sentence_token, i).key == g_array_index(other, jy_sentence_token, j).key) {
                common++;
                break;
            }
        }
    }
    return one->len + other->len ? 2.0 * common / (one->len + other->len) : 0;
}

bool jy_amount_pair(const GArray *promised, const GArray *reported, jy_amount *ret_promised, jy_amount *ret_reported)
{
    double best = -1;
    for (guint i = 0; i < promised->len; i++) {
        for (guint j = 0; j < reported->len; j++) {
            const jy_amount *left = &g_array_index(promised, jy_amount, i);
            const jy_amount *right = &g_array_index(reported, jy_amount, j);
            bool comparable = same_unit(left, right) && direction(left) * direction(right) >= 0;
            double like = comparable ? likeness(left, right) : -1;
            if (like > best) {
                best = like;
                *ret_promised = *left;
                *ret_reported = *right;
            }
        }
    }
    return best >= 0;
}
