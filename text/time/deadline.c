/* deadline.c: tells which times of a sentence something is to be done by or in. */
#include <jiyan/text/deadline.h>

#include <glib.h>

#include "text/number/numeral.h"
#include "text/time/calendar.h"
#include "text/time/duration.h"
#include "text/time/near.h"
#include "text/time/period.h"
#include "text/time/since.h"
#include "text/time/year.h"

/* Bytes that are looked through for what goes with a time, or for the end of a title. */
#define NEARBY 400

/* ---- the words around it ---- */

/* True where what is at `at` follows one of the words, with a space between at most. */
static bool follows(const jy_utterance *said, uint32_t at, const char *words)
{
    return jy_moment_look_back(said, 0, at, words) < at;
}

/* True where one of the words begins at `at`. */
static bool begins(const jy_utterance *said, uint32_t at, const char *words)
{
    return jy_moment_match(said, at, words) > at;
}

static uint32_t find_clause_end(const jy_utterance *said, uint32_t at)
{
    uint32_t size = 0, stop = at + NEARBY;
    while (at < MIN(said->length, stop) && !begins(said, at, "，|。|；|：")) {
        jy_glyph_read(said->text, at, said->length, &size);
        at += size;
    }
    return at;
}

static bool has_word(const jy_utterance *said, uint32_t from, uint32_t to, const char *words)
{
    uint32_t size = 0, stop = MIN(to, from + NEARBY);
    for (uint32_t at = from; at < stop; at += size) {
        if (jy_glyph_match(said->text, at, to, words) > at) {
            return true;
        }
        jy_glyph_read(said->text, at, said->length, &size);
    }
    return false;
}

/* What is said at the end of a time that something takes. */
#define DONE                                                                                                                                                          \
    "完成|全面完成|基本完成|建成|全面建成|基本建成|建好|办结|竣工|投产|通车|验收|见效|见成效|达到|达标|实现|基本实现|" \
    "出台|"                                                                                                                                                         \
    "印发|公布|报送|提交|开工|启动|上线"

static bool opens_clause(const jy_utterance *said, uint32_t start)
{
    return start == 0 || follows(said, start, "，|。|；|：|、|　");
}

/* True of a time that ends behind the day that the text was said, which is known to the month, and at which something
 * will be done. */
static bool is_done(const jy_utterance *said, const jy_moment *moment)
{
    uint32_t next = jy_moment_match(said, moment->end, "，");
    return moment->last.year && said->first.year && said->first.month == said->last.month &&
           jy_moment_compare(&moment->last, &said->last) > 0 &&
           has_word(said, next, find_clause_end(said, next), "将|要|力争|确保|" DONE);
}

/* True of a time that something is compared with, or that it began at. */
static bool is_reference(const jy_utterance *said, uint32_t start, const jy_moment *moment)
{
    if (begins(said, moment->end, "以来|以后|之后|来|后|起|至今|迄今|相比") &&
        !begins(said, moment->end, "来说|来自|后续|起到|起草|起步")) {
        return true;
    }
    if (follows(said, start, "从|由|自|打从")) {
        return !moment->is_range;
    }
    return follows(said, start, "比|较|自从|截至|截止|截止到|截至到|过去|相当于|等于|留用");
}

static bool is_span_deadline(const jy_utterance *said, uint32_t start, const jy_moment *moment)
{
    if (follows(said, start,
                "过去|过去的|这|那|最近|近|前|头|每|每隔|连续|已|工龄|年龄|满|第|原定|的|长达|为期|仅|短短|只|历时|"
                "后|之前|任职|执业|服役|居住|刑期|距")) {
        return false;
    }
    if (moment->is_bound) {
        return !follows(said, start, "经过") || begins(said, start, "今后|未来");
    }
    /* 五年建成 may be over; 力争五年建成 and 3-5年建成 are to come. */
    bool is_aim =
        follows(said, start, "力争|争取|确保|计划|拟|预计|将") || (moment->is_range && opens_clause(said, start));
    if (is_aim && begins(said, moment->end, DONE)) {
        return true;
    }
    if (follows(said, start, "用")) {
        return !follows(said, start,
                        "利用|使用|仅用|已用|占用|费用|征用|租用|聘用|录用|启用|试用|只用|信用|"
                        "作用|应用|采用|运用|不用");
    }
    return moment->has_part && follows(said, start, "花|争取|力争|集中|需要|需|争取在|力争在|再经过|再用");
}

