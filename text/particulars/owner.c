/* owner.c: finds who is to act: 由X牵头, 责任单位：X, （X负责）, or the body that is the subject of 要, 应, 将. */
#include "text/particulars/owner.h"

#include <jiyan/text/body.h>
#include <string.h>

#include "text/fold/glyph.h"
#include "text/outline/mark.h"
#include "text/particulars/clause.h"

/* About 30 characters by 由, 40 as a subject. */
#define AGENT_BYTES 90
#define SUBJECT_BYTES 120

/* A subject does not begin with them. */
#define NO_SUBJECTS                                                                                                                                                 \
    "在|对|以|向|于|为|把|将|由|使|让|根据|通过|经|按|据|随着|利用|支持|加强|加快|完善|提高|形成|建立|培养|增强|加大|"    \
    "加大|保障|"                                                                                                                                                \
    "不|问|有的|无|他|她|它|你|谁|这|那|其|请|并|而|但|即使|如果|因|所以|虽然|预计|相信|认为|希望|要求|去年|今年|"          \
    "现在|以及|到|从|"                                                                                                                                        \
    "《|「|“|”|、|培训|规定|促进|推动|鼓励|引导|帮助|依靠|发挥|尊重|扩大|组织|使得|只有|凡是|凡|和|与|及|就|也|又|还|" \
    "再|同|比|"                                                                                                                                                  \
    "逐步|举办|下达|考核|直到|深化|推进|优化|强化|减轻|减少|严禁|坚持|实行|取消|赋予|参与"

/* 我 is no body, 我省 is. */
#define SPEAKER "我"
#define SPEAKERS_OWN "我国|我省|我市|我县|我区|我州|我校|我院|我部|我局|我军|我党"

#define MODALS "必须|应当|应该|都要|均要|要|应|须|将|会|不得|可以|可|拟|务必|负责|愿"

/* Characters before a modal in words that are none; 党委要 and 党委将 are none of these words, 委会 is. */
static const struct {
    const char *modal, *starts;
} IN_WORDS[] = {
    {"要", "重|主|需|必|只|纲|扼|简|次|首|摘|险|即|不|还"},
    {"应", "供|反|响|相|适|效|不|还"},
    {"会", "必|只|不|还|委|协|大|工|学|社|机|开|财|议|商|年|理"},
    {"将", "必|只|不|还|即"},
    {"可", "必|只|不|还|即|许|认|宁"},
    {"愿", "志|意|自|心|宁|夙"},
    {"拟", "模|虚|草|比"},
    {"须", "必|无|只|还|不"},
};
#define WORDS                                                                                                          \
    "要求|要素|要点|要闻|要害|要件|将来|将军|应用|应急|应对|应付|会议|会计|会见|会商|可能|可持续|可再生|可靠|可行"

#define NAMES "责任单位|牵头单位|责任部门|牵头部门|责任主体|主办单位|负责单位|落实单位"
#define BRACKETS "（|("
#define BY "由"
#define ASKS "要求|责成|責成|号召|呼吁"

/* 责任单位：X, 牵头部门：X. */
static jy_particular find_named(const char *text, uint32_t length)
{
    uint32_t at = jy_glyph_find(text, 0, length, NAMES);
    uint32_t name = jy_glyph_match(text, at, length, NAMES);
    uint32_t start = jy_glyph_match(text, name, length, "：|:|为");
    return start > name ? (jy_particular){start, clause_end(text, length, start, false)} : (jy_particular){0, 0};
}

/* （X、Y负责） */
static jy_particular find_bracketed(const char *text, uint32_t length)
{
    for (uint32_t at = jy_glyph_find(text, 0, length, BRACKETS); at < length;) {
        uint32_t start = jy_glyph_match(text, at, length, BRACKETS);
        uint32_t end = jy_glyph_find(text, start, length, "）|)");
        uint32_t duty = jy_glyph_find(text, start, end, "按职责分工|按照职责分工|分别|共同|牵头|负责");
        bool is_duty = duty > start && duty < end && jy_glyph_find(text, duty, end, "负责|牵头") < end;
        if (is_duty) {
            return (jy_particular){start, jy_glyph_before(text, start, duty, "等|，|、")};
        }
        at = jy_glyph_find(text, start, length, BRACKETS);
    }
    return (jy_particular){0, 0};
}

/* 由X牵头 */
static jy_particular find_agent(const char *text, uint32_t length)
{
    for (uint32_t at = jy_glyph_find(text, 0, length, BY); at < length; at = jy_glyph_find(text, at, length, BY)) {
        jy_utf8_next(text, length, &at);
        uint32_t stop = clause_end(text, length, at, false);
        uint32_t verb = jy_glyph_find(
            text, at, stop, "牵头|负责|会同|组织|统一|主管|承担|协调|汇总|统筹|制定|研究|另行|主导|审批|管理");
        if (verb > at && verb < stop && verb - at <= AGENT_BYTES && jy_body_ends(text, at, verb, JY_BODY_ACTOR) &&
            jy_glyph_match(text, at, verb, "于|此|来") == at) {
            return (jy_particular){at, verb};
        }
    }
    return (jy_particular){0, 0};
}

