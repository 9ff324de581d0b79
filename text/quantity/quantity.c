/* quantity.c: finds amounts with a unit, and tells which numbers count nothing. */
#include <jiyan/text/quantity.h>

#include <jiyan/text/character.h>
#include <math.h>
#include <string.h>

#include "text/number/number.h"
#include "text/quantity/bound.h"
#include "text/quantity/unit.h"

/* Characters that a name in quotes has at most. */
#define NAME 14
#define FOLD 0x7FFB /* 翻 */
/* What 左右 leaves open, of the amount. */
#define ABOUT 0.05

/* A number on its way to be a quantity. */
typedef struct {
    const char *text;
    uint32_t length;
    uint32_t start, end; /* number, unit, bound */
    jy_number number;
    const jy_unit *unit; /* NULL where 万 or 亿 counts what follows */
    bool is_range;
} quantity_draft;

static uint32_t skip_space(const char *text, uint32_t at, uint32_t length)
{
    uint32_t next = at;
    if (at < length) {
        uint32_t c = jy_utf8_next(text, length, &next);
        return c == ' ' || c == 0xA0 ? next : at;
    }
    return at;
}

/* ---- where a number counts nothing ---- */

/* 第四, A4, X百万元, 1.3.5: what stands before makes it a name. */
static bool follows_name(const char *text, uint32_t at)
{
    if (at == 0) {
        return false;
    }
    uint32_t c = jy_utf8_previous(text, 0, &at);
    return c == 0x7B2C /* 第 */ || (c < 0x80 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) || c == 0xD7 /* × */ ||
           c == '*' || c == 0x25CB || c == 0x67D0 /* 某 */ || c == '_' || c == 0xFF38 || c == 0x4E07 || c == 0x4EBF;
}

/* 百 and 千 alone are many, not a hundred: 百家, 千方百计. */
static bool is_bare_power(const quantity_draft *c)
{
    return c->number.is_chinese && c->number.power <= 1 && !c->number.is_share &&
           (jy_utf8_starts(c->text, c->start, c->length, "百") || jy_utf8_starts(c->text, c->start, c->length, "千"));
}

/* 几十, 数百万, 十几亿: nobody can say when it is reached. */
static bool is_several(const jy_number *number)
{
    return number->high > number->low * 4 || (number->power > 1 && number->is_vague && number->high > number->low);
}

/* Words that a numeral begins. */
static bool is_word(const quantity_draft *c)
{
    static const char *const WORDS[] = {"二次", "四人帮",   "三位一体", "两头",     "七台河",  "五台山",
                                        "九台", "三座大山", "一半",     "千千万万", "千千萬萬"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (jy_utf8_starts(c->text, c->start, c->length, WORDS[i])) {
            return true;
        }
    }
    return false;
}

/* A slogan or the name of a program: “三改一整”, “30分钟生活圈”. Amounts of money and shares stay what they are. */
static bool is_quoted(const quantity_draft *c, bool is_small)
{
    uint32_t characters = jy_bound_quoted(c->text, c->start, c->end, c->length);
    bool is_measured = c->unit && c->unit->kind <= UNIT_SHARE && !c->number.is_chinese;
    return characters > 0 && !c->number.is_share && !is_measured && (is_small || characters <= NAME);
}

static bool is_idiom(const quantity_draft *c)
{
    const jy_number *number = &c->number;
    bool is_small = number->is_chinese && number->high <= 10, is_count = c->unit && c->unit->kind >= UNIT_COUNT;
    if (jy_bound_is_titled(c->text, c->start) || is_quoted(c, is_small) ||
        jy_bound_is_pointed(c->text, c->start, is_count)) {
        return true;
    }
    if (!is_count || number->is_share) {
        return false;
    }
    if (c->unit->kind == UNIT_ORDER) {
        return number->is_chinese && number->power <= 1;
    }
    return c->unit->kind == UNIT_COUNT &&
           ((number->is_chinese && number->high <= 1) || jy_bound_is_aspect(c->text, c->end, c->length, is_small));
}