/* Behind a year that only says what it belongs to. */
#define NAMED                                                                                                                                                       \
    "的|度|版|届|级|政府|工作|国民|国家预算|计划|规划|预算|任务|总体|目标|重点|主要|中央和地方|中华|经济社会|世界|奥|" \
    "冬奥|亚运|世博|财政预算|全国|中国|》|）|)|”|是|第|部分|地震|退耕"

/* True of a year that says when something is to be done, not what it belongs to. */
static bool is_year_deadline(const jy_utterance *said, uint32_t start, const jy_moment *moment)
{
    if (follows(said, start, "（|(|〔|[|《")) {
        return moment->is_bound && !moment->is_range;
    }
    if (follows(said, start, "到|至|在|于|争取|力争|确保") || moment->is_bound) {
        return !begins(said, moment->end, "的奋斗目标|的目标|的远景|远景|的任务|年度");
    }
    if (follows(said, start, "从|由|自") && moment->is_range) {
        return true;
    }
    if (begins(said, moment->end, "将|要|拟|预计|争取|力争") && !begins(said, moment->end, "要求|将近")) {
        return true;
    }
    bool opens = opens_clause(said, start);
    /* 2020年5月11日至12日 is when something was, as a day is; a longer time is one to do it in. */
    bool is_short = moment->first.year == moment->last.year && moment->first.month == moment->last.month;
    if (moment->has_part && (!moment->is_range || is_short)) {
        return opens &&
               (is_done(said, moment) || has_word(said, moment->end, find_clause_end(said, moment->end), "将|要"));
    }
    return opens && said->first.year && !begins(said, moment->end, NAMED);
}

/* True of 预计全年 and 全年要; 全年 alone is mostly of the year that was. */
static bool is_whole_year(const jy_utterance *said, uint32_t start, uint32_t end)
{
    if (begins(said, end, "的|工作|经济|发展|主要|各项|目标|任务|总|用|实际|共|累计|平均")) {
        return false;
    }
    return follows(said, start, "预计|预期|力争|争取|确保|计划|安排|拟") ||
           ((start == 0 || follows(said, start, "，|。|；|、|：|　|在|把|将|使")) &&
            has_word(said, end, find_clause_end(said, end), "要|将|力争|确保|争取|预期|预计|计划|拟|控制在|不超过"));
}

/* True of 今年高校毕业生500万人: they are there, whatever is done for them. */
static bool counts_people(const jy_utterance *said, uint32_t at)
{
    uint32_t end = find_clause_end(said, at);
    return jy_glyph_before(said->text, at, end, "人|名") < end &&
           has_word(said, at, end, "毕业生|考生|适龄|劳动力|退役军人|农民工|人口") &&
           !has_word(said, at, end, "要|将|增|减|招|培训|转移|安排|帮|支持|实现|完成|确保|力争|吸纳|脱贫|解决|补助");
}

