/* period.c: reads periods with a name: 十四五期间, 第七个五年计划期间, 本世纪中叶, 本届政府任期内, 今冬明春. */
#include "text/time/period.h"

#include <glib.h>

#include "text/number/numeral.h"

/* Governments begin in March of every fifth year. */
#define TERM_YEAR 1993
#define TERM_MONTH 3
#define TERM_YEARS 5

/* ---- five-year plans ---- */

/* Reads what makes of a plan its time: 期间, 时期, 末. */
static uint32_t parse_plan_time(const jy_utterance *said, uint32_t at, bool *ret_is_end)
{
    uint32_t plan = jy_moment_match(said, at, "规划|计划");
    uint32_t end = jy_moment_match(said, plan, "期末|末期|末|结束时|完成时");
    *ret_is_end = end > plan;
    if (end > plan) {
        return end;
    }
    end = jy_moment_match(said, plan, plan > at ? "实施期间|执行期间|期间|时期|期" : "期间|时期|期内");
    if (end == plan) {
        return at;
    }
    uint32_t last = jy_moment_match(said, end, "末");
    *ret_is_end = last > end;
    return last > end ? last : jy_moment_within(said, end);
}

/* Reads 期间 behind the n-th plan. They are of 1953–57, 1958–62, 1966–70, and so on every five years. */
static bool finish_plan(const jy_utterance *said, uint32_t at, int number, jy_moment *moment)
{
    bool is_end;
    uint32_t end = parse_plan_time(said, at, &is_end);
    if (end == at) {
        return false;
    }
    int first = number < 3 ? 1948 + 5 * number : 1951 + 5 * number;
    *moment = (jy_moment){.end = end, .kind = MOMENT_PERIOD, .is_bound = true};
    jy_moment_set_years(moment, is_end ? first + 4 : first, first + 4);
    return true;
}

/* Reads “十四五”期间, with quotation marks or without. */
bool jy_period_parse_plan(const jy_utterance *said, uint32_t at, jy_moment *ret_moment)
{
    static const char *const PLANS[] = {"一五",   "二五",   "三五",   "四五",   "五五",   "六五",
                                        "七五",   "八五",   "九五",   "十五",   "十一五", "十二五",
                                        "十三五", "十四五", "十五五", "十六五", "十七五", "十八五"};
    uint32_t quote = jy_moment_match(said, at, "“|‘|「|『|\"");
    quote = quote > at ? jy_moment_skip_space(said, quote) : quote;
    for (int i = (int)G_N_ELEMENTS(PLANS); i > 0; i--) {
        uint32_t name = jy_moment_match(said, quote, PLANS[i - 1]);
        if (name > quote) {
            return finish_plan(said, jy_moment_match(said, name, "”|’|」|』|\""), i, ret_moment);
        }
    }
    /* 第七个五年计划期间 */
    uint32_t number, count, start = jy_moment_match(said, at, "第");
    uint32_t end = start > at ? jy_numeral_parse(said->text, start, said->length, &number, &count) : start;
    uint32_t plan = jy_moment_match(said, end, "个五年");
    return end > start && plan > end && number >= 1 && number <= 40 && finish_plan(said, plan, (int)number, ret_moment);
}

/* ---- centuries ---- */

/* Reads 末, 中叶, 内 behind the name of a century; `before` is the year before its first, -1 where it is not known. */
static bool parse_part(const jy_utterance *said, uint32_t at, int before, jy_moment *moment)
{
    static const struct {
        const char *words;
        int first, last;
    } PARTS[] = {
        {"末叶|末", 100, 100}, {"中叶|中期", 50, 50},
        {"内|以内", 1, 100},   {"头十年|前十年|头10年|前10年", 1, 10},
        {"初叶|初", 1, 10},    {"头二十年|前二十年|头20年|前20年", 1, 20},
        {"三十年代", 30, 39},  {"上半叶|前半叶|上半期", 1, 50},
    };
    size_t i = 0;
    uint32_t end = at;
    while (i < G_N_ELEMENTS(PARTS) && (end = jy_moment_match(said, at, PARTS[i].words)) == at) {
        i++;
    }
    if (end == at) {
        return false;
    }
    *moment = (jy_moment){.end = jy_moment_before(said, end), .kind = MOMENT_PERIOD, .is_bound = true};
    jy_moment_set_years(moment, before < 0 ? -1 : before + PARTS[i].first, before + PARTS[i].last);
    /* 本世纪内: what is left of it. */
    bool is_whole = PARTS[i].first == 1 && PARTS[i].last == 100;
    if (is_whole && moment->last.year && said->first.year && jy_moment_compare(&moment->first, &said->first) < 0) {
        moment->first = said->first;
    }
    return true;
}

