/* object.c: finds what a statement is about: what is before its first amount, or behind it, and without an amount
 * what its verb acts on; words that only say how or that something is done are taken off. */
#include "text/particulars/object.h"

#include <jiyan/text/utf8.h>

#include "text/fold/glyph.h"
#include "text/number/number.h"
#include "text/particulars/clause.h"

/* About 30 characters. */
#define OBJECT_BYTES 96
/* What is left must have two characters. */
#define LEAST_BYTES 6
/* Bytes that are looked through for the amount behind 从. */
#define BASE_BYTES 120

/* Clauses that are nothing more. */
#define CONNECTIVES                                                                                                                                              \
    "而且|另一方面|一方面|因此|为此|当然|同时|此外|另外|其中|首先|其次|再次|最后|当前|目前|总之|具体而言|与此同时|" \
    "特别是|尤其是|现在|今后|换句话说"

/* Who speaks or acts, before a modal or a verb. */
#define SUBJECTS                                                                                                                                                   \
    "中央财政|地方财政|各级财政|国务院各部门|国务院|各级政府|地方政府|特区政府|政府|国家|中央|中国|我国|全国|全党|" \
    "我们|"                                                                                                                                                      \
    "大家|各地区|各部门|各地|各级|全社会|当局|我"

/* Said before what is to be done. */
#define FUNCTION_WORDS                                                                                                                                             \
    "一要|二要|三要|四要|五要|六要|一是|二是|三是|四是|五是|六是|还要|只要|要|还将|将|应当|应该|应|须|必须|务必|务求|" \
    "可以|"                                                                                                                                                      \
    "能够|能|会|拟|也|亦|都|并且|并|再|正在|正|已经|已|继续|进一步|逐步|尽快|预计|预期|希望|愿意|愿|一定|决心|决定|"     \
    "计划要|五年累计|五年间|五年|计划将|到|在|使|让|把|对|为|于|向|就|以|每年|每|全年|年均|平均"

/* Nouns that begin as one of the words here does. */
#define NOUNS                                                                                                                                                           \
    "对外|对口|为民|在职|在校|向导|先进|要素|要求|就业|就学|就医|会计|会议|将来|以人|能源|能耗|能力|到期|应急|应用|"        \
    "自主|并轨|就地|"                                                                                                                                             \
    "把握|研究团队|研究报告|研究院|研究生|研究机构|重点领域|重点行业|重点工程|共同富裕|基本公共|基本养老|基本医疗|"     \
    "基本农田|基本建设|"                                                                                                                                        \
    "基本药物|基本民生|综合交通|计划生育|自由|自贸|支持政策|组织建设|组织部|保障性|保障房|保障体系|有效供给|有效投资|" \
    "有效需求|"                                                                                                                                                     \
    "改革开放|科学|科技"

/* Said of how it is done; before a verb only: 全面推进, not 全面小康. */
#define MANNERS                                                                                                                                                     \
    "大力|积极|稳步|扎实|深入|切实|全面|着力|努力|不断|全力|有序|加快|抓紧|坚决|严格|严厉|认真|充分|更好|更加|更多|"    \
    "基本|"                                                                                                                                                       \
    "力争|争取|确保|保证|保障|计划|重点|率先|共同|主动|稳妥|有效|有力|统筹|分阶段|分步|分期|分批|适时|适当|适度|合理|" \
    "普遍|"                                                                                                                                                       \
    "牢牢|始终|坚定不移|坚定|毫不动摇|坚持不懈|一律|先|自|从|依法|综合|持续|尽力|尽量|尽可能|十分|更|最|累计|"            \
    "结合|"                                                                                                                                                       \
    "研究|探索|协同|推动|促进|鼓励|支持|引导|组织"