static bool is_when(const quantity_draft *c)
{
    if (!c->unit || c->unit->kind != UNIT_TIME) {
        return false;
    }
    bool is_long = jy_utf8_starts(c->unit->name, 0, 3, "年") ||
                   jy_utf8_ends(c->unit->name, 0, (uint32_t)strlen(c->unit->name), "月") ||
                   jy_utf8_starts(c->unit->name, 0, 3, "周") || (c->number.is_chinese && c->number.high < 10);
    return c->number.low >= 1000 || c->number.low < 1 ||
           !jy_bound_is_term(c->text, c->start, c->end, c->length, is_long);
}

/* ---- reading ---- */

/* Reads the unit behind a number; 多 may stand between. Without a unit 万 and 亿 will do. */
static bool read_unit(quantity_draft *c)
{
    uint32_t at = skip_space(c->text, c->end, c->length), end;
    uint32_t excess = jy_number_excess(c->text, at, c->length);
    c->unit = NULL;
    if (c->number.is_share) {
        return true;
    }
    const jy_unit *unit = jy_unit_at(c->text, at + excess, c->length, &end);
    if (!unit && jy_utf8_starts(c->text, at, c->length, "来")) {
        excess = 0;
    }
    if (!unit && c->number.power <= 1) {
        return false;
    }
    c->number.is_vague |= excess > 0;
    c->unit = unit;
    c->end = unit ? end : c->end + (at == c->end ? excess : 0);
    return true;
}

/* 元/人, 公斤/亩, 元每人: the unit by which it is counted. */
static void read_per(quantity_draft *c)
{
    uint32_t end, size = jy_utf8_starts(c->text, c->end, c->length, "/")    ? 1
                         : jy_utf8_starts(c->text, c->end, c->length, "／") ? 3
                                                                            : 0;
    if (c->unit && size && jy_unit_at(c->text, c->end + size, c->length, &end)) {
        c->end = end;
    }
}

static uint32_t range_mark(const char *text, uint32_t at, uint32_t length)
{
    static const char *const MARKS[] = {"——", "—", "–", "―", "－", "-", "～", "~", "〜", "至", "到"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (jy_utf8_starts(text, at, length, MARKS[i])) {
            return (uint32_t)strlen(MARKS[i]);
        }
    }
    return 0;
}

/* 倍多, 斤半: what is left over stands behind the unit. */
static void read_rest(quantity_draft *c)
{
    bool is_half = jy_utf8_starts(c->text, c->end, c->length, "半");
    if (!c->unit || c->unit->kind == UNIT_COUNT || c->unit->kind == UNIT_ORDER || c->is_range ||
        !(is_half || jy_utf8_starts(c->text, c->end, c->length, "多"))) {
        return;
    }
    uint32_t behind = jy_utf8_peek(c->text, c->length, c->end + 3);
    if (jy_character_is_han(behind) && behind != 0x7684 /* 的 */) {
        return;
    }
    c->number.low += is_half ? 0.5 : 0;
    c->number.high += is_half ? 0.5 : 0;
    c->number.is_vague |= !is_half;
    c->end += 3;
}

/* Of 三、四千万 the power that 三 stands for, too; 0 where the second does not follow on the first. */
static double power_of_list(const jy_number *first, const jy_number *second)
{
    static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
    for (size_t i = 0; i < sizeof POWERS / sizeof *POWERS; i++) {
        if ((first->low + 1) * POWERS[i] == second->low) {
            return POWERS[i];
        }
    }
    return 0;
}

/* 十五、六 is 15 to 16. */
static bool is_tail(const jy_number *first, const jy_number *second)
{
    return first->low >= 10 && first->low < 100 && first->low == first->high && second->is_chinese &&
           second->low == second->high && second->low < 10 && second->low == fmod(first->low, 10) + 1;
}