static bool is_near_deadline(const jy_utterance *said, uint32_t start, const jy_moment *moment)
{
    if (begins(said, start, "本年|当年") && !moment->has_part && !moment->is_bound) {
        return begins(said, start, "本年度") && follows(said, start, "在|于|将");
    }
    if ((begins(said, start, "来年") && follows(said, start, "以|近|年|月|期|日")) ||
        (begins(said, start, "后年") && (follows(said, start, "以|之|今|此") || begins(said, moment->end, "度")))) {
        return false;
    }
    if (begins(said, start, "全年")) {
        return is_whole_year(said, start, moment->end);
    }
    if (begins(said, start, "新")) {
        return !follows(said, start, "迎接|迎来|跨入|进入|展望|祝|以|最|更|创|全") &&
               !begins(said, moment->end, "到来|即将|来临|度|轮|代|届|期|快乐");
    }
    if (!moment->has_part && begins(said, start, "今年") && counts_people(said, moment->end)) {
        return false;
    }
    if (begins(said, start, "今年初|今年年初")) {
        return follows(said, start, "在|于|至|到");
    }
    return !begins(said, moment->end, "前|头|的施政报告|施政报告|政府工作报告|的政府工作报告");
}

/* True of 年底, 上半年 and 6月底; a month alone needs a word that makes it a time to come. */
static bool is_part_deadline(const jy_utterance *said, uint32_t start, const jy_moment *moment)
{
    if (begins(said, start, "年")) {
        /* 学年内 and 青年中 are no 年内 and 年中. */
        bool is_middle = begins(said, start, "年中");
        return is_middle ? start == 0 || follows(said, start, "在|于|到|至|，|。")
                         : !follows(said, start,
                                    "学|成|少|青|去|幼|晚|老|中|往|历|度|任|多|周|整|跨|百|余|十|次|壮|常|上|万|"
                                    "千|亿|税|全") &&
                               !begins(said, moment->end, "效能|考核|绩效|余额|存款");
    }
    if (begins(said, start, "上半年|下半年")) {
        return true;
    }
    if (moment->is_bound || follows(said, start, "到|至|在|于|将|争取|力争") || follows(said, moment->end, "月份")) {
        return true;
    }
    return opens_clause(said, start) && is_done(said, moment);
}

static bool is_deadline(const jy_utterance *said, uint32_t start, const jy_moment *moment)
{
    bool is_day = moment->last.year && jy_moment_compare(&moment->first, &moment->last) == 0;
    if (jy_moment_is_past(said, moment) || is_reference(said, start, moment)) {
        return false;
    }
    /* What is said of a time is done at it only where it is a day to come: 10月1日是…，我们将…. */
    if (begins(said, moment->end, "是") &&
        !(is_day && has_word(said, moment->end, said->length, "，我们将|，我们要|，将|，要"))) {
        return false;
    }
    switch (moment->kind) {
    case MOMENT_YEAR:
        return is_year_deadline(said, start, moment);
    case MOMENT_NEAR:
        return is_near_deadline(said, start, moment);
    case MOMENT_PART:
        return is_part_deadline(said, start, moment);
    case MOMENT_SPAN:
        return is_span_deadline(said, start, moment);
    default:
        return !begins(said, moment->end, "的最后|的第");
    }
}

/* ---- the whole of it ---- */

/* The word before that belongs to a deadline: 到, not that of 提高到; 用; 从 of a range. */
static uint32_t find_beginning(const jy_utterance *said, uint32_t from, uint32_t start, const jy_moment *moment)
{
    if (moment->kind == MOMENT_SPAN) {
        return jy_moment_look_back(said, from, start, "用");
    }
    if (moment->is_range) {
        return jy_moment_look_back(said, from, start, "从|由|自");
    }
    uint32_t at = jy_moment_look_back(said, from, start, "到|至");
    return at < start && follows(said, at, "高|加|大|减|升|降|达|少|得|涨|增|展|系|涉|谈|想|看") ? start : at;
}

/* Behind 的七年时间里, which says how long from one time to the other is; `at` where it is not there. */
static uint32_t skip_length(const jy_utterance *said, uint32_t at)
{
    uint32_t next = jy_moment_match(said, at, "的|这");
    jy_moment span;
    if (!jy_duration_parse(said, next, &span) || span.kind != MOMENT_SPAN) {
        return at;
    }
    uint32_t end = jy_moment_match(said, span.end, "期间|间|里|中");
    return end > span.end || span.has_part || span.is_bound ? end : at;
}