/* Said of a thing: they do not tell which. */
#define VERBS                                                                                                                                                       \
    "加强|推进|提出|推动|推展|深化|完善|建立|健全|实施|落实好|落实|贯彻落实|贯彻|提高|提升|扩大|促进|发展|支持|鼓励|"  \
    "优化|"                                                                                                                                                       \
    "改善|规范|"                                                                                                                                                \
    "强化|坚持|做好|抓好|搞好|办好|用好|制定|制订|出台|修订|启动|开展|组织|加大|加快|增加|增强|巩固|拓展|培育|打造|"    \
    "构建|创新|"                                                                                                                                                \
    "探讨|探索|引导|推广|解决|发挥|完成|实现|保持|保障|维护|打击|整治|治理|安排|投入|新增|增设|增加|增建|增拨|增购|"    \
    "新建|"                                                                                                                                                       \
    "新开工|开工|改建|扩建|改造|建成|修建|兴建|建造|建设|退还|减免|免除|取消|下放|发行|发放|拨付|下达|筹集|压减|化解|" \
    "淘汰|"                                                                                                                                                       \
    "培训|资助|补助|减少|降低|缩短|转移|提供|设立|成立|推出|推行|试行|实行|执行|展开|进行|动用|预留|重建|稳定|调整|"    \
    "改进|"                                                                                                                                                       \
    "简化|清理|加固|整修|普及|引进|吸引|利用|突出|强调|研究|检讨|筹备|筹划|给予|拨出|拨款|注资|招收|树立|营造|形成|"    \
    "放宽|"                                                                                                                                                       \
    "开放|放开|开发|开辟|开通|保护|加速|激发|释放|壮大|做强|做大|倡导|弘扬|尊重|遏制|防止|防范|避免|杜绝|制止|严禁|"    \
    "压缩|"                                                                                                                                                       \
    "控制|惠及|关停|退出|选取|斥资|搬迁|授予|凝聚|包括|落成|动员|扶持|消化|拆除|整顿|严肃|履行|依靠|消除|应对|参与|"    \
    "争取|力争|确保|确立|明确|丰富|健全|再造|"                                                                                                      \
    "增殖|抓"

/* Behind a verb they make a noun of it: 建设性, 开发区, 发展规划. */
#define COMPOUNDS                                                                                                                                                \
    "性|区|型|者|费|率|税|权|中国家|规划|政策|机制|体系|制度|体制|方式|能力|环境|战略|力度|服务|成本|资金|目标|空间|" \
    "模式|"                                                                                                                                                    \
    "机构|用地|房|监察|组织|经费|标准|水平|阶段|动力|工具|效率|中心|基地|协定|计划"

/* Said before an amount. */
#define LEVELS                                                                                                                                                 \
    "由人均|人均|由每人|每人|由每|扩展至|扩展到|去年底|去年末|去年|上年|今年|当年|年末|年底|已经|已|高达|均|继续|" \
    "必须|进一步|为期|"                                                                                                                                 \
    "分别增加|再次|累计|达到|达至|达|超过|突破|增长到|增长|提高到|提高至|提高|提升到|提升至|"                              \
    "提升|降低到|降低至|降低|下降到|下降至|下降|降到|降至|减少到|减少至|减少|减至|增加到|"                                  \
    "增加至|增加|增至|扩大到|扩大至|扩大|控制在|保持在|稳定在|维持在|控制|上升到|上升|升至|"                               \
    "压减|缩小到|缩小|不超过|不低于|不少于|不高于|少于|低于|高于|多于|大于|至少|最多|最少|"                                 \
    "最高|接近|大约|约为|约|预计为|为|是|到|至|在|于|近|超|仅|将|拟安排|拟按|安排|按|的|"                                       \
    "共计|合共|共|总计|合计|分别|再|完成|实现|力争|争取|确保|可|会|有|要|拟|计划|预计|"                                         \
    "平均每年|平均|每年|年均|递增|翻|以|由|从|新增到|达成|首批|增幅|净增|净|各|建成|年内|"                                    \
    "长|，|、|“|　| |不|一批|多"

/* Before these is what is to be disposed of, with 把, 将 or 对 before it. */
#define DISPOSALS                                                                                                      \
    "纳入|作为|列入|列为|转化|转变|放在|摆在|建成|建设成|进行|给予|予以|实行|控制在|降到|提高到|融入|贯穿|交由|继续"

/* Clauses that only lead to the next. */
#define LEADS                                                                                                                                                        \
    "为了|为贯彻|为加强|为加快|按照|根据|围绕|以习近平|以邓小平|通过|由于|如果|只有|依托|针对|本着|在|当|随着|我认为|" \
    "我们认为|面对|综合考虑|要按照|要在|必须在|应该按照|要以|以"

/* Behind a year with its end, 2012年底, that begins at `at`; `at` where none does. */
static uint32_t skip_year(const char *text, uint32_t at, uint32_t end)
{
    jy_date date;
    uint32_t behind;
    return jy_date_read(text, end, at, &date, &behind) ? jy_glyph_match(text, behind, end, "底|末|初") : at;
}

/* Behind a deadline or the owner that begins at `at`. */
static uint32_t skip_known(const jy_particulars *known, uint32_t at)
{
    for (guint i = 0; i < known->deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(known->deadlines, jy_deadline, i);
        if (deadline->start == at) {
            return deadline->end;
        }
    }
    return known->owner.end > known->owner.start && known->owner.start == at ? known->owner.end : at;
}