static bool parse_century(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    int year = said->first.year, now = year ? (year - 1) / 100 * 100 : -1;
    const struct {
        const char *words;
        int before; /* the year before its first */
    } CENTURIES[] = {
        {"本世纪|这个世纪", now},
        {"下个世纪|下世纪", year ? now + 100 : -1},
        {"二十一世纪|21世纪|新世纪", 2000},
        {"二十世纪|20世纪", 1900},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CENTURIES); i++) {
        uint32_t name = jy_moment_match(said, at, CENTURIES[i].words);
        if (name > at) {
            return parse_part(said, name, CENTURIES[i].before, moment);
        }
    }
    return false;
}

/* ---- names ---- */

static void set_term(const jy_utterance *said, jy_moment *moment)
{
    if (!said->first.year) {
        return;
    }
    int year = said->first.year - (said->last.month < TERM_MONTH);
    int since = ((year - TERM_YEAR) % TERM_YEARS + TERM_YEARS) % TERM_YEARS;
    jy_date start = {(uint16_t)(year - since), TERM_MONTH, 1};
    moment->last = jy_moment_move(&start, TERM_YEARS * 12, -1);
    moment->first = moment->last.year ? said->first : moment->last;
}

typedef enum { NAME_VAGUE, NAME_TERM, NAME_PARTY, NAME_STATE, NAME_WINTER } name_kind;

static void set_name(const jy_utterance *said, name_kind kind, jy_moment *moment)
{
    uint16_t year = said->first.year;
    switch (kind) {
    case NAME_TERM:
        set_term(said, moment);
        break;
    case NAME_PARTY:
        jy_moment_set_years(moment, 2021, 2021);
        break;
    case NAME_STATE:
        jy_moment_set_years(moment, 2049, 2049);
        break;
    case NAME_WINTER:
        if (year && year < 9998) {
            moment->first = (jy_date){(uint16_t)year, 11, 1};
            moment->last = (jy_date){(uint16_t)(year + 1), 3, 31};
        }
        break;
    case NAME_VAGUE:
        break;
    }
}

static bool parse_name(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    static const struct {
        const char *words;
        name_kind kind;
    } NAMES[] = {
        {"本届政府任期内|本届任期内|本届政府期间|本届政府任期|任期内|任期里", NAME_TERM},
        {"建党一百周年|建党100周年|建党一百年|建党100年", NAME_PARTY},
        {"新中国成立一百年|新中国成立100年|建国一百周年|建国100周年|建国一百年|建国100年", NAME_STATE},
        {"今冬明春", NAME_WINTER},
        {"近期内|短期内|规划期内|计划期内|规划期间|计划期间|五年计划期间|五年计划期内|过渡期内|"
         "汛期前|主汛期前|入汛前|汛前|入冬前|春耕前",
         NAME_VAGUE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        uint32_t end = jy_moment_match(said, at, NAMES[i].words);
        if (end > at) {
            bool is_year = NAMES[i].kind == NAME_PARTY || NAMES[i].kind == NAME_STATE;
            end = is_year ? jy_moment_match(said, end, "之时|的时候|的时侯|时") : end;
            *moment = (jy_moment){.end = end, .kind = MOMENT_PERIOD, .is_bound = true};
            set_name(said, NAMES[i].kind, moment);
            return true;
        }
    }
    return false;
}

bool jy_period_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment)
{
    return parse_century(said, at, ret_moment) || parse_name(said, at, ret_moment);
}