static jy_deadline make_deadline(const jy_utterance *said, uint32_t from, uint32_t at, const jy_moment *moment)
{
    jy_deadline deadline = {find_beginning(said, from, at, moment), moment->end, moment->first, moment->last};
    uint32_t now = jy_glyph_before(said->text, from, deadline.start, "从现在起|从现在开始|从现在");
    bool is_from_now = now < deadline.start && deadline.start < at;
    if (is_from_now) {
        deadline.start = now;
        deadline.first = deadline.last.year && said->first.year ? said->first : deadline.first;
    }
    if (moment->is_range || is_from_now) {
        deadline.end = skip_length(said, deadline.end);
    }
    return deadline;
}

/* Behind 《…》 that opens before `at`. */
static uint32_t skip_title(const jy_utterance *said, uint32_t at)
{
    uint32_t size, stop = MIN(said->length, at + NEARBY);
    for (uint32_t next = at; next < stop; next += size) {
        if (jy_numeral_read(said->text, next, said->length, &size) == 0x300B) {
            return next + size;
        }
    }
    return at;
}

static jy_utterance make_utterance(const char *text, uint32_t length, const jy_date *said)
{
    jy_utterance utterance = {text, length, {0, 0, 0}, {0, 0, 0}};
    if (said && said->year && said->year < 9999 && said->month <= 12 &&
        (!said->day || g_date_valid_dmy(said->day, (GDateMonth)said->month, said->year))) {
        jy_date_bounds(said, &utterance.first, &utterance.last);
    }
    return utterance;
}

bool jy_deadline_next(const char *text, uint32_t length, const jy_date *said, uint32_t *position,
                      jy_deadline *ret_deadline)
{
    jy_utterance utterance = make_utterance(text, length, said);
    uint32_t from = *position, size, number, count;
    for (uint32_t at = from; (at = jy_moment_seek(text, length, at)) < length; at += size) {
        gunichar character = jy_glyph_read(text, at, length, &size);
        if (character == JY_MOMENT_TITLE) {
            size = skip_title(&utterance, at + size) - at;
            continue;
        }
        unsigned readers = jy_moment_readers(character, jy_glyph_read(text, at + size, length, &count));
        jy_moment moment;
        if (!readers) {
            continue;
        }
        bool is_moment = ((readers & JY_MOMENT_PLAN) && jy_period_parse_plan(&utterance, at, &moment)) ||
                         ((readers & JY_MOMENT_PERIOD) && jy_period_parse(&utterance, at, &moment)) ||
                         ((readers & JY_MOMENT_NEAR) && jy_near_parse(&utterance, at, &moment)) ||
                         ((readers & JY_MOMENT_CALENDAR) && jy_calendar_parse(&utterance, at, &moment)) ||
                         ((readers & JY_MOMENT_DURATION) && jy_duration_parse(&utterance, at, &moment));
        if (!is_moment) {
            /* The rest of a number begins no other. */
            size = MAX(size, jy_numeral_parse(text, at, length, &number, &count) - at);
            continue;
        }
        uint32_t start = jy_moment_look_back(&utterance, from, at, JY_YEAR_ERAS);
        size += at - start;
        at = start;
        if (jy_since_parse(&utterance, from, at, &moment, ret_deadline) ||
            jy_since_parse_day(&utterance, from, at, &moment, ret_deadline)) {
            *position = ret_deadline->end;
            return true;
        }
        if (is_deadline(&utterance, at, &moment)) {
            *ret_deadline = make_deadline(&utterance, from, at, &moment);
            *position = ret_deadline->end;
            return true;
        }
        size = MAX(size, moment.end - at);
    }
    *position = length;
    return false;
}
