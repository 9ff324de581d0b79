/* quantity.c: finds amounts with a unit, and tells which numbers count nothing. */
#include <jiyan/text/quantity.h>

#include <glib.h>
#include <jiyan/text/character.h>
#include <math.h>
#include <string.h>

#include "text/number/number.h"
#include "text/quantity/bound.h"
#include "text/quantity/draft.h"
#include "text/quantity/idiom.h"
#include "text/quantity/name.h"

/* Characters that a name in quotes has at most. */
#define NAME 14
#define FOLD 0x7FFB /* 翻 */
/* Numerals below this are in names: 二元结构, 三次产业. */
#define FIGURE 10
/* What 左右 leaves open, of the amount. */
#define ABOUT 0.05

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

/* True of the units that aspects are counted in: 5项要求, but 3次要求严格的演练. */
static bool counts_aspects(const jy_unit *unit)
{
    static const char *const UNITS[] = {"个", "项", "条", "件", "部", NULL};
    return jy_utf8_starts_any(unit->name, 0, (uint32_t)strlen(unit->name), UNITS) != NULL;
}

/* By the words around the number and its unit. */
static bool is_idiom(const jy_draft *c)
{
    const jy_number *number = &c->number;
    bool is_small = number->is_chinese && number->high <= 10, is_count = c->unit && c->unit->kind >= UNIT_COUNT;
    /* A slogan or the name of a program: “三改一整”, “30分钟生活圈”. Amounts of money and shares stay what they are. */
    bool is_measured = number->is_share || (c->unit && c->unit->kind <= UNIT_SHARE && !number->is_chinese);
    uint32_t quoted = is_measured ? 0 : jy_idiom_quoted(c->text, c->start, c->end, c->length);
    if (jy_idiom_is_titled(c->text, c->start) || (quoted && (is_small || quoted <= NAME)) ||
        jy_idiom_is_pointed(c->text, c->start, is_count) ||
        (number->is_chinese && jy_idiom_is_session(c->text, c->start, c->end, c->length))) {
        return true;
    }
    if (!is_count || number->is_share) {
        return false;
    }
    if (c->unit->kind == UNIT_ORDER) {
        return number->is_chinese && number->power <= 1;
    }
    return c->unit->kind == UNIT_COUNT &&
           ((number->is_chinese && number->high <= 1) ||
            ((is_small || counts_aspects(c->unit)) && jy_idiom_is_aspect(c->text, c->end, c->length, is_small)));
}

/* True of a time by which, not of one that is promised. */
static bool is_when(const jy_draft *c)
{
    if (!c->unit || c->unit->kind != UNIT_TIME) {
        return false;
    }
    const char *name = c->unit->name;
    bool is_long = g_str_has_prefix(name, "年") || g_str_has_suffix(name, "月") || g_str_has_prefix(name, "周") ||
                   (c->number.is_chinese && c->number.high < 10);
    return c->number.low >= 1000 || c->number.low < 1 || jy_name_is_power(c) ||
           !jy_bound_is_term(c->text, c->start, c->end, c->length, is_long);
}

/* ---- reading ---- */

/* Reads 万 and 亿 without a number before them: 近万, 万余, 上万亿. Returns where they end, the start where they are
 * none. */
static uint32_t read_myriad(jy_draft *c)
{
    static const char *const POWERS[] = {"万", "萬", "亿", "億", NULL};
    c->number = (jy_number){.low = 1, .high = 1, .is_chinese = true, .power = 1};
    c->end = c->start;
    for (const char *power; (power = jy_utf8_starts_any(c->text, c->end, c->length, POWERS)) != NULL;) {
        c->number.power *= g_str_equal(power, "万") || g_str_equal(power, "萬") ? 1e4 : 1e8;
        c->end += (uint32_t)strlen(power);
    }
    c->number.low = c->number.high = c->number.power;
    return c->number.power <= 1e12 && jy_name_is_bounded(c) ? c->end : c->start;
}

/* How far a unit at `next` is to be trusted. */
static jy_unit_trust trust_of(const jy_draft *c, uint32_t next)
{
    static const char *const BOTH[] = {"两", "兩", NULL};
    bool is_heading = next > c->end && c->start == 0; /* 2 组织机构 */
    bool is_ordinal = jy_utf8_starts(c->text, c->start, c->length, "二") && c->number.high < FIGURE;
    if (is_heading || is_ordinal) {
        return TRUST_NONE;
    }
    bool is_figure =
        !c->number.is_chinese || c->number.high >= FIGURE || jy_utf8_starts_any(c->text, c->start, c->length, BOTH);
    return is_figure ? TRUST_ANY : TRUST_COUNT;
}

/* True of 3个亿, but not of 3个亿元镇. */
static bool counts_hundred_millions(const char *text, uint32_t at, uint32_t length)
{
    static const char *const BEHIND[] = {"的", "以上", "以下", "左右", NULL};
    uint32_t end = at + (uint32_t)strlen("亿");
    return jy_utf8_starts(text, at, length, "亿") &&
           (!jy_character_is_han(jy_utf8_peek(text, length, end)) || jy_utf8_starts_any(text, end, length, BEHIND));
}