/* Behind a verb at `at`, and the verbs joined to it: 完善和落实; `at` where there is none or it is part of a noun. */
static uint32_t skip_verb(const char *text, uint32_t at, uint32_t end)
{
    uint32_t next = jy_glyph_match(text, at, end, VERBS);
    if (next == at || jy_glyph_match(text, next, end, COMPOUNDS) > next) {
        return at;
    }
    uint32_t join = jy_glyph_match(text, next, end, "和|与|并|、|或|及");
    return join > next && jy_glyph_match(text, join, end, MANNERS "|" VERBS) > join ? join : next;
}

/* Behind 全面 or 更好地 before a verb. */
static uint32_t skip_manner(const char *text, uint32_t at, uint32_t end)
{
    uint32_t next = jy_glyph_match(text, at, end, MANNERS);
    if (next == at) {
        return at;
    }
    uint32_t manner =
        jy_glyph_match(text, next, end, "地方|地区") > next ? next : jy_glyph_match(text, next, end, "地");
    bool is_manner = manner > next || next == end || jy_glyph_match(text, manner, end, MANNERS) > manner ||
                     skip_verb(text, manner, end) > manner;
    return is_manner ? manner : at;
}

/* Behind a word that says how or that something is done. */
static uint32_t skip_action(const char *text, uint32_t at, uint32_t end)
{
    uint32_t next = jy_glyph_match(text, at, end, FUNCTION_WORDS);
    next = next > at ? next : skip_manner(text, at, end);
    return next > at ? next : skip_verb(text, at, end);
}

/* Behind one word that does not tell what the thing is; `at` where the thing begins. */
static uint32_t skip_word(const char *text, uint32_t at, uint32_t end, const jy_particulars *known)
{
    uint32_t next;
    if ((next = skip_known(known, at)) > at || (next = skip_year(text, at, end)) > at ||
        (next = jy_glyph_match(text, at, end, " |　|、|" CONNECTIVES)) > at) {
        return next;
    }
    if (jy_glyph_match(text, at, end, NOUNS) > at) {
        return at;
    }
    if ((next = skip_action(text, at, end)) > at) {
        return next;
    }
    next = jy_glyph_match(text, at, end, SUBJECTS);
    bool acts = next == end || skip_known(known, next) > next || skip_action(text, next, end) > next;
    return acts ? next : at;
}

/* Takes off what is before the thing; at least `least` bytes are left. */
static uint32_t strip_front(const char *text, jy_particular span, uint32_t least, const jy_particulars *known)
{
    uint32_t at = span.start;
    for (;;) {
        uint32_t next = skip_word(text, at, span.end, known);
        bool is_thing = jy_glyph_match(text, next, span.end, "的|和|与|、|及|”|》|化") > next;
        if (next == at || next > span.end || span.end - next < least || is_thing) {
            return MIN(at, span.end);
        }
        at = next;
    }
}

static jy_particular limit(const char *text, jy_particular span)
{
    while (span.end > span.start && span.end - span.start > OBJECT_BYTES) {
        jy_utf8_previous(text, span.start, &span.end);
    }
    return span;
}

/* 国内生产总值 of 国内生产总值比上年. */
static uint32_t cut_comparison(const char *text, jy_particular span)
{
    uint32_t at = jy_glyph_find(text, span.start, span.end, "比|较");
    bool is_word = at < span.end && (jy_glyph_match(text, at, span.end, "比例|比重|比较|比率|比赛|比上年同期") > at ||
                                     jy_glyph_before(text, span.start, at, "对|占|可|相|百分|之|环|同") < at);
    return is_word ? span.end : at;
}

/* True of 从47.5%提高到, which tells what the amount was. */
static bool tells_base(const char *text, uint32_t at, uint32_t end)
{
    uint32_t number = at;
    end = MIN(end, at + BASE_BYTES);
    while (number < end && !jy_number_begins(jy_utf8_peek(text, end, number))) {
        jy_utf8_next(text, end, &number);
    }
    return jy_glyph_find(
               text, number, end,
               "提高到|提高至|增加到|增加至|增加为|增长到|上升到|上升为|上升至|提升到|提升至|升到|升至|扩大到|扩大至|"
               "发展到|调整到|调整为|延长到|延长至|下降到|下降为|下降至|降低到|降低至|降到|降至|降为|减少到|减少为|"
               "压缩到|压减到|压减至|缩短到|缩短至|缩小到|回落到|增到|增至|减到|减至|减为|增为|下调到|下调为|下调至|"
               "上调到|上调为|上调至") < end;
}

/* 贷款余额 of 贷款余额从2007年末. */
static uint32_t cut_origin(const char *text, jy_particular span)
{
    for (uint32_t at = jy_glyph_find(text, span.start, span.end, "从|由"); at < span.end;) {
        uint32_t year = jy_glyph_match(text, at, span.end, "从|由");
        if (tells_base(text, year, span.end) || skip_year(text, year, span.end) > year ||
            jy_glyph_match(text, year, span.end, "去年|上年") > year) {
            return at;
        }
        at = jy_glyph_find(text, year, span.end, "从|由");
    }
    return span.end;
}