/* The lower bound of a range in the powers of its upper one, NAN where these are no bounds. */
static double low_of_range(const jy_number *first, const jy_number *second, bool is_list, bool has_unit)
{
    double low = first->low;
    if (is_list) {
        double power = second->is_chinese ? power_of_list(first, second) : 0;
        low = power > 0 ? low * power : NAN;
    } else if (first->power <= 1 && !has_unit && low * second->power <= second->high) {
        low *= second->power;
    }
    return low <= second->high ? low : NAN;
}

/* Goes on from 5% to 6% in 5%—6%, 5—6%, 3至5年, 三、四千万元. `first` is the number with its unit, `has_unit` false
 * where it has none. Returns false where no range stands there. */
static bool read_range(const quantity_draft *first, bool has_unit, quantity_draft *c)
{
    quantity_draft second = *first;
    bool is_share = first->number.is_share;
    uint32_t at = first->end;
    bool is_list =
        first->number.is_chinese && (!has_unit || is_share) && jy_utf8_starts(first->text, at, first->length, "、");
    uint32_t size = is_list ? 3 : range_mark(first->text, at, first->length);
    if (!size) {
        return false;
    }
    at += size;
    second.end = jy_number_parse(second.text, at, second.length, &second.number);
    if (second.end == at || (is_share && !second.number.is_share && !second.number.is_chinese)) {
        return false;
    }
    second.number.is_share |= is_share;
    if (!read_unit(&second) || (first->unit && first->unit != second.unit)) {
        return false;
    }
    if (is_list && is_tail(&first->number, &second.number)) {
        second.number.low = second.number.high = first->number.low + 1;
    }
    double low = low_of_range(&first->number, &second.number, is_list, first->unit != NULL);
    if (isnan(low)) {
        return false;
    }
    second.number.low = low;
    second.number.is_chinese &= first->number.is_chinese;
    second.is_range = true;
    *c = second;
    return true;
}

/* The fold of a unit, and what it is worth in it. */
static void fold_unit(const quantity_draft *c, jy_quantity *q)
{
    const char *name = c->number.is_share ? "%" : !c->unit ? "" : c->unit->folded ? c->unit->folded : c->unit->name;
    double scale = 1;
    if (strcmp(name, "‰") == 0) {
        name = "%";
        scale = 0.1;
    } else if (strcmp(name, "成") == 0) {
        name = "%";
        scale = 10;
    }
    q->low = c->number.low * scale;
    q->high = c->number.high * scale;
    memset(q->unit, 0, sizeof q->unit);
    memcpy(q->unit, name, strlen(name));
}

static void finish(const quantity_draft *c, jy_quantity *q)
{
    jy_bound_lead lead = jy_bound_before(c->text, c->start);
    q->start = c->start;
    q->change = lead.change;
    q->bound = lead.bound != JY_BOUND_EXACT ? lead.bound : c->number.is_vague ? JY_BOUND_ABOVE : JY_BOUND_EXACT;
    if ((c->is_range || c->number.high > c->number.low) && lead.bound == JY_BOUND_EXACT) {
        q->bound = JY_BOUND_RANGE;
    }
    q->end = jy_bound_behind(c->text, c->end, c->length, &q->bound);
    fold_unit(c, q);
}

/* ---- 翻一番 ---- */

static bool read_folding(const char *text, uint32_t at, uint32_t length, uint32_t *ret_next, jy_quantity *q)
{
    uint32_t next = at + 3;
    jy_number number = {.low = 1, .high = 1};
    *ret_next = next;
    if (jy_utf8_starts(text, next, length, "了")) {
        next += 3;
    }
    jy_number_parse(text, next, length, &number);
    uint32_t end = jy_number_parse(text, next, length, &number);
    if (!jy_utf8_starts(text, end, length, "番") || number.low < 1 || number.high > 20) {
        return false;
    }
    *ret_next = end + 3;
    *q = (jy_quantity){at, end + 3, exp2(number.low) - 1, exp2(number.high) - 1, JY_BOUND_EXACT, JY_CHANGE_RISE, "倍"};
    q->bound = jy_bound_before(text, at).bound;
    q->end = jy_bound_behind(text, q->end, length, &q->bound);
    *ret_next = q->end;
    return true;
}

