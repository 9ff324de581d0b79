/* since.c: reads times that are counted from a beginning: 从今年起, 2018年起的5年内, 本意见印发之日起30日内. */
#include "text/time/since.h"

#include <jiyan/text/utf8.h>

#include "text/time/duration.h"

/* Characters of what names a day: 本意见印发. */
#define NAME 24

/* What is spread over the years behind 起 is not done by their first; 施行 dates the document itself. */
#define SPREAD "连续|拟连续|将连续|每年|逐年|逐步|分阶段|分期|分步|分批|分年|集中"
#define OTHER "施行|实施|执行|生效|至|到|计|算|用|再用|的|"

/* 从今年起: what holds from then must be in force then. */
static bool parse_start(const jy_utterance *said, uint32_t start, uint32_t at, const jy_moment *since,
                        jy_deadline *ret_deadline)
{
    uint32_t open = jy_moment_match(said, since->end, "开始|起");
    uint32_t next = jy_moment_match(said, open, "，|、|就");
    if (start == at || open == since->end || since->is_range || jy_moment_is_past(said, since) ||
        (since->kind != MOMENT_NEAR && since->kind != MOMENT_YEAR) ||
        jy_moment_match(said, open, OTHER SPREAD) > open || jy_moment_match(said, next, SPREAD) > next) {
        return false;
    }
    *ret_deadline = (jy_deadline){start, open, since->first, since->last};
    return true;
}

bool jy_since_parse(const jy_utterance *said, uint32_t from, uint32_t at, const jy_moment *since,
                    jy_deadline *ret_deadline)
{
    uint32_t start = jy_moment_look_back(said, from, at, "从|由|自");
    uint32_t open = jy_moment_match(said, since->end, "起计|开始|起");
    if (open == since->end || since->kind == MOMENT_SPAN) {
        return false;
    }
    uint32_t next = jy_moment_match(said, open, "和紧接的|及紧接的|和其后|及其后|的|再用|用");
    bool is_used = jy_moment_look_back(said, 0, next, "用") < next;
    jy_utterance then = {said->text, said->length, since->first, since->first};
    jy_moment span;
    if (!jy_duration_parse(&then, next, &span) || span.kind != MOMENT_SPAN ||
        !(span.is_bound || (is_used && span.has_part)) || jy_moment_is_past(said, &span)) {
        return parse_start(said, start, at, since, ret_deadline);
    }
    *ret_deadline = (jy_deadline){start, span.end, span.first, jy_moment_move(&span.last, 0, -1)};
    return true;
}

/* Where the name of a day that ends at `end` begins: behind 在, at 自, or where the clause does; `end` where it is too
 * long. */
static uint32_t find_name(const jy_utterance *said, uint32_t from, uint32_t end)
{
    uint32_t at = end;
    for (int count = 0; count < NAME && at > from; count++) {
        if (jy_glyph_before(said->text, from, at, "，|。|；|：|、|在|于|应当|应|须|要") < at) {
            return at;
        }
        uint32_t start = jy_glyph_before(said->text, from, at, "自|从|由");
        if (start < at) {
            return start;
        }
        jy_utf8_previous(said->text, from, &at);
    }
    return at == from ? at : end;
}

bool jy_since_parse_day(const jy_utterance *said, uint32_t from, uint32_t at, const jy_moment *span,
                        jy_deadline *ret_deadline)
{
    if (span->kind != MOMENT_SPAN || !span->is_bound) {
        return false;
    }
    uint32_t day = jy_glyph_before(said->text, from, at, "之日起的|之日起");
    uint32_t start = day < at ? find_name(said, from, day) : day;
    if (start == day) {
        return false;
    }
    uint32_t name = jy_moment_match(said, start, "自|从|由");
    bool is_itself = jy_moment_match(said, name, "本|印发|发布|公布") > name &&
                     jy_glyph_before(said->text, from, day, "印发|发布|公布|下发|颁布") < day;
    jy_date unknown = {0, 0, 0};
    *ret_deadline =
        (jy_deadline){start, span->end, is_itself ? span->first : unknown, is_itself ? span->last : unknown};
    return true;
}