static bool is_enough(jy_particular span)
{
    return span.end >= span.start + LEAST_BYTES;
}

/* What is before the amount in its clause; empty where that is only what is done, or where. */
static jy_particular before_quantity(const char *text, const jy_quantity *quantity, const jy_particulars *known)
{
    jy_particular span = {clause_start(text, quantity->start), quantity->start};
    span.end = cut_comparison(text, span);
    span.end = cut_origin(text, span);
    span.start = strip_front(text, span, 0, known);
    uint32_t level;
    while ((level = jy_glyph_before(text, span.start, span.end, LEVELS)) < span.end) {
        span.end = level;
    }
    return limit(text, span);
}

static jy_particular behind_quantity(const char *text, uint32_t length, const jy_quantity *quantity,
                                     const jy_particulars *known)
{
    uint32_t stop = clause_end(text, length, quantity->end, true);
    uint32_t start = jy_glyph_match(text, quantity->end, stop, "以上|以下|左右|的|、|多|余");
    if (jy_glyph_match(text, start, stop, "增|提高|提升|下降|降|减|上升|升|扩大|达|，|和|与|至|到") > start) {
        return (jy_particular){0, 0};
    }
    jy_particular span = {start, jy_glyph_find(text, start, stop, "、")};
    span.start = strip_front(text, span, LEAST_BYTES, known);
    return limit(text, span);
}

/* True where the clause says where or with what before it says how much: 在各区增设100个充电站. */
static bool is_circumstance(const char *text, jy_particular before, const jy_particulars *known)
{
    const jy_quantity *first = &g_array_index(known->quantities, jy_quantity, 0);
    return jy_glyph_before(text, 0, before.start, "在|于|向|从") < before.start &&
           jy_glyph_before(text, before.start, first->start, VERBS "|设|建|增") < first->start;
}

static jy_particular object_of_quantity(const char *text, uint32_t length, const jy_particulars *known)
{
    const jy_quantity *first = &g_array_index(known->quantities, jy_quantity, 0);
    jy_particular behind = behind_quantity(text, length, first, known);
    jy_particular before = before_quantity(text, first, known);
    if (is_enough(behind) && (!is_enough(before) || is_circumstance(text, before, known))) {
        return behind;
    }
    return is_enough(before) ? before : (jy_particular){0, 0};
}

/* The subject of a clause without a body that acts: 科技工作要…; empty where there is none. */
static jy_particular subject_of(const char *text, jy_particular clause)
{
    uint32_t modal = jy_glyph_find(text, clause.start + LEAST_BYTES, clause.end, "必须|应当|应该|要|将|应|须");
    bool is_word =
        jy_glyph_before(text, clause.start, modal,
                        "重|主|需|必|只|纲|扼|简|次|首|摘|险|供|反|响|相|适|效|即|不|还|就|也") < modal ||
        jy_glyph_match(text, modal, clause.end, "要求|要素|要点|要闻|要害|要件|将来|将军|应用|应急|应对|应付") > modal;
    return modal >= clause.end || is_word ? (jy_particular){0, 0} : (jy_particular){clause.start, modal};
}

static jy_particular object_of_clause(const char *text, jy_particular clause, const jy_particulars *known)
{
    jy_particular span = {strip_front(text, clause, LEAST_BYTES, known), clause.end};
    jy_particular subject = span.start < span.end ? subject_of(text, span) : span;
    if (is_enough(subject)) {
        span = subject;
    }
    uint32_t disposal = jy_glyph_find(text, span.start, span.end, DISPOSALS);
    bool is_disposed = jy_glyph_before(text, clause.start, span.start, "把|将|对") < span.start;
    if (is_disposed && disposal > span.start + LEAST_BYTES) {
        span.end = disposal;
    }
    return limit(text, span);
}

jy_particular jy_object_find(const char *text, uint32_t length, const jy_particulars *known)
{
    jy_particular found = known->quantities->len ? object_of_quantity(text, length, known) : (jy_particular){0, 0};
    for (uint32_t start = 0; start < length && !is_enough(found);) {
        jy_particular clause = {start, clause_end(text, length, start, true)};
        start = clause.end;
        if (start < length) {
            jy_utf8_next(text, length, &start);
        }
        bool leads_on = jy_glyph_match(text, clause.start, clause.end, LEADS) > clause.start ||
                        jy_glyph_match(text, clause.start, clause.end, CONNECTIVES) == clause.end;
        if (!leads_on) {
            found = object_of_clause(text, clause, known);
        }
    }
    return is_enough(found) ? found : (jy_particular){0, 0};
}