/* Reads what a rate is for: 元/人, 公里每小时, 元/人·年. */
static void read_per(jy_draft *c)
{
    static const char *const SLASHES[] = {"/", "／", "∕", NULL}, *const MORE[] = {"/", "／", "·", "•", NULL};
    uint32_t end;
    for (size_t i = 0; i < G_N_ELEMENTS(c->per) && c->unit->kind != UNIT_SHARE; i++) {
        const char *slash = jy_utf8_starts_any(c->text, c->end, c->length, i ? MORE : SLASHES);
        c->per[i] = slash ? jy_unit_per(c->text, c->end + (uint32_t)strlen(slash), c->length, &end) : NULL;
        if (!c->per[i]) {
            break;
        }
        c->end = end;
    }
    bool is_each = !c->per[0] && c->unit->kind == UNIT_MEASURE && jy_utf8_starts(c->text, c->end, c->length, "每");
    const jy_unit *each = is_each ? jy_unit_at(c->text, c->end + 3, c->length, TRUST_NONE, &end) : NULL;
    if (each && (each->kind == UNIT_MEASURE || g_str_equal(each->name, "小时") || g_str_equal(each->name, "秒"))) {
        c->per[0] = jy_unit_name(each);
        c->end = end;
    }
}

/* Reads the unit behind a number; 多 may be between. Without a unit 万 and 亿 will do. */
static bool read_unit(jy_draft *c)
{
    uint32_t at = skip_space(c->text, c->end, c->length), end;
    uint32_t excess = jy_number_excess(c->text, at, c->length);
    c->unit = NULL;
    if (c->number.is_share) {
        return true;
    }
    const jy_unit *unit = jy_unit_at(c->text, at + excess, c->length, trust_of(c, at), &end);
    if (!unit && jy_utf8_starts(c->text, at, c->length, "来")) {
        excess = 0;
    }
    if (!unit && c->number.power <= 1) {
        return false;
    }
    if (unit && jy_utf8_ends(c->text, at, end, "个") && counts_hundred_millions(c->text, end, c->length)) {
        c->number.low *= 1e8;
        c->number.high *= 1e8;
        c->number.power = 1e8;
        unit = NULL;
        c->end = end + (uint32_t)strlen("亿");
        return true;
    }
    c->number.is_vague |= excess > 0;
    c->unit = unit;
    c->end = unit ? end : c->end + (at == c->end ? excess : 0);
    if (unit) {
        read_per(c);
    }
    return true;
}

/* Reads 五 of 九成五, a tenth of the share before it. */
static void read_tenth(jy_draft *c)
{
    jy_number tenth;
    uint32_t end = jy_number_parse(c->text, c->end, c->length, &tenth), behind;
    bool is_whole = c->number.low == c->number.high && c->number.low == floor(c->number.low);
    if (!is_whole || end == c->end || tenth.is_share || tenth.low != tenth.high || tenth.low < 1 || tenth.low > 9 ||
        tenth.low != floor(tenth.low) || jy_unit_at(c->text, end, c->length, TRUST_ANY, &behind)) {
        return;
    }
    c->number.low += tenth.low / 10;
    c->number.high += tenth.low / 10;
    c->end = end;
}