/* True of 要 in 主要, 会 in 会议. */
static bool is_in_word(const char *text, uint32_t from, uint32_t at, uint32_t to)
{
    for (size_t i = 0; i < G_N_ELEMENTS(IN_WORDS); i++) {
        if (jy_glyph_match(text, at, to, IN_WORDS[i].modal) > at &&
            jy_glyph_before(text, from, at, IN_WORDS[i].starts) < at) {
            return true;
        }
    }
    return jy_glyph_match(text, at, to, WORDS) > at;
}

/* The first modal in [from, to); `to` where there is none. */
static uint32_t find_modal(const char *text, uint32_t from, uint32_t to)
{
    uint32_t at = from;
    while ((at = jy_glyph_find(text, at, to, MODALS)) < to) {
        if (!is_in_word(text, from, at, to)) {
            return at;
        }
        jy_utf8_next(text, to, &at);
    }
    return to;
}

/* Behind a year: 2004年. */
static uint32_t skip_year(const char *text, uint32_t at, uint32_t end)
{
    uint32_t next = at;
    for (uint32_t digit = at; (digit = jy_glyph_match(text, next, end, "0|1|2|3|4|5|6|7|8|9")) > next;) {
        next = digit;
    }
    return next > at && jy_glyph_match(text, next, end, "年") > next ? jy_glyph_match(text, next, end, "年") : at;
}

/* Behind what may precede a subject: 二十一、, 第五条, 2004年, 当前, 特别是. */
static uint32_t skip_lead(const char *text, uint32_t at, uint32_t end)
{
    jy_mark mark;
    if (at == 0 && jy_mark_read(text, 0, end, &mark)) {
        at = MIN(mark.end, end);
    }
    at = skip_year(text, at, end);
    for (;;) {
        uint32_t next = jy_glyph_match(
            text, at, end,
            " |　|特别是|尤其是|同时|此外|当前|今后|因此|为此|首先|其次|一是|二是|三是|四是|五是|重点是");
        if (next == at) {
            return at;
        }
        at = next;
    }
}

/* The subject of a clause that ends at `modal`, when it is a body. */
static bool is_body(const char *text, uint32_t start, uint32_t end)
{
    return end > start && end - start <= SUBJECT_BYTES && jy_body_ends(text, start, end, JY_BODY_ACTOR) &&
           !jy_body_ends(text, start, end, JY_BODY_NO_ACTOR) &&
           jy_glyph_match(text, start, end, NO_SUBJECTS) == start &&
           (jy_glyph_match(text, start, end, SPEAKER) == start ||
            jy_glyph_match(text, start, end, SPEAKERS_OWN) > start);
}

/* 要求X会同Y于…, 号召，X紧密… */
static jy_particular find_asked(const char *text, uint32_t length)
{
    uint32_t at = jy_glyph_find(text, 0, length, ASKS), start = jy_glyph_match(text, at, length, ASKS);
    start = jy_glyph_match(text, start, length, "，") > start ? start + (uint32_t)strlen("，") : start;
    uint32_t stop = clause_end(text, length, start, false);
    uint32_t end = jy_glyph_find(text, start, stop, "会同|會同|于|於|在|尽快|儘速|认真|按|更加|紧密");
    return start > at && end < stop && is_body(text, start, end) ? (jy_particular){start, end} : (jy_particular){0, 0};
}

/* X要, X应, X须 at the head of a clause, or X，必须. */
static jy_particular find_subject(const char *text, uint32_t length)
{
    for (uint32_t start = 0, before = 0; start < length;) {
        uint32_t stop = clause_end(text, length, start, false);
        uint32_t modal = find_modal(text, start, stop);
        if (modal < stop) {
            uint32_t from = skip_lead(text, start, modal), end = modal;
            if (modal == start && jy_glyph_find(text, before, modal, "是") == modal) {
                from = before;
                end = jy_glyph_before(text, before, modal, "，");
            }
            end = jy_glyph_before(text, from, end, "都|均|也|还|亦|同时|一律|一定|务必|必|仍|又");
            if (is_body(text, from, end)) {
                return (jy_particular){from, end};
            }
        }
        before = skip_lead(text, start, stop);
        start = stop;
        if (start < length) {
            jy_utf8_next(text, length, &start);
        }
    }
    return (jy_particular){0, 0};
}

static bool is_empty(jy_particular particular)
{
    return particular.end <= particular.start;
}

jy_particular jy_owner_find(const char *text, uint32_t length)
{
    jy_particular owner = {0, 0};
    /* Most sentences hold nothing that these begin with. */
    if (jy_glyph_find(text, 0, length, NAMES "|" BRACKETS "|" BY "|" ASKS) < length) {
        owner = find_named(text, length);
        owner = is_empty(owner) ? find_bracketed(text, length) : owner;
        owner = is_empty(owner) ? find_agent(text, length) : owner;
        owner = is_empty(owner) ? find_asked(text, length) : owner;
    }
    owner = is_empty(owner) ? find_subject(text, length) : owner;
    return is_empty(owner) ? (jy_particular){0, 0} : owner;
}