/* ---- one half ---- */

static bool read_half(const char *text, uint32_t at, uint32_t length, jy_quantity *q)
{
    if (!jy_utf8_starts(text, at, length, "一半") && !jy_utf8_starts(text, at, length, "半数")) {
        return false;
    }
    jy_bound_lead lead = jy_bound_before(text, at);
    *q = (jy_quantity){at, at + 6, 50, 50, lead.bound, lead.change, "%"};
    q->end = jy_bound_behind(text, q->end, length, &q->bound);
    return q->bound != JY_BOUND_EXACT || lead.change != JY_CHANGE_NONE || lead.is_level;
}

/* Reads what begins at `at`. *ret_next is behind it, and behind a number that is none. */
static bool read_at(const char *text, uint32_t at, uint32_t length, uint32_t *ret_next, jy_quantity *q)
{
    quantity_draft c = {.text = text, .length = length, .start = at};
    if (read_half(text, at, length, q)) {
        *ret_next = q->end;
        return true;
    }
    c.end = jy_number_parse(text, at, length, &c.number);
    if (c.end == at) {
        /* The rest of a version is none either. */
        while (jy_character_digit(jy_utf8_peek(text, length, *ret_next)) >= 0) {
            jy_utf8_next(text, length, ret_next);
        }
        return false;
    }
    *ret_next = c.end;
    if (follows_name(text, at) || is_bare_power(&c) || is_word(&c) || is_several(&c.number)) {
        return false;
    }
    quantity_draft first = c;
    bool has_unit = read_unit(&first);
    if (!read_range(&first, has_unit, &c)) {
        c = first;
        if (!has_unit) {
            return false;
        }
    }
    read_per(&c);
    read_rest(&c);
    *ret_next = c.end;
    if (is_idiom(&c) || is_when(&c) || (!c.is_range && jy_bound_is_base(text, c.start, c.end, length))) {
        return false;
    }
    finish(&c, q);
    *ret_next = q->end;
    return true;
}

bool jy_quantity_next(const char *text, uint32_t length, uint32_t *position, jy_quantity *ret_quantity)
{
    uint32_t at = *position;
    while (at < length) {
        uint32_t next = at;
        uint32_t c = jy_utf8_next(text, length, &next);
        bool found = c == FOLD ? read_folding(text, at, length, &next, ret_quantity)
                               : jy_number_begins(c) && read_at(text, at, length, &next, ret_quantity);
        if (found) {
            *position = next;
            return true;
        }
        at = next;
    }
    *position = length;
    return false;
}

/* True where the reported amount is as much as `least`: 近 and 不到 are less than they say, 左右 may be. */
static bool is_enough(const jy_quantity *reported, double least)
{
    bool is_less = reported->bound == JY_BOUND_BELOW || reported->bound == JY_BOUND_ABOUT;
    return is_less ? reported->low > least : reported->low >= least;
}

bool jy_quantity_reached(const jy_quantity *promised, const jy_quantity *reported)
{
    if (strcmp(promised->unit, reported->unit) != 0 ||
        (promised->change == JY_CHANGE_FALL) != (reported->change == JY_CHANGE_FALL)) {
        return false;
    }
    switch (promised->bound) {
    case JY_BOUND_AT_MOST:
        return reported->high <= promised->high && reported->bound != JY_BOUND_ABOVE;
    case JY_BOUND_BELOW:
        return reported->high < promised->high ||
               (reported->high <= promised->high && reported->bound == JY_BOUND_BELOW);
    case JY_BOUND_ABOVE:
        return reported->low > promised->low || (reported->low >= promised->low && reported->bound == JY_BOUND_ABOVE);
    case JY_BOUND_ABOUT:
        return is_enough(reported, promised->low * (1 - ABOUT));
    default:
        return is_enough(reported, promised->low);
    }
}
