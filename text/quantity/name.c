/* name.c: numbers that are parts of names, by the number and what is right before it. */
#include "text/quantity/name.h"

#include <glib.h>
#include <jiyan/text/character.h>

#include "text/quantity/bound.h"

bool jy_name_is_power(const jy_draft *draft)
{
    static const char *const POWERS[] = {"百", "千", "万", "萬", "亿", "億", NULL};
    return !draft->number.is_share && jy_utf8_starts_any(draft->text, draft->start, draft->length, POWERS);
}

bool jy_name_is_bounded(const jy_draft *draft)
{
    return jy_number_excess(draft->text, draft->end, draft->length) > 0 ||
           jy_bound_before(draft->text, draft->start, draft->length).bound != JY_BOUND_EXACT;
}

/* True behind the point of 5.1.3, whose first digits have been passed. */
static bool is_part_of_version(const char *text, uint32_t at, uint32_t before)
{
    return before == '.' && at > 0 && jy_character_digit(jy_utf8_previous(text, 0, &at)) >= 0;
}

/* True behind the slash of 2021/22 and 4/5G. */
static bool is_denominator(const char *text, uint32_t at, uint32_t before)
{
    return jy_character_narrow(before) == '/' && at > 0 && jy_character_digit(jy_utf8_previous(text, 0, &at)) >= 0;
}

bool jy_name_holds(const jy_draft *draft)
{
    /* Words that a numeral begins. */
    static const char *const WORDS[] = {"二次",   "三次产业", "3次产业",  "四人帮", "五家渠",   "两头",     "七台河",
                                        "五台山", "九台",     "三座大山", "一半",   "千千万万", "千千萬萬", NULL};
    const jy_number *number = &draft->number;
    if (draft->start > 0) {
        /* 第四, A4, X百万元, 1.3.5 */
        uint32_t at = draft->start, before = jy_utf8_previous(draft->text, 0, &at);
        if (before == 0x7B2C /* 第 */ || (before < 0x80 && g_ascii_isalpha((char)before)) || before == 0xD7 /* × */ ||
            is_denominator(draft->text, at, before) || before == '*' || before == 0x25CB /* ○ */ ||
            before == 0x67D0 /* 某 */ || before == '_' || before == 0xFF38 /* Ｘ */ ||
            is_part_of_version(draft->text, at, before) || before == 0x4E07 /* 万 */ || before == 0x4EBF /* 亿 */) {
            return true;
        }
    }
    /* 百 and 千 alone are many, not a hundred, but where it is said how many: 百家, 千方百计; 百余家, 上千家. */
    if (number->power <= 1 && jy_name_is_power(draft) && !jy_name_is_bounded(draft)) {
        return true;
    }
    /* 几十, 数百万, 十几亿: nobody can say when it is reached. */
    bool is_several =
        number->high > number->low * 4 || (number->power > 1 && number->is_vague && number->high > number->low);
    return is_several || jy_utf8_starts_any(draft->text, draft->start, draft->length, WORDS);
}