/* Reads what is left over behind the unit: 倍多, 斤半, 成五. */
static void read_rest(jy_draft *c)
{
    if (c->unit && !c->is_range && g_str_equal(c->unit->name, "成")) {
        read_tenth(c);
    }
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

/* The lower bound of a range in the powers of its upper one, NAN where these are no bounds. */
static double low_of_range(const jy_number *first, const jy_number *second, bool is_list, bool has_unit)
{
    double low = first->low;
    if (is_list) {
        /* Of 三、四千万 the power that makes 三 one less than 四千万. */
        double power = 1;
        while (power < 1e12 && (low + 1) * power != second->low) {
            power *= 10;
        }
        return second->is_chinese && (low + 1) * power == second->low && low * power <= second->high ? low * power
                                                                                                     : NAN;
    }
    if (first->power <= 1 && !has_unit && low * second->power <= second->high) {
        low *= second->power;
    }
    return low <= second->high ? low : NAN;
}

/* Goes on from 5% to 6% in 5%—6%, 5—6%, 3至5年, 三、四千万元. `first` is the number with its unit, `has_unit` false
 * where it has none. Returns false where there is no range. */
static bool read_range(const jy_draft *first, bool has_unit, jy_draft *c)
{
    static const char *const MARKS[] = {"——", "—", "–", "―", "－", "-", "～", "~",  "〜", "∼",
                                        "−",  "‐", "‑", "‒", "─",  "━", "至", "到", NULL};
    jy_draft second = *first;
    bool is_share = first->number.is_share;
    uint32_t at = first->end;
    bool is_list =
        first->number.is_chinese && (!has_unit || is_share) && jy_utf8_starts(first->text, at, first->length, "、");
    at = is_list ? at : skip_space(first->text, at, first->length);
    const char *mark = is_list ? "、" : jy_utf8_starts_any(first->text, at, first->length, MARKS);
    if (!mark) {
        return false;
    }
    at = skip_space(first->text, at + (uint32_t)strlen(mark), first->length);
    second.end = jy_number_parse(second.text, at, second.length, &second.number);
    if (second.end == at || (is_share && !second.number.is_share && !second.number.is_chinese)) {
        return false;
    }
    second.number.is_share |= is_share;
    if (!read_unit(&second) || (first->unit && first->unit != second.unit)) {
        return false;
    }
    const jy_number *from = &first->number, *to = &second.number;
    if (is_list && from->low == from->high && from->low >= 10 && from->low < 100 && to->is_chinese &&
        to->low == to->high && to->low < 10 && to->low == fmod(from->low, 10) + 1) {
        /* 十五、六 is 15 to 16. */
        second.number.low = second.number.high = from->low + 1;
    }
    double low = low_of_range(from, to, is_list, first->unit != NULL);
    if (isnan(low)) {
        return false;
    }
    second.number.low = low;
    second.number.is_chinese &= first->number.is_chinese;
    second.is_range = true;
    *c = second;
    return true;
}

static void finish(const jy_draft *c, jy_quantity *q)
{
    jy_bound_lead lead = jy_bound_before(c->text, c->start, c->length);
    bool is_range = c->is_range || c->number.high > c->number.low;
    const char *unit = c->number.is_share ? "%" : jy_unit_name(c->unit);
    double scale = strcmp(unit, "‰") == 0 ? 0.1 : strcmp(unit, "成") == 0 ? 10 : 1;
    *q = (jy_quantity){.start = c->start,
                       .low = c->number.low * scale,
                       .high = c->number.high * scale,
                       .bound = lead.bound,
                       .change = lead.change};
    if (lead.bound == JY_BOUND_EXACT) {
        q->bound = is_range ? JY_BOUND_RANGE : c->number.is_vague ? JY_BOUND_ABOVE : JY_BOUND_EXACT;
    }
    q->end = jy_bound_behind(c->text, c->end, c->length, &q->bound);
    g_strlcpy(q->unit, scale != 1 ? "%" : unit, sizeof q->unit);
    for (size_t i = 0; i < G_N_ELEMENTS(c->per) && c->per[i]; i++) {
        if (strlen(q->unit) + strlen("/") + strlen(c->per[i]) < sizeof q->unit) {
            g_strlcat(q->unit, "/", sizeof q->unit);
            g_strlcat(q->unit, c->per[i], sizeof q->unit);
        }
    }
}

/* ---- 翻一番 ---- */

static bool read_folding(const char *text, uint32_t at, uint32_t length, uint32_t *ret_next, jy_quantity *q)
{
    uint32_t next = at + 3;
    jy_number number = {.low = 1, .high = 1};
    *ret_next = next;
    next += jy_utf8_starts(text, next, length, "了") ? 3 : 0;
    uint32_t end = jy_number_parse(text, next, length, &number);
    if (!jy_utf8_starts(text, end, length, "番") || number.low < 1 || number.high > 20) {
        return false;
    }
    *q = (jy_quantity){at, end + 3, exp2(number.low) - 1, exp2(number.high) - 1, JY_BOUND_EXACT, JY_CHANGE_RISE, "倍"};
    q->bound = jy_bound_before(text, at, length).bound;
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
    jy_bound_lead lead = jy_bound_before(text, at, length);
    *q = (jy_quantity){at, at + 6, 50, 50, lead.bound, lead.change, "%"};
    q->end = jy_bound_behind(text, q->end, length, &q->bound);
    return q->bound != JY_BOUND_EXACT || lead.change != JY_CHANGE_NONE || lead.is_level;
}

/* Reads what begins at `at`. *ret_next is behind it, and behind a number that is none. */
static bool read_at(const char *text, uint32_t at, uint32_t length, uint32_t *ret_next, jy_quantity *q)
{
    jy_draft c = {.text = text, .length = length, .start = at};
    if (read_half(text, at, length, q)) {
        *ret_next = q->end;
        return true;
    }
    c.end = jy_number_parse(text, at, length, &c.number);
    c.end = c.end == at ? read_myriad(&c) : c.end;
    if (c.end == at) {
        /* The rest of a version is none either. */
        while (jy_character_digit(jy_utf8_peek(text, length, *ret_next)) >= 0) {
            jy_utf8_next(text, length, ret_next);
        }
        return false;
    }
    *ret_next = c.end;
    if (jy_name_holds(&c)) {
        return false;
    }
    jy_draft first = c;
    bool has_unit = read_unit(&first);
    if (!read_range(&first, has_unit, &c)) {
        c = first;
        if (!has_unit) {
            return false;
        }
    }
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
